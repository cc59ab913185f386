//! Hexadecimal digits, groups and separators.

use view_core::memory::memoryview;
use view_core::s;

use crate::said;

#[test]
fn groups_count_from_the_right_and_negative_ones_from_the_left() {
    // What CPython 3.14 answers.
    let answers: [(usize, isize, &str); 24] = [
        (0, 1, ""),
        (0, 0, ""),
        (0, -3, ""),
        (1, 1, "00"),
        (1, -1, "00"),
        (2, 1, "00:01"),
        (2, 2, "0001"),
        (5, 1, "00:01:02:03:04"),
        (5, -1, "00:01:02:03:04"),
        (5, 2, "00:0102:0304"),
        (5, -2, "0001:0203:04"),
        (5, 3, "0001:020304"),
        (5, -3, "000102:0304"),
        (5, 4, "00:01020304"),
        (5, -4, "00010203:04"),
        (5, 5, "0001020304"),
        (5, -5, "0001020304"),
        (5, 6, "0001020304"),
        (5, -6, "0001020304"),
        (5, 0, "0001020304"),
        (6, 3, "000102:030405"),
        (6, -3, "000102:030405"),
        (5, isize::MAX, "0001020304"),
        (5, isize::MIN, "0001020304"),
    ];
    let bytes = [0_u8, 1, 2, 3, 4, 5];
    for (len, size, expected) in answers {
        let view = memoryview(&bytes[..len]);
        assert_eq!(
            view.hex_grouped(":", size).unwrap(),
            expected,
            "{len} {size}"
        );
    }
}

#[test]
fn a_separator_is_one_ascii_character_also_where_none_is_used() {
    let view = memoryview(b"abc");
    for sep in ["", "ab", "::", "ab\u{e9}"] {
        for size in [1, 0, -5] {
            assert_eq!(
                said(view.hex_grouped(sep, size)),
                "ValueError: sep must be length 1."
            );
        }
    }
    for sep in ["\u{80}", "\u{e9}", "\u{20ac}", "\u{1f600}"] {
        assert_eq!(
            said(view.hex_grouped(sep, 0)),
            "ValueError: sep must be ASCII."
        );
        assert_eq!(
            said(memoryview(b"").hex_grouped(sep, 1)),
            "ValueError: sep must be ASCII."
        );
    }
    assert_eq!(view.hex_grouped("\0", 1).unwrap(), "61\x0062\x0063");
    assert_eq!(view.hex_grouped("\u{7f}", 2).unwrap(), "61\u{7f}6263");
}

#[test]
fn digits_are_of_the_bytes_in_c_order() {
    let words = [0x0102_u16.to_be(), 0xF3A4_u16.to_be(), 0x0506_u16.to_be()];
    let view = memoryview(&words);
    assert_eq!(view.hex(), "0102f3a40506");
    // Groups are of bytes, not of items.
    assert_eq!(view.hex_grouped("_", 4).unwrap(), "0102_f3a40506");
    assert_eq!(view.slice(s![..;-2]).unwrap().hex(), "05060102");
    let rows = memoryview(b"abcdef").cast_to("B", [2, 3]).unwrap();
    assert_eq!(
        rows.transpose().unwrap().hex_grouped(" ", 2).unwrap(),
        "6164 6265 6366"
    );
    let scalar = memoryview(b"a").cast_to("B", ()).unwrap();
    assert_eq!(scalar.hex(), "61");
}

//! Hostile strings: every bound holds, and time is linear in the text.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use view_core::format::limits::{MAX_DEPTH, MAX_ITEMS, MAX_NAME, MAX_NDIM, MAX_SIZE, MAX_TEXT};
use view_core::format::{
    ByteOrder, Field, Format, FormatErrorKind, Item, Parser, Platform, Scalar,
};

/// That one more is refused as a matter of limits, and `most` is not.
fn bounded(most: &str, one_more: &str) {
    Format::parse(most).unwrap_or_else(|e| panic!("{e}"));
    let error = Format::parse(one_more).unwrap_err();
    assert_eq!(error.kind(), FormatErrorKind::Limit, "{error}");
    assert!(error.to_string().len() < 400);
}

#[test]
fn nesting() {
    let nested = |levels: usize| format!("{}i{}", "T{".repeat(levels), "}".repeat(levels));
    bounded(&nested(MAX_DEPTH), &nested(MAX_DEPTH + 1));
    let pointers = |levels: usize| format!("{}i", "&".repeat(levels));
    bounded(&pointers(MAX_DEPTH), &pointers(MAX_DEPTH + 1));
    // Without braces around the whole there is one level more than is seen.
    let pair = |levels: usize| format!("i{}", pointers(levels));
    bounded(&pair(MAX_DEPTH - 1), &pair(MAX_DEPTH));
    assert!(Format::parse(&"T{".repeat(1_000_000)).is_err());
    assert!(Format::parse(&"&".repeat(1_000_000)).is_err());
    assert!(Format::parse(&"X{".repeat(1_000_000)).is_err());
}

#[test]
fn dimensions() {
    let shape = |ndim: usize| format!("({}1)b", "1,".repeat(ndim - 1));
    bounded(&shape(MAX_NDIM), &shape(MAX_NDIM + 1));
    // A count is one more.
    let counted = |ndim: usize| format!("({}1)2b", "1,".repeat(ndim - 2));
    bounded(&counted(MAX_NDIM), &counted(MAX_NDIM + 1));
}

#[test]
fn elements() {
    bounded(&"b".repeat(MAX_ITEMS), &"b".repeat(MAX_ITEMS + 1));
    // Padding is one element however it is written.
    assert_eq!(
        Format::parse(&"x".repeat(1 << 20)).unwrap().itemsize(),
        1 << 20
    );
}

#[test]
fn names_and_text() {
    let named = |len: usize| format!("T{{i:{}:}}", "n".repeat(len));
    bounded(&named(MAX_NAME), &named(MAX_NAME + 1));
    bounded(&" ".repeat(MAX_TEXT), &" ".repeat(MAX_TEXT + 1));
}

#[test]
fn sizes() {
    bounded(&format!("{MAX_SIZE}x"), &format!("{}x", MAX_SIZE + 1));
    bounded(&format!("{}xb", MAX_SIZE - 1), &format!("{MAX_SIZE}xb"));
    bounded(
        &format!("<{}h", MAX_SIZE / 2),
        &format!("<{}h", MAX_SIZE / 2 + 1),
    );
    bounded(
        &format!("<{}w", MAX_SIZE / 4),
        &format!("<{}w", MAX_SIZE / 4 + 1),
    );
    // The end of a struct is padded past any size.
    let end = |bytes: usize| format!("T{{{bytes}xh}}");
    assert!(Format::parse(&end(MAX_SIZE - 3)).is_ok());
    assert!(Format::parse(&end(MAX_SIZE - 1)).is_err());
    // Extents are bounded even where one of them is nothing.
    assert!(Format::parse("(0,4294967296,4294967296)d").is_err());
    let most = format!("(0,{MAX_SIZE})b");
    assert_eq!(Format::parse(&most).unwrap().itemsize(), 0);
}

#[test]
fn elements_of_no_size() {
    bounded(
        &format!("({MAX_ITEMS})0s"),
        &format!("({})0s", MAX_ITEMS + 1),
    );
    bounded("(256)T{(256)0s:a:}", "(257)T{(256)0s:a:}");
    bounded("(32768)T{0s:a:0w:b:}", "(32769)T{0s:a:0w:b:}");
    assert!(Format::parse("(9223372036854775807)0s").is_err());

    let nothing = || Item::bytes(0).unwrap();
    assert!(Item::array(&[MAX_ITEMS], nothing()).is_ok());
    assert!(Item::array(&[MAX_ITEMS + 1], nothing()).is_err());
    let many = Item::array(&[256], nothing()).unwrap();
    let many = Item::record(vec![Field::new("a", 0, many)], 0).unwrap();
    assert!(Item::array(&[257], many).is_err());
    assert!(Item::array(&[0, 1 << (usize::BITS - 24)], nothing()).is_ok());

    // A struct around them is no way past that, with braces, without, or as NumPy and
    // programs make one; found by the fuzzer, for such a format could not be read again.
    let half = MAX_ITEMS / 2;
    let (pair, more) = (
        format!("({half})0s({half})0s"),
        format!("({half})0s({half})0s0s"),
    );
    bounded(&pair, &more);
    bounded(&format!("T{{{pair}}}"), &format!("T{{{more}}}"));
    bounded(&format!("{more}b"), &format!("{more}0x"));
    let descr = |last: &str| format!("[('a', '|S0', ({half},)), ('b', '|S0', ({half},)){last}]");
    assert!(Format::from_descr(&descr("")).is_ok());
    let error = Format::from_descr(&descr(", ('c', '|S0')")).unwrap_err();
    assert_eq!(error.kind(), FormatErrorKind::Limit, "{error}");
    let half = || Item::array(&[half], nothing()).unwrap();
    let fields = |last: Option<Item>| -> Vec<Field> {
        let items = [half(), half()].into_iter().chain(last);
        items.map(|item| Field::unnamed(0, item)).collect()
    };
    assert!(Item::record(fields(None), 0).is_ok());
    assert!(Item::record(fields(Some(nothing())), 0).is_err());
    assert!(Item::record(fields(Some(nothing())), 1).is_ok());
}

#[test]
fn what_is_put_together_is_bounded_too() {
    let one = || Item::scalar(Scalar::U8, ByteOrder::Little);
    let mut item = one();
    for level in 0..MAX_DEPTH {
        item = Item::record(vec![Field::new("a", 0, item)], 1)
            .unwrap_or_else(|e| panic!("level {level}: {e}"));
    }
    assert_eq!(
        Format::parse(&Format::from(item.clone()).to_string())
            .unwrap()
            .item(),
        &item
    );
    assert!(Item::record(vec![Field::new("a", 0, item)], 1).is_err());

    assert!(Item::array(&[1; MAX_NDIM + 1], one()).is_err());
    assert!(Item::array(&[MAX_SIZE, 2], one()).is_err());
    assert!(Item::bytes(MAX_SIZE + 1).is_err());
    let refused = |fields: Vec<Field>, size| Item::record(fields, size).unwrap_err().to_string();
    let at = |name: &str, offset| Field::new(name, offset, one());
    assert!(refused(vec![at("a", 0), at("b", 0)], 2).contains("overlaps"));
    assert!(refused(vec![at("a", 2)], 2).contains("past the end"));
    assert!(refused(vec![at("a", usize::MAX)], 2).contains("past the end"));
    assert!(refused(vec![at("", 0)], 2).contains("empty name"));
    assert!(refused(vec![at("a:b", 0)], 2).contains("`:`"));
    assert!(refused(vec![at("a", 0), at("a", 1)], 2).contains("earlier"));
    let void = Field::unnamed(0, Item::void(1).unwrap());
    assert!(refused(vec![void], 1).contains("padding"));
}

#[test]
fn printing_does_not_grow_with_what_it_tells_of() {
    use view_core::format::Dialect::{Canonical, Ctypes, NumPy};
    let format = Format::parse("T{b:a:1000000000x(1000000)T{b:c:1000x}:b:}").unwrap();
    for dialect in [Canonical, Ctypes, NumPy] {
        assert!(format.to_string_as(dialect).len() < 3000);
    }
    assert!(format.to_struct_string().unwrap().len() < 1 << 24);
    let format = Format::parse("(1000000000)T{b:a:b:b:}").unwrap();
    assert!(format.to_struct_string().is_err());
    assert!(
        Format::parse("(1000000000)2s")
            .unwrap()
            .to_struct_string()
            .is_err()
    );
}

#[test]
fn time_is_linear() {
    // Each would take minutes if any part of it were quadratic. The bound is
    // loose because tests run side by side and without optimisation.
    let pieces = [
        ("", "i", ""),
        ("", "x", ""),
        ("T{", "b", "}"),
        ("T{", "T{i}", "}"),
        ("T{", "(2)T{i}4x", "}"),
        ("", "(1)", "i"),
        ("", "<", "i"),
        ("", " ", "i"),
        ("", "1", "i"),
        ("", "&", "i"),
        ("i:", "n", ":"),
        ("X{", "{", "}"),
        ("", "\u{6e29}", ""),
    ];
    for (before, piece, after) in pieces {
        let text = format!("{before}{}{after}", piece.repeat(MAX_ITEMS / 2));
        within(|| drop(Format::parse(&text)));
        within(|| drop(Format::parse_sized(&text, 1 << 20)));
        within(|| drop(Parser::new().parse(&text).map(|parsed| parsed.itemsize())));
        within(|| drop(Format::from_descr(&text)));
    }
    // Names that differ, and names made to fall together in a table.
    let names = |name: &dyn Fn(usize) -> String| {
        let fields: String = (0..MAX_ITEMS / 2).fold(String::new(), |mut all, i| {
            write!(all, "b:{}:", name(i)).unwrap();
            all
        });
        format!("T{{{fields}}}")
    };
    let different = names(&|i| format!("n{i}"));
    let together = names(&|i| format!("{i:05}_the_same_tail"));
    for text in [&different, &together] {
        within(|| drop(Format::parse(text).unwrap()));
        within(|| drop(Format::parse(text).unwrap().to_string()));
    }
    let twice = together.replacen("00007_", "00005_", 1);
    let error = Format::parse(&twice).unwrap_err();
    assert!(error.found().contains("earlier field"), "{error}");
    assert_eq!(error.offset(), twice.rfind("00005_").unwrap());
}

fn within(work: impl FnOnce()) {
    let began = Instant::now();
    work();
    let took = began.elapsed();
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn an_itemsize_is_bounded_as_well() {
    for text in [
        "bxb",
        "T{b:a:xi:b:}",
        "T{T{bxi}:s:xxx}",
        "x",
        "",
        "(2)T{bx}xb",
        "b",
        "T{b}",
        "bi",
    ] {
        for itemsize in [MAX_SIZE + 1, usize::MAX - 1, usize::MAX] {
            for platform in [Platform::NATIVE, Platform::I686] {
                let error = Format::parse_for(text, itemsize, platform).unwrap_err();
                assert_eq!(error.kind(), FormatErrorKind::Limit, "{error}");
            }
        }
    }
}

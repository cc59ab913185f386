//! `cast`: each of its rules, and which of two comes first.

use view_core::memory::{MemoryView, memoryview, memoryview_mut};
use view_core::s;

use crate::{Block, said};

const NOT_C: &str = "TypeError: memoryview: casts are restricted to C-contiguous views";
const ZEROS: &str = "TypeError: memoryview: cannot cast view with zeros in shape or strides";
const NDIM: &str = "ValueError: memoryview: number of dimensions must not exceed 64";
const WAY: &str = "TypeError: memoryview: cast must be 1D -> ND or ND -> 1D";
const NATIVE: &str = "ValueError: memoryview: destination format must be a native single \
                      character format prefixed with an optional '@'";
const BYTES: &str = "TypeError: memoryview: cannot cast between two non-byte formats";
const LENGTH: &str = "TypeError: memoryview: length is not a multiple of itemsize";
const POSITIVE: &str = "ValueError: memoryview.cast(): elements of shape must be integers > 0";
const TOO_MANY: &str = "ValueError: memoryview.cast(): product(shape) > SSIZE_MAX";
const PRODUCT: &str = "TypeError: memoryview: product(shape) * itemsize != buffer size";

/// What a cast refuses, without a shape or with one.
fn refused(view: &MemoryView<'_>, format: &str, shape: Option<&[isize]>) -> String {
    said(match shape {
        None => view.cast(format),
        Some(shape) => view.cast_to(format, shape),
    })
}

#[test]
fn the_rules_come_in_their_order() {
    let bytes = [0_u8; 12];
    let line = memoryview(&bytes);
    let rows = line.cast_to("B", [3, 4]).unwrap();
    let ints = line.cast("i").unwrap();
    let steps = line.slice(s![..;2]).unwrap();
    let columns = rows.transpose().unwrap();
    let empty = line.slice(s![0..0]).unwrap();
    let no_rows = rows.slice(s![0..0]).unwrap();
    let scalar = line.slice(s![..1]).unwrap().cast_to("B", ()).unwrap();
    let many = [1; 65];
    // Each line breaks a rule, and a later one as well.
    let refusals: [(&MemoryView<'_>, &str, Option<&[isize]>, &str); 22] = [
        (&steps, "x", None, NOT_C),
        (&steps, "B", Some(&many), NOT_C),
        (&columns, "B", None, NOT_C),
        (&no_rows, "x", None, ZEROS),
        (&empty, "B", Some(&many), ZEROS),
        (&empty, "B", Some(&[0]), ZEROS),
        (&empty, "B", Some(&[]), ZEROS),
        (&rows, "x", Some(&many), NDIM),
        (&rows, "x", Some(&[2, 6]), WAY),
        (&scalar, "B", Some(&[]), WAY),
        (&rows, "B", Some(&[]), WAY),
        (&ints, "<i", Some(&[0]), NATIVE),
        (&ints, "i", Some(&[0]), BYTES),
        (&ints, "h", None, BYTES),
        (&line, "q", Some(&[0]), LENGTH),
        (&line, "q", None, LENGTH),
        (&line, "i", Some(&[0, 1 << 62, 2]), POSITIVE),
        (&line, "i", Some(&[-1]), POSITIVE),
        (&line, "i", Some(&[1 << 60, 4, 0]), TOO_MANY),
        (&line, "i", Some(&[1 << 61]), TOO_MANY),
        (&line, "i", Some(&[2]), PRODUCT),
        (&line, "B", Some(&[]), PRODUCT),
    ];
    for (view, format, shape, expected) in refusals {
        assert_eq!(refused(view, format, shape), expected, "{format} {shape:?}");
    }
}

#[test]
fn a_target_is_one_native_character() {
    let bytes = [0_u8; 8];
    let view = memoryview(&bytes);
    for letter in "cbB?hHiIlLqQnNfdeP".chars() {
        for format in [letter.to_string(), format!("@{letter}")] {
            let made = view.cast(&format).unwrap();
            assert_eq!(made.format(), format, "the `@` is kept");
            assert_eq!(made.len() * made.itemsize(), 8);
            assert!(made.is_c_contiguous() && made.suboffsets().is_empty());
            assert_eq!(made.strides(), [made.itemsize() as isize]);
        }
    }
    for format in [
        "", "@", "@@B", "=B", "<B", ">B", "!B", "<i", "2B", "1B", "BB", " B", "B ", "x", "s", "p",
        "u", "w", "g", "F", "D", "O", "Zd", "T{B:a:}", "é", "B\0", "b:a:", "(1)B", "&B",
    ] {
        assert_eq!(refused(&view, format, None), NATIVE, "{format:?}");
    }
}

#[test]
fn one_side_is_bytes() {
    for (format, itemsize) in [
        ("=B", 1),
        ("<B", 1),
        ("i", 4),
        ("?", 1),
        ("3s", 3),
        ("T{B:a:}", 1),
        ("O", 8),
        ("", 1),
    ] {
        let block = Block::new(format, itemsize, &[8 / itemsize]);
        let view = block.view();
        assert_eq!(refused(&view, "h", None), BYTES, "{format:?}");
        assert_eq!(refused(&view, "?", None), BYTES, "{format:?}");
        for byte in ["b", "B", "c", "@B"] {
            assert_eq!(
                view.cast(byte).unwrap().nbytes(),
                view.nbytes(),
                "{format:?}"
            );
        }
    }
    for format in ["b", "B", "c", "@b", "@B", "@c"] {
        let block = Block::new(format, 1, &[8]);
        assert_eq!(block.view().cast("d").unwrap().shape(), [1], "{format}");
    }
}

#[test]
fn shapes_go_from_one_dimension_to_several_and_back() {
    let mut bytes: Vec<u8> = (0..24).collect();
    let mut view = memoryview_mut(&mut bytes);
    let mut cube = view.cast_to_mut("H", [2, 3, 2]).unwrap();
    assert_eq!(
        (cube.shape(), cube.strides()),
        (&[2, 3, 2][..], &[12, 4, 2][..])
    );
    assert!(!cube.readonly());
    let flat = cube.cast_mut("B").unwrap();
    assert_eq!((flat.shape(), flat.strides()), (&[24][..], &[1][..]));
    // With a shape of one dimension from several, too.
    assert_eq!(cube.cast_to("B", [24]).unwrap().shape(), [24]);
    let one = memoryview(&[7_i32]).cast("B").unwrap();
    let scalar = one.cast_to("i", ()).unwrap();
    assert_eq!((scalar.ndim(), scalar.get(()).unwrap()), (0, 7.into()));
    assert_eq!(scalar.cast("B").unwrap().shape(), [4]);
    assert_eq!(scalar.cast_to("B", [4]).unwrap().shape(), [4]);
    let most = [1_usize; 64];
    assert_eq!(memoryview(b"a").cast_to("B", &most[..]).unwrap().ndim(), 64);
}

#[test]
fn empty_lines_cast_to_lines() {
    let empty = memoryview(b"");
    for format in ["B", "i", "d", "c", "P"] {
        let made = empty.cast(format).unwrap();
        assert_eq!((made.shape(), made.nbytes()), (&[0][..], 0));
    }
    // Past CPython: an empty line has no step, so that it is contiguous.
    let steps = memoryview(b"abcd").slice(s![0..0;2]).unwrap();
    assert_eq!(steps.cast("i").unwrap().shape(), [0]);
}

#[test]
fn memory_need_not_be_aligned() {
    let bytes = [0_u8, 1, 0, 0, 0, 2, 0, 0, 0];
    let part = memoryview(&bytes).slice(1..).unwrap();
    let ints = part.cast("I").unwrap();
    let expected: Vec<u32> = [[1, 0, 0, 0], [2, 0, 0, 0]].map(u32::from_ne_bytes).into();
    assert_eq!(ints, memoryview(&expected));
    assert_eq!(ints.get(1).unwrap(), expected[1]);
}

//! Slices assigned: which structures go together, and overlap.

use view_core::memory::{MemoryView, memoryview, memoryview_mut};
use view_core::s;

use crate::{Block, said};

const STRUCTURES: &str =
    "ValueError: memoryview assignment: lvalue and rvalue have different structures";

#[test]
fn format_itemsize_and_shape_are_the_same() {
    // Whether items of the second format may be put where there are ones of the first.
    let pairs = [
        ("B", "B", true),
        ("@B", "B", true),
        ("B", "@B", true),
        ("@B", "@B", true),
        ("B", "b", false),
        ("B", "c", false),
        ("b", "c", false),
        ("?", "B", false),
        ("=B", "=B", true),
        ("=B", "B", false),
        ("<B", "=B", false),
        ("B", "1B", false),
        ("1B", "1B", true),
        ("@@B", "B", false),
        ("", "B", false),
        ("%", "%", true),
    ];
    for (to, from, fits) in pairs {
        let mut target = Block::new(to, 1, &[3]);
        let source = Block::new(from, 1, &[3]).bytes(b"abc");
        let done = target.view_mut().assign(.., &source.view());
        if fits {
            done.unwrap_or_else(|error| panic!("{to:?} {from:?}: {error}"));
            assert_eq!(target.bytes, b"abc");
        } else {
            assert_eq!(said(done), STRUCTURES, "{to:?} {from:?}");
        }
    }
    // The same letter, but not the same size.
    let mut target = Block::new("B", 2, &[2]);
    let source = Block::new("B", 1, &[2]);
    assert_eq!(
        said(target.view_mut().assign(.., &source.view())),
        STRUCTURES
    );
}

#[test]
fn shapes_are_compared_up_to_the_first_zero() {
    let shapes: [(&[usize], &[usize], bool); 10] = [
        (&[3], &[2], false),
        (&[3], &[3, 1], false),
        (&[3, 1], &[3], false),
        (&[], &[], true),
        (&[1], &[], false),
        (&[0], &[0], true),
        (&[0], &[1], false),
        (&[2, 0, 3], &[2, 0, 5], true),
        (&[0, 3], &[0, 9], true),
        (&[2, 0], &[3, 0], false),
    ];
    for (to, from, fits) in shapes {
        let (mut target, source) = (Block::new("h", 2, to), Block::new("h", 2, from));
        let done = target.view_mut().assign(s![...], &source.view());
        if fits {
            done.unwrap();
        } else {
            assert_eq!(said(done), STRUCTURES, "{to:?} {from:?}");
        }
    }
    // Where there is nothing to copy the formats count all the same, the strides never.
    let mut bytes = *b"abcd";
    let mut target = memoryview_mut(&mut bytes);
    let shorts = memoryview(b"abcdefgh").cast("h").unwrap();
    assert_eq!(
        said(target.assign(s![0..0], &shorts.slice(s![0..0]).unwrap())),
        STRUCTURES
    );
    target
        .assign(s![0..0], &memoryview(b"abcd").slice(s![4..0;3]).unwrap())
        .unwrap();
}

#[test]
fn what_overlaps_is_as_if_copied_first() {
    let all: [u8; 12] = std::array::from_fn(|i| i as u8);
    let keys = [
        s![..6],
        s![6..],
        s![3..9],
        s![..;2],
        s![1..;2],
        s![..;-2],
        s![5..;-1],
        s![..-7;-1],
        s![2..8],
    ];
    for to in keys {
        for from in keys {
            let part = memoryview(&all).slice(from).unwrap().to_bytes();
            let mut expected = all;
            let mut view = memoryview_mut(&mut expected);
            let mut target = view.slice_mut(to).unwrap();
            assert_eq!(target.len(), part.len());
            for (i, byte) in part.iter().enumerate() {
                target.set(i, *byte).unwrap();
            }
            let mut bytes = all;
            memoryview_mut(&mut bytes).assign_within(to, from).unwrap();
            assert_eq!(bytes, expected, "{to:?} {from:?}");
        }
    }
    // Rows too, which CPython's copy behind the scenes gets wrong.
    let mut rows = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
    memoryview_mut(&mut rows)
        .assign_within(s![..], s![..;-1, ..;-1])
        .unwrap();
    assert_eq!(rows, [[9, 8, 7], [6, 5, 4], [3, 2, 1]]);
    let mut rows = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
    memoryview_mut(&mut rows)
        .assign_within(s![1.., 1..], s![..2, ..2])
        .unwrap();
    assert_eq!(rows, [[1, 2, 3], [4, 1, 2], [7, 4, 5]]);
}

#[test]
fn equality_stops_at_the_first_zero_too() {
    let shapes: [(&[usize], &[usize], bool); 7] = [
        (&[3, 0, 2], &[3, 0, 7], true),
        (&[0, 3, 2], &[5, 0, 2], false),
        (&[0], &[0, 3], false),
        (&[0], &[0], true),
        (&[], &[1], false),
        (&[2, 0], &[3, 0], false),
        (&[0, 3], &[0, 4], true),
    ];
    for (a, b, equal) in shapes {
        // Of formats that have nothing in common: an empty view has no item to tell.
        let (a, b) = (Block::new("d", 8, a), Block::new("h", 2, b));
        assert_eq!(a.view() == b.view(), equal, "{:?} {:?}", a.shape, b.shape);
    }
}

/// One item of a format, for comparison.
fn item(format: &'static str, bytes: &[u8]) -> Block {
    Block::new(format, bytes.len(), &[1]).bytes(bytes)
}

#[test]
fn equality_is_of_values() {
    let (nan, one) = (f64::NAN.to_ne_bytes(), 1.0_f64.to_ne_bytes());
    let pairs = [
        (item("d", &nan), item("d", &nan), false),
        (item("d", &one), item("b", &[1]), true),
        (
            item("d", &(-0.0_f64).to_ne_bytes()),
            item("d", &[0; 8]),
            true,
        ),
        (
            item("q", &((1_i64 << 53) + 1).to_ne_bytes()),
            item("d", &9_007_199_254_740_992.0_f64.to_ne_bytes()),
            false,
        ),
        (
            item("f", &0.1_f32.to_ne_bytes()),
            item("d", &0.1_f64.to_ne_bytes()),
            false,
        ),
        (item("c", b"a"), item("B", b"a"), false),
        (item("c", b"a"), item("s", b"a"), true),
        (item("1s", b"a"), item("c", b"a"), true),
        (item("?", &[1]), item("B", &[1]), true),
        (item("?", &[0]), item("d", &[0; 8]), true),
        // CPython compares such as C does, where anything may come out.
        (item("?", &[1]), item("?", &[2]), true),
        (item("<H", &[1, 0]), item(">H", &[0, 1]), true),
        (item("<H", &[1, 0]), item(">H", &[1, 0]), false),
        (item("bx", &[1, 7]), item("bx", &[1, 8]), true),
        (item("T{b:a:x}", &[1, 7]), item("T{b:z:x}", &[1, 8]), true),
        (item("%", &[1]), item("%", &[1]), false),
        (item("%", &[1]), item("B", &[1]), false),
    ];
    for (a, b, equal) in &pairs {
        let (a, b): (MemoryView<'_>, MemoryView<'_>) = (a.view(), b.view());
        assert_eq!(
            (a == b, b == a),
            (*equal, *equal),
            "{} {}",
            a.format(),
            b.format()
        );
    }
    // Without dimensions it is another shape than one item.
    assert_ne!(memoryview(b"a").cast_to("B", ()).unwrap(), memoryview(b"a"));
    let unread = Block::new("%", 1, &[1]);
    assert_ne!(
        unread.view(),
        unread.view(),
        "what cannot be read is equal to nothing"
    );
}

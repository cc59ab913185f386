//! Hashes: of which views there are some, and that equal bytes have equal ones.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use view_core::memory::{MemoryView, memoryview, memoryview_mut};
use view_core::s;

use crate::{Block, said};

const WRITABLE: &str = "ValueError: cannot hash writable memoryview object";
const FORMATS: &str = "ValueError: memoryview: hashing is restricted to formats 'B', 'b' or 'c'";

#[test]
fn a_writable_view_has_none_whatever_its_format() {
    let mut bytes = *b"abcd";
    let mut view = memoryview_mut(&mut bytes);
    assert_eq!(said(view.content_hash()), WRITABLE);
    assert_eq!(said(view.cast_mut("i").unwrap().content_hash()), WRITABLE);
    assert_eq!(
        view.as_view().content_hash(),
        memoryview(b"abcd").content_hash()
    );
    assert_eq!(
        said(view.as_view().cast("i").unwrap().content_hash()),
        FORMATS
    );
    assert!(view.into_readonly().content_hash().is_ok());
}

#[test]
fn only_bytes_have_one() {
    let expected = memoryview(b"abcd").content_hash().unwrap();
    for format in ["B", "b", "c", "@B", "@b", "@c"] {
        let block = Block::new(format, 1, &[4]).bytes(b"abcd");
        assert_eq!(block.view().content_hash(), Ok(expected), "{format}");
    }
    for (format, size) in [
        ("=B", 1),
        ("<b", 1),
        (">c", 1),
        ("?", 1),
        ("1B", 1),
        ("h", 2),
        ("4s", 4),
        ("T{B:a:}", 1),
        ("@@B", 1),
        ("", 1),
        ("O", 4),
        ("u", 2),
    ] {
        let block = Block::new(format, size, &[4 / size]).bytes(b"abcd");
        assert_eq!(said(block.view().content_hash()), FORMATS, "{format:?}");
    }
}

#[test]
fn it_is_of_the_bytes_in_c_order() {
    let bytes = *b"abcdef";
    let line = memoryview(&bytes);
    let rows = line.cast_to("B", [2, 3]).unwrap();
    let (a, b) = (*b"abc", *b"def");
    let pointers = [&a, &b];
    let apart = Block::new("c", 1, &[2, 3])
        .bytes(b"...fed.cba")
        .strides(9, &[-4, -1]);
    let same: [MemoryView<'_>; 6] = [
        line.clone(),
        rows.clone(),
        line.cast("c").unwrap(),
        line.slice(s![..;-1]).unwrap().slice(s![..;-1]).unwrap(),
        MemoryView::of_rows(&pointers),
        apart.view(),
    ];
    for view in &same {
        assert_eq!(view.content_hash(), line.content_hash());
        let (mut state, mut bytes) = (DefaultHasher::new(), DefaultHasher::new());
        view.hash_content(&mut state).unwrap();
        view.to_bytes().hash(&mut bytes);
        assert_eq!(state.finish(), bytes.finish(), "as a slice of the bytes");
    }
    let turned = rows.transpose().unwrap();
    assert_eq!(turned.content_hash(), memoryview(b"adbecf").content_hash());
    let none = line.slice(s![0..0]).unwrap();
    assert_eq!(none.content_hash(), memoryview(b"").content_hash());
    let scalar = line.slice(s![..1]).unwrap().cast_to("B", ()).unwrap();
    assert_eq!(scalar.content_hash(), memoryview(b"a").content_hash());
}

#[test]
fn the_content_hash_is_the_same_on_every_machine() {
    // FNV-1a of the length as a little-endian u64, and of the bytes behind it.
    let hash = |bytes: &[u8]| memoryview(bytes).content_hash().unwrap();
    assert_eq!(hash(b""), 0xa8c7_f832_281a_39c5);
    assert_eq!(hash(b"abc"), 0xc11a_b6d2_519b_c2b2);
}

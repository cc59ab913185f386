//! Keys: items, parts, and which of two errors comes first.

use view_core::memory::{MemoryView, RawParts, Subscript, memoryview, memoryview_mut};
use view_core::s;
use view_core::strided::{AxisKey, Slice};

use crate::{Block, NO_DIMENSIONS, UNREAD, said};

#[test]
fn items_come_by_as_many_indices_as_dimensions() {
    let rows = [[1_i16, 2, 3], [4, 5, 6]];
    let view = memoryview(&rows);
    assert_eq!(view.get([-2, -1]).unwrap(), 3);
    for (index, expected) in [
        (
            &[2_isize, 0][..],
            "IndexError: index out of bounds on dimension 1",
        ),
        (&[0, 3], "IndexError: index out of bounds on dimension 2"),
        (&[-3, 3], "IndexError: index out of bounds on dimension 1"),
        (
            &[1, isize::MIN],
            "IndexError: index out of bounds on dimension 2",
        ),
        (
            &[0, 0, 0],
            "TypeError: cannot index 2-dimension view with 3-element tuple",
        ),
        (
            &[9, 9, 9],
            "TypeError: cannot index 2-dimension view with 3-element tuple",
        ),
    ] {
        assert_eq!(said(view.get(index)), expected, "{index:?}");
    }
    // Fewer name a part, which `get` does not give; the words say what does.
    for error in [said(view.get(0)), said(view.get(9)), said(view.get(()))] {
        assert!(
            error.starts_with("NotImplementedError: sub-views are not implemented"),
            "{error}"
        );
    }
    let scalar = memoryview(b"a").cast_to("B", ()).unwrap();
    assert_eq!(scalar.get(()).unwrap(), 97);
    assert_eq!(said(scalar.get(0)), NO_DIMENSIONS);
    assert_eq!(said(scalar.slice(0..1)), NO_DIMENSIONS);
}

#[test]
fn the_format_comes_before_the_bounds() {
    let mut block = Block::new("%", 1, &[3]);
    let view = block.view();
    assert_eq!(said(view.get(0)), UNREAD);
    assert_eq!(said(view.get(100)), UNREAD);
    // Parts need no format.
    assert_eq!(view.slice(1..).unwrap().shape(), [2]);
    assert_eq!(
        said(view.slice(s![..;0])),
        "ValueError: slice step cannot be zero"
    );
    let mut view = block.view_mut();
    assert_eq!(said(view.set(100, "a")), UNREAD);
    assert_eq!(said(view.set(0, "a")), UNREAD);
}

#[test]
fn the_index_comes_before_the_value() {
    let mut bytes = *b"abc";
    let mut view = memoryview_mut(&mut bytes);
    assert_eq!(
        said(view.set(3, "a")),
        "IndexError: index out of bounds on dimension 1"
    );
    assert_eq!(
        said(view.set([0, 0], "a")),
        "TypeError: cannot index 1-dimension view with 2-element tuple"
    );
    assert_eq!(
        said(view.set(2, "a")),
        "TypeError: memoryview: invalid type for format 'B'"
    );
    assert_eq!(
        said(view.set(-1, 256)),
        "ValueError: memoryview: invalid value for format 'B'"
    );
    assert_eq!(bytes, *b"abc");
    let mut byte = *b"a";
    let mut line = memoryview_mut(&mut byte);
    let mut scalar = line.cast_to_mut("B", ()).unwrap();
    assert_eq!(said(scalar.set(0, 1)), NO_DIMENSIONS);
    scalar.set((), 98).unwrap();
    assert_eq!(byte, *b"b");
}

/// Start, stop, step; then the length, the first index and the stride in CPython.
type Row = (
    Option<isize>,
    Option<isize>,
    Option<isize>,
    usize,
    usize,
    isize,
);

#[test]
fn slices_clip_as_pythons() {
    const MAX: Option<isize> = Some(isize::MAX);
    const MIN: Option<isize> = Some(isize::MIN);
    let rows: [Row; 18] = [
        (None, None, None, 8, 0, 1),
        (Some(2), Some(3), Some(5), 1, 2, 5),
        (Some(3), Some(3), Some(-2), 0, 3, -2),
        (Some(5), Some(2), None, 0, 5, 1),
        (Some(-3), None, None, 3, 5, 1),
        (None, Some(-3), Some(2), 3, 0, 2),
        (None, None, Some(-1), 8, 7, -1),
        (None, None, Some(-3), 3, 7, -3),
        (MAX, MIN, Some(-1), 8, 7, -1),
        (MIN, MAX, None, 8, 0, 1),
        (MIN, MAX, MAX, 1, 0, isize::MAX),
        (None, None, MIN, 1, 7, -isize::MAX),
        (MAX, None, None, 0, 8, 1),
        (MIN, None, Some(-1), 0, 0, -1),
        (Some(-9), Some(9), Some(7), 2, 0, 7),
        (Some(7), MIN, Some(-7), 2, 7, -7),
        (Some(8), Some(7), Some(-1), 0, 7, -1),
        (Some(0), Some(-8), Some(1), 0, 0, 1),
    ];
    let bytes = *b"abcdefgh";
    let view = memoryview(&bytes);
    for (start, stop, step, len, first, stride) in rows {
        let part = view.slice(Slice::new(start, stop, step)).unwrap();
        assert_eq!(
            (part.len(), part.strides()),
            (len, &[stride][..]),
            "{start:?} {stop:?} {step:?}"
        );
        if len > 0 {
            assert_eq!(part.get(0).unwrap(), bytes[first]);
        }
    }
    assert_eq!(
        said(view.slice(s![..;0])),
        "ValueError: slice step cannot be zero"
    );
}

#[test]
fn strides_that_would_overflow_are_kept() {
    // CPython multiplies unchecked; there is one item, or none, so nothing follows it.
    let ints = [1, 2, 3];
    let view = memoryview(&ints);
    for step in [isize::MAX, isize::MIN, 1 << 62, 1 << 61, -(1 << 61) - 1] {
        let part = view.slice(Slice::new(None, None, Some(step))).unwrap();
        assert_eq!(
            (part.shape(), part.strides()),
            (&[1][..], &[4][..]),
            "{step}"
        );
        let rows = memoryview(&[[1_i16; 2]; 3])
            .slice(Slice::new(None, None, Some(step)))
            .map(|v| v.shape().to_vec());
        assert_eq!(rows.unwrap(), [1, 2]);
    }
}

#[test]
fn a_slice_keeps_the_other_dimensions() {
    let cube = [[[1_u8, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10], [11, 12]]];
    let view = memoryview(&cube);
    let part = view.slice(s![..;-2]).unwrap();
    assert_eq!(
        (part.shape(), part.strides()),
        (&[2, 2, 2][..], &[-8, 2, 1][..])
    );
    assert_eq!(part.to_bytes(), [9, 10, 11, 12, 1, 2, 3, 4]);
    // `...` is the view itself.
    let same = view.slice(s![...]).unwrap();
    assert_eq!(
        (same.shape(), same.strides(), same.as_ptr()),
        (view.shape(), view.strides(), view.as_ptr())
    );
}

#[test]
fn a_key_known_at_run_time_names_an_item_or_a_part() {
    let rows = [[1_i16, 2, 3], [4, 5, 6]];
    let view = memoryview(&rows);
    let item = |key: &[AxisKey]| matches!(view.at(key), Ok(Subscript::Item(_)));
    let (index, all) = (AxisKey::Index(0), AxisKey::Slice((..).into()));
    assert!(item(&[index, index]));
    for part in [
        &[][..],
        &[index],
        &[all],
        &[index, all],
        &[AxisKey::Ellipsis],
        &[index, index, AxisKey::Ellipsis],
    ] {
        assert!(matches!(view.at(part), Ok(Subscript::View(_))), "{part:?}");
    }
    assert_eq!(
        said(view.at(&[index; 3][..])),
        "TypeError: cannot index 2-dimension view with 3-element tuple"
    );
    let scalar = memoryview(b"a").cast_to("B", ()).unwrap();
    assert!(matches!(scalar.at(&[][..]), Ok(Subscript::Item(item)) if item == 97));
    assert!(matches!(
        scalar.at(&[AxisKey::Ellipsis][..]),
        Ok(Subscript::View(_))
    ));
    assert_eq!(said(scalar.at(&[all][..])), NO_DIMENSIONS);
    assert_eq!(said(scalar.at(&[index][..])), NO_DIMENSIONS);
}

#[test]
fn truth_values_are_read_as_struct_reads_them() {
    // In CPython a byte other than 0 and 1 depends on the compiler.
    let bytes = [0_u8, 1, 2, 255];
    let flags = memoryview(&bytes).cast("?").unwrap();
    assert_eq!(
        flags.to_list().unwrap().to_string(),
        "[False, True, True, True]"
    );
    assert_eq!(flags, flags.clone());
    assert_eq!(
        flags.slice(s![1..3]).unwrap(),
        flags.slice(s![2..4]).unwrap()
    );
}

#[test]
fn a_column_lies_behind_the_last_pointer() {
    // Pointers to pointers to records: two suboffsets of which the inner one moves.
    let mut records = [[1_u8, 10], [2, 20], [3, 30], [4, 40]];
    let first = records.as_mut_ptr();
    // SAFETY: four records, one after the other.
    let mut inner = [0, 1, 2, 3].map(|i| unsafe { first.add(i) });
    let (left, right) = inner.split_at_mut(2);
    let mut outer = [right.as_mut_ptr(), left.as_mut_ptr()];
    let pointer = size_of::<*mut u8>() as isize;
    let parts = RawParts {
        strides: Some(&[pointer, pointer]),
        suboffsets: &[0, 0],
        ..RawParts::new(outer.as_mut_ptr().cast(), "T{B:a:B:b:}", 2, &[2, 2])
    };
    // SAFETY: pointers to two pointers each, those to a record each, all of them alive.
    let view = unsafe { MemoryView::from_raw_parts(parts) }.unwrap();
    let column = view.field("b").unwrap();
    assert_eq!(column.suboffsets(), [0, 1]);
    assert_eq!(
        column.to_list().unwrap().to_string(),
        "[[30, 40], [10, 20]]"
    );
    assert_eq!(
        column.slice(s![.., ..;-1]).unwrap().to_bytes(),
        [40, 30, 20, 10]
    );
    let names: Vec<String> = view
        .columns()
        .unwrap()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["a", "b"]);
}

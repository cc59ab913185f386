//! Contiguity, and the limits of a geometry.

use view_core::memory::{ByteLayout, MemoryView, RawParts, memoryview};
use view_core::{View, s};

use crate::{Block, said};

/// Whether memory is contiguous in C order, in Fortran order, in any of both.
type Flags = (bool, bool, bool);

fn flags(view: &MemoryView<'_>) -> Flags {
    (
        view.is_c_contiguous(),
        view.is_f_contiguous(),
        view.is_contiguous(),
    )
}

const BOTH: Flags = (true, true, true);
const C: Flags = (true, false, true);
const F: Flags = (false, true, true);
const NONE: Flags = (false, false, false);

#[test]
fn the_rule_is_that_of_the_buffer_protocol() {
    // Itemsize 2; the memory is long enough for all of them.
    let geometries: [(&[usize], &[isize], Flags); 22] = [
        (&[], &[], BOTH),
        (&[3], &[2], BOTH),
        (&[3], &[4], NONE),
        (&[3], &[-2], NONE),
        (&[3], &[0], NONE),
        // The stride of a length of 1 says nothing.
        (&[1], &[0], BOTH),
        (&[1], &[-14], BOTH),
        (&[1, 3], &[99, 2], BOTH),
        (&[3, 1], &[2, 99], BOTH),
        (&[1, 1, 1], &[7, -7, 0], BOTH),
        (&[2, 1, 3], &[6, 55, 2], C),
        (&[2, 1, 3], &[2, 55, 4], F),
        (&[2, 3], &[6, 2], C),
        (&[2, 3], &[2, 4], F),
        (&[2, 3], &[8, 2], NONE),
        (&[2, 3], &[6, 4], NONE),
        (&[2, 2], &[2, 2], NONE),
        (&[3, 3], &[0, 0], NONE),
        // Nothing depends on the strides of what is empty.
        (&[0], &[4], BOTH),
        (&[0, 3], &[99, 5], BOTH),
        (&[3, 0], &[-9, 0], BOTH),
        (&[2, 0, 3], &[1, 1, 1], BOTH),
    ];
    for (shape, strides, expected) in geometries {
        let block = Block::new("H", 2, &[64]);
        let block = Block {
            shape: shape.to_vec(),
            ..block.strides(64, strides)
        };
        assert_eq!(flags(&block.view()), expected, "{shape:?} {strides:?}");
    }
}

#[test]
fn missing_strides_are_those_of_c_order() {
    let block = Block::new("d", 8, &[2, 3, 4]);
    let view = block.view();
    assert_eq!(view.strides(), [96, 32, 8]);
    assert_eq!(view.suboffsets(), [0_isize; 0]);
    assert_eq!(flags(&view), C);
    assert_eq!(Block::new("d", 8, &[0, 3]).view().strides(), [24, 8]);
    assert_eq!(Block::new("d", 8, &[]).view().strides(), [0_isize; 0]);
}

#[test]
fn suboffsets_are_shown_as_given_and_never_contiguous() {
    for suboffsets in [&[-1, -1][..], &[-7, -1]] {
        let block = Block::new("B", 1, &[2, 2])
            .suboffsets(suboffsets)
            .bytes(b"abcd");
        let view = block.view();
        assert_eq!((view.suboffsets(), flags(&view)), (suboffsets, NONE));
        assert_eq!(view.to_bytes(), b"abcd");
        assert_eq!(view.to_bytes_in(ByteLayout::F), b"acbd");
        assert!(view.as_bytes().is_none());
        assert!(view.cast("B").is_err());
    }
}

#[test]
fn format_and_itemsize_are_the_exporters() {
    let block = Block::new("@h", 2, &[3]);
    assert_eq!((block.view().format(), block.view().itemsize()), ("@h", 2));
    // An itemsize that is not the format's: there are bytes, whatever the items are.
    let block = Block::new("B", 4, &[2]).bytes(b"a...b...");
    let view = block.view();
    assert_eq!((view.format(), view.itemsize(), view.nbytes()), ("B", 4, 8));
    assert_eq!(view.to_bytes(), b"a...b...");
}

#[test]
fn there_are_64_dimensions_at_the_most() {
    let bytes = [0_u8; 1];
    let parts = |shape| RawParts::new(bytes.as_ptr().cast_mut(), "B", 1, shape);
    // SAFETY: one item, which is borrowed and shared.
    let most = unsafe { MemoryView::from_raw_parts(parts(&[1; 64])) }.unwrap();
    assert_eq!(
        (most.ndim(), most.get(&[0_isize; 64][..]).unwrap()),
        (64, 0.into())
    );
    // SAFETY: as above; it is refused.
    let more = unsafe { MemoryView::from_raw_parts(parts(&[1; 65])) };
    assert_eq!(
        said(more),
        "ValueError: memoryview: number of dimensions must not exceed 64"
    );
    let strided = RawParts {
        strides: Some(&[1; 65]),
        ..parts(&[1; 65])
    };
    // SAFETY: as above.
    let more = unsafe { MemoryView::from_raw_parts(strided) };
    assert_eq!(
        said(more),
        "ValueError: memoryview: number of dimensions must not exceed 64"
    );
    assert!(said(most.slice(s![new])).starts_with("ValueError: "));
    // Those of arrays count; one more does not compile.
    let pair = [1_u8, 2];
    let view: View<'_, [u8; 2], 63> =
        View::from_slice_with(std::slice::from_ref(&pair), [1; 63], [0; 63]).unwrap();
    let view = memoryview(&view);
    assert_eq!((view.ndim(), view.shape()[63]), (64, 2));
}

#[test]
fn stretched_arrays_have_no_more_items_than_there_are_numbers() {
    let most = isize::MAX as usize;
    let rows = [[1_u8, 2]];
    let wide = View::new(&rows).broadcast_to([most / 2]).unwrap();
    let view = MemoryView::of_view(wide).unwrap();
    assert_eq!(
        (view.shape(), view.get([-1, 1])),
        (&[most / 2, 2][..], Ok(2.into()))
    );
    let wide = View::new(&rows).broadcast_to([most / 2 + 1]).unwrap();
    assert_eq!(
        said(MemoryView::of_view(wide)),
        "OverflowError: the lengths that are not zero make more items than isize::MAX"
    );
    assert!(std::panic::catch_unwind(|| memoryview(&wide).ndim()).is_err());
}

#[test]
fn orders_of_bytes_follow_the_flags() {
    let bytes = *b"abcdef";
    let rows = memoryview(&bytes).cast_to("B", [2, 3]).unwrap();
    let columns = rows.transpose().unwrap();
    let backwards = rows.slice(s![..;-1]).unwrap();
    for (view, c, f, any) in [
        (&rows, b"abcdef", b"adbecf", b"abcdef"),
        (&columns, b"adbecf", b"abcdef", b"abcdef"),
        (&backwards, b"defabc", b"daebfc", b"defabc"),
    ] {
        assert_eq!(view.to_bytes_in(ByteLayout::C), c);
        assert_eq!(view.to_bytes_in(ByteLayout::F), f);
        assert_eq!(view.to_bytes_in(ByteLayout::Any), any);
    }
    for order in ["K", "c", "", "CC", "C\0", " C"] {
        assert_eq!(
            said(order.parse::<ByteLayout>()),
            "ValueError: order must be 'C', 'F' or 'A'"
        );
    }
}

//! Hazards of geometry: strides, offsets and lengths that lead out of the memory.

use std::marker::PhantomData;

use view_core::memory::{MemoryView, MemoryViewMut, RawParts, Reinterpret, memoryview};
use view_core::strided::Slice;
use view_core::{AsView, BufferView, ErrorKind, Unaligned, View, ViewMut, s};

use crate::{Mixed, kind};

#[test]
fn hazard_04_stride_not_a_multiple_of_the_alignment() {
    let memory = [0_u64; 6];
    let bytes = View::new(&memory).as_bytes().unwrap();
    assert_eq!(
        kind(View::<f64>::from_bytes_with(bytes, 0, [3], [12])),
        ErrorKind::Value
    );
    assert_eq!(
        kind(View::<f64>::from_bytes_with(bytes, 4, [3], [8])),
        ErrorKind::Value
    );
    assert!(
        View::<f64>::from_bytes_with(bytes, 8, [3], [-8]).is_err(),
        "below the memory"
    );
    // A stride nobody steps along may be anything, and unaligned items may lie anywhere.
    assert!(View::<f64>::from_bytes_with(bytes, 8, [1], [3]).is_ok());
    assert!(View::<Unaligned<f64>>::from_bytes_with(bytes, 4, [3], [12]).is_ok());
    // SAFETY: all within `memory`, if it were aligned.
    let raw = unsafe { View::from_raw_parts(memory.as_ptr().cast::<f64>(), [3], [12]) };
    assert_eq!(kind(raw), ErrorKind::Value);
}

#[test]
fn hazard_07_negative_strides() {
    let memory = [1_u32, 2, 3, 4];
    assert!(
        View::from_slice_with(&memory, [4], [-4]).is_err(),
        "below the slice"
    );
    let bytes = View::new(&memory).as_bytes().unwrap();
    let view = View::<u32>::from_bytes_with(bytes, 12, [4], [-4]).unwrap();
    assert_eq!(view, [4, 3, 2, 1]);
    assert!(View::<u32>::from_bytes_with(bytes, 8, [4], [-4]).is_err());
    let view = View::new(&memory)
        .reshape([2, 2])
        .unwrap()
        .reverse(0)
        .reverse(1);
    assert_eq!(view.to_vec(), [4, 3, 2, 1]);
    assert_eq!(view.at(s![..;-1, ..;-1]).as_slice(), Some(&memory[..]));
    assert_eq!(view.iter().rev().copied().collect::<Vec<_>>(), memory);
}

#[test]
fn hazard_08_overflow_in_shape_times_stride() {
    const MAX: usize = isize::MAX as usize;
    let memory = [0_u32; 4];
    for (shape, strides) in [
        ([MAX, MAX], [0, 0]),
        ([MAX, 3], [4, 4]),
        ([2, 2], [isize::MAX, isize::MAX]),
        ([2, 2], [isize::MIN, isize::MIN]),
        ([2, 2], [isize::MAX - 3, -(isize::MAX - 3)]),
        ([1 << (usize::BITS - 2), 4], [16, 4]),
        ([usize::MAX, 1], [4, 4]),
        ([1 << (usize::BITS / 2); 2], [0, 0]),
    ] {
        assert!(
            View::from_slice_with(&memory, shape, strides).is_err(),
            "{shape:?} {strides:?}"
        );
        // SAFETY: whatever passes the check touches nothing but `memory`.
        assert!(unsafe { View::from_raw_parts(memory.as_ptr(), shape, strides) }.is_err());
    }
    let item = View::from_item(&1_u8);
    assert_eq!(
        kind(item.broadcast_to([1 << (usize::BITS - 24); 2])),
        ErrorKind::Overflow
    );
    assert!(
        View::new(&memory)
            .reshape([1 << (usize::BITS - 1), 2])
            .is_err()
    );
    let huge = Slice::new(Some(isize::MIN), Some(isize::MAX), Some(isize::MAX));
    assert_eq!(View::new(&memory).slice_axis(0, huge).unwrap().shape(), [1]);
    let least = Slice::new(None, None, Some(isize::MIN));
    assert_eq!(
        View::new(&memory).slice_axis(0, least).unwrap().shape(),
        [1]
    );
}

#[test]
fn hazard_09_the_limit_of_an_allocation() {
    const MAX: usize = isize::MAX as usize;
    let memory = [0_u64; 2];
    // SAFETY: refused, as no allocation is that large.
    let error = unsafe { View::from_raw_parts(memory.as_ptr(), [MAX / 8 + 1], [8]) };
    assert_eq!(kind(error), ErrorKind::Overflow);
    // Broadcast to more bytes than there are: a view, but not a copy.
    let wide = View::from_item(&1_u64).broadcast_to([MAX]).unwrap();
    assert_eq!((wide.nbytes(), wide[MAX - 1]), (usize::MAX, 1));
    assert!(std::panic::catch_unwind(|| wide.to_vec()).is_err());
    assert!(std::panic::catch_unwind(|| wide.to_bytes()).is_err());
    assert_eq!(wide.iter().nth(MAX - 1), Some(&1));
}

#[test]
fn hazard_10_items_without_a_size() {
    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Tagged {
        x: f64,
        tag: PhantomData<u8>,
    }
    let items = [Tagged {
        x: 1.0,
        tag: PhantomData,
    }; 3];
    let tags = items.columns().tag;
    assert_eq!(
        (tags.len(), tags.strides(), tags.iter().count()),
        (3, [8], 3)
    );
    let units = [(); 5];
    let view = View::new(&units);
    assert_eq!(
        (view.iter().count(), view.iter().rev().nth(4), view.len()),
        (5, Some(&()), 5)
    );
    assert_eq!(view.at(s![..;2]).to_vec().len(), 3);
    assert_eq!(view.as_slice().map(<[()]>::len), Some(5));
    assert_eq!(kind(View::<()>::from_bytes(&[])), ErrorKind::Type);
    assert!(View::from_slice_with(&units[..0], [3], [0]).is_err());
    assert!(View::from_slice_with(&units, [MAX_ITEMS], [0]).is_ok());
    let most = [(); usize::MAX];
    assert!(std::panic::catch_unwind(|| View::new(&most).len()).is_err());
    let mut arrays = [[0_u8; 0]; 4];
    let mut view = ViewMut::from(&mut arrays);
    assert_eq!((view.shape(), view.iter_mut().count()), ([4, 0], 0));
}

const MAX_ITEMS: usize = isize::MAX as usize;

#[test]
fn hazard_11_zero_strides_and_exclusive_views() {
    let mut memory = [0_u32; 6];
    for (shape, strides) in [
        ([3, 2], [0, 4]),
        ([3, 2], [4, 4]),
        ([3, 2], [4, 8]),
        ([2, 2], [8, -8]),
    ] {
        assert!(
            ViewMut::from_slice_with(&mut memory, shape, strides).is_err(),
            "{strides:?}"
        );
        // SAFETY: refused; two indices lead to one item.
        let raw = unsafe { ViewMut::from_raw_parts(memory.as_mut_ptr(), shape, strides) };
        assert!(raw.is_err());
    }
    assert!(ViewMut::from_slice_with(&mut memory, [1, 6], [0, 4]).is_ok());
    // A dynamic view neither, to the byte: items of two that overlap by one.
    for (itemsize, shape, strides, alone) in [
        (2, &[3][..], &[2][..], true),
        (2, &[3], &[1], false),
        (2, &[3], &[-1], false),
        (1, &[3, 2], &[0, 1], false),
        (1, &[3, 2], &[1, 1], false),
        (1, &[3, 2], &[2, 1], true),
        (1, &[2, 3], &[1, 2], true),
        (1, &[1, 6], &[0, 1], true),
        (1, &[0, 6], &[0, 0], true),
    ] {
        let format = if itemsize == 1 { "B" } else { "H" };
        let parts = RawParts {
            strides: Some(strides),
            ..RawParts::new((&raw mut memory[2]).cast(), format, itemsize, shape)
        };
        // SAFETY: all of it in `memory`, which nothing else uses; what overlaps is refused.
        let view = unsafe { MemoryViewMut::from_raw_parts(parts) };
        assert_eq!(view.is_ok(), alone, "{itemsize} {shape:?} {strides:?}");
        // SAFETY: the same, to read only.
        assert!(unsafe { MemoryView::from_raw_parts(parts) }.is_ok());
    }
    // Through cells there may be any number of ways.
    let mut view = ViewMut::new(&mut memory);
    let wide = view.as_cells().at(s![..1]).broadcast_to([100]).unwrap();
    wide.iter().for_each(|cell| cell.set(cell.get() + 1));
    assert_eq!(memory[0], 100);
}

#[test]
fn hazard_12_empty_views() {
    let memory: [f64; 0] = [];
    // A stride means nothing here, an offset is not gone to.
    let view = View::from_slice_with(&memory, [3, 0, 5], [isize::MAX, isize::MIN, 7]).unwrap();
    assert_eq!(
        (view.len(), view.is_empty(), view.is_contiguous()),
        (0, true, true)
    );
    assert_eq!(
        (view.iter().next(), view.first(), view.last()),
        (None, None, None)
    );
    assert_eq!(view.as_slice(), Some(&[][..]));
    let parts = [
        view.at(s![2, .., ..;-1]),
        view.at(s![..;-1, .., 4]).t(),
        view.row(1),
    ];
    for part in parts {
        assert_eq!((part.len(), part.to_vec(), part.sum()), (0, vec![], 0.0));
        assert_eq!((part.min(), part.mean()), (None, None));
    }
    assert_eq!(view.permute([1, 2, 0]).unwrap().shape(), [0, 5, 3]);
    assert_eq!(view.reshape([0, 9]).unwrap().shape(), [0, 9]);
    assert_eq!(view.reverse(0).rows().count(), 3);
    assert_eq!((view.lanes(0).count(), view.lanes(1).count()), (0, 15));
    assert_eq!(
        view.windows([1, 1, 1]).len() + view.chunks([2, 2, 2]).len(),
        0
    );
    assert_eq!(view.broadcast_to([3, 0, 5]).unwrap(), view);
    assert_eq!(view.sum_axis(1), vec![0.0; 15]);
    let (a, b) = view.split_at(0, 2);
    assert_eq!((a.shape(), b.shape()), ([2, 0, 5], [1, 0, 5]));
    // The field of no record: no offset is added to a pointer of which nothing is known.
    let none: [Mixed; 0] = [];
    let field = none.columns().d.as_ptr();
    assert!(field.is_aligned() && !field.is_null() && field.addr() < 2 * size_of::<Mixed>());
    assert!(none.columns().d.as_slice().is_some_and(<[_]>::is_empty));
    let last = core::ptr::without_provenance::<Mixed>(align_of::<Mixed>().wrapping_neg());
    // SAFETY: no item, aligned and not null.
    let none = unsafe { core::slice::from_raw_parts(last, 0) };
    assert!(!none.columns().b.as_ptr().is_null());
    assert_eq!(
        View::<Mixed>::from_bytes_with(&[], 99, [0], [3])
            .unwrap()
            .len(),
        0
    );
    // Two empty parts of one view do not overlap, whatever their pointers say.
    let mut memory = [0_u8; 4];
    let view = ViewMut::from_slice_with(&mut memory, [0, 4], [0, 0]).unwrap();
    assert_eq!(view.into_iter().count(), 0);
}

#[test]
fn a_view_without_items_has_lengths_that_fit_all_the_same() {
    // Its lanes have the other lengths, whose product is taken then.
    let huge = (1_usize << (usize::BITS / 2)) + 1;
    let view = memoryview(b"");
    let how = Reinterpret::new("B").shape(&[0, 1, 1]).strides(&[1, 1, 1]);
    assert_eq!(
        view.reinterpret(how)
            .unwrap()
            .try_typed::<u8, 3>()
            .unwrap()
            .len(),
        0
    );
    let shape = [huge, huge, 0];
    let how = Reinterpret::new("B").shape(&shape).strides(&[1, 1, 1]);
    assert_eq!(kind(view.reinterpret(how).map(drop)), ErrorKind::Overflow);
    assert!(view.broadcast_to(&shape).is_err());
}

#[test]
fn a_view_has_no_more_axes_than_the_loops_go_through() {
    let mut shape = [1; 65];
    shape[0] = 4;
    // One axis, a block of several, and what is neither.
    let numbers = [1_u64, 2, 3, 4];
    let line = View::new(&numbers);
    let block = line.reshape([2, 2]).unwrap();
    assert_eq!(kind(line.reshape(shape)), ErrorKind::Value);
    assert_eq!(kind(block.reshape(shape)), ErrorKind::Value);
    assert_eq!(kind(block.reverse(1).reshape(shape)), ErrorKind::Value);
    assert_eq!(kind(line.broadcast_to(shape)), ErrorKind::Value);
    assert_eq!(
        kind(View::from_slice_with(&numbers, shape, [8; 65])),
        ErrorKind::Value
    );
    shape[0] = 0;
    let none = View::<u64>::new(&[]);
    assert_eq!(kind(none.reshape(shape)), ErrorKind::Value);

    // Those that it may have, they do.
    let mut shape = [1; 64];
    shape[63] = 4;
    let deep = line.reshape(shape).unwrap();
    assert_eq!((deep.to_vec(), deep.sum()), (numbers.to_vec(), 10));
    assert_eq!(deep.to_bytes(), line.as_bytes().unwrap());
    let mut copy = [0; 4];
    let mut room = ViewMut::new(&mut copy).into_reshape(shape).unwrap();
    room.copy_from(deep).unwrap();
    assert_eq!(copy, numbers);
}

#[test]
fn text_has_an_end_whatever_the_shape() {
    let view = memoryview(&[7_u8]).broadcast_to(&[2; 40]).unwrap();
    assert!(view.to_string().len() < 1 << 20);
    let none = memoryview(b"")
        .reinterpret(Reinterpret::new("B").shape(&[1 << 30, 0]).strides(&[1, 1]))
        .unwrap();
    assert!(none.to_string().contains("[]\n ...\n"), "{none}");
    let none = none.try_typed::<u8, 2>().unwrap();
    assert!(format!("{none:?}").len() < 100);
    // Axes of length 2 have no middle to leave out.
    let one = [7_u8];
    let view = View::new(&one).broadcast_to([2; 40]).unwrap();
    let text = format!("{view:?}");
    assert!(text.len() < 1 << 20 && text.ends_with("\n ...]"), "{text}");
    let mut lengths = [2; 40];
    lengths[39] = 0;
    let none: View<'_, u8, 40> = View::from_slice_with(&one, lengths, [0; 40]).unwrap();
    assert!(format!("{none:?}").len() < 1 << 20);
    assert_eq!(
        format!("{:?}", View::<u8, 2>::from(&[[0; 0]; 2])),
        "[[],\n []]"
    );
}

#[test]
#[should_panic(expected = "a view has at most isize::MAX items")]
fn items_without_a_size_have_no_more_bytes_than_they_take() {
    let nothing = [(); usize::MAX];
    let view = memoryview(&nothing);
    assert_eq!(view.as_bytes(), Some(&[][..]));
}

#[test]
#[should_panic(expected = "make more items than isize::MAX")]
fn lengths_of_nested_arrays_of_nothing_are_multiplied_with_care() {
    let nothing = [[(); 1 << (usize::BITS / 2)]; 1 << (usize::BITS / 2)];
    let view = memoryview(&nothing);
    assert_eq!(view.as_bytes(), Some(&[][..]));
}

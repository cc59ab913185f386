//! Foreign views against plain indexing, at every alignment and stride.

use core::ptr::NonNull;

use super::{ForeignView, ForeignViewMut};
use crate::{BufferView, View, ViewMut};

#[derive(Clone, Copy, BufferView, PartialEq, Debug)]
#[repr(C)]
struct Mixed {
    flag: bool,
    number: u32,
    wide: f64,
    small: u16,
}

fn mixed(i: u16) -> Mixed {
    Mixed {
        flag: i % 2 == 1,
        number: u32::from(i) * 7,
        wide: f64::from(i) / 3.0,
        small: i,
    }
}

#[test]
fn what_is_put_in_comes_out_at_every_address() {
    for shift in 0..9 {
        let mut memory = [0xAA_u8; 24 * 5 + 9];
        let view = ForeignViewMut::<Mixed>::from_bytes(&mut memory[shift..shift + 24 * 5]).unwrap();
        for i in 0..5 {
            view.set([i], mixed(i as u16)).unwrap();
        }
        let read = view.to_vec().unwrap();
        assert_eq!(read, (0..5).map(mixed).collect::<alloc::vec::Vec<_>>());
        let numbers = view.as_foreign().field(Mixed::FIELDS.number);
        assert_eq!(numbers.get([3]).unwrap(), 21);
        // The holes are zeros, and nothing around the items was touched.
        assert_eq!(memory[shift + 1..shift + 4], [0; 3]);
        assert_eq!(memory[shift + 18..shift + 24], [0; 6]);
        assert!(memory[..shift].iter().all(|byte| *byte == 0xAA));
        assert!(memory[shift + 24 * 5..].iter().all(|byte| *byte == 0xAA));
    }
}

#[test]
fn every_stride_is_walked_in_row_order() {
    let mut memory: alloc::vec::Vec<u16> = (0..24).collect();
    let start = NonNull::from_mut(memory.as_mut_slice()).cast::<u8>();
    // (first item, shape, strides in bytes)
    for (first, shape, strides) in [
        (0, [2, 3, 4], [24, 8, 2]),
        (23, [2, 3, 4], [-24, -8, -2]),
        (0, [4, 3, 2], [2, 8, 24]),
        (3, [2, 1, 2], [24, 8, -4]),
        (5, [3, 2, 2], [0, 0, 2]),
        (0, [2, 0, 4], [24, 8, 2]),
        // Along an axis of one item no step is taken, whatever it would be.
        (0, [2, 1, 4], [24, isize::MIN, 2]),
    ] {
        // SAFETY: all of these indices lie within the vector.
        let view = unsafe {
            ForeignView::<u16, 3>::from_raw_parts(start.byte_add(first * 2), shape, strides)
        };
        let mut expected = alloc::vec![];
        for i in 0..shape[0] {
            for j in 0..shape[1] {
                for k in 0..shape[2] {
                    let at = first as isize * 2
                        + i as isize * strides[0]
                        + j as isize * strides[1]
                        + k as isize * strides[2];
                    expected.push((at / 2) as u16);
                    assert_eq!(view.get([i, j, k]).unwrap(), (at / 2) as u16);
                }
            }
        }
        assert_eq!(view.to_vec().unwrap(), expected);
        assert!(view.get(shape).is_err());
    }
}

#[test]
fn an_item_that_is_no_value_is_named() {
    let mut memory = [0_u8; 48];
    memory[24] = 2;
    let view = ForeignViewMut::<Mixed>::from_bytes(&mut memory)
        .unwrap()
        .as_foreign();
    let error = view.to_vec().unwrap_err();
    assert_eq!(
        alloc::format!("{error:#}"),
        "ValueError: item [1] is no `Mixed`: field `flag`: found 2 at byte 0, expected 0 or 1 (a bool)"
    );
    // SAFETY: nobody writes.
    assert_eq!(unsafe { view.as_view() }.err().unwrap(), error);
}

#[test]
fn a_reference_needs_an_aligned_item() {
    let mut memory = [0_u64; 4];
    let bytes = bytemuck::bytes_of_mut(&mut memory);
    for shift in 0..8 {
        let view = ForeignViewMut::<u64>::from_bytes(&mut bytes[shift..shift + 16]).unwrap();
        // SAFETY: nobody writes.
        assert_eq!(unsafe { view.as_foreign().as_view() }.is_ok(), shift == 0);
    }
}

/// Stands for other programs, which no trait holds back.
#[derive(Clone, Copy)]
struct Others<'a>(ForeignViewMut<'a, u64>);

// SAFETY: in the test below all threads use items of one width.
unsafe impl Send for Others<'_> {}

impl Others<'_> {
    fn fill(self, value: u64) {
        self.0.fill(value);
    }
}

#[test]
fn writers_on_other_threads_tear_no_aligned_field() {
    let mut memory = [0_u64; 64];
    let bytes = bytemuck::bytes_of_mut(&mut memory);
    let view = ForeignViewMut::<u64>::from_bytes(bytes).unwrap();
    std::thread::scope(|scope| {
        let others = Others(view);
        for value in [0_u64, u64::MAX] {
            scope.spawn(move || (0..2000).for_each(|_| others.fill(value)));
        }
        for _ in 0..500 {
            for value in *view {
                assert!(matches!(value.unwrap(), 0 | u64::MAX));
            }
        }
    });
}

#[test]
fn a_slice_fills_a_view_of_as_many_items() {
    let mut memory = [0_u8; 12];
    let view = ForeignViewMut::<[u16; 2]>::from_bytes(&mut memory).unwrap();
    view.copy_from_slice(&[[1, 2], [3, 4], [5, 6]]).unwrap();
    assert_eq!(view.get([2]).unwrap(), [5, 6]);
    assert!(view.copy_from_slice(&[[0, 0]]).is_err());
    assert!(ForeignViewMut::<u64>::from_bytes(&mut memory).is_err());
    assert!(ForeignViewMut::<()>::from_bytes(&mut memory).is_err());
}

#[test]
fn bytes_are_copied_from_every_alignment() {
    let mut memory: [u8; 40] = core::array::from_fn(|i| i as u8);
    for start in 0..9 {
        for len in 0..31 {
            let expected = memory[start..start + len].to_vec();
            let view = ForeignViewMut::<u8>::from_bytes(&mut memory[start..start + len]).unwrap();
            let mut copy = alloc::vec![0xFF; len];
            view.copy_to_slice(&mut copy).unwrap();
            assert_eq!(copy, expected);
            assert!(view.copy_to_slice(&mut [0; 32]).is_err());
        }
    }
}

#[test]
fn bytes_are_whole_items_or_the_same_error_for_every_view() {
    let mut bytes = [0_u8; 5];
    let shared = View::<u32>::from_bytes(&bytes).unwrap_err();
    assert_eq!(
        alloc::format!("{shared:#}"),
        "ValueError: 5 bytes are no whole number of items of 4 bytes: 1 is left over"
    );
    let exclusive = ViewMut::<u32>::from_bytes(&mut bytes).err();
    assert_eq!(exclusive.as_ref(), Some(&shared));
    let foreign = ForeignViewMut::<u32>::from_bytes(&mut bytes).err();
    assert_eq!(foreign.as_ref(), Some(&shared));
    let one = View::<u16>::from_bytes(&bytes[..1]).unwrap_err();
    assert_eq!(
        alloc::format!("{one}"),
        "1 byte is no whole number of items of 2 bytes: 1 is left over"
    );
    let nothing = View::<[u32; 0]>::from_bytes(&bytes).unwrap_err();
    let foreign = ForeignViewMut::<[u32; 0]>::from_bytes(&mut bytes).err();
    assert_eq!(foreign, Some(nothing));
}

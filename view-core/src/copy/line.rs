//! Loops along one axis, for any strides: the plain ones, which move bytes
//! without looking at them.

use core::ptr::copy_nonoverlapping;

use super::item::with_item_type;
use super::opaque::opaque;

/// One axis of a copy: its length and the byte steps on both sides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    pub(super) len: usize,
    pub(super) dst: isize,
    pub(super) src: isize,
}

/// Copies `axis.len` items of `size` bytes, in order.
///
/// # Safety
///
/// Invariants 1 and 2 of the module for the items of the axis.
#[inline]
pub(super) unsafe fn copy_line(dst: *mut u8, src: *const u8, axis: Axis, size: usize) {
    with_item_type!(size, T => {
        // SAFETY: the caller's promise; T has `size` bytes.
        unsafe { copy_line_of::<T>(dst, src, axis) }
    }, _ => {
        for i in 0..axis.len as isize {
            // SAFETY: the items of index i on both sides, invariants 1 and 2.
            unsafe {
                copy_nonoverlapping(src.offset(i * axis.src), dst.offset(i * axis.dst), size);
            }
        }
    });
}

/// [`copy_line`] for items of a known size.
///
/// Four at a time, so that the pointers move once for four items; they are
/// hidden in between, so that no gathers and scatters are made of the four.
///
/// # Safety
///
/// As [`copy_line`], for items of the size of `T`.
#[inline(always)]
pub(super) unsafe fn copy_line_of<T: Copy>(mut dst: *mut u8, mut src: *const u8, axis: Axis) {
    let step = |dst: *mut u8, src: *const u8, k: isize| {
        let to = dst.wrapping_offset(k * axis.dst).cast::<T>();
        let from = src.wrapping_offset(k * axis.src).cast::<T>();
        // SAFETY: an item of the axis on both sides, invariants 1 and 2,
        // read and written unaligned.
        unsafe { to.write_unaligned(from.read_unaligned()) };
    };
    // Behind the last item the pointers may leave the allocation, so they are
    // moved with wrapping arithmetic.
    for _ in 0..axis.len / 4 {
        src = opaque(src);
        for k in 0..4 {
            step(dst, src, k);
        }
        dst = dst.wrapping_offset(4 * axis.dst);
        src = src.wrapping_offset(4 * axis.src);
    }
    for k in 0..(axis.len % 4) as isize {
        step(dst, src, k);
    }
}

/// Copies one item to `len` places, one behind the other.
///
/// # Safety
///
/// Invariants 1 and 2 of the module for the item and the places.
#[inline]
pub(super) unsafe fn fill_run(dst: *mut u8, item: *const u8, len: usize, size: usize) {
    with_item_type!(size, T => {
        // SAFETY: the caller's promise; T has `size` bytes.
        unsafe {
            let value = item.cast::<T>().read_unaligned();
            for i in 0..len {
                dst.cast::<T>().add(i).write_unaligned(value);
            }
        }
    }, _ => {
        // SAFETY: the caller's promise; each copy doubles what is filled and
        // stops at the end.
        unsafe {
            copy_nonoverlapping(item, dst, size);
            let (mut done, all) = (size, len * size);
            while done < all {
                let more = done.min(all - done);
                copy_nonoverlapping(dst, dst.add(done), more);
                done += more;
            }
        }
    });
}

//! Loops along one axis, for any strides: the plain ones, which move bytes
//! without looking at them.

use core::ptr::copy_nonoverlapping;

use super::item::{Opaque, with_item_type};
use super::opaque::{opaque, with_known_stride};

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
    if axis.src == size as isize && axis.len >= 16 {
        match size {
            // SAFETY: the caller's promise; the type has `size` bytes.
            4 => return unsafe { scatter_line_of::<Opaque<u32>>(dst, src, axis) },
            // SAFETY: as above.
            8 => return unsafe { scatter_line_of::<Opaque<u64>>(dst, src, axis) },
            _ => {}
        }
    }
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
        // From pointers of unknown origin nothing is gathered or scattered.
        (dst, src) = (opaque(dst).cast_mut(), opaque(src));
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

/// Copies contiguous items to places a stride apart, with the strides records
/// often have known to the compiler.
///
/// # Safety
///
/// As [`copy_line`], for items of the size of `T` that are contiguous in the
/// source.
pub(super) unsafe fn scatter_line_of<T: Copy>(dst: *mut u8, src: *const u8, axis: Axis) {
    let src_step = size_of::<T>() as isize;
    with_known_stride!(axis.dst, STRIDE => {
        let axis = Axis { len: axis.len, dst: STRIDE, src: src_step };
        // SAFETY: the caller's promise.
        unsafe { copy_line_of::<T>(dst, src, axis) }
    });
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

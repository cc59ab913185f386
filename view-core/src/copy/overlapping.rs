//! Copies whose two sides may share memory: as if the source had been copied
//! away first.

use alloc::vec::Vec;
use core::ptr;

use super::nd::copy_opaque;
use super::nest::{is_nested, nest};
use crate::strided::{
    MAX_NDIM, Order, Placed, Sorted, contiguous_strides, may_share_bytes, nbytes, with_sorted,
};
use crate::{Error, ErrorKind};

/// Copies every item of `src` to the item of `dst` with the same index, as if
/// `src` had been copied away first, whatever bytes the two share.
///
/// Sides that are apart are copied at once. Sides with the same strides are
/// copied upwards or downwards, so that every item is read before it is
/// written over. Else the source goes through a temporary. The bytes may be
/// uninitialised.
///
/// # Errors
///
/// `MemoryError` when there is no memory for the temporary; then nothing was
/// copied.
///
/// # Safety
///
/// Invariant 1 of the [module](super). No two items of `dst` overlap.
pub unsafe fn copy_overlapping(
    dst: *mut u8,
    dst_strides: &[isize],
    src: *const u8,
    src_strides: &[isize],
    shape: &[usize],
    itemsize: usize,
) -> Result<(), Error> {
    let to = Placed {
        offset: 0,
        shape,
        strides: dst_strides,
        itemsize,
    };
    let from = Placed {
        offset: src.addr().wrapping_sub(dst.addr()) as isize,
        strides: src_strides,
        ..to
    };
    // SAFETY: each branch relies on the caller's promise, and on what was
    // just found out about the two sides.
    unsafe {
        if !may_share_bytes(to, from) {
            copy_opaque(dst, dst_strides, src, src_strides, shape, itemsize);
        } else if !copy_in_direction(dst, src, dst_strides, src_strides, shape, itemsize) {
            copy_through_temporary(dst, dst_strides, src, src_strides, shape, itemsize)?;
        }
    }
    Ok(())
}

/// Copies sides of equal strides by runs, in the order of their addresses:
/// upwards if the destination lies below the source, else downwards. Then
/// what is written lies on the side that was read already. Answers `false`,
/// having done nothing, if the sides are not like that.
///
/// # Safety
///
/// As [`copy_overlapping`].
unsafe fn copy_in_direction(
    dst: *mut u8,
    src: *const u8,
    dst_strides: &[isize],
    src_strides: &[isize],
    shape: &[usize],
    itemsize: usize,
) -> bool {
    let in_direction = |walk: Sorted<'_, 2>| {
        let axes = walk.axes;
        let same = axes.iter().all(|axis| axis.strides[0] == axis.strides[1]);
        let item = itemsize as isize;
        if walk.empty || !same || !is_nested(axes, item) {
            return false;
        }
        // SAFETY: the start of the walk is an index of both sides.
        let (mut dst, mut src) = unsafe { (dst.offset(walk.start[0]), src.offset(walk.start[1])) };
        let (run, outer) = match axes {
            [inner, outer @ ..] if inner.strides[0] == item => (inner.len * itemsize, outer),
            all => (itemsize, all),
        };
        if dst.addr() > src.addr() {
            for axis in &mut *outer {
                let last = (axis.len as isize - 1) * axis.strides[0];
                // SAFETY: the last position of the axis.
                (dst, src) = unsafe { (dst.offset(last), src.offset(last)) };
                axis.strides = axis.strides.map(|stride| -stride);
            }
        }
        // SAFETY: positions of the walk; a run may overlap itself, which
        // `ptr::copy` allows.
        unsafe { nest(outer, dst, src, &mut |d, s| ptr::copy(s, d, run)) };
        true
    };
    with_sorted(shape, [dst_strides, src_strides], in_direction) == Some(true)
}

/// # Safety
///
/// As [`copy_overlapping`].
unsafe fn copy_through_temporary(
    dst: *mut u8,
    dst_strides: &[isize],
    src: *const u8,
    src_strides: &[isize],
    shape: &[usize],
    itemsize: usize,
) -> Result<(), Error> {
    let bytes = nbytes(shape, itemsize)?;
    let mut temporary = Vec::<u8>::new();
    temporary.try_reserve_exact(bytes).map_err(|_| {
        Error::with_numbers(
            ErrorKind::Memory,
            "no memory for a temporary of {} {byte|bytes}, which this overlapping copy needs",
            [bytes as isize, 0, 0, 0],
        )
    })?;
    let mut room = [0; MAX_NDIM];
    let strides = &mut room[..shape.len()];
    contiguous_strides(shape, itemsize, Order::C, strides)?;
    let at = temporary.as_mut_ptr();
    // SAFETY: the temporary has room for every item and is apart from both
    // sides; the bytes are never looked at, so its length stays 0.
    unsafe {
        copy_opaque(at, strides, src, src_strides, shape, itemsize);
        copy_opaque(dst, dst_strides, at, strides, shape, itemsize);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::*;
    use crate::strided::{Overlap, byte_range, model, self_overlap};

    #[test]
    fn the_source_counts_as_it_was_before() {
        let mut copies = 0;
        for size in [1, 2, 3, 8] {
            let w = size as isize;
            for shape in [[3, 4], [1, 7], [5, 2]] {
                let [a, b] = shape.map(|n| n as isize);
                let geometries = [
                    [b * w, w],
                    [w, a * w],
                    [-b * w, -w],
                    [2 * b * w, 2 * w],
                    [b * w, -w],
                    [b * w + 1, w],
                    [0, w],
                ];
                for d in geometries {
                    if self_overlap(&shape, &d, size).unwrap() != Overlap::Never {
                        continue;
                    }
                    for s in geometries {
                        for shift in -30..30 {
                            check(&shape, d, s, shift, size);
                            copies += 1;
                        }
                    }
                }
            }
        }
        assert!(copies > 10_000);
    }

    fn check(shape: &[usize], d: [isize; 2], s: [isize; 2], shift: isize, size: usize) {
        let (to, from) = (
            byte_range(shape, &d, size).unwrap(),
            byte_range(shape, &s, size).unwrap(),
        );
        let low = to.start.min(from.start + shift);
        let high = to.end.max(from.end + shift);
        let mut found: Vec<u8> = (0..high - low).map(|i| (i * 7 + i / 253) as u8).collect();
        let mut expected = found.clone();
        let place = |offset: isize| (offset - low) as usize;
        for ((_, to), (_, from)) in model::offsets(shape, &d)
            .into_iter()
            .zip(model::offsets(shape, &s))
        {
            for k in 0..size {
                expected[place(to) + k] = found[place(from + shift) + k];
            }
        }
        let base = found.as_mut_ptr();
        // SAFETY: the memory spans both ranges.
        unsafe {
            let dst = base.offset(-low);
            copy_overlapping(dst, &d, base.offset(shift - low), &s, shape, size).unwrap();
        }
        assert_eq!(
            found, expected,
            "{shape:?} {d:?} {s:?} shift {shift} items of {size}"
        );
    }
}

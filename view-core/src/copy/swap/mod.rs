//! Copies that turn the bytes of every number around: from one byte order to
//! the other.
//!
//! A number of a file in the other byte order becomes one of this machine by
//! reversing its bytes, and a byte shuffle does that for a whole vector of them
//! at once, at the speed of a copy. So there is one loop that swaps a run of
//! bytes, and it may swap them where they are. A copy whose items are not side
//! by side is done in pieces that stay in the nearest cache: each is first copied
//! by the loops for its form (gathers, transposes), then swapped in place.

mod run;

use core::ptr::copy_nonoverlapping;

use super::cpu::Means;
use super::nd::copy_at;
use super::nest::{is_nested, nest};
use crate::strided::{MAX_NDIM, Sorted, Walk, with_sorted};

pub(super) use run::swap_run;

/// Bytes of a piece that is copied and then swapped.
const PIECE: usize = 16 << 10;

/// So many lines at least, so that a transposed piece uses up the cache lines
/// of its source.
const LINES: usize = 16;

/// [`copy`](super::copy) with the bytes of every unit of an item reversed: an
/// item is a number of 2, 4, 8 or 16 bytes, or a few of them, as a complex
/// number is two.
///
/// With another size of unit, or one that does not divide the itemsize, nothing
/// is reversed.
///
/// ```
/// use view_core::copy::copy_swapped;
///
/// let file = [0_u8, 1, 9, 9, 0, 2, 9, 9]; // big-endian, in records of four bytes
/// let mut numbers = [0_u16; 2];
/// // SAFETY: two items of two bytes on both sides.
/// unsafe { copy_swapped(numbers.as_mut_ptr().cast(), &[2], file.as_ptr(), &[4], &[2], 2, 2) };
/// # #[cfg(target_endian = "little")]
/// assert_eq!(numbers, [1, 2]);
/// ```
///
/// # Safety
///
/// Invariants 1 to 3 of the [module](super).
#[inline]
pub unsafe fn copy_swapped(
    dst: *mut u8,
    dst_strides: &[isize],
    src: *const u8,
    src_strides: &[isize],
    shape: &[usize],
    itemsize: usize,
    unit: usize,
) {
    let means = Means::detect();
    let item = itemsize as isize;
    if let (&[len], &[to], &[from]) = (shape, dst_strides, src_strides)
        && (to, from) == (item, item)
        && swaps(itemsize, unit)
    {
        // Without planning, which would take longer than a short copy.
        // SAFETY: the items lie one behind the other on both sides; the level
        // is this machine's.
        return unsafe { swap_run(means, dst, src, len * itemsize, unit) };
    }
    let (dst, src) = ((dst, dst_strides), (src, src_strides));
    // SAFETY: the caller's promise; the level is this machine's.
    unsafe { copy_swapped_at(means, dst, src, shape, itemsize, unit) };
}

/// Whether there is something to reverse.
#[inline]
const fn swaps(itemsize: usize, unit: usize) -> bool {
    matches!(unit, 2 | 4 | 8 | 16) && itemsize.is_multiple_of(unit)
}

/// [`copy_swapped`] with chosen means. Both sides may also be the same items.
///
/// # Safety
///
/// As [`copy_swapped`], and invariant 5.
unsafe fn copy_swapped_at(
    means: Means,
    dst: (*mut u8, &[isize]),
    src: (*const u8, &[isize]),
    shape: &[usize],
    itemsize: usize,
    unit: usize,
) {
    if !swaps(itemsize, unit) {
        // SAFETY: the caller's promise.
        return unsafe { copy_at(means, dst, src, shape, itemsize) };
    }
    let left = with_sorted(shape, [dst.1, src.1], |walk| {
        // SAFETY: the caller's promise; the walk is that of the geometries.
        unsafe { swap_walk(means, &walk, dst.0, src.0, itemsize, unit) }
    });
    match left {
        // A geometry that is none, which the caller promised not to pass.
        None | Some(Left::Nothing) => {}
        // SAFETY: the caller's promise.
        Some(Left::Pieces) => unsafe { swap_pieces(means, dst, src, shape, itemsize, unit) },
        Some(Left::InOrder) => {
            if let Ok(walk) = Walk::<2, MAX_NDIM>::in_order(shape, [dst.1, src.1]) {
                // SAFETY: each position of the walk is an index of both.
                unsafe {
                    nest(walk.axes(), dst.0, src.0, &mut |d, s| {
                        swap_item(d, s, itemsize, unit);
                    });
                }
            }
        }
    }
}

/// What is left to do.
enum Left {
    Nothing,
    /// All: the destination's items lie side by side, the source's do not.
    Pieces,
    /// All: items of the destination may overlap, so the order can be seen.
    InOrder,
}

/// Swaps what can be swapped on the way.
///
/// # Safety
///
/// As [`copy_swapped_at`]; the walk is that of the two geometries.
unsafe fn swap_walk(
    means: Means,
    walk: &Sorted<'_, 2>,
    dst: *mut u8,
    src: *const u8,
    itemsize: usize,
    unit: usize,
) -> Left {
    if walk.empty {
        return Left::Nothing;
    }
    let item = itemsize as isize;
    if !is_nested(walk.axes, item) {
        return Left::InOrder;
    }
    // SAFETY: the walk starts at an index of both and visits indices of both.
    unsafe {
        let (d, s) = (dst.offset(walk.start[0]), src.offset(walk.start[1]));
        match &*walk.axes {
            [inner, outer @ ..] if inner.strides[0] == item => {
                if inner.strides[1] != item {
                    return Left::Pieces;
                }
                let run = inner.len * itemsize;
                let all = outer.iter().fold(run, |n, axis| n.saturating_mul(axis.len));
                // Whether to go around the caches is asked of the whole copy.
                let stream_from = if all < means.stream_from {
                    usize::MAX
                } else {
                    0
                };
                let means = Means {
                    stream_from,
                    ..means
                };
                nest(outer, d, s, &mut |d, s| swap_run(means, d, s, run, unit));
            }
            axes => nest(axes, d, s, &mut |d, s| swap_item(d, s, itemsize, unit)),
        }
    }
    Left::Nothing
}

/// Copies and swaps piece by piece along the axis that is outermost in the
/// destination.
///
/// # Safety
///
/// As [`copy_swapped_at`], for a destination without overlap.
unsafe fn swap_pieces(
    means: Means,
    dst: (*mut u8, &[isize]),
    src: (*const u8, &[isize]),
    shape: &[usize],
    itemsize: usize,
    unit: usize,
) {
    let long = |axis: &usize| shape[*axis] > 1;
    let reach = |axis: &usize| dst.1[*axis].unsigned_abs();
    let Some(axis) = (0..shape.len()).filter(long).max_by_key(reach) else {
        return;
    };
    let line = shape.iter().product::<usize>() / shape[axis] * itemsize;
    let lines = if line == itemsize {
        PIECE / itemsize
    } else {
        PIECE / line
    };
    let means = Means {
        stream_from: usize::MAX,
        ..means
    };
    let mut room = [0; MAX_NDIM];
    let part = &mut room[..shape.len()];
    part.copy_from_slice(shape);
    let mut done = 0;
    while done < shape[axis] {
        part[axis] = lines.max(LINES).min(shape[axis] - done);
        // SAFETY: a part of both sides; the second time both are the same items.
        unsafe {
            let d = dst.0.offset(done as isize * dst.1[axis]);
            let s = src.0.offset(done as isize * src.1[axis]);
            copy_at(means, (d, dst.1), (s, src.1), part, itemsize);
            let copied = (d.cast_const(), dst.1);
            copy_swapped_at(means, (d, dst.1), copied, part, itemsize, unit);
        }
        done += part[axis];
    }
}

/// One item.
///
/// # Safety
///
/// `itemsize` bytes on both sides, a multiple of `unit`; apart or the same.
#[inline]
unsafe fn swap_item(dst: *mut u8, src: *const u8, itemsize: usize, unit: usize) {
    macro_rules! swap {
        ($int:ty) => {
            for at in (0..itemsize).step_by(unit) {
                // SAFETY: a unit of the item, read and written unaligned.
                unsafe {
                    let value = src.add(at).cast::<$int>().read_unaligned();
                    dst.add(at)
                        .cast::<$int>()
                        .write_unaligned(value.swap_bytes());
                }
            }
        };
    }
    match unit {
        2 => swap!(u16),
        4 => swap!(u32),
        8 => swap!(u64),
        16 => swap!(u128),
        // SAFETY: the caller's promise.
        _ => unsafe { copy_nonoverlapping(src, dst, itemsize) },
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{Field, means};
    use super::*;
    use crate::strided::model;

    #[test]
    fn every_small_copy_is_the_naive_one() {
        for means in means() {
            for (size, unit) in [
                (2, 2),
                (4, 4),
                (8, 8),
                (16, 16),
                (8, 4),
                (12, 4),
                (4, 1),
                (6, 4),
            ] {
                for shape in [
                    [2, 3, 4],
                    [5, 1, 9],
                    [1, 1, 1],
                    [3, 17, 2],
                    [0, 2, 2],
                    [1, 9, 33],
                ] {
                    for d in geometries(shape, size) {
                        for s in geometries(shape, size) {
                            check(means, &shape, (&d, &s), size, unit);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn pieces_meet() {
        let len = 2 * PIECE / 8 + 3;
        check(Means::detect(), &[len], (&[8], &[24]), 8, 8);
        let (n, m) = (3 * LINES + 1, PIECE / 8 + 1);
        let strides = ([m as isize * 8, 8], [8, n as isize * 8]);
        check(Means::detect(), &[n, m], (&strides.0, &strides.1), 8, 8);
    }

    /// Contiguous in several orders, with gaps, backwards, and stretched.
    fn geometries(shape: [usize; 3], size: usize) -> [[isize; 3]; 6] {
        let [a, b, c] = shape.map(|n| n as isize);
        let w = size as isize;
        [
            [b * c * w, c * w, w],
            [w, a * w, a * b * w],
            [-b * c * w, c * w, -w],
            [2 * w + 1, a * (2 * w + 1), a * b * (2 * w + 1)],
            [b * c * w * 2, c * w * 2, 2 * w],
            [0, c * w, w],
        ]
    }

    fn check(
        means: Means,
        shape: &[usize],
        strides: (&[isize], &[isize]),
        size: usize,
        unit: usize,
    ) {
        let src = Field::numbered(shape, strides.1, size);
        let mut expected = Field::blank(shape, strides.0, size);
        let mut found = expected.clone();
        let to = model::offsets(shape, strides.0);
        let from = model::offsets(shape, strides.1);
        let swaps = unit > 1 && size.is_multiple_of(unit);
        for ((_, to), (_, from)) in to.into_iter().zip(from) {
            let mut item = src.read(from, size).to_vec();
            if swaps {
                item.chunks_mut(unit).for_each(<[u8]>::reverse);
            }
            expected.item(to, size).copy_from_slice(&item);
        }
        // SAFETY: both fields were made for their geometries.
        unsafe {
            let (d, s) = ((found.ptr(), strides.0), (src.at(), strides.1));
            copy_swapped_at(means, d, s, shape, size, unit);
        }
        assert!(
            found == expected,
            "{means:?} {shape:?} {strides:?} items of {size}, units of {unit}"
        );
    }
}

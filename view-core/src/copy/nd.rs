//! Copies between N-D geometries: from the shape of the walk to its loop.

use core::ptr::copy_nonoverlapping;

use super::Level;
use super::cpu::Means;
use super::line::{Axis, copy_line, fill_run};
#[cfg(target_arch = "x86_64")]
use super::stream;
use crate::strided::{MAX_NDIM, Walk, WalkAxis};

/// Most views have few axes, and a small walk is cheaper to set up.
const FEW: usize = 8;

/// Copies every item of `src` to the item of `dst` with the same index.
///
/// Strides are in bytes. Where items of `dst` overlap, which a view that may
/// be written through has none of, the last in C order wins.
///
/// # Safety
///
/// Invariants 1 to 3 of the [module](super).
#[inline]
pub unsafe fn copy(
    dst: *mut u8,
    dst_strides: &[isize],
    src: *const u8,
    src_strides: &[isize],
    shape: &[usize],
    itemsize: usize,
) {
    // SAFETY: the caller's promise; the level is this machine's.
    unsafe {
        copy_at(
            Means::detect(),
            (dst, dst_strides),
            (src, src_strides),
            shape,
            itemsize,
        );
    }
}

/// [`copy`] for items that may hold uninitialised bytes, such as padding:
/// the bytes are moved as they are and never looked at.
///
/// # Safety
///
/// Invariants 1 and 2 of the [module](super).
#[inline]
pub unsafe fn copy_opaque(
    dst: *mut u8,
    dst_strides: &[isize],
    src: *const u8,
    src_strides: &[isize],
    shape: &[usize],
    itemsize: usize,
) {
    // SAFETY: the caller's promise; the portable loops look at no byte.
    unsafe {
        copy_at(
            Means::BLIND,
            (dst, dst_strides),
            (src, src_strides),
            shape,
            itemsize,
        );
    }
}

/// [`copy_opaque`] strictly in C order, for destinations whose items overlap:
/// what is written last stays.
///
/// # Safety
///
/// Invariants 1 and 2 of the [module](super).
pub unsafe fn copy_in_order(
    dst: *mut u8,
    dst_strides: &[isize],
    src: *const u8,
    src_strides: &[isize],
    shape: &[usize],
    itemsize: usize,
) {
    if let Ok(walk) = Walk::<2, MAX_NDIM>::in_order(shape, [dst_strides, src_strides]) {
        // SAFETY: the caller's promise; the walk visits the same pairs.
        unsafe { item_by_item(&walk, dst, src, itemsize) };
    }
}

/// [`copy`] with chosen means.
///
/// # Safety
///
/// As [`copy`], and invariant 5; with [`Means::BLIND`] as [`copy_opaque`].
pub(super) unsafe fn copy_at(
    means: Means,
    dst: (*mut u8, &[isize]),
    src: (*const u8, &[isize]),
    shape: &[usize],
    itemsize: usize,
) {
    // A geometry that is none (which the caller promised not to pass) has no
    // walk, and then nothing is touched.
    if let Ok(walk) = Walk::<2, FEW>::sorted(shape, [dst.1, src.1]) {
        // SAFETY: the caller's promise.
        unsafe { copy_walk(means, &walk, dst, src, shape, itemsize) };
    } else if let Ok(walk) = Walk::<2, MAX_NDIM>::sorted(shape, [dst.1, src.1]) {
        // SAFETY: the caller's promise.
        unsafe { copy_walk(means, &walk, dst, src, shape, itemsize) };
    }
}

/// # Safety
///
/// As [`copy_at`]; the walk is that of the two geometries.
unsafe fn copy_walk<const CAP: usize>(
    means: Means,
    walk: &Walk<2, CAP>,
    dst: (*mut u8, &[isize]),
    src: (*const u8, &[isize]),
    shape: &[usize],
    itemsize: usize,
) {
    if walk.is_empty() || itemsize == 0 {
        return;
    }
    let item = itemsize as isize;
    let Some((inner, outer)) = walk.axes().split_first() else {
        // SAFETY: the one item of both, invariants 1 and 2.
        unsafe { copy_nonoverlapping(src.0, dst.0, itemsize) };
        return;
    };
    if !is_nested(walk.axes(), item) {
        // Items of the destination may overlap: the order can be seen.
        // SAFETY: the caller's promise.
        unsafe { copy_in_order(dst.0, dst.1, src.0, src.1, shape, itemsize) };
        return;
    }
    // SAFETY: the start of the walk is the offset of some index of both.
    let (d, s) = unsafe { (dst.0.offset(walk.start()[0]), src.0.offset(walk.start()[1])) };
    let bytes = walk
        .axes()
        .iter()
        .fold(itemsize, |n, axis| n.saturating_mul(axis.len));
    let streams = bytes >= means.stream_from;
    // SAFETY: the caller's promise; each body stays on the axis the walk has
    // innermost, each loop looks at bytes only as the level allows.
    unsafe {
        if inner.strides == [item, item] {
            copy_runs_of(means.level, inner.len * itemsize, outer, d, s, streams);
        } else if inner.strides == [item, 0] {
            nest(outer, d, s, &mut |d, s| fill_run(d, s, inner.len, itemsize));
        } else {
            nest_lines(walk.axes(), d, s, itemsize);
        }
    }
}

/// Runs of `run` bytes that are contiguous on both sides.
///
/// # Safety
///
/// As [`copy_walk`], from the walk's start.
unsafe fn copy_runs_of(
    level: Level,
    run: usize,
    outer: &[WalkAxis<2>],
    d: *mut u8,
    s: *const u8,
    streams: bool,
) {
    #[cfg(target_arch = "x86_64")]
    if streams && level >= Level::Sse2 && run >= 4 * stream::LINE {
        // Past the caches reading in order matters more than writing in
        // order, because the writes wait in buffers.
        let mut axes = [WalkAxis {
            len: 1,
            strides: [0; 2],
        }; MAX_NDIM];
        let axes = &mut axes[..outer.len()];
        axes.copy_from_slice(outer);
        axes.sort_unstable_by_key(|axis| axis.strides[1].unsigned_abs());
        // SAFETY: the same positions in another order.
        unsafe { nest(axes, d, s, &mut |d, s| stream::stream_run(d, s, run)) };
        stream::fence();
        return;
    }
    let _ = (level, streams);
    // SAFETY: the caller's promise.
    unsafe { nest(outer, d, s, &mut |d, s| copy_nonoverlapping(s, d, run)) };
}

/// Whether each axis, innermost first, steps over all of those inside it, so
/// that no two items of the destination overlap.
#[inline]
pub(super) fn is_nested(axes: &[WalkAxis<2>], item: isize) -> bool {
    let mut reach = item;
    axes.iter().all(|axis| {
        let steps_over = axis.strides[0] >= reach;
        // Inside the range of the geometry: no overflow.
        reach = reach.wrapping_add(axis.strides[0].wrapping_mul(axis.len as isize - 1));
        steps_over
    })
}

/// Runs `body` for every position of the axes, the first of them innermost.
///
/// # Safety
///
/// From `dst` and `src`, every position stays inside the allocations.
pub(super) unsafe fn nest(
    axes: &[WalkAxis<2>],
    dst: *mut u8,
    src: *const u8,
    body: &mut impl FnMut(*mut u8, *const u8),
) {
    match axes.split_last() {
        None => body(dst, src),
        Some((axis, inner)) => {
            for i in 0..axis.len as isize {
                // SAFETY: a position of the axis, by the caller's promise.
                unsafe {
                    let dst = dst.offset(i * axis.strides[0]);
                    let src = src.offset(i * axis.strides[1]);
                    nest(inner, dst, src, body);
                }
            }
        }
    }
}

/// Line by line along the first axis, or along the second when it is much
/// longer, since each line has a cost of its own.
///
/// # Safety
///
/// As [`copy_walk`], from the walk's start.
unsafe fn nest_lines(axes: &[WalkAxis<2>], d: *mut u8, s: *const u8, itemsize: usize) {
    let axis = |axis: &WalkAxis<2>| Axis {
        len: axis.len,
        dst: axis.strides[0],
        src: axis.strides[1],
    };
    match axes {
        [first, second, outer @ ..] if first.len < 8 && second.len > first.len => {
            let (inner, along) = (axis(second), axis(first));
            // SAFETY: every position of the outer axes and of both inner
            // ones is an index of the walk.
            unsafe {
                nest(outer, d, s, &mut |d, s| {
                    for i in 0..along.len as isize {
                        copy_line(
                            d.offset(i * along.dst),
                            s.offset(i * along.src),
                            inner,
                            itemsize,
                        );
                    }
                });
            }
        }
        [first, outer @ ..] => {
            let inner = axis(first);
            // SAFETY: as above.
            unsafe {
                nest(outer, d, s, &mut |d, s| {
                    copy_line(d, s, inner, itemsize);
                });
            }
        }
        [] => {}
    }
}

/// # Safety
///
/// As [`copy_in_order`]; the walk is that of the two geometries.
unsafe fn item_by_item(walk: &Walk<2, MAX_NDIM>, dst: *mut u8, src: *const u8, itemsize: usize) {
    if walk.is_empty() {
        return;
    }
    // SAFETY: each position of the walk is an index of both, invariants 1
    // and 2.
    unsafe {
        nest(walk.axes(), dst, src, &mut |d, s| {
            copy_nonoverlapping(s, d, itemsize);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{Field, means, naive_copy};
    use super::*;

    #[test]
    fn every_small_copy_is_the_naive_one() {
        for means in means() {
            for size in [1, 2, 3, 4, 5, 8, 12, 16, 24] {
                for shape in [[2, 3, 4], [5, 1, 9], [1, 1, 1], [3, 17, 2], [0, 2, 2]] {
                    for d in geometries(shape, size) {
                        for s in geometries(shape, size) {
                            check(means, &shape, (&d, &s), size);
                        }
                    }
                }
            }
        }
    }

    /// Contiguous in several orders, with gaps, backwards, and stretched.
    fn geometries(shape: [usize; 3], size: usize) -> [[isize; 3]; 7] {
        let [a, b, c] = shape.map(|n| n as isize);
        let w = size as isize;
        [
            [b * c * w, c * w, w],
            [w, a * w, a * b * w],
            [-b * c * w, c * w, -w],
            [2 * w + 1, a * (2 * w + 1), a * b * (2 * w + 1)],
            [c * w, a * c * w, w],
            [b * c * w * 2, c * w * 2, 2 * w],
            [0, c * w, w],
        ]
    }

    fn check(means: Means, shape: &[usize], strides: (&[isize], &[isize]), size: usize) {
        let src = Field::numbered(shape, strides.1, size);
        let mut expected = Field::blank(shape, strides.0, size);
        let mut found = expected.clone();
        naive_copy(&mut expected, &src, shape, strides, size);
        // SAFETY: both fields were made for their geometries.
        unsafe {
            copy_at(
                means,
                (found.ptr(), strides.0),
                (src.at(), strides.1),
                shape,
                size,
            );
        }
        assert_eq!(
            found, expected,
            "{means:?} {shape:?} {strides:?} items of {size}"
        );
    }

    #[test]
    fn many_axes_are_no_more_trouble() {
        let shape = [2; 10];
        let mut dst: [isize; 10] = core::array::from_fn(|k| 1 << k);
        let src: [isize; 10] = core::array::from_fn(|k| 3 << ((k * 7) % 10));
        check(Means::detect(), &shape, (&dst, &src), 1);
        dst.reverse();
        check(Means::detect(), &shape, (&dst, &src), 1);
    }
}

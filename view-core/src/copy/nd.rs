//! Copies between N-D geometries: from the shape of the walk to its loop.

use core::ptr::copy_nonoverlapping;

use super::cpu::Means;
use super::forms::{self, any_line};
use super::line::{Axis, fill_run};
use super::nest::{is_nested, nest};
use crate::strided::{MAX_NDIM, Sorted, Walk, WalkAxis, with_sorted};

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
    if let (&[len], &[to], &[from]) = (shape, dst.1, src.1)
        && (to == itemsize as isize || from == itemsize as isize && to > from)
        && from != 0
        && len > 0
        && len.saturating_mul(itemsize) < means.stream_from
    {
        // Without planning, which would take longer than a short copy.
        // SAFETY: the items of the one axis, by the caller's promise.
        unsafe {
            if from == to {
                copy_nonoverlapping(src.0, dst.0, len * itemsize);
            } else {
                let axis = Axis {
                    len,
                    dst: to,
                    src: from,
                };
                any_line(means, false, dst.0, src.0, axis, itemsize);
            }
        }
        return;
    }
    if let Some((mut axes, count)) = two_axes(shape, dst.1, src.1) {
        let walk = Sorted {
            axes: &mut axes[..count],
            start: [0; 2],
            empty: false,
        };
        // SAFETY: the caller's promise; the walk is that of the geometries.
        return unsafe { copy_walk(means, walk, dst, src, shape, itemsize) };
    }
    // A geometry that is none (which the caller promised not to pass) has no
    // walk, and then nothing is touched.
    let _ = with_sorted(shape, [dst.1, src.1], |walk| {
        // SAFETY: as above.
        unsafe { copy_walk(means, walk, dst, src, shape, itemsize) };
    });
}

/// The sorted walk over a matrix that goes upwards on both sides, one axis or two:
/// most copies of few items are such, and the general way to the walk would take
/// longer than they do.
#[inline]
fn two_axes(shape: &[usize], dst: &[isize], src: &[isize]) -> Option<([WalkAxis<2>; 2], usize)> {
    let (&[n, m], &[d0, d1], &[s0, s1]) = (shape, dst, src) else {
        return None;
    };
    let upwards = d0.min(d1) > 0 && s0.min(s1) > 0 && d0 != d1;
    if !upwards || n.min(m) <= 1 {
        return None;
    }
    let axis = |len: usize, dst: isize, src: isize| WalkAxis {
        len,
        strides: [dst, src],
    };
    let (mut inner, outer) = if d1 < d0 {
        (axis(m, d1, s1), axis(n, d0, s0))
    } else {
        (axis(n, d0, s0), axis(m, d1, s1))
    };
    let len = isize::try_from(n.checked_mul(m)?).ok()?;
    let runs_on =
        |p: usize| inner.strides[p].checked_mul(inner.len as isize) == Some(outer.strides[p]);
    if runs_on(0) && runs_on(1) {
        inner.len = len as usize;
        return Some(([inner; 2], 1));
    }
    Some(([inner, outer], 2))
}

/// # Safety
///
/// As [`copy_at`]; the walk is that of the two geometries.
#[inline(always)]
unsafe fn copy_walk(
    means: Means,
    walk: Sorted<'_, 2>,
    dst: (*mut u8, &[isize]),
    src: (*const u8, &[isize]),
    shape: &[usize],
    itemsize: usize,
) {
    let Sorted { axes, start, empty } = walk;
    if empty || itemsize == 0 {
        return;
    }
    let item = itemsize as isize;
    let Some(inner) = axes.first() else {
        // SAFETY: the one item of both, invariants 1 and 2.
        unsafe { copy_nonoverlapping(src.0, dst.0, itemsize) };
        return;
    };
    if !is_nested(axes, item) {
        // Items of the destination may overlap: the order can be seen.
        // SAFETY: the caller's promise.
        unsafe { copy_in_order(dst.0, dst.1, src.0, src.1, shape, itemsize) };
        return;
    }
    // SAFETY: the start of the walk is the offset of some index of both.
    let (d, s) = unsafe { (dst.0.offset(start[0]), src.0.offset(start[1])) };
    let items = |n: usize, axis: &WalkAxis<2>| n.saturating_mul(axis.len);
    let bytes = axes.iter().fold(itemsize, items);
    let streams = bytes >= means.stream_from;
    // SAFETY: the caller's promise; each form is the walk's, and looks at
    // bytes only as the level allows.
    unsafe {
        if inner.strides == [item, item] {
            let run = inner.len * itemsize;
            forms::copy_runs(means.level, streams, axes, run, d, s);
        } else if inner.strides == [item, 0] {
            let len = inner.len;
            nest(&axes[1..], d, s, &mut |d, s| {
                fill_run(d, s, len, itemsize);
            });
        } else if let Some(fast) = forms::source_axis(axes, item) {
            // Transposes are far enough from the machine's limit to gain
            // earlier than the others.
            let streams = bytes >= means.stream_from / 2;
            forms::copy_transposed(means, streams, axes, fast, (d, s), itemsize);
        } else {
            forms::copy_lines(means, streams, axes, d, s, itemsize);
        }
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
    fn two_axes_are_the_sorted_ones() {
        let mut made = 0;
        let strides = [-8, 0, 4, 8, 12, 24, 40, 48, isize::MAX / 2];
        for (n, m) in [0, 1, 2, 3, 6, usize::MAX]
            .map(|n| [1, 2, 3, 5].map(|m| (n, m)))
            .concat()
        {
            for (d0, d1) in strides.map(|a| strides.map(|b| (a, b))).concat() {
                for (s0, s1) in strides.map(|a| strides.map(|b| (a, b))).concat() {
                    let (shape, d, s) = ([n, m], [d0, d1], [s0, s1]);
                    if let Some((axes, count)) = two_axes(&shape, &d, &s) {
                        let sorted = Walk::<2, 2>::sorted(&shape, [&d, &s]).unwrap();
                        assert_eq!(sorted.axes(), &axes[..count], "{shape:?} {d:?} {s:?}");
                        assert_eq!((sorted.start(), sorted.is_empty()), ([0; 2], false));
                        made += 1;
                    }
                }
            }
        }
        assert!(made > 1000);
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

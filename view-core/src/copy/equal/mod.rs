//! Equality of all items of two geometries.
//!
//! A comparison that stops at the first difference tests a branch at every
//! item, which keeps the compiler from using vector instructions and costs
//! three times as much as the comparison itself. So items are compared in
//! blocks of 64, all of them, and the branch comes once a block; the loop is
//! compiled once for each CPU level, and the level is asked once a
//! comparison. Whatever the items are, vectors of differences are joined and
//! tested, so integers need no path of their own to be as fast as `memcmp`.
//!
//! Bytes that are equal exactly when the items are (integers, byte strings;
//! not floats, which have -0.0 and NaN, and not items with holes) are compared
//! in runs, whatever the size of an item is.

mod bytes;
mod line;

use super::cpu::Level;
use crate::strided::{WalkAxis, with_sorted};

use bytes::same_bytes;
use line::Line;

/// Whether all items have the same bytes.
///
/// # Safety
///
/// Invariants 1 and 3 of the [module](super) for both sides, which are only
/// read and may share memory.
#[inline]
#[must_use]
pub unsafe fn equal_bytes(
    a: *const u8,
    a_strides: &[isize],
    b: *const u8,
    b_strides: &[isize],
    shape: &[usize],
    itemsize: usize,
) -> bool {
    let item = itemsize as isize;
    if let ([len], [by_a], [by_b]) = (shape, a_strides, b_strides)
        && (*by_a, *by_b) == (item, item)
    {
        // Without planning, which would take longer than a short comparison.
        // SAFETY: the items lie one behind the other on both sides; the level
        // is this machine's.
        return unsafe { same_bytes(Level::detect(), a, b, len * itemsize) };
    }
    // SAFETY: the caller's promise; the level is this machine's.
    unsafe {
        equal_bytes_at(
            Level::detect(),
            (a, a_strides),
            (b, b_strides),
            shape,
            itemsize,
        )
    }
}

/// [`equal_bytes`] of any geometry, with the instructions of a level.
///
/// # Safety
///
/// As [`equal_bytes`], and invariant 5.
unsafe fn equal_bytes_at(
    level: Level,
    a: (*const u8, &[isize]),
    b: (*const u8, &[isize]),
    shape: &[usize],
    itemsize: usize,
) -> bool {
    if itemsize == 0 {
        return true;
    }
    let item = itemsize as isize;
    let by_memory = with_sorted(shape, [a.1, b.1], |walk| {
        // SAFETY: the walk starts at an index and visits indices of both
        // sides; a run is items one behind the other on both.
        unsafe {
            let (a, b) = (a.0.offset(walk.start[0]), b.0.offset(walk.start[1]));
            match walk.axes {
                _ if walk.empty => Some(true),
                [inner, outer @ ..] if inner.strides == [item, item] => {
                    let run = inner.len * itemsize;
                    Some(all(outer, a, b, &mut |a, b| same_bytes(level, a, b, run)))
                }
                _ if matches!(itemsize, 1 | 2 | 4 | 8 | 16) => None,
                axes => {
                    let same = &mut |a, b| same_bytes(level, a, b, itemsize);
                    Some(all(axes, a, b, same))
                }
            }
        }
    });
    match by_memory {
        // No geometry, which the caller promised not to pass.
        None => return false,
        Some(Some(answer)) => return answer,
        Some(None) => {}
    }
    // Every geometry below is the caller's, and integers of the item's size
    // may be made of any initialised bytes.
    macro_rules! by_integer {
        ($int:ty) => {
            // SAFETY: as just said.
            unsafe { equal_at(level, a, b, shape, unaligned(|a: $int, b: $int| a == b)) }
        };
    }
    match itemsize {
        1 => by_integer!(u8),
        2 => by_integer!(u16),
        4 => by_integer!(u32),
        8 => by_integer!(u64),
        _ => by_integer!(u128),
    }
}

/// Whether `same` holds for the items of every index, given as the plain data
/// types `A` and `B`, read unaligned.
///
/// `same` should be free of branches, so that it can be run on vectors; it is
/// called for up to 63 items behind a difference.
///
/// # Safety
///
/// Invariants 1 and 3 of the [module](super) for items of the sizes of `A`
/// and `B`, valid as values of these types. The sides are only read and may
/// share memory.
#[must_use]
pub unsafe fn equal_by<A: Copy, B: Copy>(
    a: (*const u8, &[isize]),
    b: (*const u8, &[isize]),
    shape: &[usize],
    same: impl Fn(A, B) -> bool + Copy,
) -> bool {
    // SAFETY: the caller's promise; the level is this machine's.
    unsafe { equal_at(Level::detect(), a, b, shape, unaligned(same)) }
}

/// [`equal_by`] where the items lie, for types that cannot be copied: `same` is
/// called with their addresses.
///
/// # Safety
///
/// Invariant 1 of the [module](super) for items of the sizes of `A` and `B`;
/// `same` may be called with the addresses of any two of the same index.
#[inline]
#[must_use]
pub(crate) unsafe fn equal_in_place<A, B>(
    a: (*const A, &[isize]),
    b: (*const B, &[isize]),
    shape: &[usize],
    same: impl Fn(*const A, *const B) -> bool + Copy,
) -> bool {
    let (a, b) = ((a.0.cast(), a.1), (b.0.cast(), b.1));
    // SAFETY: the caller's promise; the level is this machine's.
    unsafe { equal_at(Level::detect(), a, b, shape, same) }
}

/// Reads two items and compares them.
#[inline(always)]
fn unaligned<A: Copy, B: Copy>(
    same: impl Fn(A, B) -> bool + Copy,
) -> impl Fn(*const A, *const B) -> bool + Copy {
    // SAFETY: only called with items that are values of the types, by the
    // contract of the functions that pass it on.
    move |a, b| unsafe { same(a.read_unaligned(), b.read_unaligned()) }
}

/// [`equal_in_place`] with the instructions of a level.
///
/// # Safety
///
/// As [`equal_in_place`], and invariant 5.
#[inline]
unsafe fn equal_at<A, B>(
    level: Level,
    a: (*const u8, &[isize]),
    b: (*const u8, &[isize]),
    shape: &[usize],
    same: impl Fn(*const A, *const B) -> bool + Copy,
) -> bool {
    if let (&[len], &[by_a], &[by_b]) = (shape, a.1, b.1) {
        // Without planning, which would take longer than a short comparison.
        let strides = [by_a, by_b];
        // SAFETY: the items of the one axis.
        return unsafe { Line { strides, len }.is_equal_at(level, a.0, b.0, same) };
    }
    let answer = with_sorted(shape, [a.1, b.1], |walk| {
        if walk.empty {
            return true;
        }
        let one = WalkAxis {
            len: 1,
            strides: [0; 2],
        };
        let (inner, outer) = walk.axes.split_first().unwrap_or((&one, &[]));
        let line = Line {
            strides: inner.strides,
            len: inner.len,
        };
        // SAFETY: the start of the walk is an index of both; a line is the
        // axis the walk has innermost, or the single item.
        unsafe {
            let (a, b) = (a.0.offset(walk.start[0]), b.0.offset(walk.start[1]));
            all(outer, a, b, &mut |a, b| line.is_equal_at(level, a, b, same))
        }
    });
    answer.unwrap_or(false)
}

/// Whether `same` holds at every position of the axes.
///
/// # Safety
///
/// As [`nest`](super::nest::nest).
unsafe fn all(
    axes: &[WalkAxis<2>],
    a: *const u8,
    b: *const u8,
    same: &mut impl FnMut(*const u8, *const u8) -> bool,
) -> bool {
    match axes.split_last() {
        None => same(a, b),
        Some((axis, inner)) => (0..axis.len as isize).all(|i| {
            // SAFETY: a position of the axis, by the caller's promise.
            unsafe {
                all(
                    inner,
                    a.offset(i * axis.strides[0]),
                    b.offset(i * axis.strides[1]),
                    same,
                )
            }
        }),
    }
}

#[cfg(test)]
// Equality is what is tested.
#[allow(clippy::float_cmp)]
mod tests {
    use std::vec::Vec;

    use super::super::harness::{Field, levels, naive_copy};
    use super::*;
    use crate::strided::model;

    #[test]
    fn one_byte_makes_the_difference() {
        for size in [1, 2, 3, 4, 5, 8, 12, 16, 24] {
            let w = size as isize;
            for shape in [[2, 3], [1, 130], [67, 2], [1, 1], [0, 3]] {
                let [n, m] = shape.map(|n| n as isize);
                let geometries = [
                    [m * w, w],
                    [w, n * w],
                    [-m * w, -w],
                    [2 * m * w, 2 * w],
                    [m * (w + 1), w + 1],
                ];
                for s in geometries {
                    for t in geometries {
                        let a = Field::numbered(&shape, &s, size);
                        let mut b = Field::blank(&shape, &t, size);
                        naive_copy(&mut b, &a, &shape, (&t, &s), size);
                        // SAFETY: the fields were made for their geometries.
                        let same = |b: &Field| unsafe {
                            let answer = equal_bytes(a.at(), &s, b.at(), &t, &shape, size);
                            for level in levels() {
                                let (a, b) = ((a.at(), &s[..]), (b.at(), &t[..]));
                                let at_level = equal_bytes_at(level, a, b, &shape, size);
                                assert_eq!(at_level, answer, "{level:?}");
                            }
                            answer
                        };
                        assert!(same(&b), "{shape:?} {s:?} {t:?} items of {size}");
                        let offsets: Vec<isize> = model::offsets(&shape, &t)
                            .into_iter()
                            .map(|o| o.1)
                            .collect();
                        for &offset in offsets.iter().step_by(offsets.len() / 7 + 1) {
                            let byte = &mut b.item(offset, size)[size / 2];
                            *byte ^= 16;
                            assert!(!same(&b), "{shape:?} {s:?} {t:?} items of {size}");
                            b.item(offset, size)[size / 2] ^= 16;
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn values_are_compared_as_they_are() {
        for level in levels() {
            let floats = [0.0, -0.0, 1.5, f64::NAN, 3.0];
            let ints: [i32; 5] = [0, 0, 1, 7, 3];
            for (i, expected) in [(0, true), (1, true), (2, false), (3, false), (4, true)] {
                // SAFETY: one item of each, on this machine's levels.
                let found = unsafe {
                    equal_at::<f64, i32>(
                        level,
                        ((&raw const floats[i]).cast(), &[]),
                        ((&raw const ints[i]).cast(), &[]),
                        &[],
                        unaligned(|a, b| a == f64::from(b)),
                    )
                };
                assert_eq!(found, expected, "{level:?}");
            }
            for n in 0..200 {
                let a: Vec<f32> = (0..2 * n).map(|i| (i / 2) as f32).collect();
                let mut b: Vec<u32> = (0..n).map(|i| (i as f32).to_bits().swap_bytes()).collect();
                let compare = |b: &[u32]| {
                    // SAFETY: n items on each side.
                    unsafe {
                        equal_at::<f32, u32>(
                            level,
                            (a.as_ptr().cast(), &[8]),
                            (b.as_ptr().cast(), &[4]),
                            &[n],
                            unaligned(|a, b| a == f32::from_bits(u32::swap_bytes(b))),
                        )
                    }
                };
                assert!(compare(&b), "{level:?} {n}");
                for at in [0, n / 2, n.saturating_sub(1)] {
                    if let Some(bits) = b.get_mut(at) {
                        *bits ^= 1 << 25;
                        assert!(!compare(&b), "{level:?} {n} {at}");
                        b[at] ^= 1 << 25;
                    }
                }
            }
        }
    }
}

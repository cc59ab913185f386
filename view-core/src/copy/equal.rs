//! Equality of all items of two geometries.
//!
//! A comparison that stops at the first difference tests a branch at every
//! item, which keeps the compiler from using vector instructions and costs
//! three times as much as the comparison itself. So items are compared in
//! blocks of 64, all of them, and the branch comes once a block. Bytes that
//! are equal exactly when the items are (integers, `bool`, byte strings; not
//! floats, which have -0.0 and NaN, and not items with holes) go to `memcmp`.

use super::Level;
use super::opaque::opaque;
use crate::strided::{WalkAxis, with_sorted};

/// Items between two branches.
const BLOCK: usize = 64;

/// Whether all items have the same bytes.
///
/// # Safety
///
/// Invariants 1 and 3 of the [module](super) for both sides, which are only
/// read and may share memory.
#[must_use]
pub unsafe fn equal_bytes(
    a: *const u8,
    a_strides: &[isize],
    b: *const u8,
    b_strides: &[isize],
    shape: &[usize],
    itemsize: usize,
) -> bool {
    if itemsize == 0 {
        return true;
    }
    let item = itemsize as isize;
    if let ([len], [by_a], [by_b]) = (shape, a_strides, b_strides)
        && (*by_a, *by_b) == (item, item)
    {
        // Without planning, which would take longer than a short comparison.
        // SAFETY: the items lie one behind the other on both sides.
        return unsafe { same_bytes(a, b, len * itemsize) };
    }
    let by_memory = with_sorted(shape, [a_strides, b_strides], |walk| {
        // SAFETY: the walk starts at an index and visits indices of both
        // sides; a run is items one behind the other on both.
        unsafe {
            let (a, b) = (a.offset(walk.start[0]), b.offset(walk.start[1]));
            match walk.axes {
                _ if walk.empty => Some(true),
                [inner, outer @ ..] if inner.strides == [item, item] => {
                    let run = inner.len * itemsize;
                    Some(all(outer, a, b, &mut |a, b| same_bytes(a, b, run)))
                }
                _ if matches!(itemsize, 1 | 2 | 4 | 8 | 16) => None,
                axes => Some(all(axes, a, b, &mut |a, b| same_bytes(a, b, itemsize))),
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
            unsafe { equal_by::<$int, $int>((a, a_strides), (b, b_strides), shape, |a, b| a == b) }
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
    // SAFETY: the caller's promise.
    unsafe { equal_by_at(Level::detect(), a, b, shape, same) }
}

/// [`equal_by`] with the instructions of a level.
///
/// # Safety
///
/// As [`equal_by`], and invariant 5.
unsafe fn equal_by_at<A: Copy, B: Copy>(
    level: Level,
    a: (*const u8, &[isize]),
    b: (*const u8, &[isize]),
    shape: &[usize],
    same: impl Fn(A, B) -> bool + Copy,
) -> bool {
    let answer = with_sorted(shape, [a.1, b.1], |walk| {
        if walk.empty {
            return true;
        }
        // SAFETY: the start of the walk is an index of both; a line is the
        // axis the walk has innermost, or the single item.
        unsafe {
            let (a, b) = (a.0.offset(walk.start[0]), b.0.offset(walk.start[1]));
            let [inner, outer @ ..] = &*walk.axes else {
                return line(a, b, [0; 2], 1, same);
            };
            all(outer, a, b, &mut |a, b| {
                #[cfg(target_arch = "x86_64")]
                if level >= Level::Avx2 {
                    return line_avx2(a, b, inner.strides, inner.len, same);
                }
                let _ = level;
                line(a, b, inner.strides, inner.len, same)
            })
        }
    });
    answer.unwrap_or(false)
}

/// [`line`], compiled for AVX2.
///
/// # Safety
///
/// As [`line`], and invariant 5.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn line_avx2<A: Copy, B: Copy>(
    a: *const u8,
    b: *const u8,
    strides: [isize; 2],
    len: usize,
    same: impl Fn(A, B) -> bool + Copy,
) -> bool {
    // SAFETY: the caller's promise.
    unsafe { line(a, b, strides, len, same) }
}

/// One axis. Strides of one and two items are told to the compiler, which has
/// good vector code for them.
///
/// # Safety
///
/// The items of the axis are valid for reads as `A` and `B`.
#[inline(always)]
unsafe fn line<A: Copy, B: Copy>(
    a: *const u8,
    b: *const u8,
    strides: [isize; 2],
    len: usize,
    same: impl Fn(A, B) -> bool + Copy,
) -> bool {
    let (one_a, one_b) = (size_of::<A>() as isize, size_of::<B>() as isize);
    // SAFETY: the caller's promise.
    unsafe {
        match (strides[0] == one_a, strides[1] == one_b) {
            (true, true) => blocks::<_, _, false>(a, b, [one_a, one_b], len, same),
            (true, _) if strides[1] == 2 * one_b => {
                blocks::<_, _, false>(a, b, [one_a, 2 * one_b], len, same)
            }
            (_, true) if strides[0] == 2 * one_a => {
                blocks::<_, _, false>(a, b, [2 * one_a, one_b], len, same)
            }
            _ => blocks::<_, _, true>(a, b, strides, len, same),
        }
    }
}

/// # Safety
///
/// As [`line`].
#[inline(always)]
unsafe fn blocks<A: Copy, B: Copy, const STRIDED: bool>(
    a: *const u8,
    b: *const u8,
    strides: [isize; 2],
    len: usize,
    same: impl Fn(A, B) -> bool + Copy,
) -> bool {
    let (mut a, mut b) = (a, b);
    let block = |a: *const u8, b: *const u8, items: usize| {
        let mut differs = false;
        for i in 0..items as isize {
            // SAFETY: the items of an index of the axis, read unaligned.
            unsafe {
                let (mut a, mut b) = (a.offset(i * strides[0]), b.offset(i * strides[1]));
                if STRIDED {
                    (a, b) = (opaque(a), opaque(b));
                }
                let (a, b) = (
                    a.cast::<A>().read_unaligned(),
                    b.cast::<B>().read_unaligned(),
                );
                differs |= !same(a, b);
            }
        }
        differs
    };
    for _ in 0..len / BLOCK {
        if block(a, b, BLOCK) {
            return false;
        }
        a = a.wrapping_offset(BLOCK as isize * strides[0]);
        b = b.wrapping_offset(BLOCK as isize * strides[1]);
    }
    !block(a, b, len % BLOCK)
}

/// Whether `same` holds at every position of the axes.
///
/// # Safety
///
/// As [`nest`](super::forms::nest).
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

/// # Safety
///
/// `len` initialised bytes at both.
#[inline(always)]
unsafe fn same_bytes(a: *const u8, b: *const u8, len: usize) -> bool {
    // SAFETY: the caller's promise.
    unsafe { core::slice::from_raw_parts(a, len) == core::slice::from_raw_parts(b, len) }
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
                            equal_bytes(a.at(), &s, b.at(), &t, &shape, size)
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
                    equal_by_at::<f64, i32>(
                        level,
                        ((&raw const floats[i]).cast(), &[]),
                        ((&raw const ints[i]).cast(), &[]),
                        &[],
                        |a, b| a == f64::from(b),
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
                        equal_by_at::<f32, u32>(
                            level,
                            (a.as_ptr().cast(), &[8]),
                            (b.as_ptr().cast(), &[4]),
                            &[n],
                            |a, b| a == f32::from_bits(b.swap_bytes()),
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

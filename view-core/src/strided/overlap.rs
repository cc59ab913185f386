//! Whether indices share bytes: within one geometry, and between two.
//!
//! A writable view must map no two indices to overlapping bytes. Two indices
//! differ by a vector `d`, and their items overlap when the strides take `d`
//! to a distance smaller than the itemsize. Most real geometries nest: sorted
//! by stride, each axis steps over all the smaller ones together, and one
//! pass proves that. For the others there is an exact answer in two axes
//! (Euclid's algorithm finds the smallest vector for each short distance), and
//! a search over the difference vectors with a bound on its effort, which
//! only gives up where nobody will ever be.

use super::{ByteRange, MAX_NDIM, byte_range};
use crate::Error;

/// An answer that may be unknown.
///
/// ```
/// use view_core::strided::{Overlap, self_overlap};
/// assert_eq!(self_overlap(&[4], &[2], 4)?, Overlap::Yes); // items of 4 bytes every 2
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overlap {
    /// No byte is shared.
    Never,
    /// Some byte is shared.
    Yes,
    /// It would take too long to find out; treat it as shared.
    Unknown,
}

/// How many difference vectors are tried before the answer is unknown.
const EFFORT: usize = 1 << 14;

/// Whether two different indices of a geometry touch a common byte.
///
/// ```
/// use view_core::strided::{self_overlap, Overlap};
///
/// assert_eq!(self_overlap(&[3, 4], &[32, 8], 8)?, Overlap::Never);
/// assert_eq!(self_overlap(&[3, 4], &[0, 8], 8)?, Overlap::Yes, "stretched");
/// assert_eq!(self_overlap(&[3, 4], &[8, 8], 8)?, Overlap::Yes, "windows");
/// assert_eq!(self_overlap(&[2, 3], &[12, 8], 4)?, Overlap::Never, "interleaved");
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// What [`byte_range`] refuses.
pub fn self_overlap(shape: &[usize], strides: &[isize], itemsize: usize) -> Result<Overlap, Error> {
    byte_range(shape, strides, itemsize)?;
    if itemsize == 0 || shape.contains(&0) {
        return Ok(Overlap::Never);
    }
    // Lengths and absolute strides of the axes that are stepped along, large
    // strides first. The sign only turns an axis around.
    let mut axes = [Axis::default(); MAX_NDIM];
    let mut count = 0;
    for (&length, &stride) in shape.iter().zip(strides) {
        if length > 1 {
            axes[count] = Axis {
                stride: stride.unsigned_abs() as u64 as i128,
                most: length as i128 - 1,
            };
            count += 1;
        }
    }
    let axes = &mut axes[..count];
    axes.sort_unstable_by_key(|axis| core::cmp::Reverse(axis.stride));

    let item = itemsize as i128;
    if axes.last().is_some_and(|smallest| smallest.stride < item) {
        return Ok(Overlap::Yes);
    }
    let mut reach = item;
    let nested = axes.iter().rev().all(|axis| {
        let steps_over = axis.stride >= reach;
        reach += axis.stride * axis.most;
        steps_over
    });
    if nested {
        return Ok(Overlap::Never);
    }
    if let [large, small] = axes
        && let Some(answer) = two_axes(*large, *small, item)
    {
        return Ok(answer);
    }
    let mut effort = EFFORT;
    Ok(search(axes, item, 0, false, &mut effort))
}

/// Whether a geometry may be written through: no two indices share a byte.
/// What is too hard to find out counts as shared.
///
/// ```
/// use view_core::strided::is_injective;
///
/// assert!(is_injective(&[2, 3], &[-24, 8], 8)?);
/// assert!(!is_injective(&[2, 3], &[4, 8], 8)?);
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// What [`byte_range`] refuses.
#[inline]
pub fn is_injective(shape: &[usize], strides: &[isize], itemsize: usize) -> Result<bool, Error> {
    Ok(self_overlap(shape, strides, itemsize)? == Overlap::Never)
}

#[derive(Clone, Copy, Default)]
struct Axis {
    stride: i128,
    /// The largest difference of two indices.
    most: i128,
}

/// Exact for two axes whose strides are at least the itemsize: is there a
/// pair 0 < a <= large.most, 0 < b <= small.most with
/// |a * large.stride - b * small.stride| < item?
fn two_axes(large: Axis, small: Axis, item: i128) -> Option<Overlap> {
    let (g, inverse) = gcd_and_inverse(large.stride, small.stride);
    let period = small.stride / g;
    let distances = (item - 1) / g;
    if distances > EFFORT as i128 {
        return None;
    }
    for k in -distances..=distances {
        // a * large = k * g (modulo small): the smallest positive a, and the
        // b that goes with it, which is smallest too.
        let mut a = (k * inverse).rem_euclid(period);
        if a == 0 {
            a = period;
        }
        let b = (a * large.stride - k * g) / small.stride;
        if b > 0 && a <= large.most && b <= small.most {
            return Some(Overlap::Yes);
        }
    }
    Some(Overlap::Never)
}

/// The greatest common divisor `g` of two positive numbers, and the `x` with
/// `a * x = g` modulo `b`.
fn gcd_and_inverse(a: i128, b: i128) -> (i128, i128) {
    let (mut r, mut s) = ((a, b), (1, 0));
    while r.1 != 0 {
        let q = r.0 / r.1;
        r = (r.1, r.0 - q * r.1);
        s = (s.1, s.0 - q * s.1);
    }
    (r.0, s.0.rem_euclid(b / r.0))
}

/// Tries the differences of the first axis that the others could still make
/// up for. `moved` says that an index before differs already; until then only
/// positive differences count, since `d` and `-d` are the same pair.
fn search(axes: &[Axis], item: i128, distance: i128, moved: bool, effort: &mut usize) -> Overlap {
    let Some((axis, rest)) = axes.split_first() else {
        return if moved && distance.abs() < item {
            Overlap::Yes
        } else {
            Overlap::Never
        };
    };
    let slack = rest.iter().map(|a| a.stride * a.most).sum::<i128>() + item - 1;
    let low = (-distance - slack).div_euclid(axis.stride);
    let high = (slack - distance).div_euclid(axis.stride);
    let low = low.max(if moved { -axis.most } else { 0 });
    let mut answer = Overlap::Never;
    for d in low..=high.min(axis.most) {
        if *effort == 0 {
            return Overlap::Unknown;
        }
        *effort -= 1;
        match search(
            rest,
            item,
            distance + d * axis.stride,
            moved || d != 0,
            effort,
        ) {
            Overlap::Yes => return Overlap::Yes,
            Overlap::Unknown => answer = Overlap::Unknown,
            Overlap::Never => {}
        }
    }
    answer
}

/// A geometry at a place, for [`may_share_bytes`].
///
/// ```
/// use view_core::strided::Placed;
///
/// let column = Placed { offset: 8, shape: &[100], strides: &[48], itemsize: 8 };
/// # let _ = column;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Where the first item lies, in bytes from any point common to the two.
    pub offset: isize,
    /// Items along each axis.
    pub shape: &'a [usize],
    /// Bytes from one item to the next along each axis.
    pub strides: &'a [isize],
    /// Bytes of an item.
    pub itemsize: usize,
}

/// Whether two views might touch a common byte. `false` is certain; `true`
/// means that it could not be ruled out.
///
/// Two tests rule it out: the ranges of bytes are apart, or the two lie
/// interleaved, as two columns of one array of records do. For the second,
/// let `g` divide every stride of both: then each view's bytes fall, modulo
/// `g`, into one interval, and intervals that do not meet share nothing.
///
/// ```
/// use view_core::strided::{may_share_bytes, Placed};
///
/// let x = Placed { offset: 0, shape: &[100], strides: &[48], itemsize: 8 };
/// let y = Placed { offset: 8, ..x };
/// let z = Placed { offset: 12, itemsize: 4, ..x };
/// assert!(!may_share_bytes(x, y));
/// assert!(may_share_bytes(y, z));
/// ```
#[must_use]
pub fn may_share_bytes(a: Placed<'_>, b: Placed<'_>) -> bool {
    let (Ok(range_a), Ok(range_b)) = (range_of(&a), range_of(&b)) else {
        return true;
    };
    let touches_nothing = |range: ByteRange, itemsize| range.is_empty() || itemsize == 0;
    if touches_nothing(range_a, a.itemsize) || touches_nothing(range_b, b.itemsize) {
        return false;
    }
    let at = |place: &Placed<'_>, byte: isize| place.offset as i128 + byte as i128;
    if at(&a, range_a.end) <= at(&b, range_b.start) || at(&b, range_b.end) <= at(&a, range_a.start)
    {
        return false;
    }
    let g = common_divisor(&a, common_divisor(&b, 0)) as i128;
    if g == 0 {
        return true;
    }
    // b's interval starts `gap` bytes behind a's, going round modulo g.
    let gap = (b.offset as i128 - a.offset as i128).rem_euclid(g);
    gap < a.itemsize as i128 || gap + b.itemsize as i128 > g
}

fn range_of(place: &Placed<'_>) -> Result<ByteRange, Error> {
    byte_range(place.shape, place.strides, place.itemsize)
}

fn common_divisor(place: &Placed<'_>, so_far: usize) -> usize {
    let mut divisor = so_far;
    for (&length, &stride) in place.shape.iter().zip(place.strides) {
        if length > 1 {
            let mut other = stride.unsigned_abs();
            while other != 0 {
                (divisor, other) = (other, divisor % other);
            }
        }
    }
    divisor
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::vec::Vec;

    use super::super::model::offsets;
    use super::*;

    fn bytes(shape: &[usize], strides: &[isize], itemsize: usize) -> Vec<isize> {
        offsets(shape, strides)
            .into_iter()
            .flat_map(|(_, offset)| (0..itemsize as isize).map(move |k| offset + k))
            .collect()
    }

    fn naive(shape: &[usize], strides: &[isize], itemsize: usize) -> Overlap {
        let all = bytes(shape, strides, itemsize);
        let different: BTreeSet<isize> = all.iter().copied().collect();
        if different.len() == all.len() {
            Overlap::Never
        } else {
            Overlap::Yes
        }
    }

    #[test]
    fn every_small_geometry_is_judged_exactly() {
        let strides = [-13, -8, -3, 0, 1, 2, 4, 5, 7, 12, 17];
        for itemsize in [0, 1, 2, 3, 5] {
            for s in strides {
                for t in strides {
                    for (a, b) in [(1, 4), (2, 3), (3, 5), (5, 4), (0, 3), (6, 6)] {
                        assert_eq!(
                            self_overlap(&[a, b], &[s, t], itemsize).unwrap(),
                            naive(&[a, b], &[s, t], itemsize),
                            "{a}x{b} {s} {t} items of {itemsize}"
                        );
                        for u in [3, 10, -29] {
                            assert_eq!(
                                self_overlap(&[a, b, 3], &[s, t, u], itemsize).unwrap(),
                                naive(&[a, b, 3], &[s, t, u], itemsize),
                                "{a}x{b}x3 {s} {t} {u} items of {itemsize}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn large_geometries_are_judged_fast() {
        let million = 1_000_000;
        let answer = |strides| self_overlap(&[million, million], strides, 8).unwrap();
        assert_eq!(answer(&[8_000_000, 8]), Overlap::Never);
        assert_eq!(answer(&[8, 8_000_000]), Overlap::Never);
        assert_eq!(answer(&[7_999_992, 8]), Overlap::Yes);
        assert_eq!(
            answer(&[8_000_008, 8_000_000]),
            Overlap::Never,
            "meets a million steps on"
        );
        assert_eq!(
            answer(&[7_999_984, 8_000_000]),
            Overlap::Yes,
            "half a million steps on"
        );
        assert_eq!(answer(&[24, 16]), Overlap::Yes);
        assert_eq!(answer(&[16_000_024, 16_000_008]), Overlap::Never);
        let shape = [2; 40];
        let strides: Vec<isize> = (0..40).map(|k| (1 << 30) + (k * k * k * 7919)).collect();
        let answer = self_overlap(&shape, &strides, 1).unwrap();
        assert_ne!(
            answer,
            Overlap::Never,
            "hard, and 2^40 indices in 2^36 bytes do meet"
        );
    }

    #[test]
    fn apart_is_only_said_of_views_apart() {
        let mut apart = 0;
        for (sa, sb) in [(6, 6), (6, -6), (4, 6), (0, 6), (12, 6), (6, 9)] {
            for offset in -30..30 {
                for (ia, ib) in [(1, 1), (2, 3), (3, 3), (1, 5), (0, 2)] {
                    let a = Placed {
                        offset: 0,
                        shape: &[4],
                        strides: &[sa],
                        itemsize: ia,
                    };
                    let b = Placed {
                        offset,
                        shape: &[2, 3],
                        strides: &[sb * 3, sb],
                        itemsize: ib,
                    };
                    let ours: BTreeSet<isize> = bytes(a.shape, a.strides, ia).into_iter().collect();
                    let shared = bytes(b.shape, b.strides, ib)
                        .iter()
                        .any(|byte| ours.contains(&(byte + offset)));
                    if !may_share_bytes(a, b) {
                        apart += 1;
                        assert!(!shared, "{a:?} {b:?}");
                    } else if sa == sb.abs() && offset.abs() < 3 {
                        assert!(
                            shared,
                            "columns of one array are judged exactly: {a:?} {b:?}"
                        );
                    }
                }
            }
        }
        assert!(apart > 100);
    }
}

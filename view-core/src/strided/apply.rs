//! A key applied to a geometry: the geometry of the part, and where it
//! starts.
//!
//! Axes are read left to right. An integer drops its axis, a slice keeps part
//! of it, `...` keeps as many as are left, `new` puts in one of length 1.
//! Here for direct memory, where the start is one byte offset; `indirect`
//! does the same for memory with suboffsets.

use super::plan::{Entry, Plan, overflow, position, stepped, times};
use super::{AxisKey, check_rank};
use crate::Error;

/// What [`apply_key`] found besides the shape and strides it wrote.
///
/// ```
/// use view_core::s;
/// use view_core::strided::{Applied, apply_key};
///
/// let (mut shape, mut strides) = ([0; 1], [0; 1]);
/// let key = s![2, ..;-1];
/// let part = apply_key(key.as_slice(), &[3, 4], &[16, 4], &mut shape, &mut strides)?;
/// assert_eq!(part, Applied { ndim: 1, offset: 2 * 16 + 3 * 4 });
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Applied {
    /// The number of dimensions of the part.
    pub ndim: usize,
    /// Where its first item lies, in bytes from the first item of the whole;
    /// 0 when the part is empty.
    pub offset: isize,
}

/// Applies a key to direct memory: writes shape and strides of the part, in
/// front of the slices given for them, and answers their number and the
/// byte offset of the first item.
///
/// An axis sliced with step `s` gets `s` times its stride, also when no or
/// one item is left (as CPython has it), unless that would overflow; then
/// nobody steps along it and it keeps its stride.
///
/// ```
/// use view_core::s;
/// use view_core::strided::apply_key;
///
/// let (mut shape, mut strides) = ([0; 2], [0; 2]);
/// let key = s![..;-1, 1];
/// let part = apply_key(key.as_slice(), &[3, 4], &[16, 4], &mut shape, &mut strides)?;
/// assert_eq!((part.ndim, part.offset), (1, 36));
/// assert_eq!((shape[0], strides[0]), (3, -16));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `IndexError` for an integer outside its axis (axes count from 1 in the
/// text, as in CPython), `TypeError` for a key with more entries than axes or
/// with two `...`, `ValueError` for a step of zero or a result of more axes
/// than there is room for, `OverflowError` for a geometry that is none.
#[inline]
pub fn apply_key(
    key: &[AxisKey],
    shape: &[usize],
    strides: &[isize],
    out_shape: &mut [usize],
    out_strides: &mut [isize],
) -> Result<Applied, Error> {
    check_rank(shape, strides)?;
    let plan = Plan::new(key, shape, out_shape.len().min(out_strides.len()))?;
    let mut ndim = 0;
    let mut offset = 0_isize;
    for entry in plan.entries(key, shape.len()) {
        let (length, stride) = match entry {
            Entry::New => (1, 0),
            Entry::Index { axis, index } => {
                let index = position(index, axis, shape[axis])?;
                if !plan.empty {
                    offset = add(offset, times(strides[axis], index)?)?;
                }
                continue;
            }
            Entry::Slice { axis, slice } => {
                let span = slice.resolve(shape[axis])?;
                if !plan.empty {
                    offset = add(offset, times(strides[axis], span.start)?)?;
                }
                (span.len, stepped(strides[axis], span, plan.empty)?)
            }
        };
        out_shape[ndim] = length;
        out_strides[ndim] = stride;
        ndim += 1;
    }
    Ok(Applied { ndim, offset })
}

#[inline]
fn add(offset: isize, bytes: isize) -> Result<isize, Error> {
    offset.checked_add(bytes).ok_or_else(overflow)
}

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec;
    use std::vec::Vec;

    use super::super::{Slice, model};
    use super::*;
    use crate::s;

    /// The rule on one index at a time: which offset each index of the part
    /// has in the whole.
    fn naive(key: &[AxisKey], shape: &[usize], strides: &[isize]) -> Option<Vec<isize>> {
        let named = key
            .iter()
            .filter(|k| matches!(k, AxisKey::Index(_) | AxisKey::Slice(_)));
        let fill = shape.len().checked_sub(named.count())?;
        let whole = AxisKey::Slice(Slice::from(..));
        if key.iter().filter(|k| **k == AxisKey::Ellipsis).count() > 1 {
            return None;
        }
        let mut full = Vec::new();
        let mut seen = false;
        for &entry in key {
            if entry == AxisKey::Ellipsis {
                full.extend(vec![whole; fill]);
                seen = true;
            } else {
                full.push(entry);
            }
        }
        if !seen {
            full.extend(vec![whole; fill]);
        }
        let mut offsets = vec![0];
        let mut axis = 0;
        for entry in full {
            let taken: Vec<isize> = match entry {
                AxisKey::NewAxis => {
                    continue;
                }
                AxisKey::Index(i) => {
                    let n = shape[axis] as isize;
                    let i = if i < 0 { i + n } else { i };
                    if i < 0 || i >= n {
                        return None;
                    }
                    vec![i]
                }
                AxisKey::Slice(slice) => {
                    let (mut i, stop, step) = slice.indices(shape[axis]).ok()?;
                    let mut taken = vec![];
                    while if step < 0 { i > stop } else { i < stop } {
                        taken.push(i);
                        i = i.saturating_add(step);
                    }
                    taken
                }
                AxisKey::Ellipsis => unreachable!(),
            };
            offsets = offsets
                .iter()
                .flat_map(|o| taken.iter().map(move |i| (o, *i)))
                .map(|(o, i)| o + i * strides[axis])
                .collect();
            axis += 1;
        }
        Some(offsets)
    }

    fn entries() -> Vec<AxisKey> {
        let mut all = vec![AxisKey::Ellipsis, AxisKey::NewAxis];
        all.extend([0, 1, -1, -3, 2, isize::MAX, isize::MIN].map(AxisKey::Index));
        all.extend(
            [
                (None, None, None),
                (Some(1), None, None),
                (None, Some(-1), Some(2)),
            ]
            .map(|(a, b, c)| AxisKey::Slice(Slice::new(a, b, c))),
        );
        all.extend(
            [
                (None, None, Some(-1)),
                (Some(9), Some(-9), Some(-2)),
                (Some(2), Some(2), None),
            ]
            .map(|(a, b, c)| AxisKey::Slice(Slice::new(a, b, c))),
        );
        all
    }

    #[test]
    fn every_short_key_takes_what_the_model_takes() {
        let mut keys: Vec<Vec<AxisKey>> = vec![vec![]];
        for a in entries() {
            keys.push(vec![a]);
            for b in entries() {
                keys.push(vec![a, b]);
                for c in entries() {
                    keys.push(vec![a, b, c]);
                }
            }
        }
        let strides = [-40, 8, 3];
        for shape in [[3, 2, 4], [2, 1, 3], [3, 0, 2]] {
            for key in &keys {
                let (mut out_shape, mut out_strides) = ([0; 6], [0; 6]);
                let found = apply_key(key, &shape, &strides, &mut out_shape, &mut out_strides);
                let expected = naive(key, &shape, &strides);
                match (found, expected) {
                    (Ok(part), Some(expected)) => {
                        let n = part.ndim;
                        let offsets: Vec<isize> =
                            model::offsets(&out_shape[..n], &out_strides[..n])
                                .into_iter()
                                .map(|(_, offset)| offset + part.offset)
                                .collect();
                        assert_eq!(offsets, expected, "{key:?} {shape:?}");
                        if expected.is_empty() {
                            assert_eq!(part.offset, 0, "an empty part never moves the pointer");
                        }
                    }
                    (Err(_), None) => {}
                    other => panic!("{key:?} {shape:?}: {other:?}"),
                }
            }
        }
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        let (mut shape, mut strides) = ([0; 3], [0; 3]);
        let mut refusal = |key: &[AxisKey], room: usize| {
            apply_key(key, &[2, 3], &[3, 1], &mut shape[..room], &mut strides)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            refusal(s![0, 3].as_slice(), 3),
            "index out of bounds on dimension 2"
        );
        assert_eq!(
            refusal(s![0, 0, 0].as_slice(), 3),
            "cannot index 2-dimension view with 3-element tuple"
        );
        assert_eq!(refusal(s![..;0].as_slice(), 3), "slice step cannot be zero");
        assert_eq!(
            refusal(s![..., ...].as_slice(), 3),
            "a key can have only one `...`"
        );
        assert_eq!(
            refusal(s![new].as_slice(), 2),
            "the key leaves 3 dimensions and there is room for 2"
        );
    }

    #[test]
    fn a_stride_that_would_overflow_stays() {
        let (mut shape, mut strides) = ([0; 1], [0; 1]);
        let huge = isize::MAX / 4;
        for (slice, expected) in [
            (Slice::from(..).with_step(huge), 8),
            (Slice::from(2..3).with_step(5), 40),
        ] {
            let key = [AxisKey::Slice(slice)];
            apply_key(&key, &[8], &[8], &mut shape, &mut strides).unwrap();
            assert_eq!((shape, strides), ([1], [expected]));
        }
    }

    #[test]
    fn no_geometry_makes_it_overflow() {
        let shape = [usize::MAX / 2, 7];
        for key in [
            s![-1, -1].as_slice(),
            s![..;-1, ..;-1].as_slice(),
            s![1.., 1..].as_slice(),
        ] {
            for stride in [isize::MAX, isize::MIN, 3] {
                let _ = apply_key(key, &shape, &[stride, stride], &mut [0; 2], &mut [0; 2]);
                let _ = apply_key(key, &[9, 0], &[stride, stride], &mut [0; 2], &mut [0; 2]);
            }
        }
    }
}

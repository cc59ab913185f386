//! A key applied to memory that may be indirect.
//!
//! In PIL-style memory a pointer is followed on the way to an item, after
//! each axis whose suboffset is zero or more. So an offset belongs where the
//! address is at that time: to the start, if no kept axis before it follows a
//! pointer, else into the suboffset of the nearest kept one that does. An
//! integer on an axis that itself follows a pointer takes the pointer along:
//! followed at once if no kept axis was stepped along yet, otherwise after
//! the nearest kept axis, whose suboffset must have been free for it.

use super::plan::{Entry, Plan, position, stepped, times};
use super::{AxisKey, apply_key, check_rank};
use crate::{Error, ErrorKind};

/// A geometry as PEP 3118 has it: lengths, byte strides, and suboffsets or
/// none.
///
/// ```
/// use view_core::strided::Geometry;
///
/// let rows = Geometry { shape: &[2, 3], strides: &[8, 4], suboffsets: &[0, -1] };
/// assert!(rows.is_indirect());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry<'a> {
    /// Items along each axis.
    pub shape: &'a [usize],
    /// Bytes from one item to the next along each axis.
    pub strides: &'a [isize],
    /// Empty, or one for each axis: negative, or what to add to the pointer
    /// found after stepping along the axis.
    pub suboffsets: &'a [isize],
}

impl Geometry<'_> {
    /// Whether a pointer is followed on the way to an item.
    ///
    /// ```
    /// use view_core::strided::Geometry;
    ///
    /// let direct = Geometry { shape: &[2], strides: &[8], suboffsets: &[-1] };
    /// assert!(!direct.is_indirect());
    /// ```
    #[must_use]
    pub fn is_indirect(&self) -> bool {
        self.suboffsets.iter().any(|&suboffset| suboffset >= 0)
    }
}

/// Room for a geometry of up to as many axes as the slices are long.
///
/// ```
/// use view_core::s;
/// use view_core::strided::{Geometry, GeometryMut, apply_key_indirect};
///
/// // Direct memory: a table of 2 × 3 items of 4 bytes.
/// let whole = Geometry { shape: &[2, 3], strides: &[12, 4], suboffsets: &[] };
/// let (mut shape, mut strides) = ([0; 2], [0; 2]);
/// let mut room = GeometryMut { shape: &mut shape, strides: &mut strides, suboffsets: &mut [] };
/// assert_eq!(apply_key_indirect(s![.., ..;2].as_slice(), whole, &mut room, &mut |_| {})?, 2);
/// assert_eq!((shape, strides), ([2, 2], [12, 8]));
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Debug)]
pub struct GeometryMut<'a> {
    /// Receives the shape.
    pub shape: &'a mut [usize],
    /// Receives the strides, in bytes.
    pub strides: &'a mut [isize],
    /// Receives the suboffsets; may be empty for direct memory.
    pub suboffsets: &'a mut [isize],
}

/// One step from the start of the whole to the start of a part.
///
/// ```
/// use view_core::strided::BaseStep;
///
/// // Two rows, each behind a pointer: here addresses are indices into `memory`.
/// let memory = [4, 2, 70, 71, 60, 61];
/// let way = [BaseStep::Advance(1), BaseStep::Follow(1)];
/// let at = way.iter().fold(0, |at, step| match *step {
///     BaseStep::Advance(by) => at + by,
///     BaseStep::Follow(suboffset) => memory[at as usize] + suboffset,
/// });
/// assert_eq!(memory[at as usize], 71); // row 1, item 1
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BaseStep {
    /// Add so many bytes to the address.
    Advance(isize),
    /// Read the pointer at the address and add the suboffset to it.
    Follow(isize),
}

/// Applies a key to memory that may be indirect. Answers the number of axes
/// of the part; the way from the whole's start to the part's is told step by
/// step to `base`, after the key was found to be good.
///
/// Nothing is followed for a part that is empty, since nothing says that
/// there are pointers then. If no suboffset of the result is zero or more,
/// all written are -1 and the part is direct.
///
/// ```
/// use view_core::s;
/// use view_core::strided::{apply_key_indirect, BaseStep, Geometry, GeometryMut};
///
/// // Rows behind pointers: [1] follows the pointer of row 1 and is direct.
/// let whole = Geometry { shape: &[2, 3], strides: &[8, 4], suboffsets: &[0, -1] };
/// let (mut shape, mut strides, mut suboffsets) = ([0; 1], [0; 1], [0; 1]);
/// let mut out = GeometryMut {
///     shape: &mut shape,
///     strides: &mut strides,
///     suboffsets: &mut suboffsets,
/// };
/// let mut steps = vec![];
/// let ndim = apply_key_indirect(s![1].as_slice(), whole, &mut out, &mut |s| steps.push(s))?;
/// assert_eq!((ndim, shape, strides, suboffsets), (1, [3], [4], [-1]));
/// assert_eq!(steps, [BaseStep::Advance(8), BaseStep::Follow(0)]);
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// As [`apply_key`]; also `NotImplementedError` for an integer that would
/// need two pointers followed after one axis, which PEP 3118 cannot express,
/// and `ValueError` when a suboffset would become negative.
pub fn apply_key_indirect(
    key: &[AxisKey],
    whole: Geometry<'_>,
    out: &mut GeometryMut<'_>,
    base: &mut dyn FnMut(BaseStep),
) -> Result<usize, Error> {
    if !whole.is_indirect() {
        let applied = apply_key(key, whole.shape, whole.strides, out.shape, out.strides)?;
        let written = applied.ndim.min(out.suboffsets.len());
        out.suboffsets[..written].fill(-1);
        if applied.offset != 0 {
            base(BaseStep::Advance(applied.offset));
        }
        return Ok(applied.ndim);
    }
    check_rank(whole.shape, whole.strides)?;
    check_rank(whole.shape, whole.suboffsets)?;
    let room = out.shape.len().min(out.strides.len());
    let plan = Plan::new(key, whole.shape, room.min(out.suboffsets.len()))?;
    // First without telling anybody, so that a bad key changes nothing.
    indirect_pass(&plan, key, &whole, out, &mut |_| {})?;
    indirect_pass(&plan, key, &whole, out, base)
}

fn indirect_pass(
    plan: &Plan,
    key: &[AxisKey],
    whole: &Geometry<'_>,
    out: &mut GeometryMut<'_>,
    base: &mut dyn FnMut(BaseStep),
) -> Result<usize, Error> {
    let mut ndim = 0;
    // Whether an axis was kept whose index will move the address.
    let mut moved = false;
    for entry in plan.entries(key, whole.shape.len()) {
        let (axis, start, kept) = match entry {
            Entry::New => {
                (out.shape[ndim], out.strides[ndim], out.suboffsets[ndim]) = (1, 0, -1);
                ndim += 1;
                continue;
            }
            Entry::Index { axis, index } => (axis, position(index, axis, whole.shape[axis])?, None),
            Entry::Slice { axis, slice } => {
                let span = slice.resolve(whole.shape[axis])?;
                (axis, span.start, Some(span))
            }
        };
        let stride = whole.strides[axis];
        let suboffset = whole.suboffsets[axis];
        if !plan.empty {
            let bytes = times(stride, start)?;
            match out.suboffsets[..ndim].iter_mut().rev().find(|s| **s >= 0) {
                None if bytes == 0 => {}
                None => base(BaseStep::Advance(bytes)),
                Some(behind) => *behind = add_to_suboffset(*behind, bytes)?,
            }
        }
        if let Some(span) = kept {
            out.shape[ndim] = span.len;
            out.strides[ndim] = stepped(stride, span, plan.empty)?;
            out.suboffsets[ndim] = suboffset;
            ndim += 1;
            moved = true;
        } else if suboffset >= 0 && !plan.empty {
            if !moved {
                base(BaseStep::Follow(suboffset));
            } else if out.suboffsets[ndim - 1] < 0 {
                out.suboffsets[ndim - 1] = suboffset;
            } else {
                return Err(Error::with_numbers(
                    ErrorKind::NotImplemented,
                    "an integer on axis {} would need two pointers followed after one axis; \
                     copy the view first, or slice that axis to length 1",
                    [axis as isize, 0, 0, 0],
                ));
            }
        }
    }
    Ok(ndim)
}

fn add_to_suboffset(suboffset: isize, bytes: isize) -> Result<isize, Error> {
    match suboffset.checked_add(bytes) {
        Some(sum) if sum >= 0 => Ok(sum),
        _ => Err(Error::with_numbers(
            ErrorKind::Value,
            "the part would start {} {byte|bytes} from a pointer with suboffset {}, and a \
             suboffset cannot become negative; copy the view first",
            [bytes, suboffset, 0, 0],
        )),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::string::ToString;
    use std::vec;
    use std::vec::Vec;

    use super::*;
    use crate::s;
    use crate::strided::Slice;

    /// A memory whose pointers are (table, byte) pairs, so that following
    /// one needs no real memory: an address is a path of byte offsets.
    fn address(path: &mut Vec<isize>, step: BaseStep) {
        match step {
            BaseStep::Advance(bytes) => *path.last_mut().unwrap() += bytes,
            BaseStep::Follow(suboffset) => path.push(suboffset),
        }
    }

    /// Every address of a geometry from a start, in C order.
    pub(in super::super) fn addresses(start: &[isize], geometry: Geometry<'_>) -> Vec<Vec<isize>> {
        let mut all = vec![start.to_vec()];
        for axis in 0..geometry.shape.len() {
            all = all
                .iter()
                .flat_map(|path| (0..geometry.shape[axis] as isize).map(move |i| (path, i)))
                .map(|(path, i)| {
                    let mut path = path.clone();
                    address(&mut path, BaseStep::Advance(i * geometry.strides[axis]));
                    if geometry.suboffsets[axis] >= 0 {
                        address(&mut path, BaseStep::Follow(geometry.suboffsets[axis]));
                    }
                    path
                })
                .collect();
        }
        all
    }

    /// The addresses a key takes, found by numbering the whole's items.
    fn naive(key: &[AxisKey], whole: Geometry<'_>) -> Vec<Vec<isize>> {
        let all = addresses(&[0], whole);
        let [a, b, c] = whole.shape else {
            unreachable!()
        };
        let numbers = [(b * c) as isize, *c as isize, 1];
        let (mut shape, mut strides) = ([0; 6], [0; 6]);
        let part = apply_key(key, &[*a, *b, *c], &numbers, &mut shape, &mut strides).unwrap();
        crate::strided::model::offsets(&shape[..part.ndim], &strides[..part.ndim])
            .into_iter()
            .map(|(_, number)| all[(number + part.offset) as usize].clone())
            .collect()
    }

    #[test]
    fn parts_of_indirect_memory_have_the_addresses_of_the_whole() {
        let entries = [
            AxisKey::Index(1),
            AxisKey::Index(-1),
            AxisKey::Slice(Slice::from(..)),
            AxisKey::Slice(Slice::from(1..)),
            AxisKey::Slice(Slice::from(..).with_step(-1)),
            AxisKey::NewAxis,
            AxisKey::Slice(Slice::from(1..1)),
        ];
        let mut refused = 0;
        for suboffsets in [
            [0, -1, -1],
            [-1, 64, -1],
            [0, 64, -1],
            [64, -1, 0],
            [-1, -1, 0],
            [0, 64, 9],
        ] {
            let whole = Geometry {
                shape: &[2, 3, 2],
                strides: &[24, 8, 4],
                suboffsets: &suboffsets,
            };
            for a in entries {
                for b in entries {
                    for c in entries {
                        for key in [vec![a, b, c], vec![a, b, c, AxisKey::Index(0)]] {
                            let (mut shape, mut strides, mut sub) = ([0; 6], [0; 6], [0; 6]);
                            let mut out = GeometryMut {
                                shape: &mut shape,
                                strides: &mut strides,
                                suboffsets: &mut sub,
                            };
                            let mut start = vec![0];
                            let found = apply_key_indirect(&key, whole, &mut out, &mut |step| {
                                address(&mut start, step);
                            });
                            let ndim = match found {
                                Ok(ndim) => ndim,
                                Err(error) => {
                                    assert_eq!(start, [0], "a bad key moves nothing");
                                    refused +=
                                        usize::from(error.kind() == ErrorKind::NotImplemented);
                                    continue;
                                }
                            };
                            let part = Geometry {
                                shape: &shape[..ndim],
                                strides: &strides[..ndim],
                                suboffsets: &sub[..ndim],
                            };
                            let expected = naive(&key, whole);
                            assert_eq!(addresses(&start, part), expected, "{key:?} {suboffsets:?}");
                            if expected.is_empty() {
                                assert_eq!(start, [0], "an empty part follows nothing");
                            }
                        }
                    }
                }
            }
        }
        assert!(refused > 0, "two pointers for one axis were met");
    }

    #[test]
    fn a_suboffset_cannot_become_negative() {
        let whole = Geometry {
            shape: &[2, 3],
            strides: &[8, -4],
            suboffsets: &[4, -1],
        };
        let mut out = GeometryMut {
            shape: &mut [0; 2],
            strides: &mut [0; 2],
            suboffsets: &mut [0; 2],
        };
        let error = apply_key_indirect(s![.., 2..].as_slice(), whole, &mut out, &mut |_| {
            panic!("a bad key moves nothing")
        })
        .unwrap_err();
        assert!(
            error
                .to_string()
                .contains("-8 bytes from a pointer with suboffset 4")
        );
    }

    #[test]
    fn direct_memory_with_suboffsets_drops_them() {
        let whole = Geometry {
            shape: &[2, 3],
            strides: &[12, 4],
            suboffsets: &[-1, -1],
        };
        let mut suboffsets = [7; 2];
        let mut out = GeometryMut {
            shape: &mut [0; 2],
            strides: &mut [0; 2],
            suboffsets: &mut suboffsets,
        };
        let mut steps = vec![];
        apply_key_indirect(s![1].as_slice(), whole, &mut out, &mut |s| steps.push(s)).unwrap();
        assert_eq!((suboffsets[0], steps), (-1, vec![BaseStep::Advance(12)]));
    }
}

//! The same items under another shape, where strides allow it.
//!
//! Both shapes are cut into the shortest stretches of axes that hold the same
//! number of items. Within a stretch the old axes must run on into each other
//! (the outer one's stride is the inner one's times its length); then they are
//! one long axis, which the new axes divide among themselves.

use super::{
    MAX_NDIM, Order, check_rank, contiguous_strides, is_c_contiguous, is_f_contiguous, item_count,
};
use crate::{Error, ErrorKind};

/// Fills in the one length that was left open with -1, so that the shape
/// holds `count` items.
///
/// ```
/// use view_core::strided::resolve_shape;
///
/// let mut shape = [0; 2];
/// resolve_shape(&[3, -1], 12, &mut shape)?;
/// assert_eq!(shape, [3, 4]);
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `ValueError` when no length can stand there, two are left open, another is
/// negative, or the shape does not hold `count` items.
pub fn resolve_shape(wanted: &[isize], count: usize, out: &mut [usize]) -> Result<(), Error> {
    if out.len() != wanted.len() {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "a shape of {} {dimension|dimensions} does not fit where {} {is|are} expected",
            [wanted.len() as isize, out.len() as isize, 0, 0],
        ));
    }
    let mut open = None;
    for (axis, &length) in wanted.iter().enumerate() {
        out[axis] = match length {
            0.. => length as usize,
            -1 if open.is_none() => {
                open = Some(axis);
                1
            }
            -1 => {
                return Err(Error::new(
                    ErrorKind::Value,
                    "only one length of a shape can be left open with -1",
                ));
            }
            _ => {
                return Err(Error::with_numbers(
                    ErrorKind::Value,
                    "axis {} has the negative length {}; only -1 has a meaning",
                    [axis as isize, length, 0, 0],
                ));
            }
        };
    }
    let others = item_count(out)?;
    if let Some(axis) = open {
        if others == 0 || !count.is_multiple_of(others) {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "no length of axis {} makes {} {item|items}: the other axes hold {}",
                [axis as isize, count as isize, others as isize, 0],
            ));
        }
        out[axis] = count / others;
    } else if others != count {
        return Err(wrong_count(count, others));
    }
    Ok(())
}

/// Writes the strides under which the same items, in the same order, have
/// another shape.
///
/// ```
/// use view_core::strided::{reshape_strides, Order};
///
/// // Every second row of a 4 x 6 array: 2 x 6 becomes 2 x 2 x 3.
/// let mut strides = [0; 3];
/// reshape_strides(&[2, 6], &[96, 8], &[2, 2, 3], 8, Order::C, &mut strides)?;
/// assert_eq!(strides, [96, 24, 8]);
/// // 12 items in a row would need a gap in the middle.
/// assert!(reshape_strides(&[2, 6], &[96, 8], &[12], 8, Order::C, &mut [0]).is_err());
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `ValueError` when the shapes hold different numbers of items, `BufferError`
/// when no strides can do it, so that the items must be copied.
pub fn reshape_strides(
    shape: &[usize],
    strides: &[isize],
    to: &[usize],
    itemsize: usize,
    order: Order,
    out_strides: &mut [isize],
) -> Result<(), Error> {
    check_rank(shape, strides)?;
    check_rank(to, out_strides)?;
    let (count, wanted) = (item_count(shape)?, item_count(to)?);
    if count != wanted {
        return Err(wrong_count(count, wanted));
    }
    strides_as(shape, strides, to, itemsize, order, out_strides)
}

/// [`reshape_strides`] of two shapes that are known to hold as many items.
pub(crate) fn strides_as(
    shape: &[usize],
    strides: &[isize],
    to: &[usize],
    itemsize: usize,
    order: Order,
    out_strides: &mut [isize],
) -> Result<(), Error> {
    let runs_on = match order {
        Order::C => is_c_contiguous(shape, strides, itemsize),
        Order::F => is_f_contiguous(shape, strides, itemsize),
    };
    if runs_on {
        return contiguous_strides(to, itemsize, order, out_strides);
    }
    // Room for 64 axes takes longer to fill than a few axes to reshape.
    if shape.len() <= 8 {
        merge_and_split::<8>(shape, strides, to, itemsize, order, out_strides)
    } else {
        merge_and_split::<MAX_NDIM>(shape, strides, to, itemsize, order, out_strides)
    }
}

/// [`reshape_strides`] of as many items as there are, of at most `MOST` axes.
fn merge_and_split<const MOST: usize>(
    shape: &[usize],
    strides: &[isize],
    to: &[usize],
    itemsize: usize,
    order: Order,
    out_strides: &mut [isize],
) -> Result<(), Error> {
    let in_order = |k: usize, ndim: usize| match order {
        Order::C => k,
        Order::F => ndim - 1 - k,
    };

    // The old axes that are stepped along, outermost first.
    let mut old = [(1_usize, 0_isize); MOST];
    let mut axes = 0;
    for k in 0..shape.len() {
        let axis = in_order(k, shape.len());
        if shape[axis] != 1 {
            old[axes] = (shape[axis], strides[axis]);
            axes += 1;
        }
    }

    let (mut old_at, mut new_at) = (0, 0);
    let mut last = isize::try_from(itemsize).unwrap_or(isize::MAX);
    while old_at < axes {
        let (old_start, new_start) = (old_at, new_at);
        let (mut old_items, mut new_items) = (old[old_at].0, to[in_order(new_at, to.len())]);
        (old_at, new_at) = (old_at + 1, new_at + 1);
        // Both products are equal at the end at the latest, so neither index
        // runs out before the other product is reached.
        while old_items != new_items {
            if new_items < old_items {
                new_items *= to[in_order(new_at, to.len())];
                new_at += 1;
            } else {
                old_items *= old[old_at].0;
                old_at += 1;
            }
        }
        for k in old_start..old_at - 1 {
            let (length, stride) = old[k + 1];
            if stride.checked_mul(length as isize) != Some(old[k].1) {
                return Err(Error::with_numbers(
                    ErrorKind::Buffer,
                    "the items cannot have {} {dimension|dimensions} of this shape without a copy: \
                     an axis of {} {item|items} with stride {} does not run on",
                    [to.len() as isize, length as isize, stride, 0],
                ));
            }
        }
        let mut stride = old[old_at - 1].1;
        last = stride;
        for k in (new_start..new_at).rev() {
            let axis = in_order(k, to.len());
            out_strides[axis] = stride;
            // Past the range only where nobody steps: invariant 5.
            stride = stride.saturating_mul(to[axis] as isize);
        }
    }
    for k in new_at..to.len() {
        out_strides[in_order(k, to.len())] = last;
    }
    Ok(())
}

fn wrong_count(found: usize, wanted: usize) -> Error {
    Error::with_numbers(
        ErrorKind::Value,
        "{} {item|items} cannot take a shape of {} {item|items}",
        [found as isize, wanted as isize, 0, 0],
    )
}

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec;
    use std::vec::Vec;

    use super::super::model::offsets;
    use super::*;

    /// Offsets in the given order of the indices.
    fn in_order(shape: &[usize], strides: &[isize], order: Order) -> Vec<isize> {
        let reversed = |v: &[isize]| v.iter().rev().copied().collect::<Vec<_>>();
        let all = match order {
            Order::C => offsets(shape, strides),
            Order::F => {
                let shape: Vec<usize> = shape.iter().rev().copied().collect();
                offsets(&shape, &reversed(strides))
            }
        };
        all.into_iter().map(|(_, offset)| offset).collect()
    }

    /// Whether some strides give these offsets: the only candidates are the
    /// differences to the first item.
    fn possible(offsets_wanted: &[isize], to: &[usize], order: Order) -> bool {
        let mut step = 1;
        let mut strides = vec![0; to.len()];
        let axes: Vec<usize> = match order {
            Order::C => (0..to.len()).rev().collect(),
            Order::F => (0..to.len()).collect(),
        };
        for axis in axes {
            if to[axis] > 1 {
                strides[axis] = offsets_wanted[step] - offsets_wanted[0];
            }
            step *= to[axis];
        }
        in_order(to, &strides, order)
            .iter()
            .map(|o| o + offsets_wanted[0])
            .eq(offsets_wanted.iter().copied())
    }

    #[test]
    fn reshaped_where_and_only_where_strides_allow() {
        let (mut yes, mut no) = (0, 0);
        let shapes = [
            [12, 1, 1],
            [2, 6, 1],
            [2, 2, 3],
            [1, 3, 4],
            [4, 1, 3],
            [3, 2, 2],
        ];
        for shape in shapes {
            for strides in [
                [48, 16, 4],
                [12, 4, 12],
                [4, 8, 16],
                [-48, -8, -4],
                [0, 0, 0],
                [8, 24, 8],
            ] {
                for strides in [
                    strides,
                    [strides[0], shape[2] as isize * strides[2], strides[2]],
                ] {
                    for to in shapes {
                        for order in [Order::C, Order::F] {
                            let wanted = in_order(&shape, &strides, order);
                            let mut out = [0; 3];
                            let found = reshape_strides(&shape, &strides, &to, 4, order, &mut out);
                            assert_eq!(
                                found.is_ok(),
                                possible(&wanted, &to, order),
                                "{shape:?} {strides:?} {to:?} {order:?}"
                            );
                            if found.is_ok() {
                                assert_eq!(in_order(&to, &out, order), wanted);
                                yes += 1;
                            } else {
                                no += 1;
                            }
                        }
                    }
                }
            }
        }
        assert!(yes > 100 && no > 100, "{yes} {no}");
    }

    #[test]
    fn open_lengths_and_counts() {
        let mut out = [0; 2];
        assert!(resolve_shape(&[-1, 5], 12, &mut out).is_err());
        assert!(resolve_shape(&[-1, -1], 12, &mut out).is_err());
        assert!(resolve_shape(&[-1, 0], 0, &mut out).is_err());
        assert!(resolve_shape(&[-2, 6], 12, &mut out).is_err());
        assert!(resolve_shape(&[3, 5], 12, &mut out).is_err());
        assert!(resolve_shape(&[isize::MAX, isize::MAX], 12, &mut out).is_err());
        resolve_shape(&[-1, 5], 0, &mut out).unwrap();
        assert_eq!(out, [0, 5]);
        let error = reshape_strides(&[6], &[8], &[5], 8, Order::C, &mut [0]).unwrap_err();
        assert_eq!(error.to_string(), "6 items cannot take a shape of 5 items");
        reshape_strides(
            &[0, 3],
            &[isize::MAX, 7],
            &[3, 0],
            8,
            Order::C,
            &mut out_of(2),
        )
        .unwrap();
        reshape_strides(&[1], &[isize::MAX], &[], 8, Order::C, &mut []).unwrap();
        reshape_strides(&[], &[], &[1, 1], 8, Order::C, &mut out_of(2)).unwrap();
    }

    fn out_of(n: usize) -> Vec<isize> {
        vec![0; n]
    }
}

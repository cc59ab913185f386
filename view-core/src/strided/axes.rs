//! Axes rearranged: permuted, squeezed, joined in a diagonal, stretched.

use super::{MAX_NDIM, check_rank};
use crate::{Error, ErrorKind};

/// Writes the geometry with the axes in another order: axis `k` of the
/// result is axis `axes[k]`, as with NumPy's `transpose(axes)`.
///
/// ```
/// use view_core::strided::permute;
///
/// let (mut shape, mut strides) = ([0; 3], [0; 3]);
/// permute(&[2, 3, 4], &[96, 32, 8], &[2, 0, 1], &mut shape, &mut strides)?;
/// assert_eq!((shape, strides), ([4, 2, 3], [8, 96, 32]));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `ValueError` when `axes` does not name each axis once, or the results are
/// not as long as `shape`.
#[inline]
pub fn permute(
    shape: &[usize],
    strides: &[isize],
    axes: &[usize],
    out_shape: &mut [usize],
    out_strides: &mut [isize],
) -> Result<(), Error> {
    check_rank(shape, strides)?;
    let ndim = shape.len();
    if axes.len() != ndim || out_shape.len() != ndim || out_strides.len() != ndim {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "{} {axis|axes} given for a view of {} {dimension|dimensions}; name each axis once",
            [axes.len() as isize, ndim as isize, 0, 0],
        ));
    }
    let mut seen = 0_u64;
    for (k, &axis) in axes.iter().enumerate() {
        // check_rank: at most 64 axes, so a bit for each.
        if axis >= ndim || seen & (1 << axis) != 0 {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "axis {} at place {} is outside the view's {} {dimension|dimensions} or named twice",
                [axis as isize, k as isize, ndim as isize, 0],
            ));
        }
        seen |= 1 << axis;
        out_shape[k] = shape[axis];
        out_strides[k] = strides[axis];
    }
    Ok(())
}

/// Writes the geometry without its axes of length 1 and answers how many
/// axes are left.
///
/// ```
/// use view_core::strided::squeeze;
///
/// let (mut shape, mut strides) = ([0; 3], [0; 3]);
/// let ndim = squeeze(&[1, 3, 1], &[24, 8, 8], &mut shape, &mut strides)?;
/// assert_eq!((&shape[..ndim], &strides[..ndim]), (&[3][..], &[8][..]));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `ValueError` when there is no room for the axes left.
pub fn squeeze(
    shape: &[usize],
    strides: &[isize],
    out_shape: &mut [usize],
    out_strides: &mut [isize],
) -> Result<usize, Error> {
    check_rank(shape, strides)?;
    let room = out_shape.len().min(out_strides.len());
    let mut ndim = 0;
    for (&length, &stride) in shape.iter().zip(strides) {
        if length != 1 {
            if ndim == room {
                return Err(Error::with_numbers(
                    ErrorKind::Value,
                    "there is room for {} {dimension|dimensions} and more are longer than 1",
                    [room as isize, 0, 0, 0],
                ));
            }
            out_shape[ndim] = length;
            out_strides[ndim] = stride;
            ndim += 1;
        }
    }
    Ok(ndim)
}

/// Writes the geometry of the items whose indices on two axes are equal:
/// the other axes in their order, then the diagonal, as NumPy has it.
///
/// ```
/// use view_core::strided::diagonal;
///
/// let (mut shape, mut strides) = ([0; 1], [0; 1]);
/// diagonal(&[3, 4], &[32, 8], 0, 1, &mut shape, &mut strides)?;
/// assert_eq!((shape, strides), ([3], [40]));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `ValueError` when the axes are the same one or outside, or the results do
/// not have one dimension less; `OverflowError` when the strides of the two
/// add up to more than `isize::MAX`.
pub fn diagonal(
    shape: &[usize],
    strides: &[isize],
    first: usize,
    second: usize,
    out_shape: &mut [usize],
    out_strides: &mut [isize],
) -> Result<(), Error> {
    check_rank(shape, strides)?;
    let ndim = shape.len();
    if first == second || first >= ndim || second >= ndim {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "a diagonal needs two different axes of the view's {}; found {} and {}",
            [ndim as isize, first as isize, second as isize, 0],
        ));
    }
    if out_shape.len() != ndim - 1 || out_strides.len() != ndim - 1 {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "a diagonal of {} {dimension|dimensions} has {}, and there is room for {}",
            [
                ndim as isize,
                ndim as isize - 1,
                out_shape.len() as isize,
                0,
            ],
        ));
    }
    let mut k = 0;
    for axis in 0..ndim {
        if axis != first && axis != second {
            out_shape[k] = shape[axis];
            out_strides[k] = strides[axis];
            k += 1;
        }
    }
    let length = shape[first].min(shape[second]);
    out_shape[k] = length;
    out_strides[k] = match strides[first].checked_add(strides[second]) {
        Some(stride) => stride,
        // Nobody steps along it: invariants 4 and 5.
        None if length <= 1 => strides[first],
        None => {
            return Err(Error::new(
                ErrorKind::Overflow,
                "the strides of the two axes add up to more than isize::MAX",
            ));
        }
    };
    Ok(())
}

/// Writes the strides that stretch a geometry to a larger shape: axes are
/// matched from the last one, and where the length is 1, or there is no axis,
/// every index shows the same items (stride 0).
///
/// The result maps many indices to one item and must never be written
/// through.
///
/// ```
/// use view_core::strided::broadcast_strides;
///
/// let mut strides = [9; 3];
/// broadcast_strides(&[3, 1], &[8, 8], &[2, 3, 4], &mut strides)?;
/// assert_eq!(strides, [0, 8, 0]);
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `ValueError` when a length is neither 1 nor the one asked for, naming
/// both, or when the new shape has fewer dimensions.
#[inline]
pub fn broadcast_strides(
    shape: &[usize],
    strides: &[isize],
    to: &[usize],
    out_strides: &mut [isize],
) -> Result<(), Error> {
    check_rank(shape, strides)?;
    check_rank(to, out_strides)?;
    let Some(added) = to.len().checked_sub(shape.len()) else {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "cannot broadcast {} {dimension|dimensions} to {}",
            [shape.len() as isize, to.len() as isize, 0, 0],
        ));
    };
    out_strides[..added].fill(0);
    for (axis, (&length, &stride)) in shape.iter().zip(strides).enumerate() {
        let wanted = to[added + axis];
        out_strides[added + axis] = if length == wanted {
            stride
        } else if length == 1 {
            0
        } else {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "cannot broadcast axis {} of length {} to length {}; only length 1 stretches",
                [axis as isize, length as isize, wanted as isize, 0],
            ));
        };
    }
    Ok(())
}

/// Writes the shape two shapes stretch to together, right-aligned in `out`,
/// and answers its number of dimensions: the shape is `out[out.len() - n..]`.
///
/// ```
/// use view_core::strided::broadcast_shapes;
///
/// let mut out = [0; 3];
/// let ndim = broadcast_shapes(&[4, 1], &[2, 1, 3], &mut out)?;
/// assert_eq!((ndim, out), (3, [2, 4, 3]));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `ValueError` when two lengths differ and neither is 1, or `out` is too
/// short.
pub fn broadcast_shapes(a: &[usize], b: &[usize], out: &mut [usize]) -> Result<usize, Error> {
    let ndim = a.len().max(b.len());
    if ndim > out.len() || ndim > MAX_NDIM {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "the common shape has {} {dimension|dimensions} and there is room for {}",
            [ndim as isize, out.len().min(MAX_NDIM) as isize, 0, 0],
        ));
    }
    let end = out.len();
    for back in 1..=ndim {
        let length = |shape: &[usize]| match shape.len().checked_sub(back) {
            Some(axis) => shape[axis],
            None => 1,
        };
        out[end - back] = match (length(a), length(b)) {
            (1, other) | (other, 1) => other,
            (same, other) if same == other => same,
            (one, other) => {
                return Err(Error::with_numbers(
                    ErrorKind::Value,
                    "the shapes do not match: lengths {} and {}, {} from the last axis",
                    [one as isize, other as isize, back as isize - 1, 0],
                ));
            }
        };
    }
    Ok(ndim)
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::super::model::offsets;
    use super::*;

    #[test]
    fn permuted_indices_keep_their_offsets() {
        let (shape, strides) = ([2, 3, 4], [-96, 0, 8]);
        let all = offsets(&shape, &strides);
        for a in 0..4 {
            for b in 0..4 {
                for c in 0..4 {
                    let axes = [a, b, c];
                    let (mut s, mut t) = ([0; 3], [0; 3]);
                    let valid = a < 3 && b < 3 && c < 3 && a != b && b != c && a != c;
                    assert_eq!(
                        permute(&shape, &strides, &axes, &mut s, &mut t).is_ok(),
                        valid
                    );
                    if !valid {
                        continue;
                    }
                    for (index, offset) in offsets(&s, &t) {
                        let mut whole = std::vec![0; 3];
                        for k in 0..3 {
                            whole[axes[k]] = index[k];
                        }
                        assert!(all.contains(&(whole, offset)));
                    }
                }
            }
        }
        assert!(permute(&shape, &strides, &[0, 1], &mut [0; 3], &mut [0; 3]).is_err());
    }

    #[test]
    fn a_diagonal_has_equal_indices() {
        let (shape, strides) = ([3, 4, 2], [8, -24, 100]);
        for (first, second, rest) in [(0, 1, 2), (1, 0, 2), (0, 2, 1), (2, 1, 0)] {
            let (mut s, mut t) = ([0; 2], [0; 2]);
            diagonal(&shape, &strides, first, second, &mut s, &mut t).unwrap();
            let expected: Vec<isize> = {
                let mut on: Vec<_> = offsets(&shape, &strides)
                    .into_iter()
                    .filter(|(index, _)| index[first] == index[second])
                    .map(|(index, offset)| (index[rest], index[first], offset))
                    .collect();
                on.sort_unstable();
                on.into_iter().map(|(_, _, offset)| offset).collect()
            };
            let found: Vec<isize> = offsets(&s, &t).into_iter().map(|(_, o)| o).collect();
            assert_eq!(found, expected);
        }
        let (mut s, mut t) = ([0; 1], [0; 1]);
        assert!(diagonal(&[2, 2], &[isize::MAX, 1], 0, 1, &mut s, &mut t).is_err());
        assert!(diagonal(&[1, 2], &[isize::MAX, 1], 0, 1, &mut s, &mut t).is_ok());
        assert!(diagonal(&[2, 2], &[2, 1], 1, 1, &mut s, &mut t).is_err());
    }

    #[test]
    fn stretched_indices_show_the_item_they_come_from() {
        for shape in [[1, 3], [2, 1], [1, 1], [2, 3], [0, 1]] {
            let strides = [24, -8];
            for to in [[2, 2, 3], [1, 2, 3], [4, 1, 1], [2, 0, 3]] {
                let mut out = [0; 3];
                let fits = (0..2).all(|k| shape[k] == 1 || shape[k] == to[k + 1]);
                let found = broadcast_strides(&shape, &strides, &to, &mut out);
                assert_eq!(found.is_ok(), fits, "{shape:?} {to:?}");
                if fits {
                    for (index, offset) in offsets(&to, &out) {
                        let from = |k: usize| {
                            if shape[k] == 1 {
                                0
                            } else {
                                index[k + 1] as isize
                            }
                        };
                        assert_eq!(offset, from(0) * strides[0] + from(1) * strides[1]);
                    }
                    let mut common = [0; 3];
                    assert_eq!(broadcast_shapes(&shape, &to, &mut common).unwrap(), 3);
                    assert_eq!(common, to);
                }
            }
        }
        assert!(broadcast_strides(&[2, 2], &[2, 1], &[2], &mut [0]).is_err());
        assert!(broadcast_shapes(&[2], &[3], &mut [0]).is_err());
        assert!(broadcast_shapes(&[1; 65], &[], &mut [0; 65]).is_err());
    }

    #[test]
    fn squeezing_leaves_the_offsets() {
        let (mut s, mut t) = ([0; 4], [0; 4]);
        let n = squeeze(&[1, 2, 1, 3], &[7, 24, 9, -8], &mut s, &mut t).unwrap();
        let found: Vec<isize> = offsets(&s[..n], &t[..n])
            .into_iter()
            .map(|(_, o)| o)
            .collect();
        assert_eq!(found, [0, -8, -16, 24, 16, 8]);
        assert!(squeeze(&[2, 2], &[2, 1], &mut s[..1], &mut t).is_err());
    }
}

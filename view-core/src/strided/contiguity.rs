//! Contiguity by the rule of `PyBuffer_IsContiguous`, and the strides of
//! contiguous arrays.

use super::check_rank;
use crate::{Error, ErrorKind};

/// The order in which a contiguous array lays down its items.
///
/// ```
/// use view_core::strided::{contiguous_strides, Order};
///
/// let mut strides = [0; 2];
/// contiguous_strides(&[2, 3], 4, Order::C, &mut strides)?;
/// assert_eq!(strides, [12, 4]);
/// contiguous_strides(&[2, 3], 4, Order::F, &mut strides)?;
/// assert_eq!(strides, [4, 8]);
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Rows: the last index runs fastest.
    #[default]
    C,
    /// Columns, Fortran's order: the first index runs fastest.
    F,
}

/// Whether the items lie one behind the other with the last index fastest.
///
/// The rule is `PyBuffer_IsContiguous`'s: axes of length 1 may have any
/// stride, and an array without items is contiguous in every order.
///
/// ```
/// use view_core::strided::is_c_contiguous;
///
/// assert!(is_c_contiguous(&[2, 3], &[12, 4], 4));
/// assert!(is_c_contiguous(&[1, 3], &[999, 4], 4));
/// assert!(is_c_contiguous(&[2, 0], &[7, 7], 4));
/// assert!(!is_c_contiguous(&[2, 3], &[4, 8], 4));
/// ```
#[inline]
#[must_use]
pub fn is_c_contiguous(shape: &[usize], strides: &[isize], itemsize: usize) -> bool {
    has_no_items(shape) || runs_on(shape.iter().zip(strides).rev(), itemsize)
}

/// Whether the items lie one behind the other with the first index fastest.
///
/// ```
/// use view_core::strided::is_f_contiguous;
///
/// assert!(is_f_contiguous(&[2, 3], &[4, 8], 4));
/// assert!(is_f_contiguous(&[6], &[4], 4), "one dimension is both");
/// ```
#[inline]
#[must_use]
pub fn is_f_contiguous(shape: &[usize], strides: &[isize], itemsize: usize) -> bool {
    has_no_items(shape) || runs_on(shape.iter().zip(strides), itemsize)
}

#[inline]
fn has_no_items(shape: &[usize]) -> bool {
    shape.contains(&0)
}

/// Whether each axis, fastest first, starts where the one before ended.
#[inline]
fn runs_on<'a>(axes: impl Iterator<Item = (&'a usize, &'a isize)>, itemsize: usize) -> bool {
    let mut expected = Some(itemsize);
    for (&length, &stride) in axes {
        if length != 1 {
            if usize::try_from(stride).ok() != expected {
                return false;
            }
            expected = expected.and_then(|bytes| bytes.checked_mul(length));
        }
    }
    true
}

/// Writes the strides of a contiguous array of this shape.
///
/// As in CPython, a length of 0 makes the strides outside of it 0.
///
/// ```
/// use view_core::strided::{contiguous_strides, Order};
///
/// let mut strides = [0; 3];
/// contiguous_strides(&[2, 3, 4], 8, Order::C, &mut strides)?;
/// assert_eq!(strides, [96, 32, 8]);
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `ValueError` for more than 64 dimensions or when `strides` is not as long
/// as `shape`; `OverflowError` when a stride passes `isize::MAX`.
#[inline]
pub fn contiguous_strides(
    shape: &[usize],
    itemsize: usize,
    order: Order,
    strides: &mut [isize],
) -> Result<(), Error> {
    check_rank(shape, strides)?;
    let overflow = || {
        Error::new(
            ErrorKind::Overflow,
            "the strides of this shape pass isize::MAX bytes",
        )
    };
    let mut stride = isize::try_from(itemsize).map_err(|_| overflow())?;
    let ndim = shape.len();
    for k in 0..ndim {
        let axis = match order {
            Order::C => ndim - 1 - k,
            Order::F => k,
        };
        strides[axis] = stride;
        if k + 1 < ndim {
            stride = stride
                .checked_mul(shape[axis] as isize)
                .ok_or_else(overflow)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition: item number k of the order lies k items from the first.
    fn naive(shape: [usize; 3], strides: [isize; 3], itemsize: usize, order: Order) -> bool {
        let mut number = 0;
        let axes = if order == Order::C {
            [0, 1, 2]
        } else {
            [2, 1, 0]
        };
        let mut index = [0; 3];
        for a in 0..shape[axes[0]] {
            index[axes[0]] = a;
            for b in 0..shape[axes[1]] {
                index[axes[1]] = b;
                for c in 0..shape[axes[2]] {
                    index[axes[2]] = c;
                    let offset: isize = (0..3).map(|k| index[k] as isize * strides[k]).sum();
                    if offset != number * itemsize as isize {
                        return false;
                    }
                    number += 1;
                }
            }
        }
        true
    }

    #[test]
    fn the_rule_is_the_definition() {
        let lengths = [0, 1, 2, 3];
        let steps = [2, 4, 6, 12, -2, 0];
        for a in lengths {
            for b in lengths {
                for c in lengths {
                    for s in steps {
                        for t in steps {
                            for u in steps {
                                let (shape, strides) = ([a, b, c], [s, t, u]);
                                let c_order = naive(shape, strides, 2, Order::C);
                                let f_order = naive(shape, strides, 2, Order::F);
                                assert_eq!(is_c_contiguous(&shape, &strides, 2), c_order);
                                assert_eq!(is_f_contiguous(&shape, &strides, 2), f_order);
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn made_strides_are_contiguous() {
        for shape in [[2, 3, 4], [1, 5, 1], [0, 2, 3], [3, 0, 2]] {
            let mut strides = [0; 3];
            contiguous_strides(&shape, 8, Order::C, &mut strides).unwrap();
            assert!(is_c_contiguous(&shape, &strides, 8));
            contiguous_strides(&shape, 8, Order::F, &mut strides).unwrap();
            assert!(is_f_contiguous(&shape, &strides, 8));
        }
        let huge = [usize::MAX / 2, 4, 4];
        let error = contiguous_strides(&huge, 8, Order::F, &mut [0; 3]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Overflow);
        assert!(contiguous_strides(&[1; 65], 1, Order::C, &mut [0; 65]).is_err());
    }
}

//! To and from the views of `ndarray`, without a copy.
//!
//! `ndarray` counts strides in items. A stride in bytes that is no whole number of items,
//! which a column of records often has, cannot be said there and is an error; it is
//! never rounded.

use core::ptr::NonNull;

use ndarray::{ArrayView, ArrayViewMut, Axis, Dim, Ix, ShapeBuilder};

use crate::view::raw::Raw;
use crate::view::{View, ViewMut};
use crate::{Error, ErrorKind};

/// What `ndarray` wants: the lowest item, strides in items, and which axes run backwards.
struct Lowest<T, const N: usize> {
    ptr: *mut T,
    strides: [usize; N],
    backwards: [bool; N],
}

fn lowest<T, const N: usize>(raw: &Raw<T, N>) -> Result<Lowest<T, N>, Error> {
    let mut lowest = Lowest {
        ptr: raw.ptr.as_ptr(),
        strides: [0; N],
        backwards: [false; N],
    };
    if raw.is_empty() {
        return Ok(lowest);
    }
    for axis in 0..N {
        let (len, stride, size) = (raw.shape[axis], raw.strides[axis], size_of::<T>());
        // A stride nobody steps along means nothing; items without a size take any step.
        if len == 1 || size == 0 {
            continue;
        }
        if !stride.unsigned_abs().is_multiple_of(size) {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "stride {} of axis {} is no multiple of {}, the itemsize: ndarray counts \
                 strides in items and cannot say it; copy the items first",
                [stride, axis as isize, size as isize, 0],
            ));
        }
        lowest.strides[axis] = stride.unsigned_abs() / size;
        lowest.backwards[axis] = stride < 0;
        if stride < 0 {
            let last = (len - 1) as isize * stride;
            lowest.ptr = lowest.ptr.wrapping_byte_offset(last);
        }
    }
    Ok(lowest)
}

/// Shape and strides in bytes. `ndarray` sees to it that the bytes fit, where there are items.
fn geometry<T, const N: usize>(shape: &[usize], strides: &[isize]) -> ([usize; N], [isize; N]) {
    (
        core::array::from_fn(|axis| shape[axis]),
        core::array::from_fn(|axis| strides[axis].wrapping_mul(size_of::<T>() as isize)),
    )
}

/// The pointer of an array; where there is no item, one that is surely aligned.
fn pointer<T>(ptr: *mut T, empty: bool) -> NonNull<T> {
    match NonNull::new(ptr) {
        Some(ptr) if !empty => ptr,
        _ => NonNull::dangling(),
    }
}

macro_rules! ranks {
    ($($rank:literal)*) => { $(
        /// The view as one of `ndarray`'s, of the same memory.
        ///
        /// # Errors
        ///
        /// `ValueError` for a stride that is no multiple of the itemsize.
        impl<'a, T> TryFrom<View<'a, T, $rank>> for ArrayView<'a, T, Dim<[Ix; $rank]>> {
            type Error = Error;

            fn try_from(view: View<'a, T, $rank>) -> Result<Self, Error> {
                let lowest = lowest(&view.raw)?;
                let shape = view.shape().strides(lowest.strides);
                // SAFETY: the items of the view, which are in range, aligned, valid and
                // shared for `'a` (1 to 5, 7), from the lowest one upwards.
                let mut array = unsafe { ArrayView::from_shape_ptr(shape, lowest.ptr) };
                for axis in (0..$rank).filter(|axis| lowest.backwards[*axis]) {
                    array.invert_axis(Axis(axis));
                }
                Ok(array)
            }
        }

        /// The view as one of `ndarray`'s, of the same memory.
        ///
        /// # Errors
        ///
        /// `ValueError` for a stride that is no multiple of the itemsize.
        impl<'a, T> TryFrom<ViewMut<'a, T, $rank>> for ArrayViewMut<'a, T, Dim<[Ix; $rank]>> {
            type Error = Error;

            fn try_from(view: ViewMut<'a, T, $rank>) -> Result<Self, Error> {
                let lowest = lowest(&view.raw)?;
                let shape = view.shape().strides(lowest.strides);
                // SAFETY: as above, and exclusive (6), at each index another item.
                let mut array = unsafe { ArrayViewMut::from_shape_ptr(shape, lowest.ptr) };
                for axis in (0..$rank).filter(|axis| lowest.backwards[*axis]) {
                    array.invert_axis(Axis(axis));
                }
                Ok(array)
            }
        }

        impl<'a, T> From<ArrayView<'a, T, Dim<[Ix; $rank]>>> for View<'a, T, $rank> {
            fn from(array: ArrayView<'a, T, Dim<[Ix; $rank]>>) -> Self {
                let (shape, strides) = geometry::<T, $rank>(array.shape(), array.strides());
                let ptr = pointer(array.as_ptr().cast_mut(), array.is_empty());
                // SAFETY: `ndarray` keeps the same invariants, counted in items.
                unsafe { View::from_parts(ptr, shape, strides) }
            }
        }

        impl<'a, T> From<ArrayViewMut<'a, T, Dim<[Ix; $rank]>>> for ViewMut<'a, T, $rank> {
            fn from(mut array: ArrayViewMut<'a, T, Dim<[Ix; $rank]>>) -> Self {
                let (shape, strides) = geometry::<T, $rank>(array.shape(), array.strides());
                let ptr = pointer(array.as_mut_ptr(), array.is_empty());
                // SAFETY: `ndarray` keeps the same invariants, counted in items; the
                // array view is used up.
                unsafe { ViewMut::from_raw(Raw::new(ptr, shape, strides)) }
            }
        }
    )* };
}

ranks!(1 2 3 4 5 6);

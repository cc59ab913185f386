//! Views of arrays, of parts of slices under a geometry of one's own, and of
//! raw memory. Views of bytes are in [`bytes`](super::bytes).

use core::ptr::NonNull;

use super::raw::{Raw, check_count};
use super::{View, ViewMut};
use crate::strided;
use crate::{Error, ErrorKind};

/// Checks a geometry for items of type `T` at `ptr`: what can be known of
/// invariants 1, 2 and 5 without knowing the memory.
fn check_geometry<T, const N: usize>(
    ptr: *const T,
    shape: &[usize; N],
    strides: &[isize; N],
) -> Result<(), Error> {
    if ptr.is_null() {
        return Err(Error::new(
            ErrorKind::Value,
            "the pointer of a view cannot be null, even without items",
        ));
    }
    check_count(shape)?;
    strided::byte_range(shape, strides, size_of::<T>())?;
    if !ptr.is_aligned() {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "the first item lies {} {byte|bytes} past a multiple of {}, the alignment of the item \
             type; an `Unaligned` item may lie anywhere",
            [
                ptr.addr().wrapping_rem(align_of::<T>()) as isize,
                align_of::<T>() as isize,
                0,
                0,
            ],
        ));
    }
    check_strides_aligned::<T>(shape, strides)
}

/// Refuses strides that lead from aligned items to others.
pub(super) fn check_strides_aligned<T>(shape: &[usize], strides: &[isize]) -> Result<(), Error> {
    let align = align_of::<T>();
    if strided::strides_are_aligned(shape, strides, align) {
        return Ok(());
    }
    for (axis, (&len, &stride)) in shape.iter().zip(strides).enumerate() {
        if len > 1 && !stride.unsigned_abs().is_multiple_of(align) {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "stride {} of axis {} is no multiple of {}, the alignment of the item type; \
                 an `Unaligned` item may lie anywhere",
                [stride, axis as isize, align as isize, 0],
            ));
        }
    }
    Ok(())
}

/// Refuses a geometry under which two indices share a byte.
pub(super) fn check_injective<T>(shape: &[usize], strides: &[isize]) -> Result<(), Error> {
    if strided::is_injective(shape, strides, size_of::<T>())? {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Value,
        "two indices of this shape and these strides share bytes: a mutable view leads to \
         each item once",
    ))
}

/// The geometry of a part of `len` items of type `T`, in whole items.
fn slice_geometry<T, const N: usize>(
    len: usize,
    shape: [usize; N],
    strides: [isize; N],
) -> Result<(), Error> {
    check_count(&shape)?;
    strided::check_bounds(&shape, &strides, size_of::<T>(), 0, len * size_of::<T>())?;
    if shape.contains(&0) {
        return Ok(());
    }
    for (axis, (&extent, &stride)) in shape.iter().zip(&strides).enumerate() {
        let whole = match size_of::<T>() {
            0 => stride == 0,
            size => stride.unsigned_abs().is_multiple_of(size),
        };
        if extent > 1 && !whole {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "stride {} of axis {} is no multiple of {}, the itemsize, and would lead into \
                 the middle of an item",
                [stride, axis as isize, size_of::<T>() as isize, 0],
            ));
        }
    }
    // Items without a size: the bytes say nothing about how many there are.
    if size_of::<T>() == 0 && len == 0 {
        return Err(Error::new(
            ErrorKind::Value,
            "the slice has no item, and the shape has some",
        ));
    }
    Ok(())
}

impl<'a, T, const N: usize> View<'a, T, N> {
    /// A part of a slice under a shape and strides of one's own; index zero is
    /// the first item. NumPy's `as_strided`, checked.
    ///
    /// Items may overlap, as in a sliding window. Strides are in bytes and lead from item
    /// to item of the slice.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let samples = [1, 2, 3, 4, 5];
    /// let windows = View::from_slice_with(&samples, [3, 3], [4, 4])?;
    /// assert_eq!(windows.row(2).to_array()?, [3, 4, 5]);
    /// assert!(View::from_slice_with(&samples, [4, 3], [4, 4]).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the geometry leaves the slice or a stride leads into the middle of
    /// an item, `OverflowError` if it fits no memory at all.
    pub fn from_slice_with(
        items: &'a [T],
        shape: [usize; N],
        strides: [isize; N],
    ) -> Result<Self, Error> {
        slice_geometry::<T, N>(items.len(), shape, strides)?;
        // SAFETY: in the bounds of the slice (1), at whole items of it (2, 3).
        Ok(unsafe { Self::from_parts(NonNull::from_ref(items).cast(), shape, strides) })
    }

    /// A view of raw memory, whose geometry is checked.
    ///
    /// `ptr` points to the item at index zero, which with negative strides is not the lowest.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let numbers = [1, 2, 3, 4];
    /// // SAFETY: the last item and the three below it, borrowed from `numbers`.
    /// let view = unsafe { View::from_raw_parts(numbers.as_ptr().add(3), [4], [-4])? };
    /// assert_eq!(view.to_array()?, [4, 3, 2, 1]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` for a null or misaligned pointer, or a stride that is no multiple of the
    /// alignment; `OverflowError` if the geometry fits no memory at all.
    ///
    /// # Safety
    ///
    /// If no extent is zero: the items at all indices lie in one allocation that `ptr`
    /// may be used to read, they are values of `T`, and for `'a` nobody writes them
    /// (but through cells, where `T` is one).
    pub unsafe fn from_raw_parts(
        ptr: *const T,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Result<Self, Error> {
        check_geometry(ptr, &shape, &strides)?;
        // SAFETY: not null; 1 to 5 and 7 by the check and the caller.
        Ok(unsafe { Self::from_parts(NonNull::new_unchecked(ptr.cast_mut()), shape, strides) })
    }
}

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
    /// As [`View::from_slice_with`], to be changed: no two indices may share an item.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [0; 6];
    /// ViewMut::from_slice_with(&mut numbers, [3], [8])?.fill(1);
    /// assert_eq!(numbers, [1, 0, 1, 0, 1, 0]);
    /// assert!(ViewMut::from_slice_with(&mut numbers, [2, 2], [4, 4]).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`View::from_slice_with`], and `ValueError` if two indices share an item, or if
    /// that is too hard to find out.
    pub fn from_slice_with(
        items: &'a mut [T],
        shape: [usize; N],
        strides: [isize; N],
    ) -> Result<Self, Error> {
        slice_geometry::<T, N>(items.len(), shape, strides)?;
        check_injective::<T>(&shape, &strides)?;
        // Items without a size share no byte, but each `&mut` of them counts all the same:
        // some types hand out other things for the one that there is.
        if size_of::<T>() == 0
            && !shape.contains(&0)
            && shape.iter().product::<usize>() > items.len()
        {
            return Err(Error::new(
                ErrorKind::Value,
                "the shape has more items than the slice: a mutable view leads to each item once",
            ));
        }
        let ptr = NonNull::from_mut(items).cast();
        // SAFETY: in the bounds of the slice (1), at whole items of it (2, 3),
        // at each once (6), be it by number alone.
        Ok(unsafe { Self::from_raw(Raw::new(ptr, shape, strides)) })
    }

    /// A mutable view of raw memory, whose geometry is checked.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3, 4];
    /// // SAFETY: every second item, borrowed from `numbers`.
    /// let mut view = unsafe { ViewMut::from_raw_parts(numbers.as_mut_ptr(), [2], [8])? };
    /// view.fill(0);
    /// assert_eq!(numbers, [0, 2, 0, 4]);
    ///
    /// // SAFETY: as above, but for what is refused.
    /// let twice = unsafe { ViewMut::from_raw_parts(numbers.as_mut_ptr(), [2], [0]) };
    /// assert!(twice.is_err()); // two ways to the first item
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`View::from_raw_parts`], and `ValueError` if two indices share a byte, or if
    /// that is too hard to find out.
    ///
    /// # Safety
    ///
    /// If no extent is zero: the items at all indices lie in one allocation that `ptr`
    /// may be used to read and write, they are values of `T`, and for `'a` nothing else
    /// reads or writes them.
    pub unsafe fn from_raw_parts(
        ptr: *mut T,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Result<Self, Error> {
        check_geometry(ptr, &shape, &strides)?;
        check_injective::<T>(&shape, &strides)?;
        // SAFETY: not null; 1 to 6 by the checks and the caller.
        Ok(unsafe { Self::from_raw(Raw::new(NonNull::new_unchecked(ptr), shape, strides)) })
    }
}

impl<'a, T, const N: usize> From<ViewMut<'a, T, N>> for View<'a, T, N> {
    #[inline]
    fn from(view: ViewMut<'a, T, N>) -> Self {
        view.into_view()
    }
}

/// Arrays of arrays, and slices of them, as views of so many dimensions.
macro_rules! nested {
    ($($rank:literal [$($outer:ident)*] $array:ty, $slice:ty, |$view:ident| $elements:expr;)*) => { $(
        impl<'a, T, $(const $outer: usize),*> From<&'a $array> for View<'a, T, $rank> {
            #[inline]
            fn from(items: &'a $array) -> Self {
                Self::from(items.as_slice())
            }
        }
        impl<'a, T, $(const $outer: usize),*> From<&'a mut $array> for ViewMut<'a, T, $rank> {
            #[inline]
            fn from(items: &'a mut $array) -> Self {
                Self::from(items.as_mut_slice())
            }
        }
        nested!(@slice $rank [$($outer)*] $slice, |$view| $elements);
    )* };
    (@slice $rank:literal [$first:ident $($outer:ident)*] $slice:ty, |$view:ident| $elements:expr) => {
        impl<'a, T, $(const $outer: usize),*> From<&'a $slice> for View<'a, T, $rank> {
            #[inline]
            fn from(items: &'a $slice) -> Self {
                let $view = View::new(items);
                $elements
            }
        }
        impl<'a, T, $(const $outer: usize),*> From<&'a mut $slice> for ViewMut<'a, T, $rank> {
            #[inline]
            fn from(items: &'a mut $slice) -> Self {
                let $view = ViewMut::new(items).into_view();
                // SAFETY: each element of each array once, all of them ours (6).
                unsafe { ViewMut::from_raw($elements.raw) }
            }
        }
    };
}

nested! {
    1 [A] [T; A], [T], |view| view;
    2 [A B] [[T; B]; A], [[T; B]], |view| view.elements();
    3 [A B C] [[[T; C]; B]; A], [[[T; C]; B]], |view| view.elements::<2>().elements();
    4 [A B C D] [[[[T; D]; C]; B]; A], [[[[T; D]; C]; B]],
        |view| view.elements::<2>().elements::<3>().elements();
    5 [A B C D E] [[[[[T; E]; D]; C]; B]; A], [[[[[T; E]; D]; C]; B]],
        |view| view.elements::<2>().elements::<3>().elements::<4>().elements();
    6 [A B C D E F] [[[[[[T; F]; E]; D]; C]; B]; A], [[[[[[T; F]; E]; D]; C]; B]],
        |view| view.elements::<2>().elements::<3>().elements::<4>().elements::<5>().elements();
}

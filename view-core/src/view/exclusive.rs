//! [`ViewMut`]: like `&mut [T]`, with shape and byte strides.

use core::marker::PhantomData;
use core::ops::{Index, IndexMut};
use core::ptr::NonNull;

use super::{Field, Iter, IterMut, View};
use crate::Record;

/// An exclusive view of items of type `T` in `N` dimensions.
///
/// It is to `&mut [T]` what [`View`] is to `&[T]`. As with a mutable slice, what is
/// taken from it borrows it, so [`reborrow`](Self::reborrow) comes before a call that consumes.
///
/// ```
/// use view_core::ViewMut;
///
/// let mut numbers = [1.0, 2.0, 3.0];
/// let mut view = ViewMut::new(&mut numbers);
/// view[0] = 5.0;
/// view.iter_mut().for_each(|x| *x *= 2.0);
/// assert_eq!(numbers, [10.0, 4.0, 6.0]);
/// ```
pub struct ViewMut<'a, T, const N: usize = 1> {
    ptr: NonNull<T>,
    shape: [usize; N],
    strides: [isize; N],
    memory: PhantomData<&'a mut T>,
}

// SAFETY: a mutable view is the only way to its items (invariant 6), as a
// `&mut T` is to its one.
unsafe impl<T: Send, const N: usize> Send for ViewMut<'_, T, N> {}
// SAFETY: a shared `ViewMut` hands out `&T` only.
unsafe impl<T: Sync, const N: usize> Sync for ViewMut<'_, T, N> {}

impl<'a, T> ViewMut<'a, T> {
    /// The items of a slice.
    #[inline]
    #[must_use]
    pub const fn new(items: &'a mut [T]) -> Self {
        let shape = [items.len()];
        // The pointer of the slice, not of its first item: invariant 4.
        let ptr = NonNull::from_mut(items).cast();
        Self {
            ptr,
            shape,
            strides: [size_of::<T>() as isize],
            memory: PhantomData,
        }
    }

    /// The item at `index`, or `None` outside the view.
    #[inline]
    #[must_use]
    pub const fn get(&self, index: usize) -> Option<&T> {
        self.as_view().get(index)
    }

    /// The item at `index`, to be changed, or `None` outside the view.
    #[inline]
    #[must_use]
    pub const fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index < self.shape[0] {
            // SAFETY: in range, invariants 1 to 3; exclusive by 6 and `&mut self`.
            Some(unsafe {
                self.ptr
                    .byte_offset(index as isize * self.strides[0])
                    .as_mut()
            })
        } else {
            None
        }
    }
}

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
    /// The extent of each axis, in items.
    #[inline]
    #[must_use]
    pub const fn shape(&self) -> [usize; N] {
        self.shape
    }

    /// The distance from one item to the next along each axis, in bytes.
    #[inline]
    #[must_use]
    pub const fn strides(&self) -> [isize; N] {
        self.strides
    }

    /// The number of items in all.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.as_view().len()
    }

    /// Whether there is no item.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same items, shared for as long as `self` is borrowed.
    #[inline]
    #[must_use]
    pub const fn as_view(&self) -> View<'_, T, N> {
        // SAFETY: the invariants of a mutable view include those of a shared
        // one, and `self` is borrowed meanwhile.
        unsafe { View::from_parts(self.ptr, self.shape, self.strides) }
    }

    /// The same items, shared from now on.
    #[inline]
    #[must_use]
    pub const fn into_view(self) -> View<'a, T, N> {
        // SAFETY: as in `as_view`; `self` is used up.
        unsafe { View::from_parts(self.ptr, self.shape, self.strides) }
    }

    /// The same items, mutable for as long as `self` is borrowed.
    #[inline]
    #[must_use]
    pub const fn reborrow(&mut self) -> ViewMut<'_, T, N> {
        ViewMut {
            ptr: self.ptr,
            shape: self.shape,
            strides: self.strides,
            memory: PhantomData,
        }
    }

    /// The items in row order, the last axis fastest.
    #[inline]
    pub fn iter(&self) -> Iter<'_, T, N> {
        self.as_view().iter()
    }

    /// The items in row order, each to be changed.
    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_, T, N> {
        self.reborrow().into_iter()
    }

    /// The column that is one field of every record.
    #[inline]
    #[must_use]
    pub const fn field<F>(&self, field: Field<T, F>) -> View<'_, F, N> {
        self.as_view().field(field)
    }

    /// The column that is one field of every record, to be changed.
    #[inline]
    #[must_use]
    pub const fn field_mut<F>(&mut self, field: Field<T, F>) -> ViewMut<'_, F, N> {
        // SAFETY: `self` is borrowed exclusively for as long as its one part.
        unsafe { self.reborrow().part(field) }
    }

    /// One view for each field of the records.
    #[inline]
    pub fn columns(&self) -> T::Fields<View<'_, T, N>>
    where
        T: Record,
    {
        self.as_view().columns()
    }

    /// One mutable view for each field, all at the same time.
    #[inline]
    pub fn columns_mut(&mut self) -> T::Fields<ViewMut<'_, T, N>>
    where
        T: Record,
    {
        self.reborrow().into_columns_mut()
    }

    /// As [`columns_mut`](Self::columns_mut), for as long as the memory lives.
    #[inline]
    pub fn into_columns_mut(self) -> T::Fields<Self>
    where
        T: Record,
    {
        T::split(self)
    }

    /// The part of the records that is one field.
    ///
    /// # Safety
    ///
    /// While the part lives, nothing else uses its bytes.
    pub(super) const unsafe fn part<F>(&self, field: Field<T, F>) -> ViewMut<'a, F, N> {
        let column = self.as_view().field(field);
        ViewMut {
            ptr: NonNull::new(column.as_ptr().cast_mut()).expect("views point somewhere"),
            shape: self.shape,
            strides: self.strides,
            memory: PhantomData,
        }
    }

    /// The pointer to the item at index zero; dangling where there is none.
    #[inline]
    #[must_use]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self.ptr.as_ptr()
    }
}

impl<T> Index<usize> for ViewMut<'_, T> {
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, index: usize) -> &T {
        let len = self.len();
        match self.get(index) {
            Some(item) => item,
            None => panic!("index {index} is outside a view of {len} items"),
        }
    }
}

impl<T> IndexMut<usize> for ViewMut<'_, T> {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T {
        let len = self.len();
        match self.get_mut(index) {
            Some(item) => item,
            None => panic!("index {index} is outside a view of {len} items"),
        }
    }
}

impl<'a, T> From<&'a mut [T]> for ViewMut<'a, T> {
    fn from(items: &'a mut [T]) -> Self {
        Self::new(items)
    }
}

impl<'a, T, const N: usize> IntoIterator for ViewMut<'a, T, N> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T, N>;

    fn into_iter(self) -> IterMut<'a, T, N> {
        IterMut::new(self.into_view())
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a ViewMut<'_, T, N> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T, N>;

    fn into_iter(self) -> Iter<'a, T, N> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut ViewMut<'_, T, N> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T, N>;

    fn into_iter(self) -> IterMut<'a, T, N> {
        self.iter_mut()
    }
}

//! [`View`]: like `&[T]`, with shape and byte strides.

use core::cell::Cell;
use core::marker::PhantomData;
use core::ops::Index;
use core::ptr::NonNull;

use super::{Field, Iter};
use crate::Record;
use crate::element::Unaligned;

/// A shared view of items of type `T` in `N` dimensions.
///
/// It is to `&[T]` what a strided NumPy array is to a contiguous one: it borrows
/// memory for `'a`, is `Copy`, and hands out `&'a T`. Strides count bytes.
///
/// ```
/// use view_core::View;
///
/// let numbers = [1.0, 2.0, 3.0];
/// let view = View::new(&numbers);
/// assert_eq!(view.shape(), [3]);
/// assert_eq!(view.strides(), [8]);
/// assert_eq!(view[2], 3.0);
/// assert_eq!(view.iter().sum::<f64>(), 6.0);
/// ```
pub struct View<'a, T, const N: usize = 1> {
    ptr: NonNull<T>,
    shape: [usize; N],
    strides: [isize; N],
    memory: PhantomData<&'a T>,
}

// SAFETY: a view hands out `&T` and nothing more (invariant 7), so it goes
// where `&T` may go.
unsafe impl<T: Sync, const N: usize> Send for View<'_, T, N> {}
// SAFETY: as above.
unsafe impl<T: Sync, const N: usize> Sync for View<'_, T, N> {}

impl<T, const N: usize> Copy for View<'_, T, N> {}

impl<T, const N: usize> Clone for View<'_, T, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<'a, T> View<'a, T> {
    /// The items of a slice.
    #[inline]
    #[must_use]
    pub const fn new(items: &'a [T]) -> Self {
        // The pointer of the slice, not of its first item: invariant 4.
        let ptr = NonNull::from_ref(items).cast();
        Self {
            ptr,
            shape: [items.len()],
            strides: [size_of::<T>() as isize],
            memory: PhantomData,
        }
    }

    /// The item at `index`, or `None` outside the view.
    #[inline]
    #[must_use]
    pub const fn get(self, index: usize) -> Option<&'a T> {
        if index < self.shape[0] {
            // SAFETY: in range, invariants 1 to 3 and 7.
            Some(unsafe {
                self.ptr
                    .byte_offset(index as isize * self.strides[0])
                    .as_ref()
            })
        } else {
            None
        }
    }
}

impl<'a, T, const N: usize> View<'a, T, N> {
    /// A view of raw memory.
    ///
    /// # Safety
    ///
    /// The invariants of the [module](crate::view) hold for these parts.
    pub(crate) const unsafe fn from_parts(
        ptr: NonNull<T>,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Self {
        Self {
            ptr,
            shape,
            strides,
            memory: PhantomData,
        }
    }

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
        let mut len = 1;
        let mut axis = 0;
        while axis < N {
            len *= self.shape[axis];
            axis += 1;
        }
        len
    }

    /// Whether there is no item.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The pointer to the item at index zero; dangling where there is none.
    #[inline]
    #[must_use]
    pub const fn as_ptr(&self) -> *const T {
        self.ptr.as_ptr()
    }

    /// The items in row order, the last axis fastest.
    #[inline]
    pub fn iter(self) -> Iter<'a, T, N> {
        Iter::new(self)
    }

    /// The column that is one field of every record.
    #[inline]
    #[must_use]
    pub const fn field<F>(self, field: Field<T, F>) -> View<'a, F, N> {
        View {
            // Invariant 5 lets an empty view keep its pointer: offsetting a
            // dangling one would be wrong, and the cast keeps it aligned, for no
            // field is aligned more strictly than its record.
            ptr: if self.is_empty() {
                self.ptr.cast()
            } else {
                // SAFETY: the field lies inside the first record (invariant 1),
                // and the pointer keeps its provenance (4).
                unsafe { self.ptr.byte_add(field.offset()).cast() }
            },
            shape: self.shape,
            strides: self.strides,
            memory: PhantomData,
        }
    }

    /// One view for each field of the records.
    #[inline]
    pub fn columns(self) -> T::Fields<Self>
    where
        T: Record,
    {
        T::split(self)
    }
}

impl<'a, R, const N: usize> View<'a, Cell<R>, N> {
    /// The column that is one field of every record, as cells.
    #[inline]
    #[must_use]
    pub const fn cell_field<F>(self, field: Field<R, F>) -> View<'a, Cell<F>, N> {
        // SAFETY: a `Cell<R>` lies in memory as an `R`, so a view of one is a view
        // of the other but for who may write.
        let records =
            unsafe { View::<R, N>::from_parts(self.ptr.cast(), self.shape, self.strides) };
        let column = records.field(field);
        // SAFETY: likewise for the field. Cells of a field and cells of its
        // record may share bytes: both are written by value, on one thread.
        unsafe { View::from_parts(column.ptr.cast(), column.shape, column.strides) }
    }
}

impl<'a, R, const N: usize> View<'a, Unaligned<R>, N> {
    /// The column that is one field of every record, at any address.
    #[inline]
    #[must_use]
    pub const fn unaligned_field<F>(self, field: Field<R, F>) -> View<'a, Unaligned<F>, N> {
        let ptr = if self.is_empty() {
            self.ptr.cast()
        } else {
            // SAFETY: the field lies inside the first record (invariant 1).
            unsafe { self.ptr.byte_add(field.offset()).cast() }
        };
        View {
            ptr,
            shape: self.shape,
            strides: self.strides,
            memory: PhantomData,
        }
    }
}

impl<T> Index<usize> for View<'_, T> {
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, index: usize) -> &T {
        match self.get(index) {
            Some(item) => item,
            None => panic!("index {index} is outside a view of {} items", self.shape[0]),
        }
    }
}

impl<'a, T> From<&'a [T]> for View<'a, T> {
    fn from(items: &'a [T]) -> Self {
        Self::new(items)
    }
}

impl<'a, T, const N: usize> IntoIterator for View<'a, T, N> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T, N>;

    fn into_iter(self) -> Iter<'a, T, N> {
        self.iter()
    }
}

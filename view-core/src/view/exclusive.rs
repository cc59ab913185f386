//! [`ViewMut`]: like `&mut [T]`, with shape and byte strides.

use core::cell::Cell;
use core::marker::PhantomData;
use core::ptr::NonNull;

use super::raw::Raw;
use super::shared::within;
use super::{Field, Iter, IterMut, View, ViewIndex};
use crate::Record;

/// An exclusive view of items of type `T` in `N` dimensions.
///
/// It is to `&mut [T]` what [`View`] is to `&[T]`. Names follow the slice's:
/// `part(&self)` is a shared part, `part_mut(&mut self)` a mutable one for as long as
/// the view is borrowed, and `into_part(self)` uses the view up for one that lives as
/// long as the memory.
///
/// ```
/// use view_core::{ViewMut, s};
///
/// let mut numbers = [1.0, 2.0, 3.0];
/// let mut view = ViewMut::new(&mut numbers);
/// view[0] = 5.0;
/// view.slice_mut(s![1..])?.iter_mut().for_each(|x| *x *= 2.0);
/// assert_eq!(numbers, [5.0, 4.0, 6.0]);
/// # Ok::<(), view_core::Error>(())
/// ```
#[repr(transparent)]
pub struct ViewMut<'a, T, const N: usize = 1> {
    pub(super) raw: Raw<T, N>,
    memory: PhantomData<&'a mut T>,
}

// SAFETY: a mutable view is the only way to its items (invariant 6), as a
// `&mut T` is to its one.
unsafe impl<T: Send, const N: usize> Send for ViewMut<'_, T, N> {}
// SAFETY: a shared `ViewMut` hands out `&T` only.
unsafe impl<T: Sync, const N: usize> Sync for ViewMut<'_, T, N> {}

impl<'a, T> ViewMut<'a, T> {
    /// The items of a slice.
    ///
    /// # Panics
    ///
    /// For more than `isize::MAX` items, which only items without a size can be.
    #[inline]
    #[must_use]
    pub const fn new(items: &'a mut [T]) -> Self {
        assert!(
            items.len() <= isize::MAX as usize,
            "a view has at most isize::MAX items"
        );
        let shape = [items.len()];
        // The pointer of the slice, not of its first item: invariant 4.
        let ptr = NonNull::from_mut(items).cast();
        // SAFETY: a slice is contiguous, aligned, valid and ours for `'a`.
        unsafe { Self::from_raw(Raw::new(ptr, shape, [size_of::<T>() as isize])) }
    }
}

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
    /// A mutable view of raw memory.
    ///
    /// # Safety
    ///
    /// The invariants of the [module](crate::view) hold for these parts.
    #[cfg(feature = "alloc")]
    pub(crate) const unsafe fn from_parts(
        ptr: NonNull<T>,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Self {
        // SAFETY: the same contract.
        unsafe { Self::from_raw(Raw::new(ptr, shape, strides)) }
    }

    /// # Safety
    ///
    /// Invariants 3 and 6 hold for `raw`, too.
    #[inline]
    pub(super) const unsafe fn from_raw(raw: Raw<T, N>) -> Self {
        Self {
            raw,
            memory: PhantomData,
        }
    }

    /// The items as a slice, if they are C-contiguous.
    #[inline]
    #[must_use]
    pub fn as_slice(&self) -> Option<&[T]> {
        self.as_view().as_slice()
    }

    /// The items as a slice to be changed, if they are C-contiguous.
    #[inline]
    #[must_use]
    pub fn as_mut_slice(&mut self) -> Option<&mut [T]> {
        self.reborrow().into_mut_slice()
    }

    /// As [`as_mut_slice`](Self::as_mut_slice), for as long as the memory lives.
    #[inline]
    #[must_use]
    pub fn into_mut_slice(self) -> Option<&'a mut [T]> {
        // SAFETY: the items are one block from the pointer on (1 to 4), and
        // exclusive (6); without items the pointer is aligned and not null (5).
        self.is_c_contiguous()
            .then(|| unsafe { core::slice::from_raw_parts_mut(self.raw.ptr.as_ptr(), self.len()) })
    }

    /// The pointer to the item at index zero; dangling where there is none.
    #[inline]
    #[must_use]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self.raw.ptr.as_ptr()
    }

    /// The same items, shared for as long as `self` is borrowed.
    #[inline]
    #[must_use]
    pub const fn as_view(&self) -> View<'_, T, N> {
        // SAFETY: the invariants of a mutable view include those of a shared
        // one, and `self` is borrowed meanwhile.
        unsafe { View::from_raw(self.raw) }
    }

    /// The same items, shared from now on.
    #[inline]
    #[must_use]
    pub const fn into_view(self) -> View<'a, T, N> {
        // SAFETY: as in `as_view`; `self` is used up.
        unsafe { View::from_raw(self.raw) }
    }

    /// The same items, mutable for as long as `self` is borrowed.
    #[inline]
    #[must_use]
    pub const fn reborrow(&mut self) -> ViewMut<'_, T, N> {
        // SAFETY: `self` cannot be used meanwhile.
        unsafe { ViewMut::from_raw(self.raw) }
    }

    /// The same items as cells, for as long as `self` is borrowed: many ways to
    /// them at a time, on one thread.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3, 4];
    /// let mut view = ViewMut::new(&mut numbers);
    /// let cells = view.as_cells();
    /// for (a, b) in cells.iter().zip(cells.reverse(0)) {
    ///     a.set(a.get() * 10 + b.get());
    /// }
    /// assert_eq!(numbers, [14, 23, 53, 54]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_cells(&mut self) -> View<'_, Cell<T>, N> {
        self.reborrow().into_cells()
    }

    /// The same items as cells from now on.
    #[inline]
    #[must_use]
    pub const fn into_cells(self) -> View<'a, Cell<T>, N> {
        // SAFETY: a `Cell<T>` lies in memory as a `T`; the items are ours (6),
        // so that all ways to them are cells from now on (7).
        unsafe { View::from_raw(self.raw.cast()) }
    }

    /// The item at `index`, or `None` outside the view.
    #[inline]
    #[must_use]
    pub fn get<I: ViewIndex<N>>(&self, index: I) -> Option<&T> {
        self.as_view().get(index)
    }

    /// The item at `index`, to be changed, or `None` outside the view.
    #[inline]
    #[must_use]
    pub fn get_mut<I: ViewIndex<N>>(&mut self, index: I) -> Option<&mut T> {
        let index = index.axes();
        if !within(index, self.raw.shape) {
            return None;
        }
        // SAFETY: just checked, so it is an item, in range, aligned and valid (1 to 3); ours
        // by 6 and `&mut self`.
        Some(unsafe { self.raw.item(index).as_mut() })
    }

    /// The item at `index`, which is not checked.
    ///
    /// # Safety
    ///
    /// `index` is within the [shape](Self::shape).
    #[inline]
    #[must_use]
    pub unsafe fn get_unchecked<I: ViewIndex<N>>(&self, index: I) -> &T {
        // SAFETY: the same contract.
        unsafe { self.as_view().get_unchecked(index) }
    }

    /// The item at `index`, which is not checked, to be changed.
    ///
    /// # Safety
    ///
    /// `index` is within the [shape](Self::shape).
    #[inline]
    #[must_use]
    pub unsafe fn get_unchecked_mut<I: ViewIndex<N>>(&mut self, index: I) -> &mut T {
        // SAFETY: in range (the caller), so aligned and valid: 1 to 3; ours by
        // 6 and `&mut self`.
        unsafe { self.raw.item(index.axes()).as_mut() }
    }

    /// The first item in row order, or `None` without items.
    #[inline]
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.as_view().first()
    }

    /// The first item in row order, to be changed.
    #[inline]
    #[must_use]
    pub fn first_mut(&mut self) -> Option<&mut T> {
        self.get_mut([0; N])
    }

    /// The last item in row order, or `None` without items.
    #[inline]
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.as_view().last()
    }

    /// The last item in row order, to be changed.
    #[inline]
    #[must_use]
    pub fn last_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.raw.shape.map(|len| len.wrapping_sub(1)))
    }

    /// Exchanges two items.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2], [3, 4]];
    /// ViewMut::<_, 2>::from(&mut table).swap([0, 1], [1, 0]);
    /// assert_eq!(table, [[1, 3], [2, 4]]);
    /// ```
    ///
    /// # Panics
    ///
    /// For an index outside the view.
    #[inline]
    #[track_caller]
    pub fn swap<I: ViewIndex<N>>(&mut self, a: I, b: I) {
        let (_, _) = (&self[a], &self[b]);
        // SAFETY: both indices were just checked. The items are valid and ours;
        // they share no byte (6) or are the same one, so no references to both.
        unsafe {
            let (a, b) = (self.raw.item(a.axes()), self.raw.item(b.axes()));
            core::ptr::swap(a.as_ptr(), b.as_ptr());
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
        self.reborrow().into_field(field)
    }

    /// As [`field_mut`](Self::field_mut), for as long as the memory lives.
    #[inline]
    #[must_use]
    pub const fn into_field<F>(self, field: Field<T, F>) -> ViewMut<'a, F, N> {
        // SAFETY: `self` is used up for its one part.
        unsafe { self.part(field) }
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
    #[inline]
    pub(super) const unsafe fn part<F>(&self, field: Field<T, F>) -> ViewMut<'a, F, N> {
        // SAFETY: there is an aligned `F` in every record, by the token's
        // invariants. Two items of the column share no byte as they lie in two
        // records; the caller lets nobody else at them.
        unsafe { ViewMut::from_raw(self.raw.field(field.offset())) }
    }
}

impl<'a, T, const N: usize> IntoIterator for ViewMut<'a, T, N> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T, N>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, T, N> {
        IterMut::new(self)
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a ViewMut<'_, T, N> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T, N>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T, N> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut ViewMut<'_, T, N> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T, N>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, T, N> {
        self.iter_mut()
    }
}

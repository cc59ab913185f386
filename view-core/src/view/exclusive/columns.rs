//! The columns of a [`ViewMut`] of records.

use crate::Record;
use crate::view::{Field, View, ViewMut};

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
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
    pub(in crate::view) const unsafe fn part<F>(&self, field: Field<T, F>) -> ViewMut<'a, F, N> {
        // SAFETY: there is an aligned `F` in every record, by the token's
        // invariants. Two items of the column share no byte as they lie in two
        // records; the caller lets nobody else at them.
        unsafe { ViewMut::from_raw(self.raw.field(field.offset())) }
    }
}

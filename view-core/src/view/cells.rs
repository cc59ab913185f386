//! Columns of cells and of records at any address.

use core::cell::Cell;

use super::{Field, View};
use crate::element::Unaligned;

impl<'a, R, const N: usize> View<'a, Cell<R>, N> {
    /// The column that is one field of every record, as cells.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Link { value: i32, next: i32 }
    ///
    /// let mut links = [Link { value: 1, next: 2 }, Link { value: 3, next: 4 }];
    /// let mut view = links.as_view_mut();
    /// let cells = view.as_cells();
    /// let values = cells.cell_field(Link::FIELDS.value);
    /// values[0].set(cells[1].get().next);
    /// assert_eq!(links[0].value, 4);
    /// ```
    #[inline]
    #[must_use]
    pub const fn cell_field<F>(self, field: Field<R, F>) -> View<'a, Cell<F>, N> {
        // SAFETY: a `Cell<R>` lies in memory as an `R`, so there is an `F`
        // in each, and a `Cell<F>` lies as that. Cells of a field and cells of its
        // record may share bytes: both are read and written by value, on one thread.
        unsafe { View::from_raw(self.raw.field(field.offset())) }
    }

    /// The items of all cells, replaced by what `f` makes of them.
    #[inline]
    pub fn update_each(self, mut f: impl FnMut(R) -> R)
    where
        R: Copy,
    {
        self.iter().for_each(|cell| cell.set(f(cell.get())));
    }
}

impl<'a, R, const N: usize> View<'a, Unaligned<R>, N> {
    /// The column that is one field of every record, at any address.
    #[inline]
    #[must_use]
    pub const fn unaligned_field<F>(self, field: Field<R, F>) -> View<'a, Unaligned<F>, N> {
        // SAFETY: an `Unaligned<R>` lies in memory as an `R`, but for the
        // alignment, so there is an `F` in each, which may lie anywhere.
        unsafe { View::from_raw(self.raw.field(field.offset())) }
    }
}

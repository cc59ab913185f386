//! Columns of cells, and of records at any address.
//!
//! `Cell<R>` and `Unaligned<R>` lie in memory as `R` does, so that the fields, the
//! columns and the elements of their views are those of views of `R`, as cells and as
//! unaligned items in turn.

use core::cell::Cell;

use super::mistake::fits;
use super::{Field, FieldKind, View, ViewMut};
use crate::Record;
use crate::element::Unaligned;
use crate::strided::{Larger, Rank};

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

    /// One view of cells for each field of the records.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// let mut points = [Point { x: 1.0, y: 2.0 }; 3];
    /// let mut view = points.as_view_mut();
    /// let columns = view.as_cells().cell_columns();
    /// columns.x[0].swap(&columns.y[2]);
    /// assert_eq!((points[0].x, points[2].y), (2.0, 1.0));
    /// ```
    #[inline]
    pub fn cell_columns(self) -> R::Fields<Self>
    where
        R: Record,
    {
        R::split(self)
    }
}

impl<'a, T, const K: usize, const N: usize> View<'a, Cell<[T; K]>, N> {
    /// As [`View::elements`], as cells.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2], [3, 4]];
    /// let cells = ViewMut::new(&mut table).into_cells().elements();
    /// cells[[0, 1]].swap(&cells[[1, 0]]);
    /// assert_eq!(table, [[1, 3], [2, 4]]);
    /// ```
    ///
    /// # Panics
    ///
    /// Where that method does.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn elements<const M: usize>(self) -> View<'a, Cell<T>, M>
    where
        Rank<N>: Larger<Out = Rank<M>>,
    {
        // SAFETY: a `Cell` of an array lies in memory as the array, and as an
        // array of cells.
        unsafe { View::from_raw(fits(self.raw.cast::<[T; K]>().elements()).cast()) }
    }
}

impl<'a, R, const N: usize> View<'a, Unaligned<R>, N> {
    /// The column that is one field of every record, at any address.
    ///
    /// ```
    /// use view_core::{BufferView, Unaligned, View};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Pair { a: u16, b: u16 }
    ///
    /// // Records behind a header of one byte.
    /// let file = [0xFF, 1, 0, 2, 0, 3, 0, 4, 0];
    /// let pairs = View::<Unaligned<Pair>>::from_bytes(&file[1..])?;
    /// let b = pairs.unaligned_field(Pair::FIELDS.b);
    /// assert_eq!(b[1].get(), u16::from_le(4));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn unaligned_field<F>(self, field: Field<R, F>) -> View<'a, Unaligned<F>, N> {
        // SAFETY: an `Unaligned<R>` lies in memory as an `R`, but for the
        // alignment, so there is an `F` in each, which may lie anywhere.
        unsafe { View::from_raw(self.raw.field(field.offset())) }
    }

    /// One view of unaligned items for each field of the records.
    ///
    /// ```
    /// use view_core::{BufferView, Unaligned, View};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Pair { a: u16, b: u16 }
    ///
    /// // Records behind a header of one byte.
    /// let file = [0xFF, 1, 0, 2, 0, 3, 0, 4, 0];
    /// let columns = View::<Unaligned<Pair>>::from_bytes(&file[1..])?.unaligned_columns();
    /// assert_eq!((columns.a[1].get(), columns.b[0].get()), (u16::from_le(3), u16::from_le(2)));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    pub fn unaligned_columns(self) -> R::Fields<Self>
    where
        R: Record,
    {
        R::split(self)
    }
}

impl<'a, T, const K: usize, const N: usize> View<'a, Unaligned<[T; K]>, N> {
    /// As [`View::elements`], at any address.
    ///
    /// ```
    /// use view_core::{Unaligned, View};
    ///
    /// let file = [0xFF, 1, 0, 2, 0, 3, 0, 4, 0];
    /// let pairs = View::<Unaligned<[u16; 2]>>::from_bytes(&file[1..])?;
    /// let table = pairs.elements();
    /// assert_eq!((table.shape(), table.strides()), ([2, 2], [4, 2]));
    /// assert_eq!(table[[1, 0]].get(), u16::from_le(3));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// Where that method does.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn elements<const M: usize>(self) -> View<'a, Unaligned<T>, M>
    where
        Rank<N>: Larger<Out = Rank<M>>,
    {
        // SAFETY: an unaligned array lies in memory as an array of unaligned elements.
        unsafe { View::from_raw(fits(self.raw.cast::<[Unaligned<T>; K]>().elements())) }
    }
}

impl<R, const N: usize> ViewMut<'_, Unaligned<R>, N> {
    /// As [`View::unaligned_field`], to be changed.
    ///
    /// ```
    /// use view_core::{BufferView, Unaligned, ViewMut};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Pair { a: u16, b: u16 }
    ///
    /// let mut file = [0xFF, 1, 0, 2, 0, 3, 0, 4, 0];
    /// let mut pairs = ViewMut::<Unaligned<Pair>>::from_bytes(&mut file[1..])?;
    /// pairs.unaligned_field_mut(Pair::FIELDS.b).fill(Unaligned::new(0x0909));
    /// assert_eq!(file, [0xFF, 1, 0, 9, 9, 3, 0, 9, 9]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn unaligned_field_mut<F>(
        &mut self,
        field: Field<R, F>,
    ) -> ViewMut<'_, Unaligned<F>, N> {
        // SAFETY: as there; borrowed for as long as its one part.
        unsafe { ViewMut::from_raw(self.raw.field(field.offset())) }
    }

    /// One mutable view of unaligned items for each field, all at the same time.
    ///
    /// ```
    /// use view_core::{BufferView, Unaligned, ViewMut};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Pair { a: u16, b: u16 }
    ///
    /// let mut bytes = [1, 0, 2, 0, 3, 0, 4, 0];
    /// let mut pairs = ViewMut::<Unaligned<Pair>>::from_bytes(&mut bytes)?;
    /// let mut columns = pairs.unaligned_columns_mut();
    /// columns.a[0].set(columns.b[1].get());
    /// assert_eq!(bytes[0], 4);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    pub fn unaligned_columns_mut(&mut self) -> R::Fields<ViewMut<'_, Unaligned<R>, N>>
    where
        R: Record,
    {
        R::split(self.reborrow())
    }
}

// SAFETY: the parts share no byte, by the contract of `field`, so each may be
// exclusive.
unsafe impl<'a, R: Record, const N: usize> FieldKind for ViewMut<'a, Unaligned<R>, N> {
    type Record = R;
    type Of<F: 'static> = ViewMut<'a, Unaligned<F>, N>;

    unsafe fn field<F: 'static>(&self, field: Field<R, F>) -> ViewMut<'a, Unaligned<F>, N> {
        // SAFETY: there is an `F` in each record, at any address; the caller takes no
        // two parts that share a byte.
        unsafe { ViewMut::from_raw(self.raw.field(field.offset())) }
    }
}

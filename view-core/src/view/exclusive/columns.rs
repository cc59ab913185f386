//! The columns of a [`ViewMut`] of records.

use crate::Record;
use crate::view::{Field, View, ViewMut};

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
    /// The column that is one field of every record.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// let mut points = [Point { x: 1.0, y: 2.0 }, Point { x: 3.0, y: 4.0 }];
    /// let view = points.as_view_mut();
    /// let (x, y) = (view.field(Point::FIELDS.x), view.field(Point::FIELDS.y)); // both shared
    /// assert_eq!((x.sum(), y.sum(), x.strides()), (4.0, 6.0, [8]));
    /// ```
    #[inline]
    #[must_use]
    pub const fn field<F>(&self, field: Field<T, F>) -> View<'_, F, N> {
        self.as_view().field(field)
    }

    /// The column that is one field of every record, to be changed.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// let mut points = [Point { x: 1.0, y: 2.0 }, Point { x: 3.0, y: 4.0 }];
    /// points.as_view_mut().field_mut(Point::FIELDS.y).fill(0.0);
    /// assert_eq!((points[1].x, points[1].y), (3.0, 0.0));
    /// ```
    #[inline]
    #[must_use]
    pub const fn field_mut<F>(&mut self, field: Field<T, F>) -> ViewMut<'_, F, N> {
        self.reborrow().into_field(field)
    }

    /// As [`field_mut`](Self::field_mut), for as long as the memory lives.
    ///
    /// ```
    /// use view_core::{AsView, BufferView, ViewMut};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// fn heights(points: &mut [Point]) -> ViewMut<'_, f32> {
    ///     points.as_view_mut().into_field(Point::FIELDS.y)
    /// }
    /// let mut points = [Point { x: 1.0, y: 2.0 }];
    /// heights(&mut points)[0] = 5.0;
    /// assert_eq!((points[0].x, points[0].y), (1.0, 5.0));
    /// ```
    #[inline]
    #[must_use]
    pub const fn into_field<F>(self, field: Field<T, F>) -> ViewMut<'a, F, N> {
        // SAFETY: `self` is used up for its one part.
        unsafe { self.part(field) }
    }

    /// One view for each field of the records.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// let mut points = [Point { x: 1.0, y: 2.0 }, Point { x: 3.0, y: 4.0 }];
    /// let view = points.as_view_mut();
    /// assert_eq!((view.columns().x.max(), view.columns().y.min()), (Some(3.0), Some(2.0)));
    /// ```
    #[inline]
    pub fn columns(&self) -> T::Fields<View<'_, T, N>>
    where
        T: Record,
    {
        self.as_view().columns()
    }

    /// One mutable view for each field, all at the same time.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// let mut points = [Point { x: 1.0, y: 2.0 }; 2];
    /// let mut view = points.as_view_mut();
    /// let mut columns = view.columns_mut();
    /// core::mem::swap(&mut columns.x[0], &mut columns.y[1]);
    /// assert_eq!((points[0].x, points[1].y), (2.0, 1.0));
    /// ```
    #[inline]
    pub fn columns_mut(&mut self) -> T::Fields<ViewMut<'_, T, N>>
    where
        T: Record,
    {
        self.reborrow().into_columns_mut()
    }

    /// As [`columns_mut`](Self::columns_mut), for as long as the memory lives.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// let mut points = [Point { x: 1.0, y: 2.0 }; 2];
    /// let PointColumnsMut { x, mut y } = points.as_view_mut().into_columns_mut();
    /// y.copy_from(x.as_view())?;
    /// assert_eq!(points[1].y, 1.0);
    /// # Ok::<(), view_core::Error>(())
    /// ```
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

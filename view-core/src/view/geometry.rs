//! Parts and other shapes of a [`View`]: nothing here touches an item.

// A key is written where it is used, `view.slice(s![..])`, not borrowed.
#![allow(clippy::needless_pass_by_value)]

use super::View;
use super::mistake::{fits, parts};
use crate::Error;
use crate::strided::{By, Effects, Key, Larger, Rank, Slice, Smaller};

impl<'a, T, const N: usize> View<'a, T, N> {
    /// The part that a key takes, as NumPy's `a[key]`; [`s!`](crate::s) writes keys.
    ///
    /// An integer drops its axis, a range keeps part of it, with a step behind
    /// a `;`; `new` puts an axis of one item in, `...` stands for the axes not named.
    /// Negative numbers count from the end; ends outside are clipped as Python clips
    /// them. The number of dimensions of the result is known to the compiler.
    ///
    /// ```
    /// use view_core::{View, s};
    ///
    /// let table = [[0, 1, 2, 3], [10, 11, 12, 13], [20, 21, 22, 23]];
    /// let view = View::<_, 2>::from(&table);
    /// let row = view.slice(s![1])?;
    /// assert_eq!(row.to_array()?, [10, 11, 12, 13]);
    /// let part = view.slice(s![..;-1, 1..;2])?;
    /// assert_eq!(part.shape(), [3, 2]);
    /// assert_eq!(part[[0, 1]], 23);
    /// assert!(view.slice(s![3, ..]).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `IndexError` for an integer outside its axis, `ValueError` for a step of
    /// zero. A key with more entries than axes does not compile.
    #[inline]
    pub fn slice<const M: usize, const K: usize, D: Effects>(
        self,
        key: Key<K, D>,
    ) -> Result<View<'a, T, M>, Error>
    where
        Rank<N>: By<D, Out = Rank<M>>,
    {
        // SAFETY: a part of the items, so values (3) and shared (7).
        self.raw
            .slice(key)
            .map(|raw| unsafe { View::from_raw(raw) })
    }

    /// As [`slice`](Self::slice), where a key that does not fit is a mistake of the program.
    ///
    /// ```
    /// use view_core::{View, s};
    ///
    /// let numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    /// assert_eq!(View::new(&numbers).at(s![1..-1;3]).to_array()?, [2, 5, 8]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// Where [`slice`](Self::slice) is an error.
    #[doc(alias = "__getitem__")]
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn at<const M: usize, const K: usize, D: Effects>(self, key: Key<K, D>) -> View<'a, T, M>
    where
        Rank<N>: By<D, Out = Rank<M>>,
    {
        fits(self.slice(key))
    }

    /// The part that a slice takes of one axis, where the axis is known at run
    /// time only.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let view = View::<_, 2>::from(&table).slice_axis(1, 1..)?;
    /// assert_eq!(view.shape(), [2, 2]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `IndexError` for an axis the view does not have, `ValueError` for a
    /// step of zero.
    #[inline]
    pub fn slice_axis(self, axis: usize, slice: impl Into<Slice>) -> Result<Self, Error> {
        let raw = self.raw.slice_axis(axis, slice.into())?;
        // SAFETY: a part of the items, so values (3) and shared (7).
        Ok(unsafe { Self::from_raw(raw) })
    }

    /// The items with one index on one axis, which is dropped.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let column = View::<_, 2>::from(&table).index_axis(1, 2)?;
    /// assert_eq!(column.to_array()?, [3, 6]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `IndexError` for an axis the view does not have, or an index outside it.
    #[doc(alias = "select")]
    #[inline]
    pub fn index_axis<const M: usize>(
        self,
        axis: usize,
        index: usize,
    ) -> Result<View<'a, T, M>, Error>
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        let raw = self.raw.index_axis(axis, index)?;
        // SAFETY: a part of the items, so values (3) and shared (7).
        Ok(unsafe { View::from_raw(raw) })
    }

    /// The items with the first index `index`: row `index` of a table.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// assert_eq!(View::<_, 2>::from(&table).row(1).as_slice(), Some(&[4, 5, 6][..]));
    /// ```
    ///
    /// # Panics
    ///
    /// For an index outside the first axis.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn row<const M: usize>(self, index: usize) -> View<'a, T, M>
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        fits(self.index_axis(0, index))
    }

    /// A new axis of one item in front of axis `axis`; behind the last for `axis == N`.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let view = View::new(&[1, 2, 3]);
    /// assert_eq!(view.insert_axis(0).shape(), [1, 3]);
    /// assert_eq!(view.insert_axis(1).shape(), [3, 1]);
    /// ```
    ///
    /// # Panics
    ///
    /// For `axis > N`.
    #[doc(alias("newaxis", "expand_dims", "unsqueeze"))]
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn insert_axis<const M: usize>(self, axis: usize) -> View<'a, T, M>
    where
        Rank<N>: Larger<Out = Rank<M>>,
    {
        // SAFETY: the same items, so values (3) and shared (7).
        unsafe { View::from_raw(fits(self.raw.insert_axis(axis))) }
    }

    /// The axes in another order: axis `k` of the result is axis `axes[k]` of `self`.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let cube = [[[0_u8; 4]; 3]; 2];
    /// assert_eq!(View::<_, 3>::from(&cube).permute([2, 0, 1])?.shape(), [4, 2, 3]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if `axes` does not name each axis once.
    #[doc(alias("transpose", "moveaxis", "swapaxes"))]
    #[inline]
    pub fn permute(self, axes: [usize; N]) -> Result<Self, Error> {
        let raw = self.raw.permute(axes)?;
        // SAFETY: the same items, so values (3) and shared (7).
        Ok(unsafe { Self::from_raw(raw) })
    }

    /// The transpose: the axes in reverse order.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let t = View::<_, 2>::from(&table).t();
    /// assert_eq!((t.shape(), t[[2, 1]]), ([3, 2], 6));
    /// ```
    #[doc(alias("transpose", "T"))]
    #[inline]
    #[must_use]
    pub fn t(self) -> Self {
        // SAFETY: the same items, so values (3) and shared (7).
        unsafe { Self::from_raw(self.raw.t()) }
    }

    /// The items of one axis from the last to the first.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// assert_eq!(View::new(&[1, 2, 3]).reverse(0).to_array()?, [3, 2, 1]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// For an axis the view does not have.
    #[doc(alias = "flip")]
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn reverse(self, axis: usize) -> Self {
        // SAFETY: the same items, so values (3) and shared (7).
        unsafe { Self::from_raw(fits(self.raw.reverse(axis))) }
    }

    /// The same items in row order under another shape, where strides allow
    /// it without a copy.
    ///
    /// ```
    /// use view_core::{View, s};
    ///
    /// let numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    /// let table = View::new(&numbers).reshape([3, 4])?;
    /// assert_eq!(table[[2, 1]], 9);
    /// // Every second row still splits its columns …
    /// assert_eq!(table.at(s![..;2]).reshape([2, 2, 2])?.strides(), [32, 8, 4]);
    /// // … but a transpose is no single run.
    /// assert!(table.t().reshape([12]).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the shape holds another number of items or has more than 64 axes,
    /// `BufferError` if no strides can do it, so that the items must be copied.
    #[inline]
    pub fn reshape<const M: usize>(self, shape: [usize; M]) -> Result<View<'a, T, M>, Error> {
        let raw = self.raw.reshape(shape)?;
        // SAFETY: the same items, so values (3) and shared (7).
        Ok(unsafe { View::from_raw(raw) })
    }

    /// The items in row order as one dimension, where strides allow it without a copy.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// assert_eq!(View::<_, 2>::from(&table).flatten()?[4], 5);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `BufferError` if no one stride can do it.
    #[doc(alias = "ravel")]
    #[inline]
    pub fn flatten(self) -> Result<View<'a, T>, Error> {
        self.reshape([self.len()])
    }

    /// The view stretched to `shape` as NumPy broadcasts: axes of one item repeat it,
    /// missing axes in front repeat the whole. Nothing is copied; the stride is zero.
    ///
    /// Only shared views and views of [`Cell`](core::cell::Cell)s stretch: through a mutable
    /// one there would be many ways to one item.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let row = View::new(&[1, 2, 3]).broadcast_to([2, 3])?;
    /// assert_eq!((row[[0, 2]], row[[1, 2]], row.strides()), (3, 3, [0, 4]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if another axis than one of one item would have to stretch,
    /// `OverflowError` if there would be more items than `isize::MAX`.
    #[inline]
    pub fn broadcast_to<const M: usize>(self, shape: [usize; M]) -> Result<View<'a, T, M>, Error> {
        let raw = self.raw.broadcast_to(shape)?;
        // SAFETY: the same items, which any number of ways may lead to (7).
        Ok(unsafe { View::from_raw(raw) })
    }

    /// The items with equal indices on two axes, as the last axis of the result.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
    /// assert_eq!(View::<_, 2>::from(&table).diagonal(0, 1)?.to_array()?, [1, 5, 9]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the axes are the same, or not the view's.
    #[inline]
    pub fn diagonal<const M: usize>(
        self,
        first: usize,
        second: usize,
    ) -> Result<View<'a, T, M>, Error>
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        let raw = self.raw.diagonal(first, second)?;
        // SAFETY: a part of the items, so values (3) and shared (7).
        Ok(unsafe { View::from_raw(raw) })
    }

    /// The two parts of an axis, before index `at` and from it on.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let (a, b) = View::new(&[1, 2, 3, 4, 5]).split_at(0, 2);
    /// assert_eq!((a.len(), b[0]), (2, 3));
    /// ```
    ///
    /// # Panics
    ///
    /// If the view has no such axis, or it is shorter than `at`.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn split_at(self, axis: usize, at: usize) -> (Self, Self) {
        let (a, b) = parts(self.raw.split_at(axis, at), axis, at, &self.raw.shape);
        // SAFETY: parts of the items, so values (3) and shared (7).
        unsafe { (Self::from_raw(a), Self::from_raw(b)) }
    }
}

impl<'a, T, const K: usize, const N: usize> View<'a, [T; K], N> {
    /// The elements of array items, along one more axis, the last.
    ///
    /// So a column of positions `[f32; 3]` is a table of coordinates, as NumPy has it for a
    /// field that is a sub-array.
    ///
    /// ```
    /// use view_core::{AsView, BufferView, s};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Atom { id: u32, pos: [f32; 3] }
    ///
    /// let atoms = [Atom { id: 1, pos: [1.0, 2.0, 3.0] }, Atom { id: 2, pos: [4.0, 5.0, 6.0] }];
    /// let pos = atoms.columns().pos.elements();
    /// assert_eq!((pos.shape(), pos.strides()), ([2, 3], [16, 4]));
    /// assert_eq!(pos.at(s![.., 2]).iter().sum::<f32>(), 9.0);
    /// ```
    ///
    /// # Panics
    ///
    /// If there are more elements than `isize::MAX`, which only a
    /// [broadcast](View::broadcast_to) view or elements without a size can have.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn elements<const M: usize>(self) -> View<'a, T, M>
    where
        Rank<N>: Larger<Out = Rank<M>>,
    {
        // SAFETY: a part of the items, so values (3) and shared (7).
        unsafe { View::from_raw(fits(self.raw.elements())) }
    }
}

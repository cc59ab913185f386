//! Parts of a [`ViewMut`]: what a key or an index takes.

use crate::strided::{By, Effects, Key, Rank, Slice, Smaller};
use crate::view::forms::forms;
use crate::view::mistake::{fits, parts};
use crate::view::{View, ViewMut};

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
    forms! {
        /// ```
        /// use view_core::{ViewMut, s};
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert_eq!(view.slice(s![.., -1])?.to_array()?, [3, 6]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        slice
        /// ```
        /// use view_core::{ViewMut, s};
        ///
        /// let mut numbers = [1, 2, 3, 4, 5];
        /// let mut view = ViewMut::new(&mut numbers);
        /// view.slice_mut(s![1..;2])?.fill(0);
        /// assert!(view.slice_mut(s![5]).is_err());
        /// assert_eq!(numbers, [1, 0, 3, 0, 5]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        slice_mut
        /// ```
        /// use view_core::{Error, ViewMut, s};
        ///
        /// fn odd(numbers: &mut [i32]) -> Result<ViewMut<'_, i32>, Error> {
        ///     ViewMut::new(numbers).into_slice(s![1..;2])
        /// }
        /// let mut numbers = [1, 2, 3, 4];
        /// odd(&mut numbers)?.fill(0);
        /// assert_eq!(numbers, [1, 0, 3, 0]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        into_slice
            [const M: usize, const K: usize, D: Effects] (key: Key<K, D>) -> Result [M]
            [Rank<N>: By<D, Out = Rank<M>>] "Errors" |raw| raw.slice(key);
        /// ```
        /// use view_core::{ViewMut, s};
        ///
        /// let mut numbers = [1, 2, 3, 4];
        /// let view = ViewMut::new(&mut numbers);
        /// assert_eq!(view.at(s![..;-2]).to_array()?, [4, 2]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        at
        /// ```
        /// use view_core::{ViewMut, s};
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let mut view = ViewMut::<_, 2>::from(&mut table);
        /// view.at_mut(s![.., ..2]).fill(0);
        /// assert_eq!(view[[1, 2]], 6); // and the view is there again
        /// assert_eq!(table, [[0, 0, 3], [0, 0, 6]]);
        /// ```
        at_mut
        /// ```
        /// use view_core::{ViewMut, s};
        ///
        /// let mut numbers = [1, 2, 3, 4];
        /// let mut end = ViewMut::new(&mut numbers).into_at(s![-2..]); // outlives the whole view
        /// end[0] = 9;
        /// assert_eq!(numbers, [1, 2, 9, 4]);
        /// ```
        into_at
            [const M: usize, const K: usize, D: Effects] (key: Key<K, D>) -> #[must_use] Plain [M]
            [Rank<N>: By<D, Out = Rank<M>>] "Panics" |raw| fits(raw.slice(key));
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert_eq!(view.slice_axis(0, 1..)?.shape(), [1, 3]);
        /// assert_eq!(view.slice_axis(1, 1..)?.shape(), [2, 2]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        slice_axis
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let mut view = ViewMut::<_, 2>::from(&mut table);
        /// view.slice_axis_mut(1, -1..)?.fill(0);
        /// assert_eq!(table, [[1, 2, 0], [4, 5, 0]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        slice_axis_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2], [3, 4], [5, 6]];
        /// let ends = ViewMut::<_, 2>::from(&mut table).into_slice_axis(0, 1..)?.into_mut_slice();
        /// ends.unwrap().fill(0); // rows from 1 on are one slice
        /// assert_eq!(table, [[1, 2], [0, 0], [0, 0]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        into_slice_axis
            [] (axis: usize, slice: impl Into<Slice>) -> Result [N]
            [] "Errors" |raw| raw.slice_axis(axis, slice.into());
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert_eq!(view.index_axis(1, 2)?.to_array()?, [3, 6]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        index_axis
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let mut view = ViewMut::<_, 2>::from(&mut table);
        /// view.index_axis_mut(1, 0)?.fill(0);
        /// assert!(view.index_axis_mut(1, 3).is_err());
        /// assert_eq!(table, [[0, 2, 3], [0, 5, 6]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        index_axis_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// for item in ViewMut::<_, 2>::from(&mut table).into_index_axis(1, 1)? {
        ///     *item *= 10;
        /// }
        /// assert_eq!(table, [[1, 20, 3], [4, 50, 6]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        into_index_axis
            [const M: usize] (axis: usize, index: usize) -> Result [M]
            [Rank<N>: Smaller<Out = Rank<M>>] "Errors" |raw| raw.index_axis(axis, index);
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert_eq!(view.row(1).as_slice(), Some(&[4, 5, 6][..]));
        /// ```
        row
        /// ```
        /// use view_core::{View, ViewMut};
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let mut view = ViewMut::<_, 2>::from(&mut table);
        /// view.row_mut(0).copy_from(View::new(&[7, 8, 9]))?;
        /// assert_eq!(table, [[7, 8, 9], [4, 5, 6]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        row_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[3, 1, 2], [6, 4, 5]];
        /// let row: &mut [i32] = ViewMut::<_, 2>::from(&mut table).into_row(1).into_mut_slice().unwrap();
        /// row.sort_unstable();
        /// assert_eq!(table, [[3, 1, 2], [4, 5, 6]]);
        /// ```
        into_row
            [const M: usize] (index: usize) -> #[must_use] Plain [M]
            [Rank<N>: Smaller<Out = Rank<M>>] "Panics" |raw| fits(raw.index_axis(0, index));
    }

    /// As [`View::split_at`], for as long as `self` is borrowed.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let view = ViewMut::<_, 2>::from(&mut table);
    /// let (left, right) = view.split_at(1, 1);
    /// assert_eq!((left.shape(), right.shape(), right[[0, 0]]), ([2, 1], [2, 2], 2));
    /// ```
    ///
    /// # Panics
    ///
    /// If the view has no such axis, or it is shorter than `at`.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn split_at(&self, axis: usize, at: usize) -> (View<'_, T, N>, View<'_, T, N>) {
        self.as_view().split_at(axis, at)
    }

    /// The two parts of an axis, before index `at` and from it on, both to be changed.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let mut view = ViewMut::<_, 2>::from(&mut table);
    /// let (mut left, right) = view.split_at_mut(1, 1);
    /// left[[1, 0]] = right[[0, 1]];
    /// assert_eq!(table, [[1, 2, 3], [3, 5, 6]]);
    /// ```
    ///
    /// # Panics
    ///
    /// If the view has no such axis, or it is shorter than `at`.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn split_at_mut(
        &mut self,
        axis: usize,
        at: usize,
    ) -> (ViewMut<'_, T, N>, ViewMut<'_, T, N>) {
        self.reborrow().into_split_at(axis, at)
    }

    /// As [`split_at_mut`](Self::split_at_mut), for as long as the memory lives.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3, 4];
    /// let (mut low, high) = ViewMut::new(&mut numbers).into_split_at(0, 2);
    /// low.for_each_with(high, |(low, high)| core::mem::swap(low, high))?;
    /// assert_eq!(numbers, [3, 4, 1, 2]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// If the view has no such axis, or it is shorter than `at`.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn into_split_at(self, axis: usize, at: usize) -> (Self, Self) {
        let (a, b) = parts(self.raw.split_at(axis, at), axis, at, &self.raw.shape);
        // SAFETY: no index is in both parts, so they share no byte (6).
        unsafe { (Self::from_raw(a), Self::from_raw(b)) }
    }
}

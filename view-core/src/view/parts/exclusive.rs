//! The parts of a [`ViewMut`]: those of a [`View`], each in a shared and two mutable forms.

use super::Parts;
use crate::strided::{Rank, Smaller};
use crate::view::ViewMut;
use crate::view::forms::forms;

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
    forms! {
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert!(view.axis_iter(1).map(|column| column.sum()).eq([5_i64, 7, 9]));
        /// ```
        axis_iter
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[0; 3]; 2];
        /// let mut view = ViewMut::<_, 2>::from(&mut table);
        /// for (k, mut column) in view.axis_iter_mut(1).enumerate() {
        ///     column.fill(k);
        /// }
        /// assert_eq!(table, [[0, 1, 2], [0, 1, 2]]);
        /// ```
        axis_iter_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let mut columns = ViewMut::<_, 2>::from(&mut table).into_axis_iter(1);
        /// let (mut first, last) = (columns.next().unwrap(), columns.next_back().unwrap());
        /// first.copy_from(last.as_view())?; // both live
        /// assert_eq!(table, [[3, 2, 3], [6, 5, 6]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        into_axis_iter
            [const M: usize] (axis: usize) -> Parts [1, M]
            [Rank<N>: Smaller<Out = Rank<M>>] "Panics" |raw| raw.axis_grid(axis);
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert!(view.rows().map(|row| row.sum()).eq([6_i64, 15]));
        /// ```
        rows
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1.0, 3.0], [2.0, 2.0]];
        /// for mut row in ViewMut::<_, 2>::from(&mut table).rows_mut() {
        ///     let sum = row.sum();
        ///     row.iter_mut().for_each(|item| *item /= sum);
        /// }
        /// assert_eq!(table, [[0.25, 0.75], [0.5, 0.5]]);
        /// ```
        rows_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2], [3, 4], [5, 6]];
        /// let mut rows: Vec<_> = ViewMut::<_, 2>::from(&mut table).into_rows().collect();
        /// rows.sort_by_key(|row| -row[0]); // the views change places, not the rows
        /// rows[0][0] = 9;
        /// assert_eq!(table, [[1, 2], [3, 4], [9, 6]]);
        /// ```
        into_rows
            [const M: usize] () -> Parts [1, M]
            [Rank<N>: Smaller<Out = Rank<M>>] |raw| raw.axis_grid(0);
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut cube = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]];
        /// let view = ViewMut::<_, 3>::from(&mut cube);
        /// assert_eq!(view.lanes(0).len(), 4);
        /// assert_eq!(view.lanes(0).last().unwrap().to_array()?, [4, 8]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        lanes
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2], [3, 4], [5, 6]];
        /// for mut lane in ViewMut::<_, 2>::from(&mut table).lanes_mut(0) {
        ///     for i in 1..lane.len() {
        ///         lane[i] += lane[i - 1];
        ///     }
        /// }
        /// assert_eq!(table, [[1, 2], [4, 6], [9, 12]]); // running sums down the columns
        /// ```
        lanes_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut cube = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]];
        /// let last = ViewMut::<_, 3>::from(&mut cube).into_lanes(2).last().unwrap();
        /// last.into_mut_slice().unwrap().fill(0);
        /// assert_eq!(cube, [[[1, 2], [3, 4]], [[5, 6], [0, 0]]]);
        /// ```
        into_lanes
            [] (axis: usize) -> Parts [N, 1]
            [] "Panics" |raw| raw.lane_grid(axis);
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut numbers = [1, 2, 3, 4, 5];
        /// let view = ViewMut::new(&mut numbers);
        /// assert!(view.chunks([2]).map(|chunk| chunk.sum()).eq([3_i64, 7, 5]));
        /// ```
        chunks
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[0; 3]; 3];
        /// for (k, mut tile) in ViewMut::<_, 2>::from(&mut table).chunks_mut([2, 2]).enumerate() {
        ///     tile.fill(k);
        /// }
        /// assert_eq!(table, [[0, 0, 1], [0, 0, 1], [2, 2, 3]]);
        /// ```
        chunks_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut numbers = [1, 2, 3, 4, 5];
        /// std::thread::scope(|scope| {
        ///     for chunk in ViewMut::new(&mut numbers).into_chunks([2]) {
        ///         scope.spawn(|| chunk.into_iter().for_each(|item| *item *= 10));
        ///     }
        /// });
        /// assert_eq!(numbers, [10, 20, 30, 40, 50]);
        /// ```
        into_chunks
            [] (shape: [usize; N]) -> Parts [N, N]
            [] "Panics" |raw| raw.chunk_grid(shape);
    }

    /// As [`View::windows`](super::View::windows); what overlaps cannot be changed, but through
    /// [`as_cells`](Self::as_cells).
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut samples = [1, 2, 4, 7];
    /// let view = ViewMut::new(&mut samples);
    /// assert!(view.windows([2]).map(|pair| pair[1] - pair[0]).eq([1, 2, 3]));
    /// ```
    ///
    /// # Panics
    ///
    /// For a window of no items.
    #[inline]
    #[track_caller]
    pub fn windows(&self, shape: [usize; N]) -> Parts<'_, T, N, N> {
        self.as_view().windows(shape)
    }
}

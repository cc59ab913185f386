//! All items of a [`ViewMut`] under other axes, and its diagonal.

use crate::strided::{Larger, Rank, Smaller};
use crate::view::forms::forms;
use crate::view::mistake::fits;
use crate::view::{View, ViewMut};

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
    forms! {
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut numbers = [1, 2, 3];
        /// let view = ViewMut::new(&mut numbers);
        /// assert_eq!((view.insert_axis(0).shape(), view.insert_axis(1).shape()), ([1, 3], [3, 1]));
        /// ```
        insert_axis
        /// ```
        /// use view_core::{View, ViewMut};
        ///
        /// let (mut numbers, column) = ([0; 3], [[7], [8], [9]]);
        /// let mut view = ViewMut::new(&mut numbers);
        /// view.insert_axis_mut(1).copy_from(View::from(&column))?; // of one shape
        /// assert_eq!(numbers, [7, 8, 9]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        insert_axis_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut numbers = [1, 2, 3];
        /// let mut row = ViewMut::new(&mut numbers).into_insert_axis(0);
        /// row[[0, 2]] = 9;
        /// assert_eq!(numbers, [1, 2, 9]);
        /// ```
        into_insert_axis
            [const M: usize] (axis: usize) -> #[must_use] Plain [M]
            [Rank<N>: Larger<Out = Rank<M>>] "Panics" |raw| fits(raw.insert_axis(axis));
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut cube = [[[0_u8; 4]; 3]; 2];
        /// let view = ViewMut::<_, 3>::from(&mut cube);
        /// assert_eq!(view.permute([2, 0, 1])?.shape(), [4, 2, 3]);
        /// assert!(view.permute([0, 0, 1]).is_err());
        /// # Ok::<(), view_core::Error>(())
        /// ```
        permute
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut cube = [[[0, 0]; 2]; 2];
        /// let mut view = ViewMut::<_, 3>::from(&mut cube);
        /// view.permute_mut([1, 2, 0])?[[0, 1, 0]] = 9; // which is [0, 0, 1] of the cube
        /// assert_eq!(cube[0][0], [0, 9]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        permute_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2], [3, 4]];
        /// for (item, new) in ViewMut::<_, 2>::from(&mut table).into_permute([1, 0])?.into_iter().zip(5..) {
        ///     *item = new; // column by column
        /// }
        /// assert_eq!(table, [[5, 7], [6, 8]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        into_permute
            [] (axes: [usize; N]) -> Result [N]
            [] "Errors" |raw| raw.permute(axes);
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert_eq!((view.t().shape(), view.t()[[2, 1]]), ([3, 2], 6));
        /// ```
        t
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let mut view = ViewMut::<_, 2>::from(&mut table);
        /// view.t_mut().row_mut(0).fill(0); // a row of the transpose is a column
        /// assert_eq!(table, [[0, 2, 3], [0, 5, 6]]);
        /// ```
        t_mut
        /// ```
        /// use view_core::{View, ViewMut};
        ///
        /// let (mut out, table) = ([[0; 2]; 3], [[1, 2, 3], [4, 5, 6]]);
        /// ViewMut::<_, 2>::from(&mut out).into_t().copy_from(View::from(&table))?;
        /// assert_eq!(out, [[1, 4], [2, 5], [3, 6]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        into_t
            [] () -> #[must_use] Plain [N]
            [] |raw| raw.t();
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1_u8, 2], [3, 4]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert_eq!((view.reverse(0)[[0, 0]], view.reverse(0).strides()), (3, [-2, 1]));
        /// ```
        reverse
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut numbers = [1, 2, 3];
        /// let mut view = ViewMut::new(&mut numbers);
        /// view.reverse_mut(0)[0] = 9;
        /// assert_eq!(numbers, [1, 2, 9]);
        /// ```
        reverse_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut numbers = [0; 3];
        /// let backwards = ViewMut::new(&mut numbers).into_reverse(0);
        /// backwards.into_iter().zip(1..).for_each(|(item, new)| *item = new);
        /// assert_eq!(numbers, [3, 2, 1]);
        /// ```
        into_reverse
            [] (axis: usize) -> #[must_use] Plain [N]
            [] "Panics" |raw| fits(raw.reverse(axis));
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut numbers = [1, 2, 3, 4, 5, 6];
        /// let view = ViewMut::new(&mut numbers);
        /// assert_eq!(view.reshape([2, 3])?[[1, 0]], 4);
        /// assert!(view.reshape([2, 2]).is_err());
        /// # Ok::<(), view_core::Error>(())
        /// ```
        reshape
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut numbers = [1, 2, 3, 4, 5, 6];
        /// let mut view = ViewMut::new(&mut numbers);
        /// view.reshape_mut([2, 3])?.row_mut(1).fill(0);
        /// assert_eq!(numbers, [1, 2, 3, 0, 0, 0]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        reshape_mut
        /// ```
        /// use view_core::{Error, ViewMut};
        ///
        /// fn table(numbers: &mut [u8]) -> Result<ViewMut<'_, u8, 2>, Error> {
        ///     ViewMut::new(numbers).into_reshape([2, 2])
        /// }
        /// let mut numbers = [1, 2, 3, 4];
        /// table(&mut numbers)?[[1, 0]] = 9;
        /// assert_eq!(numbers, [1, 2, 9, 4]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        into_reshape
            [const M: usize] (shape: [usize; M]) -> Result [M]
            [] "Errors" |raw| raw.reshape(shape);
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2, 3], [4, 5, 6]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert_eq!(view.flatten()?[4], 5);
        /// assert!(view.into_t().flatten().is_err()); // no one stride leads along columns
        /// # Ok::<(), view_core::Error>(())
        /// ```
        flatten
        /// ```
        /// use view_core::{ViewMut, s};
        ///
        /// let mut table = [[1, 2], [3, 4], [5, 6]];
        /// let mut view = ViewMut::<_, 2>::from(&mut table);
        /// view.flatten_mut()?.at_mut(s![..;4]).fill(0);
        /// assert_eq!(table, [[0, 2], [3, 4], [0, 6]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        flatten_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[4, 1], [3, 2]];
        /// let items = ViewMut::<_, 2>::from(&mut table).into_flatten()?.into_mut_slice();
        /// items.unwrap().sort_unstable();
        /// assert_eq!(table, [[1, 2], [3, 4]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        into_flatten
            [] () -> Result [1]
            [] "Errors" |raw| raw.reshape([raw.len()]);
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[1, 2], [3, 4]];
        /// let view = ViewMut::<_, 2>::from(&mut table);
        /// assert_eq!(view.diagonal(0, 1)?.sum(), 5_i64); // the trace
        /// # Ok::<(), view_core::Error>(())
        /// ```
        diagonal
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[0; 3]; 3];
        /// let mut view = ViewMut::<_, 2>::from(&mut table);
        /// view.diagonal_mut(0, 1)?.fill(1);
        /// assert_eq!(table, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        diagonal_mut
        /// ```
        /// use view_core::ViewMut;
        ///
        /// let mut table = [[0; 2]; 2];
        /// for (item, new) in ViewMut::<_, 2>::from(&mut table).into_diagonal(0, 1)?.into_iter().zip(7..) {
        ///     *item = new;
        /// }
        /// assert_eq!(table, [[7, 0], [0, 8]]);
        /// # Ok::<(), view_core::Error>(())
        /// ```
        into_diagonal
            [const M: usize] (first: usize, second: usize) -> Result [M]
            [Rank<N>: Smaller<Out = Rank<M>>] "Errors" |raw| raw.diagonal(first, second);
    }
}

impl<'a, T, const K: usize, const N: usize> ViewMut<'a, [T; K], N> {
    /// As [`View::elements`], for as long as `self` is borrowed.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1_u16, 2, 3], [4, 5, 6]];
    /// let rows = ViewMut::new(&mut table);
    /// assert_eq!((rows.strides(), rows.elements().strides()), ([6], [6, 2]));
    /// ```
    ///
    /// # Panics
    ///
    /// Where that method does.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn elements<const M: usize>(&self) -> View<'_, T, M>
    where
        Rank<N>: Larger<Out = Rank<M>>,
    {
        self.as_view().elements()
    }

    /// The elements of array items along one more axis, to be changed.
    ///
    /// ```
    /// use view_core::{ViewMut, s};
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let mut rows = ViewMut::new(&mut table);
    /// rows.elements_mut().at_mut(s![.., 0]).fill(9);
    /// assert_eq!(table, [[9, 2, 3], [9, 5, 6]]);
    /// ```
    ///
    /// # Panics
    ///
    /// Where [`View::elements`] does.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn elements_mut<const M: usize>(&mut self) -> ViewMut<'_, T, M>
    where
        Rank<N>: Larger<Out = Rank<M>>,
    {
        self.reborrow().into_elements()
    }

    /// As [`elements_mut`](Self::elements_mut), for as long as the memory lives.
    ///
    /// ```
    /// use view_core::{AsView, BufferView, s};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Atom { id: u32, pos: [f32; 3] }
    ///
    /// let mut atoms = [Atom { id: 1, pos: [1.0, 2.0, 3.0] }; 2];
    /// atoms.columns_mut().pos.into_elements().into_at(s![.., 2]).fill(0.0);
    /// assert_eq!(atoms[1].pos, [1.0, 2.0, 0.0]);
    /// ```
    ///
    /// # Panics
    ///
    /// Where [`View::elements`] does.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn into_elements<const M: usize>(self) -> ViewMut<'a, T, M>
    where
        Rank<N>: Larger<Out = Rank<M>>,
    {
        // SAFETY: the elements of different items, and of one array, share no
        // byte (6).
        unsafe { ViewMut::from_raw(fits(self.raw.elements())) }
    }
}

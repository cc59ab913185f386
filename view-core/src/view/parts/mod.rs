//! Views taken apart into views: rows, lanes, windows, chunks.
//!
//! Each iterator steps through a grid of places and makes a part for each. Those
//! of a mutable view give parts that share no item, so all of them may live
//! at a time; windows overlap and are for shared views and cells only.

mod exclusive;

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::grid::Grid;
use super::{View, ViewMut};
use crate::strided::{Rank, Smaller};

macro_rules! parts {
    ($(#[$doc:meta])* $name:ident $view:ident $reference:ty) => {
        $(#[$doc])*
        pub struct $name<'a, T, const N: usize, const M: usize> {
            grid: Grid<T, N, M>,
            memory: PhantomData<$reference>,
        }

        impl<'a, T, const N: usize, const M: usize> $name<'a, T, N, M> {
            /// # Safety
            ///
            /// The grid is one of a view that is used up (`ViewMut`) or shared.
            #[inline]
            const unsafe fn new(grid: Grid<T, N, M>) -> Self {
                Self { grid, memory: PhantomData }
            }

            /// The first `at` of the parts that are left, and the others.
            #[cfg(feature = "rayon")]
            pub(super) fn split_at(self, at: usize) -> (Self, Self) {
                let (mut front, mut back) = (self.grid.clone(), self.grid);
                // Each place goes to one of the two, so no part comes twice (6).
                (front.places, back.places) = back.places.split_at(at);
                let new = |grid| Self { grid, memory: PhantomData };
                (new(front), new(back))
            }
        }

        impl<'a, T, const N: usize, const M: usize> Iterator for $name<'a, T, N, M> {
            type Item = $view<'a, T, M>;

            #[inline]
            fn next(&mut self) -> Option<Self::Item> {
                let place = self.grid.places.next()?;
                // SAFETY: a part of the view; of an exclusive one each place
                // comes once, and no two parts share an item (6).
                Some(unsafe { $view::from_raw(self.grid.part(place)) })
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.grid.places.len(), Some(self.grid.places.len()))
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<Self::Item> {
                let place = self.grid.places.nth(n)?;
                // SAFETY: as in `next`.
                Some(unsafe { $view::from_raw(self.grid.part(place)) })
            }

            #[inline]
            fn count(self) -> usize {
                self.grid.places.len()
            }

            #[inline]
            fn last(mut self) -> Option<Self::Item> {
                self.next_back()
            }
        }

        impl<T, const N: usize, const M: usize> DoubleEndedIterator for $name<'_, T, N, M> {
            #[inline]
            fn next_back(&mut self) -> Option<Self::Item> {
                let place = self.grid.places.next_back()?;
                // SAFETY: as in `next`; the ends do not pass each other.
                Some(unsafe { $view::from_raw(self.grid.part(place)) })
            }

            #[inline]
            fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
                let place = self.grid.places.nth_back(n)?;
                // SAFETY: as in `next_back`.
                Some(unsafe { $view::from_raw(self.grid.part(place)) })
            }
        }

        impl<T, const N: usize, const M: usize> ExactSizeIterator for $name<'_, T, N, M> {}
        impl<T, const N: usize, const M: usize> FusedIterator for $name<'_, T, N, M> {}

        impl<T, const N: usize, const M: usize> fmt::Debug for $name<'_, T, N, M> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("left", &self.grid.places.len())
                    .finish()
            }
        }
    };
}

parts! {
    /// Iterator over parts of a [`View`] that lie on a grid of `N` axes and have `M`.
    ///
    /// ```
    /// use view_core::View;
    /// use view_core::view::Parts;
    ///
    /// // Places along one axis, parts of one: the rows of a table.
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let mut rows: Parts<'_, i32, 1, 1> = View::<_, 2>::from(&table).rows();
    /// assert_eq!(rows.len(), 2);
    /// assert_eq!(rows.next_back().unwrap().to_array()?, [4, 5, 6]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    Parts View &'a T
}
parts! {
    /// Iterator over parts of a [`ViewMut`] that share no item, which lie on a grid of `N`
    /// axes and have `M`.
    ///
    /// ```
    /// use view_core::ViewMut;
    /// use view_core::view::PartsMut;
    ///
    /// // Places on a grid of two axes, parts of one: the lanes of a cube.
    /// let mut cube = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]];
    /// let lanes: PartsMut<'_, i32, 3, 1> = ViewMut::<_, 3>::from(&mut cube).into_lanes(2);
    /// lanes.rev().zip(0..).for_each(|(mut lane, new)| lane.fill(new));
    /// assert_eq!(cube, [[[3, 3], [2, 2]], [[1, 1], [0, 0]]]);
    /// ```
    PartsMut ViewMut &'a mut T
}

// SAFETY: it hands out `View`s only, which are `Send` and `Sync` by the same bound.
unsafe impl<T: Sync, const N: usize, const M: usize> Send for Parts<'_, T, N, M> {}
// SAFETY: as above.
unsafe impl<T: Sync, const N: usize, const M: usize> Sync for Parts<'_, T, N, M> {}
// SAFETY: it hands out `ViewMut`s of items that are its own (6).
unsafe impl<T: Send, const N: usize, const M: usize> Send for PartsMut<'_, T, N, M> {}
// SAFETY: through a shared one there is no way to an item.
unsafe impl<T: Sync, const N: usize, const M: usize> Sync for PartsMut<'_, T, N, M> {}

impl<T, const N: usize, const M: usize> Clone for Parts<'_, T, N, M> {
    fn clone(&self) -> Self {
        Self {
            grid: self.grid.clone(),
            memory: PhantomData,
        }
    }
}

impl<'a, T, const N: usize> View<'a, T, N> {
    /// The parts with each index of one axis, which they have no more.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let columns = View::<_, 2>::from(&table).axis_iter(1);
    /// assert!(columns.map(|column| column.iter().sum::<i32>()).eq([5, 7, 9]));
    /// ```
    ///
    /// # Panics
    ///
    /// For an axis the view does not have.
    #[inline]
    #[track_caller]
    pub fn axis_iter<const M: usize>(self, axis: usize) -> Parts<'a, T, 1, M>
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        // SAFETY: parts of the items, so values (3) and shared (7).
        unsafe { Parts::new(self.raw.axis_grid(axis)) }
    }

    /// The parts with each first index: the rows of a table.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// for row in View::<_, 2>::from(&table).rows().rev() {
    ///     assert!(row.as_slice().is_some());
    /// }
    /// ```
    #[inline]
    pub fn rows<const M: usize>(self) -> Parts<'a, T, 1, M>
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        self.axis_iter(0)
    }

    /// The lines of items along one axis, one for each index of the other axes.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let cube = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]];
    /// let mut lanes = View::<_, 3>::from(&cube).lanes(1);
    /// assert_eq!(lanes.len(), 4);
    /// assert_eq!(lanes.nth(1).unwrap().to_array()?, [2, 4]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// For an axis the view does not have.
    #[doc(alias = "apply_along_axis")]
    #[inline]
    #[track_caller]
    pub fn lanes(self, axis: usize) -> Parts<'a, T, N, 1> {
        // SAFETY: parts of the items, so values (3) and shared (7).
        unsafe { Parts::new(self.raw.lane_grid(axis)) }
    }

    /// The parts of one shape at every place where they fit; they overlap.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let samples = [1, 2, 4, 7];
    /// let steps = View::new(&samples).windows([2]).map(|pair| pair[1] - pair[0]);
    /// assert!(steps.eq([1, 2, 3]));
    ///
    /// let table = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
    /// assert_eq!(View::<_, 2>::from(&table).windows([2, 2]).len(), 4);
    /// ```
    ///
    /// # Panics
    ///
    /// For a window of no items.
    #[doc(alias = "sliding_window_view")]
    #[inline]
    #[track_caller]
    pub fn windows(self, shape: [usize; N]) -> Parts<'a, T, N, N> {
        // SAFETY: parts of the items, so values (3) and shared (7).
        unsafe { Parts::new(self.raw.window_grid(shape)) }
    }

    /// The view cut into parts of one shape, smaller at the ends of the axes.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let mut chunks = View::new(&[1, 2, 3, 4, 5]).chunks([2]);
    /// assert_eq!(chunks.next_back().unwrap().to_array()?, [5]);
    ///
    /// let table = [[0; 10]; 10];
    /// let tiles = View::<_, 2>::from(&table).chunks([4, 8]);
    /// assert!(tiles.map(|tile| tile.shape()).eq([[4, 8], [4, 2], [4, 8], [4, 2], [2, 8], [2, 2]]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// For a chunk of no items.
    #[inline]
    #[track_caller]
    pub fn chunks(self, shape: [usize; N]) -> Parts<'a, T, N, N> {
        // SAFETY: parts of the items, so values (3) and shared (7).
        unsafe { Parts::new(self.raw.chunk_grid(shape)) }
    }
}

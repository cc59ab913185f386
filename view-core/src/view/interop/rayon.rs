//! Views and their parts as parallel iterators, split between items and between parts.

use rayon::iter::plumbing::{Consumer, Producer, ProducerCallback, UnindexedConsumer, bridge};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::view::{Iter, IterMut, Parts, PartsMut, View, ViewMut};

macro_rules! parallel {
    (
        $(#[$doc:meta])* $name:ident [$($rank:ident $(= $default:literal)?),+]
        $half:ident $iter:ident $item:ty, $bound:ident
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<'a, T, $(const $rank: usize $(= $default)?),+> {
            items: $iter<'a, T, $($rank),+>,
        }

        impl<'a, T: $bound, $(const $rank: usize),+> ParallelIterator for $name<'a, T, $($rank),+> {
            type Item = $item;

            fn drive_unindexed<C: UnindexedConsumer<Self::Item>>(self, consumer: C) -> C::Result {
                bridge(self, consumer)
            }

            fn opt_len(&self) -> Option<usize> {
                Some(self.items.len())
            }
        }

        impl<T: $bound, $(const $rank: usize),+> IndexedParallelIterator for $name<'_, T, $($rank),+> {
            fn len(&self) -> usize {
                self.items.len()
            }

            fn drive<C: Consumer<Self::Item>>(self, consumer: C) -> C::Result {
                bridge(self, consumer)
            }

            fn with_producer<C: ProducerCallback<Self::Item>>(self, callback: C) -> C::Output {
                callback.callback($half { items: self.items })
            }
        }

        /// Part of the items, which rayon splits further.
        struct $half<'a, T, $(const $rank: usize),+> {
            items: $iter<'a, T, $($rank),+>,
        }

        impl<'a, T: $bound, $(const $rank: usize),+> Producer for $half<'a, T, $($rank),+> {
            type Item = $item;
            type IntoIter = $iter<'a, T, $($rank),+>;

            fn into_iter(self) -> $iter<'a, T, $($rank),+> {
                self.items
            }

            fn split_at(self, index: usize) -> (Self, Self) {
                let (front, back) = self.items.split_at(index);
                (Self { items: front }, Self { items: back })
            }
        }
    };
}

parallel! {
    /// Parallel iterator over the items of a [`View`].
    ///
    /// ```
    /// use rayon::prelude::*;
    /// use view_core::View;
    /// use view_core::view::ParIter;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let items: ParIter<'_, i32, 2> = View::<_, 2>::from(&table).t().into_par_iter();
    /// assert_eq!(items.copied().collect::<Vec<_>>(), [1, 4, 2, 5, 3, 6]); // the order is kept
    /// ```
    ParIter [N = 1] Half Iter &'a T, Sync
}
parallel! {
    /// Parallel iterator over the items of a [`ViewMut`].
    ///
    /// ```
    /// use rayon::prelude::*;
    /// use view_core::view::ParIterMut;
    /// use view_core::{ViewMut, s};
    ///
    /// let mut numbers = [1, 2, 3, 4, 5];
    /// let odd = ViewMut::new(&mut numbers).into_at(s![..;2]);
    /// let items: ParIterMut<'_, i32> = odd.into_par_iter();
    /// items.for_each(|item| *item *= 10);
    /// assert_eq!(numbers, [10, 2, 30, 4, 50]);
    /// ```
    ParIterMut [N = 1] HalfMut IterMut &'a mut T, Send
}
parallel! {
    /// Parallel iterator over parts of a [`View`]: rows, lanes, windows, chunks.
    ///
    /// ```
    /// use rayon::prelude::*;
    /// use view_core::View;
    /// use view_core::view::ParParts;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let rows: ParParts<'_, i32, 1, 1> = View::<_, 2>::from(&table).rows().into_par_iter();
    /// assert_eq!(rows.map(|row| row.sum()).collect::<Vec<_>>(), [6, 15]);
    /// ```
    ParParts [N, M] HalfOfParts Parts View<'a, T, M>, Sync
}
parallel! {
    /// Parallel iterator over parts of a [`ViewMut`] that share no item: rows, lanes, chunks.
    ///
    /// ```
    /// use rayon::prelude::*;
    /// use view_core::ViewMut;
    /// use view_core::view::ParPartsMut;
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let rows: ParPartsMut<'_, i32, 1, 1> =
    ///     ViewMut::<_, 2>::from(&mut table).into_rows().into_par_iter();
    /// rows.enumerate().for_each(|(i, mut row)| row[i] = 0);
    /// assert_eq!(table, [[0, 2, 3], [4, 0, 6]]);
    /// ```
    ParPartsMut [N, M] HalfOfPartsMut PartsMut ViewMut<'a, T, M>, Send
}

impl<'a, T: Sync, const N: usize> IntoParallelIterator for View<'a, T, N> {
    type Item = &'a T;
    type Iter = ParIter<'a, T, N>;

    fn into_par_iter(self) -> ParIter<'a, T, N> {
        ParIter { items: self.iter() }
    }
}

impl<'a, T: Sync, const N: usize> IntoParallelIterator for &View<'a, T, N> {
    type Item = &'a T;
    type Iter = ParIter<'a, T, N>;

    fn into_par_iter(self) -> ParIter<'a, T, N> {
        ParIter { items: self.iter() }
    }
}

impl<'a, T: Sync, const N: usize> IntoParallelIterator for &'a ViewMut<'_, T, N> {
    type Item = &'a T;
    type Iter = ParIter<'a, T, N>;

    fn into_par_iter(self) -> ParIter<'a, T, N> {
        ParIter { items: self.iter() }
    }
}

impl<'a, T: Send, const N: usize> IntoParallelIterator for ViewMut<'a, T, N> {
    type Item = &'a mut T;
    type Iter = ParIterMut<'a, T, N>;

    fn into_par_iter(self) -> ParIterMut<'a, T, N> {
        ParIterMut {
            items: self.into_iter(),
        }
    }
}

impl<'a, T: Send, const N: usize> IntoParallelIterator for &'a mut ViewMut<'_, T, N> {
    type Item = &'a mut T;
    type Iter = ParIterMut<'a, T, N>;

    fn into_par_iter(self) -> ParIterMut<'a, T, N> {
        ParIterMut {
            items: self.iter_mut(),
        }
    }
}

impl<'a, T: Sync, const N: usize, const M: usize> IntoParallelIterator for Parts<'a, T, N, M> {
    type Item = View<'a, T, M>;
    type Iter = ParParts<'a, T, N, M>;

    fn into_par_iter(self) -> ParParts<'a, T, N, M> {
        ParParts { items: self }
    }
}

impl<'a, T: Send, const N: usize, const M: usize> IntoParallelIterator for PartsMut<'a, T, N, M> {
    type Item = ViewMut<'a, T, M>;
    type Iter = ParPartsMut<'a, T, N, M>;

    fn into_par_iter(self) -> ParPartsMut<'a, T, N, M> {
        ParPartsMut { items: self }
    }
}

//! Views as parallel iterators, split between items.

use rayon::iter::plumbing::{Consumer, Producer, ProducerCallback, UnindexedConsumer, bridge};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::view::{Iter, IterMut, View, ViewMut};

macro_rules! parallel {
    ($(#[$doc:meta])* $name:ident $half:ident $iter:ident $reference:ty, $bound:ident) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<'a, T, const N: usize = 1> {
            items: $iter<'a, T, N>,
        }

        impl<'a, T: $bound, const N: usize> ParallelIterator for $name<'a, T, N> {
            type Item = $reference;

            fn drive_unindexed<C: UnindexedConsumer<Self::Item>>(self, consumer: C) -> C::Result {
                bridge(self, consumer)
            }

            fn opt_len(&self) -> Option<usize> {
                Some(self.items.len())
            }
        }

        impl<T: $bound, const N: usize> IndexedParallelIterator for $name<'_, T, N> {
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
        struct $half<'a, T, const N: usize> {
            items: $iter<'a, T, N>,
        }

        impl<'a, T: $bound, const N: usize> Producer for $half<'a, T, N> {
            type Item = $reference;
            type IntoIter = $iter<'a, T, N>;

            fn into_iter(self) -> $iter<'a, T, N> {
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
    ParIter Half Iter &'a T, Sync
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
    ParIterMut HalfMut IterMut &'a mut T, Send
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

//! The items of a view, one after the other.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ops::ControlFlow;

use super::count::Count;
use super::walk::Walk;
use super::{View, ViewMut};

macro_rules! iterator {
    (
        $summary:literal $(#[$example:meta])* $name:ident,
        $view:ident, $reference:ty, |$item:ident| $make:expr
    ) => {
        #[doc = $summary]
        ///
        /// It goes from both ends, knows its length, and `nth` takes constant time.
        /// `fold`, and what is made of it, `for_each`, `sum`, `max`, runs row by row without a
        /// look at the shape, and so do `try_fold`, `all`, `any`, `find` and `position`.
        ///
        $(#[$example])*
        pub struct $name<'a, T, const N: usize = 1> {
            pub(super) walk: Walk<T, N>,
            memory: PhantomData<$reference>,
        }

        impl<'a, T, const N: usize> $name<'a, T, N> {
            #[inline]
            pub(super) fn new(view: $view<'a, T, N>) -> Self {
                Self { walk: Walk::new(view.raw), memory: PhantomData }
            }

            /// The first `index` of the items that are left, and the others.
            #[cfg(feature = "rayon")]
            pub(super) fn split_at(self, index: usize) -> (Self, Self) {
                let (mut front, mut back) = (self.walk, self.walk);
                front.skip_back(self.walk.len().saturating_sub(index));
                back.skip_front(index);
                let new = |walk| Self { walk, memory: PhantomData };
                (new(front), new(back))
            }
        }

        impl<'a, T, const N: usize> Iterator for $name<'a, T, N> {
            type Item = $reference;

            #[inline]
            fn next(&mut self) -> Option<$reference> {
                let $item = self.walk.next()?;
                // SAFETY: the walk stays within the shape, so the item is in
                // range, aligned and valid (1 to 3), and no index comes twice (6, 7).
                Some(unsafe { $make })
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.walk.len(), Some(self.walk.len()))
            }

            #[inline]
            fn count(self) -> usize {
                self.walk.len()
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<$reference> {
                self.walk.skip_front(n);
                self.next()
            }

            #[inline]
            fn last(mut self) -> Option<$reference> {
                self.next_back()
            }

            #[inline]
            fn fold<B, F: FnMut(B, $reference) -> B>(self, init: B, mut f: F) -> B {
                // SAFETY: as in `next`.
                self.walk.fold(init, |state, $item| f(state, unsafe { $make }))
            }

            #[inline]
            fn all<F: FnMut($reference) -> bool>(&mut self, mut f: F) -> bool {
                self.try_for_each(|item| f(item).then_some(())).is_some()
            }

            #[inline]
            fn any<F: FnMut($reference) -> bool>(&mut self, mut f: F) -> bool {
                self.try_for_each(|item| (!f(item)).then_some(())).is_none()
            }

            #[inline]
            fn find<P: FnMut(&$reference) -> bool>(&mut self, mut f: P) -> Option<$reference> {
                self.find_map(|item| f(&item).then_some(item))
            }

            #[inline]
            fn find_map<B, F: FnMut($reference) -> Option<B>>(&mut self, mut f: F) -> Option<B> {
                let found = self.try_for_each(|item| match f(item) {
                    Some(found) => ControlFlow::Break(found),
                    None => ControlFlow::Continue(()),
                });
                found.break_value()
            }

            #[inline]
            fn position<P: FnMut($reference) -> bool>(&mut self, mut f: P) -> Option<usize> {
                let found = self.try_fold(0, |at: usize, item| match f(item) {
                    true => ControlFlow::Break(at),
                    false => ControlFlow::Continue(at + 1),
                });
                found.break_value()
            }
        }

        impl<T, const N: usize> DoubleEndedIterator for $name<'_, T, N> {
            #[inline]
            fn next_back(&mut self) -> Option<Self::Item> {
                let $item = self.walk.next_back()?;
                // SAFETY: as in `next`; the ends do not pass each other.
                Some(unsafe { $make })
            }

            #[inline]
            fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
                self.walk.skip_back(n);
                self.next_back()
            }

            #[inline]
            fn rfold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, mut f: F) -> B {
                // SAFETY: as in `next`.
                self.walk.rfold(init, |state, $item| f(state, unsafe { $make }))
            }
        }

        impl<T, const N: usize> ExactSizeIterator for $name<'_, T, N> {}
        impl<T, const N: usize> FusedIterator for $name<'_, T, N> {}
    };
}

iterator! {
    "Iterator over the items of a [`View`], in row order."
    /// ```
    /// use view_core::View;
    /// use view_core::view::Iter;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let mut items: Iter<'_, i32, 2> = View::<_, 2>::from(&table).iter();
    /// assert_eq!((items.next_back(), items.nth(3), items.len()), (Some(&6), Some(&4), 1));
    /// ```
    Iter, View, &'a T, |item| &*item
}
iterator! {
    "Iterator over the items of a [`ViewMut`], in row order."
    /// ```
    /// use view_core::ViewMut;
    /// use view_core::view::IterMut;
    ///
    /// let mut numbers = [1, 2, 3, 4];
    /// let mut items: IterMut<'_, i32> = ViewMut::new(&mut numbers).into_iter();
    /// // From both ends, and all of them live at a time.
    /// core::mem::swap(items.next().unwrap(), items.next_back().unwrap());
    /// assert_eq!(numbers, [4, 2, 3, 1]);
    /// ```
    IterMut, ViewMut, &'a mut T, |item| &mut *item
}

// SAFETY: it hands out `&T` only, as a view does.
unsafe impl<T: Sync, const N: usize> Send for Iter<'_, T, N> {}
// SAFETY: as above.
unsafe impl<T: Sync, const N: usize> Sync for Iter<'_, T, N> {}
// SAFETY: it is the only way to the items that are left, as a mutable view is.
unsafe impl<T: Send, const N: usize> Send for IterMut<'_, T, N> {}
// SAFETY: through a shared one there is no way to an item.
unsafe impl<T: Sync, const N: usize> Sync for IterMut<'_, T, N> {}

impl<T, const N: usize> Clone for Iter<'_, T, N> {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            walk: self.walk,
            memory: PhantomData,
        }
    }
}

impl<T> Default for Iter<'_, T> {
    /// Of no items.
    fn default() -> Self {
        View::default().iter()
    }
}

impl<T> Default for IterMut<'_, T> {
    /// Of no items.
    fn default() -> Self {
        ViewMut::default().into_iter()
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for Iter<'_, T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<T, const N: usize> fmt::Debug for IterMut<'_, T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IterMut")
            .field("left", &self.walk.len())
            .finish()
    }
}

macro_rules! indexed {
    ($(#[$doc:meta])* $name:ident, $iter:ident, $view:ident, $reference:ty) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<'a, T, const N: usize = 1> {
            items: $iter<'a, T, N>,
            count: Count<N>,
        }

        impl<'a, T, const N: usize> $name<'a, T, N> {
            #[inline]
            pub(super) fn new(view: $view<'a, T, N>) -> Self {
                Self { count: Count::new(view.shape()), items: $iter::new(view) }
            }
        }

        impl<'a, T, const N: usize> Iterator for $name<'a, T, N> {
            type Item = ([usize; N], $reference);

            #[inline]
            fn next(&mut self) -> Option<Self::Item> {
                let item = self.items.next()?;
                Some((self.count.next()?, item))
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.items.size_hint()
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<Self::Item> {
                // Both step, also where nothing is left.
                let (index, item) = (self.count.nth(n), self.items.nth(n));
                Some((index?, item?))
            }

            #[inline]
            fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, mut f: F) -> B {
                let mut count = self.count;
                self.items.fold(init, |state, item| f(state, (count.step(), item)))
            }

            #[inline]
            fn count(self) -> usize {
                self.items.count()
            }

            #[inline]
            fn last(mut self) -> Option<Self::Item> {
                self.next_back()
            }
        }

        impl<T, const N: usize> DoubleEndedIterator for $name<'_, T, N> {
            #[inline]
            fn next_back(&mut self) -> Option<Self::Item> {
                Some((self.count.next_back()?, self.items.next_back()?))
            }

            #[inline]
            fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
                // Both step, also where nothing is left.
                let (index, item) = (self.count.nth_back(n), self.items.nth_back(n));
                Some((index?, item?))
            }
        }

        impl<T, const N: usize> ExactSizeIterator for $name<'_, T, N> {}
        impl<T, const N: usize> FusedIterator for $name<'_, T, N> {}
    };
}

indexed! {
    /// Iterator over the items of a [`View`] with their indices.
    ///
    /// ```
    /// use view_core::View;
    /// use view_core::view::IndexedIter;
    ///
    /// let table = [[1, 2], [3, 4]];
    /// let mut items: IndexedIter<'_, i32, 2> = View::<_, 2>::from(&table).indexed_iter();
    /// assert_eq!((items.next_back(), items.next()), (Some(([1, 1], &4)), Some(([0, 0], &1))));
    /// ```
    IndexedIter, Iter, View, &'a T
}
indexed! {
    /// Iterator over the items of a [`ViewMut`] with their indices.
    ///
    /// ```
    /// use view_core::ViewMut;
    /// use view_core::view::IndexedIterMut;
    ///
    /// let mut numbers = [10, 10, 10];
    /// let mut view = ViewMut::new(&mut numbers);
    /// let items: IndexedIterMut<'_, usize> = view.indexed_iter_mut();
    /// items.for_each(|([i], item)| *item += i);
    /// assert_eq!(numbers, [10, 11, 12]);
    /// ```
    IndexedIterMut, IterMut, ViewMut, &'a mut T
}

impl<T, const N: usize> Clone for IndexedIter<'_, T, N> {
    fn clone(&self) -> Self {
        Self {
            items: self.items.clone(),
            count: self.count.clone(),
        }
    }
}

impl<'a, T, const N: usize> View<'a, T, N> {
    /// The items in row order, each with its index.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2], [3, 4]];
    /// let (index, item) = View::<_, 2>::from(&table).indexed_iter().nth(2).unwrap();
    /// assert_eq!((index, item), ([1, 0], &3));
    /// ```
    #[doc(alias("ndenumerate", "enumerate"))]
    #[inline]
    pub fn indexed_iter(self) -> IndexedIter<'a, T, N> {
        IndexedIter::new(self)
    }
}

impl<T, const N: usize> ViewMut<'_, T, N> {
    /// The items in row order, each with its index.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[3, 1], [2, 9]];
    /// let view = ViewMut::<_, 2>::from(&mut table);
    /// let greatest = view.indexed_iter().max_by_key(|(_, item)| **item);
    /// assert_eq!(greatest, Some(([1, 1], &9)));
    /// ```
    #[inline]
    pub fn indexed_iter(&self) -> IndexedIter<'_, T, N> {
        self.as_view().indexed_iter()
    }

    /// The items in row order, each with its index, to be changed.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut identity = [[0; 3]; 3];
    /// for ([i, j], item) in ViewMut::<_, 2>::from(&mut identity).indexed_iter_mut() {
    ///     *item = i32::from(i == j);
    /// }
    /// assert_eq!(identity, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
    /// ```
    #[inline]
    pub fn indexed_iter_mut(&mut self) -> IndexedIterMut<'_, T, N> {
        IndexedIterMut::new(self.reborrow())
    }
}

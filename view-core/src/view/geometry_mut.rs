//! Parts and other shapes of a [`ViewMut`]: those of a [`View`] but for
//! [`broadcast_to`](View::broadcast_to), which would lead to one item twice.

// A key is written where it is used, `view.slice(s![..])`, not borrowed.
#![allow(clippy::needless_pass_by_value)]

use super::mistake::{fits, parts};
use super::{View, ViewMut};
use crate::Error;
use crate::strided::{By, Effects, Key, Larger, Rank, Slice, Smaller};

/// The three forms of a part: shared, mutable while `self` is borrowed, and
/// mutable for as long as the memory lives. The expression computes it from
/// the `Raw`; `section` is the part of its documentation that says how it fails.
macro_rules! forms {
    ($(
        $(#[$attribute:meta])?
        $shared:ident $exclusive:ident $consuming:ident
        [$($generics:tt)*] ($($arg:ident: $type:ty),*) -> $result:ident $rank:tt
        [$($bound:tt)*] $section:literal |$raw:ident| $make:expr;
    )*) => { $(
        #[doc = concat!("As [`View::", stringify!($shared), "`], for as long as `self` is borrowed.\n\n# ", $section, "\n\nWhere that method has them.")]
        $(#[$attribute])?
        #[inline]
        #[track_caller]
        pub fn $shared<$($generics)*>(&self, $($arg: $type),*) -> forms!(@type $result View '_ $rank)
        where
            $($bound)*
        {
            self.as_view().$shared($($arg),*)
        }

        #[doc = concat!("As [`View::", stringify!($shared), "`], to be changed.\n\n# ", $section, "\n\nWhere that method has them.")]
        $(#[$attribute])?
        #[inline]
        #[track_caller]
        pub fn $exclusive<$($generics)*>(&mut self, $($arg: $type),*) -> forms!(@type $result ViewMut '_ $rank)
        where
            $($bound)*
        {
            self.reborrow().$consuming($($arg),*)
        }

        #[doc = concat!("As [`View::", stringify!($shared), "`], to be changed for as long as the memory lives.\n\n# ", $section, "\n\nWhere that method has them.")]
        $(#[$attribute])?
        #[inline]
        #[track_caller]
        pub fn $consuming<$($generics)*>(self, $($arg: $type),*) -> forms!(@type $result ViewMut 'a $rank)
        where
            $($bound)*
        {
            let $raw = self.raw;
            let made = $make;
            // SAFETY: a part of what was ours and is used up here; no two of
            // its indices are one index of `self` (6).
            forms!(@wrap $result made => unsafe { ViewMut::from_raw(made) })
        }
    )* };
    (@type Result $view:ident $life:lifetime [$rank:expr]) => { Result<$view<$life, T, { $rank }>, Error> };
    (@type Plain $view:ident $life:lifetime [$rank:expr]) => { $view<$life, T, { $rank }> };
    (@wrap Result $made:ident => $new:expr) => { $made.map(|$made| $new) };
    (@wrap Plain $made:ident => $new:expr) => { $new };
}

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
    forms! {
        slice slice_mut into_slice
            [const M: usize, const K: usize, D: Effects] (key: Key<K, D>) -> Result [M]
            [Rank<N>: By<D, Out = Rank<M>>] "Errors" |raw| raw.slice(key);
        #[must_use]
        at at_mut into_at
            [const M: usize, const K: usize, D: Effects] (key: Key<K, D>) -> Plain [M]
            [Rank<N>: By<D, Out = Rank<M>>] "Panics" |raw| fits(raw.slice(key));
        slice_axis slice_axis_mut into_slice_axis
            [] (axis: usize, slice: impl Into<Slice>) -> Result [N]
            [] "Errors" |raw| raw.slice_axis(axis, slice.into());
        index_axis index_axis_mut into_index_axis
            [const M: usize] (axis: usize, index: usize) -> Result [M]
            [Rank<N>: Smaller<Out = Rank<M>>] "Errors" |raw| raw.index_axis(axis, index);
        #[must_use]
        row row_mut into_row
            [const M: usize] (index: usize) -> Plain [M]
            [Rank<N>: Smaller<Out = Rank<M>>] "Panics" |raw| fits(raw.index_axis(0, index));
        #[must_use]
        insert_axis insert_axis_mut into_insert_axis
            [const M: usize] (axis: usize) -> Plain [M]
            [Rank<N>: Larger<Out = Rank<M>>] "Panics" |raw| fits(raw.insert_axis(axis));
        permute permute_mut into_permute
            [] (axes: [usize; N]) -> Result [N]
            [] "Errors" |raw| raw.permute(axes);
        #[must_use]
        t t_mut into_t
            [] () -> Plain [N]
            [] "Panics" |raw| raw.t();
        #[must_use]
        reverse reverse_mut into_reverse
            [] (axis: usize) -> Plain [N]
            [] "Panics" |raw| fits(raw.reverse(axis));
        reshape reshape_mut into_reshape
            [const M: usize] (shape: [usize; M]) -> Result [M]
            [] "Errors" |raw| raw.reshape(shape);
        flatten flatten_mut into_flatten
            [] () -> Result [1]
            [] "Errors" |raw| raw.reshape([raw.len()]);
        diagonal diagonal_mut into_diagonal
            [const M: usize] (first: usize, second: usize) -> Result [M]
            [Rank<N>: Smaller<Out = Rank<M>>] "Errors" |raw| raw.diagonal(first, second);
    }

    /// As [`View::split_at`], for as long as `self` is borrowed.
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

impl<'a, T, const K: usize, const N: usize> ViewMut<'a, [T; K], N> {
    /// As [`View::elements`], for as long as `self` is borrowed.
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

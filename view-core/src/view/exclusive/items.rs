//! The items of a [`ViewMut`], one at a time and one after the other.

use crate::view::shared::within;
use crate::view::{Iter, IterMut, ViewIndex, ViewMut};

impl<T, const N: usize> ViewMut<'_, T, N> {
    /// The item at `index`, or `None` outside the view.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let view = ViewMut::<_, 2>::from(&mut table);
    /// assert_eq!((view.get([1, 2]), view.get([2, 0])), (Some(&6), None));
    /// ```
    #[inline]
    #[must_use]
    pub fn get<I: ViewIndex<N>>(&self, index: I) -> Option<&T> {
        self.as_view().get(index)
    }

    /// The item at `index`, to be changed, or `None` outside the view.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2], [3, 4]];
    /// let mut view = ViewMut::<_, 2>::from(&mut table);
    /// if let Some(item) = view.get_mut([1, 0]) {
    ///     *item = 9;
    /// }
    /// assert_eq!(view.get_mut([0, 2]), None);
    /// assert_eq!(table, [[1, 2], [9, 4]]);
    /// ```
    #[inline]
    #[must_use]
    pub fn get_mut<I: ViewIndex<N>>(&mut self, index: I) -> Option<&mut T> {
        let index = index.axes();
        if !within(index, self.raw.shape) {
            return None;
        }
        // SAFETY: just checked, so it is an item, in range, aligned and valid (1 to 3); ours
        // by 6 and `&mut self`.
        Some(unsafe { self.raw.item(index).as_mut() })
    }

    /// The item at `index`, which is not checked.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2], [3, 4]];
    /// let view = ViewMut::<_, 2>::from(&mut table).into_t();
    /// // SAFETY: within 2 × 2 items.
    /// assert_eq!(unsafe { view.get_unchecked([0, 1]) }, &3);
    /// ```
    ///
    /// # Safety
    ///
    /// `index` is within the [shape](Self::shape).
    #[inline]
    #[must_use]
    pub unsafe fn get_unchecked<I: ViewIndex<N>>(&self, index: I) -> &T {
        // SAFETY: the same contract.
        unsafe { self.as_view().get_unchecked(index) }
    }

    /// The item at `index`, which is not checked, to be changed.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3];
    /// let mut view = ViewMut::new(&mut numbers);
    /// for i in 1..view.len() {
    ///     // SAFETY: both are less than the length.
    ///     unsafe { *view.get_unchecked_mut(i) += *view.get_unchecked(i - 1) };
    /// }
    /// assert_eq!(numbers, [1, 3, 6]);
    /// ```
    ///
    /// # Safety
    ///
    /// `index` is within the [shape](Self::shape).
    #[inline]
    #[must_use]
    pub unsafe fn get_unchecked_mut<I: ViewIndex<N>>(&mut self, index: I) -> &mut T {
        // SAFETY: in range (the caller), so aligned and valid: 1 to 3; ours by
        // 6 and `&mut self`.
        unsafe { self.raw.item(index.axes()).as_mut() }
    }

    /// The first item in row order, or `None` without items.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3];
    /// assert_eq!(ViewMut::new(&mut numbers).into_reverse(0).first(), Some(&3));
    /// ```
    #[inline]
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.as_view().first()
    }

    /// The first item in row order, to be changed.
    ///
    /// ```
    /// use view_core::{ViewMut, s};
    ///
    /// let mut numbers = [1, 2, 3];
    /// let mut view = ViewMut::new(&mut numbers);
    /// *view.at_mut(s![1..]).first_mut().unwrap() = 9;
    /// assert_eq!(view.at_mut(s![3..]).first_mut(), None);
    /// assert_eq!(numbers, [1, 9, 3]);
    /// ```
    #[inline]
    #[must_use]
    pub fn first_mut(&mut self) -> Option<&mut T> {
        self.get_mut([0; N])
    }

    /// The last item in row order, or `None` without items.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// assert_eq!(ViewMut::<_, 2>::from(&mut table).last(), Some(&6));
    /// ```
    #[inline]
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.as_view().last()
    }

    /// The last item in row order, to be changed.
    ///
    /// ```
    /// use view_core::{ViewMut, s};
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let mut view = ViewMut::<_, 2>::from(&mut table);
    /// *view.at_mut(s![.., ..2]).last_mut().unwrap() = 9;
    /// assert_eq!(view.at_mut(s![.., 3..]).last_mut(), None);
    /// assert_eq!(table, [[1, 2, 3], [4, 9, 6]]);
    /// ```
    #[inline]
    #[must_use]
    pub fn last_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.raw.shape.map(|len| len.wrapping_sub(1)))
    }

    /// Exchanges two items.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2], [3, 4]];
    /// ViewMut::<_, 2>::from(&mut table).swap([0, 1], [1, 0]);
    /// assert_eq!(table, [[1, 3], [2, 4]]);
    /// ```
    ///
    /// # Panics
    ///
    /// For an index outside the view.
    #[inline]
    #[track_caller]
    pub fn swap<I: ViewIndex<N>>(&mut self, a: I, b: I) {
        let (_, _) = (&self[a], &self[b]);
        // SAFETY: both indices were just checked. The items are valid and ours;
        // they share no byte (6) or are the same one, so no references to both.
        unsafe {
            let (a, b) = (self.raw.item(a.axes()), self.raw.item(b.axes()));
            core::ptr::swap(a.as_ptr(), b.as_ptr());
        }
    }

    /// The items in row order, the last axis fastest.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2], [3, 4]];
    /// let view = ViewMut::<_, 2>::from(&mut table).into_t();
    /// assert!(view.iter().eq(&[1, 3, 2, 4])); // rows of the transpose
    /// ```
    #[inline]
    pub fn iter(&self) -> Iter<'_, T, N> {
        self.as_view().iter()
    }

    /// The items in row order, each to be changed.
    ///
    /// ```
    /// use view_core::{ViewMut, s};
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let mut view = ViewMut::<_, 2>::from(&mut table);
    /// view.at_mut(s![.., ..;2]).iter_mut().zip(7..).for_each(|(item, new)| *item = new);
    /// assert_eq!(table, [[7, 2, 8], [9, 5, 10]]);
    /// ```
    #[doc(alias("map_inplace", "mapv_inplace"))]
    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_, T, N> {
        self.reborrow().into_iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for ViewMut<'a, T, N> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T, N>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, T, N> {
        IterMut::new(self)
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a ViewMut<'_, T, N> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T, N>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T, N> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut ViewMut<'_, T, N> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T, N>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, T, N> {
        self.iter_mut()
    }
}

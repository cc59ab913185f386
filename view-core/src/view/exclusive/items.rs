//! The items of a [`ViewMut`], one at a time and one after the other.

use crate::view::shared::within;
use crate::view::{Iter, IterMut, ViewIndex, ViewMut};

impl<T, const N: usize> ViewMut<'_, T, N> {
    /// The item at `index`, or `None` outside the view.
    #[inline]
    #[must_use]
    pub fn get<I: ViewIndex<N>>(&self, index: I) -> Option<&T> {
        self.as_view().get(index)
    }

    /// The item at `index`, to be changed, or `None` outside the view.
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
    #[inline]
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.as_view().first()
    }

    /// The first item in row order, to be changed.
    #[inline]
    #[must_use]
    pub fn first_mut(&mut self) -> Option<&mut T> {
        self.get_mut([0; N])
    }

    /// The last item in row order, or `None` without items.
    #[inline]
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.as_view().last()
    }

    /// The last item in row order, to be changed.
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
    #[inline]
    pub fn iter(&self) -> Iter<'_, T, N> {
        self.as_view().iter()
    }

    /// The items in row order, each to be changed.
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

//! The rows of a table as slices.
//!
//! Where the items of each row lie side by side, a row is a slice, and the loops the compiler
//! has for slices are as good as any. What has to be asked for that, whether there are gaps
//! between items, is a question about the table, so it is asked once and not of each
//! row: a stencil over rows of 64 items took a quarter longer for the asking.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ops::Index;

use super::raw::Raw;
use super::{View, ViewMut};
use crate::error::Count;
use crate::require::require;

/// The rows of a two-dimensional [`View`] as slices: what [`View::row_slices`] answers.
///
/// ```
/// use view_core::{View, s};
///
/// let table = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]];
/// let rows = View::<_, 2>::from(&table).at(s![.., 1..3]).row_slices().unwrap();
/// assert_eq!((rows.len(), &rows[2]), (3, &[10, 11][..]));
///
/// // The sums of three rows each.
/// let mut sums = rows.windows().map(|[a, b, c]| a[0] + b[0] + c[0]);
/// assert_eq!((sums.next(), sums.next()), (Some(18), None));
/// ```
pub struct RowSlices<'a, T> {
    /// Of contiguous rows.
    raw: Raw<T, 2>,
    memory: PhantomData<&'a T>,
}

impl<T> Copy for RowSlices<'_, T> {}

impl<T> Clone for RowSlices<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

// SAFETY: it hands out `&[T]` only.
unsafe impl<T: Sync> Send for RowSlices<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for RowSlices<'_, T> {}

impl<T: fmt::Debug> fmt::Debug for RowSlices<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, T> RowSlices<'a, T> {
    /// The number of rows.
    ///
    /// ```
    /// use view_core::{View, s};
    ///
    /// let table = [[1, 2], [3, 4], [5, 6]];
    /// let rows = View::<_, 2>::from(&table).at(s![..;2]).row_slices().unwrap();
    /// assert_eq!(rows.len(), 2); // rows, not items
    /// ```
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.raw.shape[0]
    }

    /// Whether there is no row.
    ///
    /// ```
    /// use view_core::{View, s};
    ///
    /// let view = View::<_, 2>::from(&[[1, 2], [3, 4]]);
    /// assert!(view.at(s![2..]).row_slices().unwrap().is_empty());
    /// assert!(!view.at(s![.., 2..]).row_slices().unwrap().is_empty()); // two rows of no items
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row with an index, or `None` past the last.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let rows = View::<_, 2>::from(&[[1, 2], [3, 4]]).row_slices().unwrap();
    /// assert_eq!((rows.get(1), rows.get(2)), (Some(&[3, 4][..]), None));
    /// ```
    #[inline]
    #[must_use]
    pub const fn get(self, index: usize) -> Option<&'a [T]> {
        if index < self.len() {
            // SAFETY: the index was just checked.
            Some(unsafe { self.get_unchecked(index) })
        } else {
            None
        }
    }

    /// The row with an index that is not checked.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let rows = View::<_, 2>::from(&[[1, 2], [3, 4]]).row_slices().unwrap();
    /// // SAFETY: there are two rows.
    /// assert_eq!(unsafe { rows.get_unchecked(1) }, [3, 4]);
    /// ```
    ///
    /// # Safety
    ///
    /// It is less than [`len`](Self::len).
    #[inline]
    #[must_use]
    pub const unsafe fn get_unchecked(self, index: usize) -> &'a [T] {
        // SAFETY: the items of a row lie side by side (the caller of `new`), in range, aligned,
        // valid and shared (1 to 4, 7).
        unsafe { core::slice::from_raw_parts(start(&self.raw, index), self.raw.shape[1]) }
    }

    /// The rows in order.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let rows = View::<_, 2>::from(&[[1, 2], [3, 4]]).row_slices().unwrap();
    /// assert!(rows.iter().rev().map(|row| row[0] * row[1]).eq([12, 2]));
    /// ```
    #[inline]
    pub fn iter(
        self,
    ) -> impl ExactSizeIterator<Item = &'a [T]> + DoubleEndedIterator + FusedIterator + Clone + use<'a, T>
    {
        // SAFETY: less than the number of rows.
        (0..self.len()).map(move |row| unsafe { self.get_unchecked(row) })
    }

    /// Each `W` rows that follow each other, with overlaps: what a stencil looks at.
    ///
    /// `W` is at least 1, which is checked when the program is compiled; the pattern that takes
    /// the rows says how many.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let heights = [[1.0, 2.0], [2.0, 4.0], [4.0, 3.0]];
    /// let rows = View::<_, 2>::from(&heights).row_slices().unwrap();
    /// let steps = rows.windows().map(|[above, below]| below[1] - above[1]);
    /// assert!(steps.eq([2.0, -1.0]));
    /// ```
    #[inline]
    pub fn windows<const W: usize>(
        self,
    ) -> impl ExactSizeIterator<Item = [&'a [T]; W]>
    + DoubleEndedIterator
    + FusedIterator
    + Clone
    + use<'a, T, W> {
        const {
            require!(W > 0, "a window has at least one row");
        }
        let places = (self.len() + 1).saturating_sub(W);
        // SAFETY: the last row of the last window is the last row.
        (0..places).map(move |row| core::array::from_fn(|k| unsafe { self.get_unchecked(row + k) }))
    }
}

impl<T> Index<usize> for RowSlices<'_, T> {
    type Output = [T];

    #[inline]
    #[track_caller]
    fn index(&self, index: usize) -> &[T] {
        self.get(index).unwrap_or_else(|| {
            let rows = Count(self.len(), "row");
            panic!("row {index} is outside a view of {rows}")
        })
    }
}

/// Where a row begins that there is; of an empty one, anywhere aligned.
#[inline(always)]
const fn start<T>(raw: &Raw<T, 2>, row: usize) -> *mut T {
    if raw.shape[1] == 0 {
        return raw.ptr.as_ptr();
    }
    // SAFETY: the row's first item, in range by invariant 1.
    unsafe { raw.ptr.byte_offset(row as isize * raw.strides[0]).as_ptr() }
}

/// Whether the items of each row lie side by side.
#[inline]
const fn has_slices<T>(raw: &Raw<T, 2>) -> bool {
    raw.shape[1] <= 1 || raw.shape[0] == 0 || raw.strides[1] == size_of::<T>() as isize
}

impl<'a, T> View<'a, T, 2> {
    /// The rows as slices, if the items of each row lie one behind the other; the rows may have
    /// gaps between them.
    ///
    /// For what looks at several rows at a time, and for many short rows; one row is
    /// [`row`](Self::row)`(i).as_slice()`.
    ///
    /// ```
    /// use view_core::{View, s};
    ///
    /// let view = View::<_, 2>::from(&[[1, 2, 3], [4, 5, 6]]);
    /// assert_eq!(view.at(s![.., 1..]).row_slices().unwrap()[1], [5, 6]);
    /// assert!(view.t().row_slices().is_none());
    /// ```
    #[inline]
    #[must_use]
    pub const fn row_slices(self) -> Option<RowSlices<'a, T>> {
        if has_slices(&self.raw) {
            Some(RowSlices {
                raw: self.raw,
                memory: PhantomData,
            })
        } else {
            None
        }
    }
}

impl<'a, T> ViewMut<'a, T, 2> {
    /// As [`View::row_slices`], for as long as `self` is borrowed.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2], [3, 4]];
    /// let mut view = ViewMut::<_, 2>::from(&mut table);
    /// let last = view.row_slices().unwrap()[1][1];
    /// view[[0, 0]] = last;
    /// assert_eq!(table, [[4, 2], [3, 4]]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn row_slices(&self) -> Option<RowSlices<'_, T>> {
        self.as_view().row_slices()
    }

    /// The rows as slices to be changed, all at the same time, if the items of each row lie one
    /// behind the other.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let mut view = ViewMut::<_, 2>::from(&mut table);
    /// for row in view.row_slices_mut().unwrap() {
    ///     row.reverse();
    /// }
    /// assert_eq!(table, [[3, 2, 1], [6, 5, 4]]);
    /// ```
    #[inline]
    pub fn row_slices_mut(
        &mut self,
    ) -> Option<impl ExactSizeIterator<Item = &mut [T]> + DoubleEndedIterator + FusedIterator> {
        self.reborrow().into_row_slices()
    }

    /// As [`row_slices_mut`](Self::row_slices_mut), for as long as the memory lives.
    ///
    /// ```
    /// use view_core::{ViewMut, s};
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let rows = ViewMut::<_, 2>::from(&mut table).into_at(s![.., ..2]).into_row_slices();
    /// rows.into_iter().flatten().for_each(|row| row.swap(0, 1));
    /// assert_eq!(table, [[2, 1, 3], [5, 4, 6]]);
    /// ```
    #[inline]
    pub fn into_row_slices(
        self,
    ) -> Option<
        impl ExactSizeIterator<Item = &'a mut [T]> + DoubleEndedIterator + FusedIterator + use<'a, T>,
    > {
        has_slices(&self.raw).then(move || {
            // SAFETY: the items of a row lie side by side, as was just asked. `self` is used
            // up, and each row comes once.
            (0..self.raw.shape[0]).map(move |row| unsafe { self.row_slice(row) })
        })
    }

    /// One row of contiguous items.
    ///
    /// # Safety
    ///
    /// There is such a row, its items lie side by side, and for `'a` nothing else uses it.
    #[inline(always)]
    const unsafe fn row_slice(&self, row: usize) -> &'a mut [T] {
        // SAFETY: in range, aligned and valid (1 to 4), and ours and no other row's (6).
        unsafe { core::slice::from_raw_parts_mut(start(&self.raw, row), self.raw.shape[1]) }
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::*;
    use crate::s;

    #[test]
    fn rows_are_those_of_the_view() {
        let mut items: Vec<u16> = (0..60).collect();
        for shape in [[6, 10], [10, 6], [60, 1], [1, 60]] {
            let whole = View::new(&items).reshape(shape).unwrap();
            let parts = [
                whole,
                whole.reverse(0),
                whole.at(s![..;2, ..]),
                whole.at(s![.., 1..]),
                whole.at(s![1.., ..0]),
                whole.at(s![..0, ..]),
                whole.at(s![.., ..;2]),
                whole.t(),
                whole.reverse(1),
            ];
            for view in parts {
                let each = view.rows().map(View::as_slice);
                let expected = each.collect::<Option<Vec<_>>>();
                let Some(rows) = view.row_slices() else {
                    assert!(expected.is_none(), "{shape:?} {:?}", view.strides());
                    continue;
                };
                let expected = expected.unwrap();
                assert_eq!(rows.iter().collect::<Vec<_>>(), expected);
                assert_eq!(
                    (rows.len(), rows.is_empty()),
                    (expected.len(), expected.is_empty())
                );
                assert_eq!(rows.get(rows.len()), None);
                for (k, row) in expected.iter().enumerate() {
                    assert_eq!(&rows[k], *row);
                }
                let windows = rows.windows::<3>().map(|window| window.to_vec());
                assert!(windows.eq(expected.windows(3).map(<[_]>::to_vec)));
                assert!(rows.windows().map(|[row]| row).eq(expected.iter().copied()));
            }
        }
        let mut view = ViewMut::new(&mut items).into_reshape([6, 10]).unwrap();
        let (mut left, _) = view.split_at_mut(1, 4);
        let rows: Vec<&mut [u16]> = left.row_slices_mut().unwrap().rev().collect();
        for (k, row) in rows.into_iter().enumerate() {
            row.fill(100 + k as u16);
        }
        for (k, &item) in items.iter().enumerate() {
            let (row, column) = (k / 10, k % 10);
            assert_eq!(usize::from(item), if column < 4 { 105 - row } else { k });
        }
        let mut view = ViewMut::new(&mut items).into_reshape([6, 10]).unwrap();
        assert!(view.t_mut().row_slices_mut().is_none());
    }

    #[test]
    fn rows_go_where_slices_go() {
        const fn go<T: Send>(_: &T) {}
        let mut table = [[1, 2], [3, 4]];
        let mut view = ViewMut::<_, 2>::from(&mut table);
        go(&view.row_slices());
        go(&view.row_slices().unwrap().windows::<2>());
        go(&view.row_slices_mut());
    }

    #[test]
    #[should_panic(expected = "row 2 is outside a view of 2 rows")]
    fn a_row_past_the_last() {
        let _ = &View::<_, 2>::from(&[[1], [2]]).row_slices().unwrap()[2];
    }
}

//! Items in and out of a view.

use super::{View, ViewMut};
use crate::{Error, ErrorKind};

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

#[cold]
fn wrong_len(found: usize, expected: usize) -> Error {
    Error::with_numbers(
        ErrorKind::Value,
        "there is room for {} items, and the view has {}",
        [found as isize, expected as isize, 0, 0],
    )
}

impl<T, const N: usize> View<'_, T, N> {
    /// Copies the items, in row order, to a caller's buffer of as many items.
    ///
    /// It comes before [`to_vec`](Self::to_vec) where speed counts: writing to fresh memory
    /// costs several times what the copy does.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let mut out = [0; 6];
    /// View::<_, 2>::from(&table).t().copy_into(&mut out)?;
    /// assert_eq!(out, [1, 4, 2, 5, 3, 6]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the buffer has another number of items.
    pub fn copy_into(self, out: &mut [T]) -> Result<(), Error>
    where
        T: Copy,
    {
        if out.len() != self.len() {
            return Err(wrong_len(out.len(), self.len()));
        }
        let mut out = out.iter_mut();
        self.iter().for_each(|item| {
            if let Some(out) = out.next() {
                *out = *item;
            }
        });
        Ok(())
    }

    /// The items in row order as an array.
    ///
    /// ```
    /// use view_core::{View, s};
    ///
    /// let numbers = [1, 2, 3, 4];
    /// let [first, last] = View::new(&numbers).at(s![..;3]).to_array()?;
    /// assert_eq!((first, last), (1, 4));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the array has another number of items.
    pub fn to_array<const K: usize>(self) -> Result<[T; K], Error>
    where
        T: Clone,
    {
        if K != self.len() {
            return Err(wrong_len(K, self.len()));
        }
        let mut items = self.iter();
        Ok(core::array::from_fn(|_| match items.next() {
            Some(item) => item.clone(),
            None => unreachable!("there are K items"),
        }))
    }

    /// The items in row order as a `Vec`.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2], [3, 4]];
    /// assert_eq!(View::<_, 2>::from(&table).reverse(0).to_vec(), vec![3, 4, 1, 2]);
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_vec(self) -> Vec<T>
    where
        T: Clone,
    {
        if let Some(items) = self.as_slice() {
            return items.to_vec();
        }
        let mut out = Vec::with_capacity(self.len());
        out.extend(self.iter().cloned());
        out
    }
}

impl<T, const N: usize> ViewMut<'_, T, N> {
    /// Makes every item `value`.
    ///
    /// ```
    /// use view_core::{ViewMut, s};
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// ViewMut::<_, 2>::from(&mut table).at_mut(s![.., 1..]).fill(0);
    /// assert_eq!(table, [[1, 0, 0], [4, 0, 0]]);
    /// ```
    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        self.iter_mut().for_each(|item| item.clone_from(&value));
    }

    /// Copies the items of a view of the same shape.
    ///
    /// A view of another shape may be [stretched](View::broadcast_to) to it first.
    ///
    /// ```
    /// use view_core::{View, ViewMut};
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let mut transposed = [[0; 2]; 3];
    /// ViewMut::<_, 2>::from(&mut transposed).copy_from(View::from(&table).t())?;
    /// assert_eq!(transposed, [[1, 4], [2, 5], [3, 6]]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the shapes differ.
    pub fn copy_from(&mut self, source: View<'_, T, N>) -> Result<(), Error>
    where
        T: Copy,
    {
        check_same_shape(&self.shape(), &source.shape())?;
        for (item, source) in self.iter_mut().zip(source) {
            *item = *source;
        }
        Ok(())
    }

    /// As [`View::copy_into`].
    ///
    /// # Errors
    ///
    /// `ValueError` if the buffer has another number of items.
    pub fn copy_into(&self, out: &mut [T]) -> Result<(), Error>
    where
        T: Copy,
    {
        self.as_view().copy_into(out)
    }

    /// As [`View::to_array`].
    ///
    /// # Errors
    ///
    /// `ValueError` if the array has another number of items.
    pub fn to_array<const K: usize>(&self) -> Result<[T; K], Error>
    where
        T: Clone,
    {
        self.as_view().to_array()
    }

    /// As [`View::to_vec`].
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_vec(&self) -> Vec<T>
    where
        T: Clone,
    {
        self.as_view().to_vec()
    }
}

/// Refuses two shapes that differ, naming the first axis that does.
pub(super) fn check_same_shape(found: &[usize], other: &[usize]) -> Result<(), Error> {
    for (axis, (a, b)) in found.iter().zip(other).enumerate() {
        if a != b {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "the views have different shapes: axis {} has {} items in one and {} in the other",
                [axis as isize, *a as isize, *b as isize, 0],
            ));
        }
    }
    Ok(())
}

//! The items of a [`ForeignView`], one after the other.

use core::marker::PhantomData;

use super::ForeignView;
use super::value::checked;
use super::walk::Walk;
use crate::view::bytes::no_value;
use crate::{BufferView, Error};

impl<'a, T: BufferView, const N: usize> ForeignView<'a, T, N> {
    /// The items in row order, the last axis fastest, each as it is when it
    /// is asked for.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [1_u8, 2, 3];
    /// let view = ForeignViewMut::<u8>::from_bytes(&mut memory)?;
    /// let mut items = view.iter();
    /// assert_eq!(items.next().unwrap()?, 1);
    /// view.set([1], 9)?; // as somebody else might
    /// assert_eq!(items.next().unwrap()?, 9);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    pub fn iter(self) -> ForeignIter<'a, T, N> {
        ForeignIter {
            walk: self.walk(),
            view: PhantomData,
        }
    }
}

impl<'a, T: BufferView, const N: usize> IntoIterator for ForeignView<'a, T, N> {
    type Item = Result<T, Error>;
    type IntoIter = ForeignIter<'a, T, N>;

    fn into_iter(self) -> ForeignIter<'a, T, N> {
        self.iter()
    }
}

/// The items of a [`ForeignView`], by value.
///
/// ```
/// use view_core::view::foreign::{ForeignIter, ForeignViewMut};
///
/// let mut memory = [1, 5, 0];
/// let view = ForeignViewMut::<bool>::from_bytes(&mut memory)?;
/// let items: ForeignIter<'_, bool, 1> = view.iter();
/// let values: Vec<_> = items.map(Result::ok).collect();
/// assert_eq!(values, [Some(true), None, Some(false)]); // it goes on behind what is no value
/// # Ok::<(), view_core::Error>(())
/// ```
pub struct ForeignIter<'a, T, const N: usize> {
    walk: Walk<N>,
    view: PhantomData<ForeignView<'a, T, N>>,
}

impl<T: BufferView, const N: usize> Iterator for ForeignIter<'_, T, N> {
    type Item = Result<T, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let ptr = self.walk.next()?;
        // SAFETY: the address of an item, whose bytes are initialised (1 and 2).
        let item = unsafe { checked::<T>(ptr) };
        Some(item.map_err(|invalid| no_value(&T::LAYOUT, &self.walk.last_index(), &invalid, None)))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.walk.left(), Some(self.walk.left()))
    }
}

impl<T: BufferView, const N: usize> ExactSizeIterator for ForeignIter<'_, T, N> {}

//! What may stand between the brackets of a view.

use core::fmt::Debug;
use core::ops::{Index, IndexMut};

use super::{View, ViewMut};
use crate::error::Count;

mod sealed {
    pub trait Sealed<const N: usize> {}
    impl Sealed<1> for usize {}
    impl<const N: usize> Sealed<N> for [usize; N] {}
}

/// An index into a view of `N` dimensions: one number for each axis, or the
/// number alone where there is one axis.
///
/// Sealed. Indices count from the start; negative ones are for
/// [`s!`](crate::s) keys.
///
/// ```
/// use view_core::View;
/// use view_core::view::ViewIndex;
///
/// fn or_zero<const N: usize>(view: View<'_, u8, N>, index: impl ViewIndex<N>) -> u8 {
///     view.get(index).copied().unwrap_or(0)
/// }
/// assert_eq!(or_zero(View::new(&[1, 2]), 1), 2);
/// assert_eq!(or_zero(View::<_, 2>::from(&[[1, 2], [3, 4]]), [1, 2]), 0);
/// ```
#[diagnostic::on_unimplemented(
    message = "a view of rank {N} is not indexed by `{Self}`",
    label = "not a `usize` for each axis",
    note = "an item has an index `usize` for each axis: `view[i]`, `view[[i, j]]`",
    note = "a part of a view has a key, where numbers may count from the end: `view.at(s![2..-1])`",
    note = "a field of all records is a column: `view.columns().x`"
)]
pub trait ViewIndex<const N: usize>: Copy + Debug + sealed::Sealed<N> {
    /// The index along each axis.
    ///
    /// ```
    /// use view_core::view::ViewIndex;
    ///
    /// assert_eq!((3.axes(), [1, 2].axes()), ([3], [1, 2]));
    /// ```
    fn axes(self) -> [usize; N];
}

impl ViewIndex<1> for usize {
    #[inline]
    fn axes(self) -> [usize; 1] {
        [self]
    }
}

impl<const N: usize> ViewIndex<N> for [usize; N] {
    #[inline]
    fn axes(self) -> Self {
        self
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn outside<const N: usize>(index: [usize; N], shape: [usize; N]) -> ! {
    match (index.as_slice(), shape.as_slice()) {
        ([index], [len]) => {
            let items = Count(*len, "item");
            panic!("index {index} is outside a view of {items}")
        }
        (index, shape) => panic!("index {index:?} is outside a view of shape {shape:?}"),
    }
}

impl<T, const N: usize, I: ViewIndex<N>> Index<I> for View<'_, T, N> {
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &T {
        match self.get(index) {
            Some(item) => item,
            None => outside(index.axes(), self.shape()),
        }
    }
}

impl<T, const N: usize, I: ViewIndex<N>> Index<I> for ViewMut<'_, T, N> {
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &T {
        match self.get(index) {
            Some(item) => item,
            None => outside(index.axes(), self.shape()),
        }
    }
}

impl<T, const N: usize, I: ViewIndex<N>> IndexMut<I> for ViewMut<'_, T, N> {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut T {
        let shape = self.shape();
        match self.get_mut(index) {
            Some(item) => item,
            None => outside(index.axes(), shape),
        }
    }
}

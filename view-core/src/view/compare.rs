//! Equality: the same shape and equal items.

// A block is compared whole, without a branch at each item.
#![allow(clippy::needless_bitwise_bool)]

use super::walk::Walk;
use super::{View, ViewMut};

/// So many items are compared before it is asked whether any differed: with one
/// branch for each block the loop runs several times as fast as with one for each item.
const BLOCK: usize = 64;

/// Views are equal if their shapes and items are, wherever the items lie; as with slices,
/// a NaN differs from itself.
///
/// ```
/// use view_core::{View, s};
///
/// let (a, b) = ([1, 2, 3, 4], [3, 2, 1]);
/// assert_eq!(View::new(&a).at(s![..3]), View::new(&b).reverse(0));
/// assert_ne!(View::new(&a), View::new(&b));
/// ```
impl<T: PartialEq<U>, U, const N: usize> PartialEq<View<'_, U, N>> for View<'_, T, N> {
    fn eq(&self, other: &View<'_, U, N>) -> bool {
        if self.shape() != other.shape() {
            return false;
        }
        if let (Some(a), Some(b)) = (self.as_slice(), other.as_slice()) {
            let (mut a, mut b) = (a.chunks(BLOCK), b.chunks(BLOCK));
            return core::iter::zip(&mut a, &mut b)
                .all(|(a, b)| core::iter::zip(a, b).fold(true, |same, (a, b)| same & (a == b)));
        }
        let (mut a, mut b) = (Walk::new(self.raw), Walk::new(other.raw));
        while a.len() > 0 {
            // SAFETY: items of the views: in range, aligned, valid, shared (1 to 3, 7).
            let same = |same: bool, (a, b): (*mut T, *mut U)| same & unsafe { *a == *b };
            let block = core::iter::from_fn(|| Some((a.next()?, b.next()?))).take(BLOCK);
            if !block.fold(true, same) {
                return false;
            }
        }
        true
    }
}

impl<T: Eq, const N: usize> Eq for View<'_, T, N> {}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<ViewMut<'_, U, N>> for ViewMut<'_, T, N> {
    fn eq(&self, other: &ViewMut<'_, U, N>) -> bool {
        self.as_view() == other.as_view()
    }
}

impl<T: Eq, const N: usize> Eq for ViewMut<'_, T, N> {}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<View<'_, U, N>> for ViewMut<'_, T, N> {
    fn eq(&self, other: &View<'_, U, N>) -> bool {
        self.as_view() == *other
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<ViewMut<'_, U, N>> for View<'_, T, N> {
    fn eq(&self, other: &ViewMut<'_, U, N>) -> bool {
        *self == other.as_view()
    }
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty;)*) => { $(
        impl<T: PartialEq<U>, U, $($generics)*> PartialEq<$list> for View<'_, T> {
            fn eq(&self, other: &$list) -> bool {
                *self == View::new(&other[..])
            }
        }

        impl<T: PartialEq<U>, U, $($generics)*> PartialEq<$list> for ViewMut<'_, T> {
            fn eq(&self, other: &$list) -> bool {
                self.as_view() == View::new(&other[..])
            }
        }
    )* };
}

lists! {
    [] [U];
    [] &[U];
    [const K: usize] [U; K];
    [const K: usize] &[U; K];
}

//! What is in a zip: shared and exclusive views.

use crate::view::{View, ViewMut};

pub(super) mod sealed {
    /// What a [`ZipView`](super::ZipView) is inside.
    pub trait Source<const N: usize> {
        type Element;
        type Item;

        /// Pointer, shape and strides.
        fn parts(&self) -> (*mut Self::Element, [usize; N], [isize; N]);

        /// # Safety
        ///
        /// `item` is an item of the view, which was used up, and comes once.
        unsafe fn item(item: *mut Self::Element) -> Self::Item;
    }

    pub trait Sources {}
}
use sealed::Source;

/// What can be zipped: a [`View`], a [`ViewMut`], or a reference to one.
///
/// Sealed.
///
/// ```
/// use view_core::view::{ZipView, zip};
/// use view_core::{View, ViewMut};
///
/// // Whether of one or of many dimensions, shared or not.
/// fn have_one_shape<const N: usize>(a: impl ZipView<N>, b: impl ZipView<N>) -> bool {
///     zip((a, b)).is_ok()
/// }
/// let (a, mut b) = ([[1, 2], [3, 4]], [[0.5; 2]; 2]);
/// let (a, b) = (View::<_, 2>::from(&a), ViewMut::<_, 2>::from(&mut b));
/// assert!(have_one_shape(a, &b) && !have_one_shape(a.row(0), View::new(&[1; 3])));
/// ```
pub trait ZipView<const N: usize>: sealed::Source<N> {}

impl<'a, T, const N: usize> Source<N> for View<'a, T, N> {
    type Element = T;
    type Item = &'a T;
    #[inline(always)]
    fn parts(&self) -> (*mut T, [usize; N], [isize; N]) {
        (self.raw.ptr.as_ptr(), self.raw.shape, self.raw.strides)
    }
    #[inline(always)]
    unsafe fn item(item: *mut T) -> &'a T {
        // SAFETY: the contract, with invariants 1 to 3 and 7.
        unsafe { &*item }
    }
}

impl<'a, T, const N: usize> Source<N> for &'a ViewMut<'_, T, N> {
    type Element = T;
    type Item = &'a T;
    #[inline(always)]
    fn parts(&self) -> (*mut T, [usize; N], [isize; N]) {
        (self.raw.ptr.as_ptr(), self.raw.shape, self.raw.strides)
    }
    #[inline(always)]
    unsafe fn item(item: *mut T) -> &'a T {
        // SAFETY: the contract, with invariants 1 to 3; borrowed meanwhile.
        unsafe { &*item }
    }
}

impl<'a, T, const N: usize> Source<N> for ViewMut<'a, T, N> {
    type Element = T;
    type Item = &'a mut T;
    #[inline(always)]
    fn parts(&self) -> (*mut T, [usize; N], [isize; N]) {
        (self.raw.ptr.as_ptr(), self.raw.shape, self.raw.strides)
    }
    #[inline(always)]
    unsafe fn item(item: *mut T) -> &'a mut T {
        // SAFETY: the contract, with invariants 1 to 3 and 6.
        unsafe { &mut *item }
    }
}

impl<'a, T, const N: usize> Source<N> for &'a mut ViewMut<'_, T, N> {
    type Element = T;
    type Item = &'a mut T;
    #[inline(always)]
    fn parts(&self) -> (*mut T, [usize; N], [isize; N]) {
        (self.raw.ptr.as_ptr(), self.raw.shape, self.raw.strides)
    }
    #[inline(always)]
    unsafe fn item(item: *mut T) -> &'a mut T {
        // SAFETY: the contract, with invariants 1 to 3 and 6; borrowed meanwhile.
        unsafe { &mut *item }
    }
}

impl<T, const N: usize> ZipView<N> for View<'_, T, N> {}
impl<T, const N: usize> ZipView<N> for &ViewMut<'_, T, N> {}
impl<T, const N: usize> ZipView<N> for ViewMut<'_, T, N> {}
impl<T, const N: usize> ZipView<N> for &mut ViewMut<'_, T, N> {}

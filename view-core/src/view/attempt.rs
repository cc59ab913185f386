//! `try_fold` row by row.
//!
//! The standard library's [`Iterator::try_fold`] cannot be written anew on a stable compiler, as
//! its `Try` is not stable. So the iterators have a method of that name of their own, which
//! is the one that is found, and answers alike.

use core::ops::ControlFlow;

use super::iter::{Iter, IterMut};
use super::walk::Walk;

mod sealed {
    pub trait Sealed {}
    impl<T> Sealed for Option<T> {}
    impl<T, E> Sealed for Result<T, E> {}
    impl<B, C> Sealed for core::ops::ControlFlow<B, C> {}
}

/// What a step of [`Iter::try_fold`] answers: an `Option`, a `Result` or a `ControlFlow`; sealed.
///
/// ```
/// use std::ops::ControlFlow;
/// use view_core::View;
/// use view_core::view::Attempt;
///
/// fn until<A: Attempt<Output = i32>>(numbers: &[i32], step: fn(i32, &i32) -> A) -> A {
///     View::new(numbers).iter().try_fold(0, step)
/// }
/// assert_eq!(until(&[1, 2], |sum, x| sum.checked_add(*x)), Some(3));
/// assert_eq!(until(&[i32::MAX, 2, 9], |sum, x| sum.checked_add(*x)), None);
/// let small = |sum, x: &i32| if *x < 5 { Ok(sum + x) } else { Err(*x) };
/// assert_eq!(until(&[3, 7, 9], small), Err(7));
/// let first = |_, x: &i32| if *x == 0 { ControlFlow::Continue(0) } else { ControlFlow::Break(*x) };
/// assert_eq!(until(&[0, 4, 5], first), ControlFlow::Break(4));
/// ```
pub trait Attempt: Sized + sealed::Sealed {
    /// What is carried on.
    type Output;

    #[doc(hidden)]
    fn from_output(output: Self::Output) -> Self;

    #[doc(hidden)]
    fn branch(self) -> ControlFlow<Self, Self::Output>;
}

impl<T> Attempt for Option<T> {
    type Output = T;

    #[inline]
    fn from_output(output: T) -> Self {
        Some(output)
    }

    #[inline]
    fn branch(self) -> ControlFlow<Self, T> {
        match self {
            Some(output) => ControlFlow::Continue(output),
            None => ControlFlow::Break(None),
        }
    }
}

impl<T, E> Attempt for Result<T, E> {
    type Output = T;

    #[inline]
    fn from_output(output: T) -> Self {
        Ok(output)
    }

    #[inline]
    fn branch(self) -> ControlFlow<Self, T> {
        match self {
            Ok(output) => ControlFlow::Continue(output),
            Err(error) => ControlFlow::Break(Err(error)),
        }
    }
}

impl<B, C> Attempt for ControlFlow<B, C> {
    type Output = C;

    #[inline]
    fn from_output(output: C) -> Self {
        Self::Continue(output)
    }

    #[inline]
    fn branch(self) -> ControlFlow<Self, C> {
        match self {
            Self::Continue(output) => ControlFlow::Continue(output),
            Self::Break(end) => ControlFlow::Break(Self::Break(end)),
        }
    }
}

/// Leaves out of a walk what was taken of its row, also where a closure panics: an item that
/// was lent once must not come again.
struct Taken<'w, T, const N: usize> {
    walk: &'w mut Walk<T, N>,
    count: usize,
}

impl<T, const N: usize> Drop for Taken<'_, T, N> {
    #[inline]
    fn drop(&mut self) {
        self.walk.skip_front(self.count);
    }
}

impl<T, const N: usize> Walk<T, N> {
    /// Calls `f` with the items that are left, in order, until it breaks; the item it broke at
    /// is taken.
    #[inline]
    pub(super) fn try_fold<B, R>(
        &mut self,
        init: B,
        mut f: impl FnMut(B, *mut T) -> ControlFlow<R, B>,
    ) -> ControlFlow<R, B> {
        let mut state = init;
        while self.len() > 0 {
            let (mut item, stride, run) = self.front_row();
            let mut taken = Taken {
                walk: self,
                count: 0,
            };
            for i in 0..run {
                taken.count = i + 1;
                state = f(state, item)?;
                item = item.wrapping_byte_offset(stride);
            }
            // A whole row is left in fewer steps.
            core::mem::forget(taken);
            self.leave_row(run);
        }
        ControlFlow::Continue(state)
    }
}

macro_rules! attempts {
    ($($name:ident $reference:ty, |$item:ident| $make:expr;)*) => {$(
        impl<'a, T, const N: usize> $name<'a, T, N> {
            /// [`Iterator::try_fold`], which goes from row to row as `fold` does.
            ///
            /// ```
            /// use view_core::View;
            ///
            /// let table = [[3_u8, 250], [9, 1]];
            /// let mut items = View::<_, 2>::from(&table).iter();
            /// assert_eq!(items.try_fold(0_u8, |sum, x| sum.checked_add(*x)), None);
            /// assert_eq!(items.next(), Some(&1)); // it stopped at the 9
            /// ```
            #[inline]
            pub fn try_fold<B, F, R>(&mut self, init: B, mut f: F) -> R
            where
                F: FnMut(B, $reference) -> R,
                R: Attempt<Output = B>,
            {
                let end = self.walk.try_fold(init, |state, $item| {
                    // SAFETY: an item of the walk: in range, aligned and valid (1 to 3), and
                    // taken, so that it does not come twice (6, 7).
                    f(state, unsafe { $make }).branch()
                });
                match end {
                    ControlFlow::Continue(state) => R::from_output(state),
                    ControlFlow::Break(end) => end,
                }
            }

            /// [`Iterator::try_for_each`], which goes from row to row as `for_each` does.
            ///
            /// ```
            /// use view_core::ViewMut;
            ///
            /// let mut shares = [4, 2, 0, 1];
            /// let halved = ViewMut::new(&mut shares).iter_mut().try_for_each(|x| {
            ///     *x = 8_i32.checked_div(*x).ok_or("a share of nothing")?;
            ///     Ok(())
            /// });
            /// assert_eq!((halved, shares), (Err("a share of nothing"), [2, 4, 0, 1]));
            /// ```
            #[inline]
            pub fn try_for_each<F, R>(&mut self, mut f: F) -> R
            where
                F: FnMut($reference) -> R,
                R: Attempt<Output = ()>,
            {
                self.try_fold((), |(), item| f(item))
            }
        }
    )*};
}

attempts! {
    Iter &'a T, |item| &*item;
    IterMut &'a mut T, |item| &mut *item;
}

//! Several views of one shape, item by item, in one pass.
//!
//! Two passes over two pairs of columns cost exactly twice one fused pass, at every
//! level of the memory, so the loop over many views is one of its own: the axes are
//! sorted and joined once for all of them, and the innermost loop steps all
//! pointers together.

use core::fmt;

use super::copying::check_same_shape;
use super::opaque::opaque;
use super::{View, ViewMut};
use crate::Error;
use crate::strided::Walk;

mod sealed {
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
use sealed::{Source, Sources};

/// What can be zipped: a [`View`], a [`ViewMut`], or a reference to one.
///
/// Sealed.
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

/// Two to six views of one shape; sealed.
pub trait ZipViews<const N: usize>: Sized + Sources {
    /// One item of each.
    type Items;

    /// Refuses views whose shapes differ.
    #[doc(hidden)]
    fn check(&self) -> Result<(), Error>;

    /// # Safety
    ///
    /// The views were [checked](Self::check).
    #[doc(hidden)]
    unsafe fn fold_items<B>(self, init: B, f: impl FnMut(B, Self::Items) -> B) -> B;
}

/// One to five views that go with a first; sealed.
pub trait ZipWith<First, const N: usize> {
    /// All of them.
    type All: ZipViews<N>;

    #[doc(hidden)]
    fn with(self, first: First) -> Self::All;
}

impl<A: ZipView<N>, B: ZipView<N>, const N: usize> ZipWith<A, N> for B {
    type All = (A, B);
    fn with(self, first: A) -> (A, B) {
        (first, self)
    }
}

/// Puts the views of a tuple in the loop: `$k` is the number of each.
macro_rules! tuple {
    ($count:literal: $($k:tt $view:ident $pointer:ident)*) => {
        impl<$($view),*> Sources for ($($view,)*) {}

        impl<$($view: ZipView<N>,)* const N: usize> ZipViews<N> for ($($view,)*) {
            type Items = ($($view::Item,)*);

            #[inline]
            fn check(&self) -> Result<(), Error> {
                let shape = self.0.parts().1;
                $( same_shape(shape, self.$k.parts().1)?; )*
                Ok(())
            }

            #[inline]
            unsafe fn fold_items<Acc>(
                self,
                init: Acc,
                mut f: impl FnMut(Acc, Self::Items) -> Acc,
            ) -> Acc {
                let shape = self.0.parts().1;
                let sizes = [$( size_of::<$view::Element>() as isize ),*];
                // One row, of items that are in range, aligned and valid (1 to 3), and of an
                // exclusive view each come once (6).
                let mut row = |$($pointer: *mut $view::Element,)* steps: [isize; $count], len, init| {
                    let mut state = init;
                    // Step by step: comparing arrays whole hides constants from the compiler.
                    if $( steps[$k] == sizes[$k] )&&* {
                        for i in 0..len {
                            // SAFETY: as said above.
                            state = f(state, unsafe {
                                ($( $view::item($pointer.wrapping_add(i)), )*)
                            });
                        }
                    } else if steps.iter().all(|step| *step == steps[0]) {
                        // Columns of the same records: one offset for all. The length is hidden
                        // too: all pointers are then chosen alike for records there are or
                        // are not, so that their distances are known, and what the
                        // closure does to neighbours can be done to both at once.
                        let step = opaque(steps[0]);
                        let mut at = 0_isize;
                        for _ in 0..opaque(len as isize) {
                            // SAFETY: as said above.
                            state = f(state, unsafe {
                                ($( $view::item($pointer.wrapping_byte_offset(at)), )*)
                            });
                            at = at.wrapping_add(step);
                        }
                    } else {
                        let steps = steps.map(opaque);
                        $( let mut $pointer = $pointer; )*
                        for _ in 0..len {
                            // SAFETY: as said above.
                            state = f(state, unsafe { ($( $view::item($pointer), )*) });
                            $( $pointer = $pointer.wrapping_byte_offset(steps[$k]); )*
                        }
                    }
                    state
                };
                if N == 1 {
                    // Nothing to plan.
                    let steps = [$( self.$k.parts().2[0] ),*];
                    return row($( self.$k.parts().0, )* steps, shape[0], init);
                }
                let strides = [$( &self.$k.parts().2[..] ),*];
                let walk = match Walk::<$count, N>::sorted(&shape, strides) {
                    Ok(walk) if !walk.is_empty() => walk,
                    // Ranks past 64 are no geometry and have no items to visit.
                    _ => return init,
                };
                let start = walk.start();
                let bases = ($( self.$k.parts().0.wrapping_byte_offset(start[$k]), )*);
                let (len, steps, outer) = match walk.axes().split_first() {
                    Some((inner, outer)) => (inner.len, inner.strides, outer),
                    None => (1, [0; $count], &[][..]),
                };
                let mut state = init;
                let mut index = [0_usize; N];
                'rows: loop {
                    let mut offset = [0_isize; $count];
                    for (axis, index) in outer.iter().zip(&index) {
                        for (offset, step) in offset.iter_mut().zip(axis.strides) {
                            *offset += *index as isize * step;
                        }
                    }
                    state = row($( bases.$k.wrapping_byte_offset(offset[$k]), )* steps, len, state);
                    for (axis, index) in outer.iter().zip(&mut index) {
                        *index += 1;
                        if *index < axis.len {
                            continue 'rows;
                        }
                        *index = 0;
                    }
                    return state;
                }
            }
        }
    };
}

tuple!(2: 0 A a 1 B b);
tuple!(3: 0 A a 1 B b 2 C c);
tuple!(4: 0 A a 1 B b 2 C c 3 D d);
tuple!(5: 0 A a 1 B b 2 C c 3 D d 4 E e);
tuple!(6: 0 A a 1 B b 2 C c 3 D d 4 E e 5 F g);

/// Refuses two shapes that differ; inlined but for why, since most calls know both.
#[inline(always)]
fn same_shape<const N: usize>(a: [usize; N], b: [usize; N]) -> Result<(), Error> {
    for axis in 0..N {
        if a[axis] != b[axis] {
            return check_same_shape(&a, &b);
        }
    }
    Ok(())
}

macro_rules! rest {
    ($($view:ident)*) => {
        impl<First: ZipView<N>, $($view: ZipView<N>,)* const N: usize> ZipWith<First, N> for ($($view,)*) {
            type All = (First, $($view,)*);
            #[allow(non_snake_case)]
            fn with(self, first: First) -> Self::All {
                let ($($view,)*) = self;
                (first, $($view,)*)
            }
        }
    };
}

rest!(A);
rest!(A B);
rest!(A B C);
rest!(A B C D);
rest!(A B C D E);

/// Two to six views of one shape that are gone through together; [`zip`], which checks
/// that it is one, makes it.
#[must_use = "a zip does nothing until it is gone through"]
pub struct Zip<V, const N: usize> {
    views: V,
}

impl<V, const N: usize> fmt::Debug for Zip<V, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zip").finish_non_exhaustive()
    }
}

/// Puts two to six views of one shape together, to go through them in one pass.
///
/// ```
/// use view_core::view::zip;
/// use view_core::{AsView, BufferView};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Particle { x: f64, vx: f64, ax: f64, id: u32 }
///
/// let mut particles = vec![Particle { x: 0.0, vx: 2.0, ax: 1.0, id: 7 }; 3];
/// let c = particles.columns_mut();
/// let dt = 0.5;
/// zip((c.x, c.vx, c.ax))?.for_each(|(x, vx, ax)| {
///     *vx += *ax * dt;
///     *x += *vx * dt;
/// });
/// assert_eq!((particles[2].x, particles[2].vx), (1.25, 2.5));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `ValueError` if the shapes differ; [`broadcast_to`](View::broadcast_to) makes them one.
#[inline]
pub fn zip<V: ZipViews<N>, const N: usize>(views: V) -> Result<Zip<V, N>, Error> {
    views.check()?;
    Ok(Zip { views })
}

impl<V: ZipViews<N>, const N: usize> Zip<V, N> {
    /// Calls `f` with the items of each index.
    ///
    /// The order is the one that suits the memory, which is row order for C-contiguous
    /// views and not always for others.
    #[inline]
    pub fn for_each(self, mut f: impl FnMut(V::Items)) {
        // SAFETY: `zip` has checked the views.
        unsafe { self.views.fold_items((), |(), items| f(items)) };
    }

    /// Makes one value of the items of all indices, in the order of
    /// [`for_each`](Self::for_each).
    ///
    /// ```
    /// use view_core::View;
    /// use view_core::view::zip;
    ///
    /// let (a, b) = ([1, 2, 3], [4, 5, 6]);
    /// let dot = zip((View::new(&a), View::new(&b)))?.fold(0, |sum, (a, b)| sum + a * b);
    /// assert_eq!(dot, 32);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    pub fn fold<B>(self, init: B, f: impl FnMut(B, V::Items) -> B) -> B {
        // SAFETY: `zip` has checked the views.
        unsafe { self.views.fold_items(init, f) }
    }
}

impl<T, const N: usize> View<'_, T, N> {
    /// Puts one to five views of the same shape beside this one: see [`zip`].
    ///
    /// # Errors
    ///
    /// `ValueError` if the shapes differ.
    #[inline]
    pub fn zip_with<O: ZipWith<Self, N>>(self, others: O) -> Result<Zip<O::All, N>, Error> {
        zip(others.with(self))
    }

    /// Calls `f` with the items of this view and of one to five others of the same shape.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let (a, b) = ([1, 2, 3], [4, 5, 6]);
    /// let mut dot = 0;
    /// View::new(&a).for_each_with(View::new(&b), |(a, b)| dot += a * b)?;
    /// assert_eq!(dot, 32);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the shapes differ.
    #[inline]
    pub fn for_each_with<O: ZipWith<Self, N>>(
        self,
        others: O,
        f: impl FnMut(<O::All as ZipViews<N>>::Items),
    ) -> Result<(), Error> {
        self.zip_with(others)?.for_each(f);
        Ok(())
    }
}

impl<T, const N: usize> ViewMut<'_, T, N> {
    /// Puts one to five views of the same shape beside this one: see [`zip`].
    ///
    /// # Errors
    ///
    /// `ValueError` if the shapes differ.
    #[inline]
    pub fn zip_with<'s, O>(&'s mut self, others: O) -> Result<Zip<O::All, N>, Error>
    where
        O: ZipWith<ViewMut<'s, T, N>, N>,
    {
        zip(others.with(self.reborrow()))
    }

    /// Calls `f` with the items of this view, to be changed, and of one to five others of
    /// the same shape.
    ///
    /// ```
    /// use view_core::{View, ViewMut};
    ///
    /// let (mut x, v, w) = ([1.0, 2.0], [10.0, 20.0], [0.5, 0.25]);
    /// ViewMut::new(&mut x).for_each_with((View::new(&v), View::new(&w)), |(x, v, w)| *x += v * w)?;
    /// assert_eq!(x, [6.0, 7.0]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the shapes differ.
    #[inline]
    pub fn for_each_with<'s, O>(
        &'s mut self,
        others: O,
        f: impl FnMut(<O::All as ZipViews<N>>::Items),
    ) -> Result<(), Error>
    where
        O: ZipWith<ViewMut<'s, T, N>, N>,
    {
        self.zip_with(others)?.for_each(f);
        Ok(())
    }
}

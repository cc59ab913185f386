//! Several views of one shape, item by item, in one pass.
//!
//! Two passes over two pairs of columns cost exactly twice one fused pass, at every
//! level of the memory, so the loop over many views is one of its own: the axes are
//! sorted and joined once for all of them, and the innermost loop steps all
//! pointers together.

mod source;
mod tuple;

use core::fmt;

pub use source::ZipView;
pub use tuple::{ZipViews, ZipWith};

use super::{View, ViewMut};
use crate::Error;

/// Two to six views of one shape that are gone through together; [`zip`], which checks
/// that it is one, makes it.
///
/// ```
/// use view_core::View;
/// use view_core::view::{Zip, zip};
///
/// let (prices, counts) = ([2.5, 1.0], [4, 3]);
/// let sales: Zip<(View<'_, f64>, View<'_, i32>), 1> = zip((View::new(&prices), View::new(&counts)))?;
/// assert_eq!(sales.fold(0.0, |sum, (price, count)| sum + price * f64::from(*count)), 13.0);
/// # Ok::<(), view_core::Error>(())
/// ```
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
    ///
    /// ```
    /// use view_core::view::zip;
    /// use view_core::{View, ViewMut};
    ///
    /// let (mut sums, table) = ([0; 3], [[1, 2, 3], [4, 5, 6]]);
    /// for row in View::<_, 2>::from(&table).rows() {
    ///     zip((ViewMut::new(&mut sums), row))?.for_each(|(sum, item)| *sum += item);
    /// }
    /// assert_eq!(sums, [5, 7, 9]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
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
    /// ```
    /// use view_core::View;
    ///
    /// let (a, b, c) = ([1, 2], [3, 4], [5, 6]);
    /// let zip = View::new(&a).zip_with((View::new(&b), View::new(&c)))?;
    /// assert_eq!(zip.fold(0, |sum, (a, b, c)| sum + a * b * c), 63);
    /// assert!(View::new(&a).zip_with(View::new(&[7, 8, 9])).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
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
    /// ```
    /// use view_core::{View, ViewMut};
    ///
    /// let (mut least, numbers) = ([5, 5, 5], [7, 2, 5]);
    /// let mut view = ViewMut::new(&mut least);
    /// let changed = view.zip_with(View::new(&numbers))?.fold(0, |changed, (least, number)| {
    ///     let less = number < least;
    ///     *least = *number.min(least);
    ///     changed + i32::from(less)
    /// });
    /// assert_eq!((least, changed), ([5, 2, 5], 1));
    /// # Ok::<(), view_core::Error>(())
    /// ```
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

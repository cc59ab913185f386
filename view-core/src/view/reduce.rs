//! Sums, means and extremes.

use super::copying::check_same_shape;
use super::raw::{Raw, check_axis};
use super::{Number, View, ViewMut, lanes, zip};
use crate::Error;
use crate::strided::{Rank, Smaller};

#[cfg(feature = "alloc")]
use {super::geometry::fits, alloc::vec, alloc::vec::Vec};

impl<T: Number, const N: usize> View<'_, T, N> {
    /// The sum of the items, in no promised order.
    ///
    /// Eight sums run side by side, which for floats is several times as fast as one, and
    /// rounds differently; `iter().sum()` adds in order. Integers of up to 32 bits and
    /// `bool` add up in 64 bits. A sum past the ends of its type wraps around, as in NumPy.
    ///
    /// ```
    /// use view_core::{Be, View};
    ///
    /// let table = [[1_u8, 200], [200, 100]];
    /// assert_eq!(View::<_, 2>::from(&table).sum(), 501);
    /// assert_eq!(View::new(&[Be::new(0.5), Be::new(2.0)]).sum(), 2.5);
    /// assert_eq!(View::new(&[true, false, true]).sum(), 2);
    /// ```
    #[inline]
    #[must_use]
    pub fn sum(self) -> T::Total {
        // SAFETY: the items are in range, initialised and shared (1, 3, 7).
        unsafe { T::sum_of(self.as_ptr().cast(), &self.raw.strides, &self.raw.shape) }
    }

    /// The mean of the items, added up as `f64` in no promised order; `None` without items.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// assert_eq!(View::new(&[1, 2, 6]).mean(), Some(3.0));
    /// assert_eq!(View::<f32>::new(&[]).mean(), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn mean(self) -> Option<f64> {
        let step = |sum: f64, item: T| sum + item.to_f64();
        // SAFETY: the items are valid and shared (3, 7).
        let sum = unsafe { lanes::fold(self.raw, 0.0, step, |a, b| a + b) };
        (!self.is_empty()).then(|| sum / self.len() as f64)
    }

    /// The least value; `None` without items.
    ///
    /// A NaN is no value: it is passed over where there are others.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// assert_eq!(View::new(&[3.0, f64::NAN, 1.0]).min(), Some(1.0));
    /// ```
    #[inline]
    #[must_use]
    pub fn min(self) -> Option<T::Value> {
        let first = self.first()?.value();
        let step = |least, item: T| T::lesser(least, item.value());
        // SAFETY: the items are valid and shared (3, 7).
        Some(unsafe { lanes::fold(self.raw, first, step, T::lesser) })
    }

    /// The greatest value; `None` without items.
    ///
    /// A NaN is no value: it is passed over where there are others.
    #[inline]
    #[must_use]
    pub fn max(self) -> Option<T::Value> {
        let first = self.first()?.value();
        let step = |greatest, item: T| T::greater(greatest, item.value());
        // SAFETY: the items are valid and shared (3, 7).
        Some(unsafe { lanes::fold(self.raw, first, step, T::greater) })
    }

    /// The sums along one axis, in row order of the other axes.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let view = View::<_, 2>::from(&table);
    /// assert_eq!(view.sum_axis(0), [5_i64, 7, 9]);
    /// assert_eq!(view.sum_axis(1), [6_i64, 15]);
    /// ```
    ///
    /// # Panics
    ///
    /// For an axis the view does not have.
    #[cfg(feature = "alloc")]
    #[must_use]
    #[track_caller]
    pub fn sum_axis<const M: usize>(self, axis: usize) -> Vec<T::Total>
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        let shape: [usize; M] = fits(check_axis(axis, N).map(|()| self.raw.shape_without(axis)));
        let len = if shape.contains(&0) {
            0
        } else {
            shape.iter().product()
        };
        let mut sums = vec![T::ZERO; len];
        let out = fits(ViewMut::new(&mut sums).into_reshape(shape));
        fits(self.sum_axis_into(axis, out));
        sums
    }

    /// The sums along one axis, to a caller's view of the other axes.
    ///
    /// ```
    /// use view_core::{View, ViewMut};
    ///
    /// let table = [[1.5, 2.0, 3.0], [4.0, 5.0, 6.5]];
    /// let mut sums = [0.0; 3];
    /// View::<_, 2>::from(&table).sum_axis_into(0, ViewMut::new(&mut sums))?;
    /// assert_eq!(sums, [5.5, 7.0, 9.5]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `IndexError` for an axis the view does not have, `ValueError` if the shape of
    /// `out` is not that of the other axes.
    pub fn sum_axis_into<const M: usize>(
        self,
        axis: usize,
        mut out: ViewMut<'_, T::Total, M>,
    ) -> Result<(), Error>
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        check_axis(axis, N)?;
        check_same_shape(&out.shape(), &self.raw.shape_without::<M>(axis))?;
        let smallest = |k: &usize| self.strides()[*k].unsigned_abs();
        let innermost = (0..N).filter(|k| self.shape()[*k] > 1).min_by_key(smallest);
        if innermost.is_none_or(|innermost| innermost == axis) {
            // Along the memory: a sum in lanes for each place.
            for (sum, lane) in out.iter_mut().zip(self.lanes(axis)) {
                *sum = lane.sum();
            }
            return Ok(());
        }
        // Across it: the parts are added up side by side, four at a time, so that
        // memory is read in order and the sums are loaded and stored the less often.
        out.fill(T::ZERO);
        let mut parts = self.axis_iter::<M>(axis);
        while parts.len() >= 4 {
            if let [Some(a), Some(b), Some(c), Some(d)] = [(); 4].map(|()| parts.next()) {
                zip((&mut out, a, b, c, d))?.for_each(|(sum, a, b, c, d)| {
                    let (ab, cd) = (T::add(a.total(), b.total()), T::add(c.total(), d.total()));
                    *sum = T::add(*sum, T::add(ab, cd));
                });
            }
        }
        for part in parts {
            zip((&mut out, part))?.for_each(|(sum, item)| *sum = T::add(*sum, item.total()));
        }
        Ok(())
    }
}

impl<T: Number, const N: usize> ViewMut<'_, T, N> {
    /// As [`View::sum`].
    #[inline]
    #[must_use]
    pub fn sum(&self) -> T::Total {
        self.as_view().sum()
    }

    /// As [`View::mean`].
    #[inline]
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        self.as_view().mean()
    }

    /// As [`View::min`].
    #[inline]
    #[must_use]
    pub fn min(&self) -> Option<T::Value> {
        self.as_view().min()
    }

    /// As [`View::max`].
    #[inline]
    #[must_use]
    pub fn max(&self) -> Option<T::Value> {
        self.as_view().max()
    }
}

impl<T, const N: usize> Raw<T, N> {
    /// The shape without one axis, which there is.
    fn shape_without<const M: usize>(&self, axis: usize) -> [usize; M] {
        core::array::from_fn(|k| self.shape[k + usize::from(k >= axis)])
    }
}

//! Sums and means.

use super::copying::check_same_shape;
use super::raw::{check_axis, without};
use super::{Number, View, ViewMut, lanes, zip};
use crate::Error;
use crate::copy::Lines;
use crate::strided::{Rank, Smaller, Walk};

#[cfg(feature = "alloc")]
use {super::mistake::fits, alloc::vec, alloc::vec::Vec};

// The bound stands with each method, so that the compiler shows the help of `Number` for items
// that are none. For the same reason a sum is a parameter `S`: a method that answers `T::Total`
// is none where `T` has no total, and the compiler would speak of the iterators' `sum`.
impl<T, const N: usize> View<'_, T, N> {
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
    pub fn sum<S>(self) -> S
    where
        T: Number<Total = S>,
    {
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
    pub fn mean(self) -> Option<f64>
    where
        T: Number,
    {
        let step = |sum: f64, item: T| sum + item.to_f64();
        // SAFETY: the items are valid and shared (3, 7).
        let sum = unsafe { lanes::fold(self.raw, 0.0, step, |a, b| a + b) };
        (!self.is_empty()).then(|| sum / self.len() as f64)
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
    pub fn sum_axis<S: Copy, const M: usize>(self, axis: usize) -> Vec<S>
    where
        T: Number<Total = S>,
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        let shape: [usize; M] = fits(check_axis(axis, N).map(|()| without(self.raw.shape, axis)));
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
        T: Number,
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        check_axis(axis, N)?;
        check_same_shape(&out.shape(), &without::<_, N, M>(self.raw.shape, axis))?;
        let smallest = |k: &usize| self.strides()[*k].unsigned_abs();
        let innermost = (0..N).filter(|k| self.shape()[*k] > 1).min_by_key(smallest);
        if innermost.is_none_or(|innermost| innermost == axis) {
            // Along the memory: a sum in lanes for each place.
            self.sum_lanes_into(axis, &mut out);
            return Ok(());
        }
        // Across it: the parts are added up side by side, four at a time, so that
        // memory is read in order and the sums are loaded and stored the less often.
        out.fill(T::ZERO);
        if let (Some(totals), Some(lines)) = (out.as_mut_slice(), self.lines::<M>(axis)) {
            // SAFETY: the items are valid and shared (3, 7), the totals somewhere else (6).
            if unsafe { T::add_lines_of(totals, lines) } {
                return Ok(());
            }
        }
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

impl<T: Number, const N: usize> View<'_, T, N> {
    /// The sum of each lane of an axis, which is `axis < N`, to a view of the shape of the others.
    fn sum_lanes_into<const M: usize>(self, axis: usize, out: &mut ViewMut<'_, T::Total, M>)
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        let strides: [isize; M] = without(self.raw.strides, axis);
        let walk = Walk::<2, M>::sorted(&out.shape(), [&out.raw.strides, &strides]);
        let walk = match walk {
            Ok(walk) if !walk.is_empty() => walk,
            // Ranks past 64 are no geometry and have no items.
            _ => return,
        };
        let (count, [step_out, step], outer) = match walk.axes().split_first() {
            Some((inner, outer)) => (inner.len, inner.strides, outer),
            None => (1, [0; 2], &[][..]),
        };
        let [start_out, start] = walk.start();
        let mut index = [0_usize; M];
        'lines: loop {
            let mut at = [start_out, start];
            for (axis, &index) in outer.iter().zip(&index) {
                for (at, stride) in at.iter_mut().zip(axis.strides) {
                    *at = at.wrapping_add(stride.wrapping_mul(index as isize));
                }
            }
            let mut sum_to = out.raw.ptr.as_ptr().wrapping_byte_offset(at[0]);
            let lines = Lines {
                ptr: self.as_ptr().wrapping_byte_offset(at[1]).cast(),
                step,
                count,
                stride: self.raw.strides[axis],
                len: self.raw.shape[axis],
            };
            // SAFETY: lines of items, valid and shared (1, 3, 7); one sum for each place
            // along the innermost axis of `out`, which is ours (6).
            unsafe {
                T::sum_lines_of(lines, |sum| {
                    sum_to.write(sum);
                    sum_to = sum_to.wrapping_byte_offset(step_out);
                });
            }
            for (axis, index) in outer.iter().zip(&mut index) {
                *index += 1;
                if *index < axis.len {
                    continue 'lines;
                }
                *index = 0;
            }
            return;
        }
    }

    /// The parts with each index of an axis as lines, if one stride leads through each.
    fn lines<const M: usize>(self, axis: usize) -> Option<Lines>
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        // SAFETY: the axis has an item, and is one of the view.
        let part =
            (!self.is_empty()).then(|| unsafe { self.raw.index_axis_unchecked::<M>(axis, 0) });
        let part = part.filter(|part| M == 1 || part.is_c_contiguous())?;
        Some(Lines {
            ptr: self.as_ptr().cast(),
            step: self.raw.strides[axis],
            count: self.raw.shape[axis],
            stride: if M == 1 {
                part.strides[0]
            } else {
                size_of::<T>() as isize
            },
            len: part.len(),
        })
    }
}

impl<T, const N: usize> ViewMut<'_, T, N> {
    /// As [`View::sum`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [200_u8, 100, 1];
    /// let mut view = ViewMut::new(&mut numbers);
    /// view[2] = 0;
    /// assert_eq!(view.sum(), 300); // of 64 bits
    /// ```
    #[inline]
    #[must_use]
    pub fn sum<S>(&self) -> S
    where
        T: Number<Total = S>,
    {
        self.as_view().sum()
    }

    /// As [`View::mean`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 6];
    /// let mut view = ViewMut::new(&mut numbers);
    /// if let Some(mean) = view.mean() {
    ///     view.iter_mut().for_each(|item| *item -= mean as i32);
    /// }
    /// assert_eq!(numbers, [-2, -1, 3]);
    /// ```
    #[inline]
    #[must_use]
    pub fn mean(&self) -> Option<f64>
    where
        T: Number,
    {
        self.as_view().mean()
    }
}

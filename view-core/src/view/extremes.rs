//! The least and the greatest item, and where it is.
//!
//! Finding the place goes through the items twice: once in lanes for the value, as fast as
//! memory gives them, and once more from the front up to the first item that has it. One
//! pass that carries the place along with the value would have to wait for each comparison.

use super::count::Count;
use super::{Number, View, ViewMut, lanes};

/// The value that is left where one of each two is chosen.
#[inline]
fn chosen<T: Number, const N: usize>(
    view: View<'_, T, N>,
    choose: impl Fn(T::Value, T::Value) -> T::Value + Copy,
) -> Option<T::Value> {
    let first = view.first()?.value();
    let step = |so_far, item: T| choose(so_far, item.value());
    // SAFETY: the items are valid and shared (3, 7).
    Some(unsafe { lanes::fold(view.raw, first, step, choose) })
}

// Bounds and results are written for the sake of what the compiler says, as in `reduce`.
impl<T, const N: usize> View<'_, T, N> {
    /// The least value; `None` without items.
    ///
    /// A NaN is no value: it is passed over where there are others.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// assert_eq!(View::new(&[3.0, f64::NAN, 1.0]).min(), Some(1.0));
    /// ```
    #[doc(alias("amin", "nanmin"))]
    #[inline]
    #[must_use]
    pub fn min<V>(self) -> Option<V>
    where
        T: Number<Value = V>,
    {
        chosen(self, T::lesser)
    }

    /// The greatest value; `None` without items.
    ///
    /// A NaN is no value: it is passed over where there are others.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// assert_eq!(View::new(&[3.0, f64::NAN, 1.0]).max(), Some(3.0));
    /// assert_eq!(View::<u8>::new(&[]).max(), None);
    /// ```
    #[doc(alias("amax", "nanmax"))]
    #[inline]
    #[must_use]
    pub fn max<V>(self) -> Option<V>
    where
        T: Number<Value = V>,
    {
        chosen(self, T::greater)
    }

    /// The index of the least value, of the first in row order where several are; `None` without
    /// items.
    ///
    /// It is an index for each axis, where NumPy counts all items through. A NaN is passed over
    /// where there are others, as in [`min`](Self::min).
    ///
    /// ```
    /// use view_core::View;
    ///
    /// assert_eq!(View::new(&[3.0, f64::NAN, 1.0, 1.0]).argmin(), Some([2]));
    /// assert_eq!(View::<u8>::new(&[]).argmin(), None);
    /// ```
    #[doc(alias = "nanargmin")]
    #[must_use]
    pub fn argmin(self) -> Option<[usize; N]>
    where
        T: Number,
    {
        Some(self.first_of(self.min()?))
    }

    /// The index of the greatest value, of the first in row order where several are; `None`
    /// without items.
    ///
    /// It is an index for each axis, where NumPy counts all items through. A NaN is passed over
    /// where there are others, as in [`max`](Self::max).
    ///
    /// ```
    /// use view_core::{AsView, BufferView, View};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Particle { id: u32, mass: f32 }
    ///
    /// let particles = [Particle { id: 7, mass: 0.5 }, Particle { id: 8, mass: 2.0 }];
    /// let heaviest = particles.columns().mass.argmax().map(|[at]| particles[at].id);
    /// assert_eq!(heaviest, Some(8));
    ///
    /// let table = [[1, 5, 3], [4, 5, 2]];
    /// let view = View::<_, 2>::from(&table);
    /// assert_eq!(view.argmax(), Some([0, 1]));
    /// assert_eq!(view.argmax().map(|index| view[index]), view.max());
    /// ```
    #[doc(alias = "nanargmax")]
    #[must_use]
    pub fn argmax(self) -> Option<[usize; N]>
    where
        T: Number,
    {
        Some(self.first_of(self.max()?))
    }

    /// The index of the first item of this value. Where none is equal, all are NaN, and the
    /// first is as good as any.
    fn first_of(self, value: T::Value) -> [usize; N]
    where
        T: Number,
    {
        let is_it = |item: &T| item.value() == value;
        let number = match self.as_slice() {
            Some(items) => items.iter().position(is_it),
            None => self.iter().position(is_it),
        };
        let index = Count::new(self.shape()).nth(number.unwrap_or(0));
        index.unwrap_or([0; N])
    }
}

impl<T, const N: usize> ViewMut<'_, T, N> {
    /// As [`View::min`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[3, 5], [2, 4]];
    /// let view = ViewMut::<_, 2>::from(&mut table);
    /// assert_eq!((view.min(), view.row(0).min()), (Some(2), Some(3)));
    /// ```
    #[inline]
    #[must_use]
    pub fn min<V>(&self) -> Option<V>
    where
        T: Number<Value = V>,
    {
        self.as_view().min()
    }

    /// As [`View::max`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[3, 5], [2, 4]];
    /// let view = ViewMut::<_, 2>::from(&mut table);
    /// assert_eq!((view.max(), view.row(1).max()), (Some(5), Some(4)));
    /// ```
    #[inline]
    #[must_use]
    pub fn max<V>(&self) -> Option<V>
    where
        T: Number<Value = V>,
    {
        self.as_view().max()
    }

    /// As [`View::argmin`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut table = [[3, 5], [-2, 4]];
    /// let mut view = ViewMut::<_, 2>::from(&mut table);
    /// if let Some(least) = view.argmin() {
    ///     view[least] = 0;
    /// }
    /// assert_eq!(table, [[3, 5], [0, 4]]);
    /// ```
    #[must_use]
    pub fn argmin(&self) -> Option<[usize; N]>
    where
        T: Number,
    {
        self.as_view().argmin()
    }

    /// As [`View::argmax`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut scores = [3, 9, 4];
    /// let mut view = ViewMut::new(&mut scores);
    /// if let Some([best]) = view.argmax() {
    ///     view.swap(0, best);
    /// }
    /// assert_eq!(scores, [9, 3, 4]);
    /// ```
    #[must_use]
    pub fn argmax(&self) -> Option<[usize; N]>
    where
        T: Number,
    {
        self.as_view().argmax()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Be, Unaligned};

    /// The first index of an item that nothing passes, as one loop finds it.
    fn naive<const N: usize>(
        view: View<'_, f64, N>,
        passes: impl Fn(f64, f64) -> bool,
    ) -> Option<[usize; N]> {
        let mut best: Option<([usize; N], f64)> = None;
        for (index, item) in view.indexed_iter() {
            if best.is_none_or(|(_, best)| passes(*item, best) || best.is_nan() && !item.is_nan()) {
                best = Some((index, *item));
            }
        }
        best.map(|(index, _)| index)
    }

    #[test]
    fn the_first_of_the_greatest_is_found_in_any_geometry() {
        let mut items = [0.0; 60];
        let mut state = 1_u32;
        for round in 0..200 {
            for item in &mut items {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *item = match state >> 28 {
                    0 => f64::NAN,
                    1 => -0.0,
                    few => f64::from(few / (1 + round % 3)) - 3.0,
                };
            }
            let view = View::new(&items);
            let grid = view.reshape([3, 4, 5]).unwrap();
            for grid in [grid, grid.reverse(1), grid.reverse(0).reverse(2)] {
                assert_eq!(grid.argmax(), naive(grid, |a, b| a > b));
                assert_eq!(grid.argmin(), naive(grid, |a, b| a < b));
                let turned = grid.permute([2, 0, 1]).unwrap();
                assert_eq!(turned.argmax(), naive(turned, |a, b| a > b));
            }
            let some = view.slice_axis(0, 7..12).unwrap();
            assert_eq!(some.argmin(), naive(some, |a, b| a < b));
        }
    }

    #[test]
    fn there_is_an_index_where_there_is_an_item() {
        let nan = [f64::NAN; 2];
        assert_eq!(View::new(&nan).argmax(), Some([0]));
        assert_eq!(
            View::<_, 2>::from(&[[f64::NAN], [1.0]]).argmin(),
            Some([1, 0])
        );
        assert_eq!(View::<f64, 2>::from(&[[]; 3]).argmax(), None);
        assert_eq!(View::from_item(&5).argmax(), Some([]));
        let wide = [1_u8];
        let wide = View::new(&wide).broadcast_to([9, 9]).unwrap();
        assert_eq!(wide.argmin(), Some([0, 0]));
    }

    #[test]
    fn items_with_a_value_of_their_own_have_places_too() {
        assert_eq!(View::new(&[false, true, true]).argmax(), Some([1]));
        assert_eq!(
            View::new(&[Be::new(1_i16), Be::new(-256)]).argmin(),
            Some([1])
        );
        let items = [Unaligned::new(2.0_f32), Unaligned::new(3.0)];
        assert_eq!(View::new(&items).argmax(), Some([1]));
        assert_eq!(View::new(&[u64::MAX, 0]).argmin(), Some([1]));
    }
}

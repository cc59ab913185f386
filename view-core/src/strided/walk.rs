//! In which order a loop over one or several views should run.
//!
//! A loop over all indices may take the axes in any order, and any axis from
//! its end. Memory is kindest to a loop whose innermost axis has the smallest
//! stride, and short inner loops cost more than long ones. So the axes are
//! sorted by the strides of the first view (where a copy writes), turned so
//! that they go upwards there, and two axes are fused into one where the outer
//! one runs on from the inner one in every view. A contiguous copy of any rank
//! comes out as one axis.

use super::{MAX_NDIM, check_rank};
use crate::{Error, ErrorKind};

/// One axis of a [`Walk`] over `P` views.
///
/// ```
/// use view_core::strided::{Walk, WalkAxis};
/// let walk = Walk::<1, 4>::sorted(&[2, 3], [&[64, 8]])?;
/// assert_eq!(walk.axes()[0], WalkAxis { len: 3, strides: [8] });
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WalkAxis<const P: usize> {
    /// Steps along the axis, at least 2 except in a walk of a single item.
    pub len: usize,
    /// Bytes of one step in each view.
    pub strides: [isize; P],
}

/// The loop to run over `P` views of one shape: axes from the innermost out,
/// and where each view starts.
///
/// `CAP` is the most axes there may be: a small number keeps the walk small.
///
/// ```
/// use view_core::strided::Walk;
///
/// // A transposed source into a contiguous destination, both 3 x 4 of f64.
/// let walk = Walk::<2, 8>::sorted(&[3, 4], [&[32, 8], &[8, 24]])?;
/// assert_eq!(walk.axes()[0].strides, [8, 24]);
/// assert_eq!(walk.axes()[1].strides, [32, 8]);
///
/// // Contiguous both: one axis, whatever the rank was.
/// let walk = Walk::<2, 8>::sorted(&[2, 3, 4], [&[96, 32, 8], &[96, 32, 8]])?;
/// assert_eq!((walk.axes().len(), walk.axes()[0].len), (1, 24));
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk<const P: usize, const CAP: usize> {
    axes: [WalkAxis<P>; CAP],
    ndim: usize,
    start: [isize; P],
    empty: bool,
}

impl<const P: usize, const CAP: usize> Walk<P, CAP> {
    /// The fastest walk, in no promised order.
    ///
    /// ```
    /// use view_core::strided::Walk;
    /// // Columns first: the walk runs along them all the same.
    /// let walk = Walk::<1, 4>::sorted(&[2, 3], [&[8, 64]])?;
    /// assert_eq!((walk.axes()[0].len, walk.axes()[0].strides), (2, [8]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What [`check_rank`] refuses, and `ValueError` when more than `CAP` axes
    /// are longer than 1.
    #[inline]
    pub fn sorted(shape: &[usize], strides: [&[isize]; P]) -> Result<Self, Error> {
        let mut walk = Self::UNSET;
        walk.set_sorted(shape, strides)?;
        Ok(walk)
    }

    /// [`sorted`](Self::sorted) in place: moving a walk right after it was
    /// written costs as much as making it.
    #[inline(always)]
    fn set_sorted(&mut self, shape: &[usize], strides: [&[isize]; P]) -> Result<(), Error> {
        self.collect(shape, strides)?;
        self.turn();
        self.sort();
        self.fuse();
        Ok(())
    }

    /// A walk to be set.
    const UNSET: Self = Self {
        axes: [WalkAxis {
            len: 1,
            strides: [0; P],
        }; CAP],
        ndim: 0,
        start: [0; P],
        empty: true,
    };

    /// The walk in C order: the last axis innermost, none turned around, for
    /// loops whose order can be seen (a write through overlapping items).
    ///
    /// ```
    /// use view_core::strided::Walk;
    ///
    /// let walk = Walk::<1, 8>::in_order(&[2, 3], [&[8, -16]])?;
    /// assert_eq!(walk.axes()[0].strides, [-16]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`sorted`](Self::sorted).
    #[inline]
    pub fn in_order(shape: &[usize], strides: [&[isize]; P]) -> Result<Self, Error> {
        let mut walk = Self::UNSET;
        walk.collect(shape, strides)?;
        walk.fuse();
        Ok(walk)
    }

    /// The axes, innermost first; none when there is a single item or none.
    ///
    /// ```
    /// use view_core::strided::Walk;
    ///
    /// // Rows of 3 items of 8 bytes, with a gap behind each: two loops, …
    /// let walk = Walk::<1, 4>::sorted(&[2, 3], [&[32, 8]])?;
    /// assert_eq!((walk.axes()[0].len, walk.axes()[1].len), (3, 2));
    /// // … and without the gap, one.
    /// let walk = Walk::<1, 4>::sorted(&[2, 3], [&[24, 8]])?;
    /// assert_eq!((walk.axes().len(), walk.axes()[0].len), (1, 6));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn axes(&self) -> &[WalkAxis<P>] {
        &self.axes[..self.ndim]
    }

    #[inline(always)]
    fn as_sorted(&mut self) -> Sorted<'_, P> {
        Sorted {
            axes: &mut self.axes[..self.ndim],
            start: self.start,
            empty: self.empty,
        }
    }

    /// Byte offset of the first item visited, for each view.
    ///
    /// ```
    /// use view_core::strided::Walk;
    /// // Backwards in memory: it begins at the last item and goes up.
    /// let walk = Walk::<1, 4>::sorted(&[3], [&[-8]])?;
    /// assert_eq!((walk.start(), walk.axes()[0].strides), ([-16], [8]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn start(&self) -> [isize; P] {
        self.start
    }

    /// Whether there is nothing to visit; then nothing else means anything.
    ///
    /// ```
    /// use view_core::strided::Walk;
    /// assert!(Walk::<1, 4>::sorted(&[3, 0], [&[8, 8]])?.is_empty());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.empty
    }

    /// The axes longer than 1, last one first.
    #[inline(always)]
    fn collect(&mut self, shape: &[usize], strides: [&[isize]; P]) -> Result<(), Error> {
        let ndim = shape.len();
        // One pass, since small copies wait for it; what is wrong is said
        // apart.
        if ndim > MAX_NDIM || strides.iter().any(|view| view.len() != ndim) {
            return Err(refuse(shape, strides, CAP));
        }
        self.empty = false;
        for axis in (0..ndim).rev() {
            let len = shape[axis];
            if len == 1 {
                continue;
            }
            if self.ndim == CAP || len > isize::MAX as usize {
                if !shape.contains(&0) || check_rank(shape, strides[0]).is_err() {
                    return Err(refuse(shape, strides, CAP));
                }
                self.empty = true;
                break;
            }
            self.empty |= len == 0;
            let to = &mut self.axes[self.ndim];
            to.len = len;
            for (step, view) in to.strides.iter_mut().zip(strides) {
                *step = view[axis];
            }
            self.ndim += 1;
        }
        if self.empty {
            self.ndim = 0;
        }
        Ok(())
    }

    /// Turns each axis so that the first view that moves goes upwards.
    #[inline]
    fn turn(&mut self) {
        for axis in &mut self.axes[..self.ndim] {
            if axis
                .strides
                .iter()
                .find(|&&s| s != 0)
                .is_some_and(|&s| s < 0)
            {
                for (start, stride) in self.start.iter_mut().zip(&mut axis.strides) {
                    // Inside the view's range (invariant 3), and so is the sum.
                    *start = start.wrapping_add(stride.wrapping_mul(axis.len as isize - 1));
                    *stride = stride.wrapping_neg();
                }
            }
        }
    }

    /// Small strides of the first view inwards; where those are equal (a
    /// stretched axis), small strides of the next. Stable, few axes.
    #[inline]
    fn sort(&mut self) {
        let rank = |axis: &WalkAxis<P>| axis.strides.map(isize::unsigned_abs);
        for i in 1..self.ndim {
            let mut k = i;
            while k > 0 && rank(&self.axes[k - 1]) > rank(&self.axes[k]) {
                self.axes.swap(k - 1, k);
                k -= 1;
            }
        }
    }

    /// Joins an axis to the one inside it where it runs on in every view.
    #[inline]
    fn fuse(&mut self) {
        let mut last = 0;
        for k in 1..self.ndim {
            let (inner, outer) = (&self.axes[last], &self.axes[k]);
            let runs_on = (0..P).all(|p| {
                inner.strides[p].checked_mul(inner.len as isize) == Some(outer.strides[p])
            });
            match inner.len.checked_mul(outer.len) {
                Some(len) if runs_on && isize::try_from(len).is_ok() => self.axes[last].len = len,
                _ => {
                    last += 1;
                    if last == k {
                        continue;
                    }
                    self.axes[last] = self.axes[k];
                }
            }
        }
        self.ndim = self.ndim.min(last + 1);
    }
}

/// A sorted walk while it is walked.
pub(crate) struct Sorted<'w, const P: usize> {
    /// The axes, innermost first; they may be put into another order.
    pub(crate) axes: &'w mut [WalkAxis<P>],
    /// Byte offset of the first item visited, for each view.
    pub(crate) start: [isize; P],
    /// Whether there is nothing to visit.
    pub(crate) empty: bool,
}

/// Runs `body` with the sorted walk, in as little room as it needs; `None` if
/// there is no walk because the geometry is none. Nearly all walks have few
/// axes, and the room for many takes longer to prepare than a small copy.
#[inline(always)]
pub(crate) fn with_sorted<const P: usize, R>(
    shape: &[usize],
    strides: [&[isize]; P],
    body: impl FnOnce(Sorted<'_, P>) -> R,
) -> Option<R> {
    const FEW: usize = 4;
    let mut few = Walk::<P, FEW>::UNSET;
    // Room that is not touched but where it is needed, so that there is one body to compile.
    let mut many;
    let walk = if few.set_sorted(shape, strides).is_ok() {
        few.as_sorted()
    } else {
        many = with_many_axes(shape, strides)?;
        many.as_sorted()
    };
    Some(body(walk))
}

#[cold]
#[inline(never)]
fn with_many_axes<const P: usize>(
    shape: &[usize],
    strides: [&[isize]; P],
) -> Option<Walk<P, MAX_NDIM>> {
    Walk::sorted(shape, strides).ok()
}

/// Why there is no walk.
#[cold]
fn refuse<const P: usize>(shape: &[usize], strides: [&[isize]; P], cap: usize) -> Error {
    for view in strides {
        if let Err(error) = check_rank(shape, view) {
            return error;
        }
    }
    Error::with_numbers(
        ErrorKind::Value,
        "a walk of at most {} {axis|axes} was asked for and more are longer than 1",
        [cap as isize, 0, 0, 0],
    )
}

#[cfg(test)]
mod tests {
    use std::vec;
    use std::vec::Vec;

    use super::super::model::offsets;
    use super::*;

    /// Every tuple of offsets a walk visits, in its order.
    fn visited<const P: usize>(walk: &Walk<P, 4>) -> Vec<[isize; P]> {
        if walk.is_empty() {
            return vec![];
        }
        let mut all = vec![walk.start()];
        for axis in walk.axes().iter().rev() {
            all = all
                .iter()
                .flat_map(|at| (0..axis.len as isize).map(move |i| (at, i)))
                .map(|(at, i)| core::array::from_fn(|p| at[p] + i * axis.strides[p]))
                .collect();
        }
        all
    }

    #[test]
    fn every_index_is_visited_once() {
        let mut fused = 0;
        for shape in [[2, 3, 4], [3, 1, 2], [1, 1, 1], [2, 0, 3], [4, 2, 2]] {
            for a in [
                [48, 16, 4],
                [4, 8, 16],
                [-48, -16, -4],
                [0, 4, 0],
                [4, -4, 8],
            ] {
                for b in [[48, 16, 4], [16, 4, 32], [0, 0, 0], [9, -27, 3]] {
                    let mut expected: Vec<[isize; 2]> = offsets(&shape, &a)
                        .into_iter()
                        .zip(offsets(&shape, &b))
                        .map(|((_, a), (_, b))| [a, b])
                        .collect();
                    let ordered = Walk::<2, 4>::in_order(&shape, [&a, &b]).unwrap();
                    assert_eq!(visited(&ordered), expected);
                    let sorted = Walk::<2, 4>::sorted(&shape, [&a, &b]).unwrap();
                    let mut found = visited(&sorted);
                    found.sort_unstable();
                    expected.sort_unstable();
                    assert_eq!(found, expected);
                    assert!(sorted.axes().is_sorted_by_key(|axis| axis.strides[0]));
                    fused += usize::from(!sorted.is_empty() && sorted.axes().len() == 1);
                }
            }
        }
        assert!(fused > 3);
    }

    #[test]
    fn a_walk_never_overflows() {
        let shape = [3, usize::MAX / 2];
        for s in [isize::MIN, -1, 0, 1, isize::MAX] {
            for t in [isize::MIN, -1, 0, 1, isize::MAX] {
                let _ = Walk::<1, 4>::sorted(&shape, [&[s, t]]).unwrap();
            }
        }
        let error = Walk::<1, 2>::sorted(&[2, 2, 1, 2], [&[4, 2, 9, 1]]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Value);
    }
}

//! Python's slices: start, stop and step, clipped as `slice.indices` clips.

use core::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use crate::{Error, ErrorKind};

/// `start:stop:step` of one axis, each part optional, negative numbers
/// counted from the end: what Python writes between brackets.
///
/// Bounds are clipped, never refused, exactly as Python's `slice.indices`
/// does; only a step of zero is an error. Rust's ranges turn into slices with
/// [`From`], and their ends may be negative too.
///
/// ```
/// use view_core::strided::Slice;
///
/// let evens = Slice::from(2..10).with_step(2);
/// assert_eq!(evens.indices(7)?, (2, 7, 2));
/// assert_eq!(evens.resolve(7)?.len, 3); // 2, 4, 6
///
/// let backwards = Slice::from(..).with_step(-1);
/// assert_eq!(backwards.indices(5)?, (4, -1, -1));
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Slice {
    /// The first index taken; absent means the end the step starts from.
    pub start: Option<isize>,
    /// The first index not taken; absent means as far as the axis goes.
    pub stop: Option<isize>,
    /// The distance between two indices taken; absent means 1.
    pub step: Option<isize>,
}

/// A [`Slice`] applied to an axis of known length: what it really takes.
///
/// The indices taken are `start`, `start + step`, ... , `len` of them, and
/// each lies inside the axis. With `len == 0` the start is clipped into
/// `0..=length` and must not be used to compute an address.
///
/// ```
/// use view_core::strided::{Slice, Span};
///
/// let span = Slice::from(-3..).resolve(10)?;
/// assert_eq!(span, Span { start: 7, len: 3, step: 1 });
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The index taken first.
    pub start: usize,
    /// How many indices are taken.
    pub len: usize,
    /// The distance from one to the next, never zero.
    pub step: isize,
}

impl Slice {
    /// The slice `start:stop:step`.
    ///
    /// ```
    /// use view_core::strided::Slice;
    ///
    /// assert_eq!(Slice::new(None, Some(-1), None), Slice::from(..-1));
    /// ```
    #[must_use]
    pub const fn new(start: Option<isize>, stop: Option<isize>, step: Option<isize>) -> Self {
        Self { start, stop, step }
    }

    /// The same slice with another step.
    ///
    /// ```
    /// use view_core::strided::Slice;
    ///
    /// assert_eq!(Slice::from(..).with_step(-1).step, Some(-1));
    /// ```
    #[must_use]
    pub const fn with_step(mut self, step: isize) -> Self {
        self.step = Some(step);
        self
    }

    /// What Python's `slice(start, stop, step).indices(length)` answers: the
    /// clipped start, stop and step. With a negative step the stop may be -1.
    ///
    /// ```
    /// use view_core::strided::Slice;
    ///
    /// assert_eq!(Slice::from(-100..100).indices(4)?, (0, 4, 1));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError: slice step cannot be zero`, and `OverflowError` for a
    /// length over `isize::MAX`, which no memory has.
    #[inline]
    pub fn indices(self, length: usize) -> Result<(isize, isize, isize), Error> {
        if length > isize::MAX as usize {
            return Err(Error::new(
                ErrorKind::Overflow,
                "an axis cannot be longer than isize::MAX",
            ));
        }
        let length = length as isize;
        let step = match self.step {
            None => 1,
            Some(0) => return Err(Error::new(ErrorKind::Value, "slice step cannot be zero")),
            // As PySlice_Unpack does, so that -step exists.
            Some(isize::MIN) => -isize::MAX,
            Some(step) => step,
        };
        let (lower, upper) = if step < 0 {
            (-1, length - 1)
        } else {
            (0, length)
        };
        let start = match self.start {
            None if step < 0 => upper,
            None => lower,
            Some(start) => clip(start, length, lower, upper),
        };
        let stop = match self.stop {
            None if step < 0 => lower,
            None => upper,
            Some(stop) => clip(stop, length, lower, upper),
        };
        Ok((start, stop, step))
    }

    /// The indices of an axis of `length` items that this slice takes.
    ///
    /// ```
    /// use view_core::strided::Slice;
    ///
    /// assert_eq!(Slice::from(8..2).resolve(10)?.len, 0);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`indices`](Self::indices).
    #[inline]
    pub fn resolve(self, length: usize) -> Result<Span, Error> {
        let (start, stop, step) = self.indices(length)?;
        // start, stop are in -1..=length, so no difference can overflow.
        let len = if step < 0 {
            if start <= stop {
                0
            } else if step == -1 {
                // A division takes longer than all the rest.
                start - stop
            } else {
                (start - stop - 1) / -step + 1
            }
        } else if start >= stop {
            0
        } else if step == 1 {
            stop - start
        } else {
            (stop - start - 1) / step + 1
        };
        Ok(Span {
            start: if start < 0 { 0 } else { start as usize },
            len: len as usize,
            step,
        })
    }
}

/// One bound: counted from the end when negative, then clipped.
const fn clip(bound: isize, length: isize, lower: isize, upper: isize) -> isize {
    let bound = if bound < 0 { bound + length } else { bound };
    if bound < lower {
        lower
    } else if bound > upper {
        upper
    } else {
        bound
    }
}

mod sealed {
    pub trait Sealed {}
}

/// The integer types that may stand in a key or a range of one: `i32`,
/// `i64`, `isize`, `u32` and `usize`.
///
/// A number that fits no `isize` is outside every axis; it is taken as
/// `isize::MAX` or `isize::MIN`, which are outside every axis as well, so
/// clipping and refusing come out the same.
///
/// ```
/// use view_core::strided::AxisIndex;
/// assert_eq!(((-2_i32).saturate(), usize::MAX.saturate()), (-2, isize::MAX));
/// ```
pub trait AxisIndex: Copy + sealed::Sealed {
    /// The number as an `isize`, saturated.
    ///
    /// ```
    /// use view_core::View;
    /// use view_core::strided::{AxisIndex, Slice};
    ///
    /// // The end of a range of any integer type, clipped as Python clips it.
    /// fn first(count: impl AxisIndex) -> Slice {
    ///     Slice::new(None, Some(count.saturate()), None)
    /// }
    /// let view = View::new(&[1, 2, 3]);
    /// assert_eq!(view.slice_axis(0, first(usize::MAX))?.len(), 3);
    /// assert_eq!(view.slice_axis(0, first(-1))?.len(), 2);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    fn saturate(self) -> isize;
}

macro_rules! axis_index {
    ($($int:ty),*) => {$(
        impl sealed::Sealed for $int {}
        impl AxisIndex for $int {
            #[inline]
            fn saturate(self) -> isize {
                isize::try_from(self).unwrap_or({
                    #[allow(unused_comparisons, clippy::absurd_extreme_comparisons)]
                    if self < 0 { isize::MIN } else { isize::MAX }
                })
            }
        }
    )*};
}
axis_index!(i32, i64, isize, u32, usize);

/// `a..=b` ends behind `b`; behind -1, the last item, there is only the end.
fn after(last: isize) -> Option<isize> {
    match last {
        -1 | isize::MAX => None,
        last => Some(last + 1),
    }
}

impl From<RangeFull> for Slice {
    #[inline]
    fn from(_: RangeFull) -> Self {
        Self::new(None, None, None)
    }
}

impl<I: AxisIndex> From<Range<I>> for Slice {
    #[inline]
    fn from(range: Range<I>) -> Self {
        Self::new(
            Some(range.start.saturate()),
            Some(range.end.saturate()),
            None,
        )
    }
}

impl<I: AxisIndex> From<RangeFrom<I>> for Slice {
    #[inline]
    fn from(range: RangeFrom<I>) -> Self {
        Self::new(Some(range.start.saturate()), None, None)
    }
}

impl<I: AxisIndex> From<RangeTo<I>> for Slice {
    #[inline]
    fn from(range: RangeTo<I>) -> Self {
        Self::new(None, Some(range.end.saturate()), None)
    }
}

impl<I: AxisIndex> From<RangeInclusive<I>> for Slice {
    #[inline]
    fn from(range: RangeInclusive<I>) -> Self {
        Self::new(
            Some(range.start().saturate()),
            after(range.end().saturate()),
            None,
        )
    }
}

impl<I: AxisIndex> From<RangeToInclusive<I>> for Slice {
    #[inline]
    fn from(range: RangeToInclusive<I>) -> Self {
        Self::new(None, after(range.end.saturate()), None)
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;

    /// The rule in words: walk from the start while on the right side of the
    /// stop, and take what lies inside.
    fn naive(slice: Slice, length: isize) -> (isize, isize, isize) {
        let step = i128::from(slice.step.unwrap_or(1) as i64);
        let length = i128::from(length as i64);
        let (lower, upper) = if step < 0 {
            (-1, length - 1)
        } else {
            (0, length)
        };
        let bound = |given: Option<isize>, default: i128| match given {
            None => default,
            Some(b) => {
                let b = i128::from(b as i64);
                (if b < 0 { b + length } else { b }).clamp(lower, upper)
            }
        };
        let (first, last) = if step < 0 {
            (upper, lower)
        } else {
            (lower, upper)
        };
        let start = bound(slice.start, first);
        let stop = bound(slice.stop, last);
        let step = step.max(-(isize::MAX as i128));
        (start as isize, stop as isize, step as isize)
    }

    const EDGES: [Option<isize>; 17] = [
        None,
        Some(0),
        Some(1),
        Some(2),
        Some(3),
        Some(5),
        Some(7),
        Some(-1),
        Some(-2),
        Some(-3),
        Some(-5),
        Some(-7),
        Some(100),
        Some(-100),
        Some(isize::MAX),
        Some(isize::MIN),
        Some(isize::MIN + 1),
    ];

    #[test]
    fn indices_are_pythons() {
        for length in 0..7 {
            for start in EDGES {
                for stop in EDGES {
                    for step in EDGES {
                        let slice = Slice { start, stop, step };
                        if step == Some(0) {
                            assert_eq!(
                                slice.indices(length).unwrap_err().to_string(),
                                "slice step cannot be zero"
                            );
                            continue;
                        }
                        let found = slice.indices(length).unwrap();
                        assert_eq!(found, naive(slice, length as isize), "{slice:?} {length}");
                        let mut taken = std::vec::Vec::new();
                        let (mut i, stop, step) = found;
                        while if step < 0 { i > stop } else { i < stop } {
                            taken.push(i);
                            i = i.saturating_add(step);
                        }
                        let span = slice.resolve(length).unwrap();
                        let spanned: std::vec::Vec<isize> = (0..span.len as isize)
                            .map(|k| span.start as isize + k * span.step)
                            .collect();
                        assert_eq!(spanned, taken, "{slice:?} {length}");
                    }
                }
            }
        }
    }

    #[test]
    fn inclusive_ranges_reach_the_last_item() {
        assert_eq!(Slice::from(..=-1).resolve(5).unwrap().len, 5);
        #[allow(clippy::reversed_empty_ranges)]
        let inner = 1..=-2;
        assert_eq!(Slice::from(inner).resolve(5).unwrap().len, 3);
        assert_eq!(Slice::from(0..=usize::MAX).resolve(5).unwrap().len, 5);
    }

    #[test]
    fn a_length_no_memory_has_is_refused() {
        let error = Slice::default().resolve(usize::MAX).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Overflow);
    }
}

//! What stands between the brackets: indices of one item, keys of a part.

use alloc::borrow::Cow;
use core::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use crate::strided::{AxisIndex, AxisKey, Key, Slice};

/// The index of one item: an integer, or an array or slice of one integer for
/// each dimension. Negative numbers count from the end.
///
/// ```
/// use view_core::memory::memoryview;
///
/// let rows = [[1, 2, 3], [4, 5, 6]];
/// let view = memoryview(&rows);
/// assert_eq!(view.get([1, -1])?, 6);
/// assert_eq!(memoryview(&rows[0]).get(0)?, 1);
/// # Ok::<(), view_core::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no index of an item",
    note = "an item is named by an integer, or by an array of integers, one for each dimension",
    note = "ranges and `s![…]` name a part of the view: use `slice`"
)]
pub trait ItemIndex {
    /// The indices, one after the other.
    type Indices: AsRef<[isize]> + Clone;
    /// The number for each dimension; what fits no `isize` is outside of
    /// every dimension.
    ///
    /// ```
    /// use view_core::memory::ItemIndex;
    ///
    /// assert_eq!([1_i32, -1].indices(), [1, -1]);
    /// assert_eq!(usize::MAX.indices(), [isize::MAX]); // not -1, which would be the last item
    /// assert_eq!(().indices(), []);
    /// ```
    fn indices(self) -> Self::Indices;
}

macro_rules! integers {
    ($($int:ty),*) => {$(
        impl ItemIndex for $int {
            type Indices = [isize; 1];
            #[inline]
            fn indices(self) -> [isize; 1] {
                [self.saturate()]
            }
        }
        impl<const N: usize> ItemIndex for [$int; N] {
            type Indices = [isize; N];
            #[inline]
            fn indices(self) -> [isize; N] {
                self.map(AxisIndex::saturate)
            }
        }
        impl ViewKey for $int {
            type Entries = [AxisKey; 1];
            fn entries(self) -> [AxisKey; 1] {
                [AxisKey::Index(self.saturate())]
            }
        }
    )*};
}
integers!(i32, i64, isize, u32, usize);

impl<'i> ItemIndex for &'i [isize] {
    type Indices = &'i [isize];
    #[inline]
    fn indices(self) -> &'i [isize] {
        self
    }
}

/// As a shape has it.
impl<'i> ItemIndex for &'i [usize] {
    type Indices = Cow<'i, [isize]>;
    #[inline]
    fn indices(self) -> Cow<'i, [isize]> {
        if self.iter().all(|&i| isize::try_from(i).is_ok()) {
            // The same bits mean the same number, so nothing is copied.
            Cow::Borrowed(bytemuck::cast_slice(self))
        } else {
            Cow::Owned(self.iter().map(|i| i.saturate()).collect())
        }
    }
}

/// The one item of a view without dimensions.
impl ItemIndex for () {
    type Indices = [isize; 0];
    fn indices(self) -> [isize; 0] {
        []
    }
}

/// The key of a part of a view: a range, a [`Slice`], an integer, or several of
/// them as [`s![…]`](crate::s) or a slice of [`AxisKey`]s.
///
/// A range that counts from the end is best written within `s![…]`: Clippy's
/// `reversed_empty_ranges` takes a bare `3..-1` for an empty range, and refuses it.
///
/// ```
/// use view_core::{memory::memoryview, s};
///
/// let view = memoryview(b"abcefg");
/// assert_eq!(view.slice(1..4)?.to_bytes(), b"bce");
/// assert_eq!(view.slice(s![3..-1])?.to_bytes(), b"ef");
/// assert_eq!(view.slice(s![..;-1])?.to_bytes(), b"gfecba");
/// # Ok::<(), view_core::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no key of a view",
    note = "a key is a range, an integer, a `Slice`, or several of them: `s![1, .., ..;-1]`"
)]
pub trait ViewKey {
    /// The entries, one after the other.
    type Entries: AsRef<[AxisKey]>;
    /// The key entry by entry.
    ///
    /// ```
    /// use view_core::memory::ViewKey;
    /// use view_core::strided::{AxisKey, Slice};
    /// use view_core::s;
    ///
    /// let range = AxisKey::Slice(Slice::from(1..4));
    /// assert_eq!((1..4).entries(), [range]);
    /// assert_eq!(s![-1, 1..4].entries().as_ref(), [AxisKey::Index(-1), range]);
    /// ```
    fn entries(self) -> Self::Entries;
}

impl<const K: usize, D> ViewKey for Key<K, D> {
    type Entries = Self;
    fn entries(self) -> Self {
        self
    }
}

impl<'k> ViewKey for &'k [AxisKey] {
    type Entries = &'k [AxisKey];
    fn entries(self) -> &'k [AxisKey] {
        self
    }
}

impl<const N: usize> ViewKey for [AxisKey; N] {
    type Entries = Self;
    fn entries(self) -> Self {
        self
    }
}

impl ViewKey for AxisKey {
    type Entries = [Self; 1];
    fn entries(self) -> [Self; 1] {
        [self]
    }
}

macro_rules! ranges {
    ($($(@$int:ident)? $range:ty),* $(,)?) => {$(
        impl $(<$int: AxisIndex>)? ViewKey for $range {
            type Entries = [AxisKey; 1];
            fn entries(self) -> [AxisKey; 1] {
                [AxisKey::Slice(Slice::from(self))]
            }
        }
    )*};
}
ranges!(
    RangeFull,
    @I Range<I>,
    @I RangeFrom<I>,
    @I RangeTo<I>,
    @I RangeInclusive<I>,
    @I RangeToInclusive<I>,
    Slice,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_as_a_shape_has_them_are_not_copied() {
        let indices = [0, 7, isize::MAX as usize];
        let borrowed = indices[..].indices();
        assert!(matches!(borrowed, Cow::Borrowed([0, 7, isize::MAX])));
        // What would turn negative, and count from the end, is outside of every dimension.
        let outside = [1, isize::MAX as usize + 1, usize::MAX];
        assert_eq!(*outside[..].indices(), [1, isize::MAX, isize::MAX]);
        assert!(<&[usize]>::default().indices().is_empty());
    }
}

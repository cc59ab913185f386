//! Keys: what stands between the brackets, for ranks known at compile time
//! and for ranks known at run time.

use core::marker::PhantomData;
use core::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use super::rank::Carried;
use super::{AxisIndex, Dropped, Filled, Inserted, Kept, Slice};

/// One entry of a run-time key, as Python has them between brackets.
///
/// A key is a slice of these: `&[AxisKey::Index(1), AxisKey::Ellipsis]` is
/// Python's `[1, ...]`. Integers, ranges and [`Slice`]s turn into entries
/// with [`From`]; [`s!`](crate::s) writes a whole key.
///
/// ```
/// use view_core::s;
/// use view_core::strided::{AxisKey, Slice};
///
/// let key = s![1, .., ..;-1, ..., new];
/// assert_eq!(
///     key.as_slice(),
///     [
///         AxisKey::Index(1),
///         AxisKey::Slice(Slice::from(..)),
///         AxisKey::Slice(Slice::from(..).with_step(-1)),
///         AxisKey::Ellipsis,
///         AxisKey::NewAxis,
///     ]
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AxisKey {
    /// One item of the axis, which is dropped. Negative counts from the end.
    Index(isize),
    /// Part of the axis, which stays.
    Slice(Slice),
    /// As many whole axes as are needed to use all of them.
    Ellipsis,
    /// A new axis of length 1.
    NewAxis,
}

/// `...` in a key written by hand: as many whole axes as are needed.
///
/// ```
/// use view_core::s;
/// use view_core::strided::{Ellipsis, key};
/// assert_eq!(key((1, Ellipsis)).as_slice(), s![1, ...].as_slice());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ellipsis;

/// `new` in a key written by hand: an axis of length 1.
///
/// ```
/// use view_core::s;
/// use view_core::strided::{NewAxis, key};
/// assert_eq!(key((NewAxis, 2..)).as_slice(), s![new, 2..].as_slice());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NewAxis;

/// What may stand in [`s![]`](crate::s): an integer, a range, a [`Slice`],
/// [`Ellipsis`] or [`NewAxis`].
///
/// The effect on the rank is part of the type, which is how a view of a
/// compile-time rank knows the rank of the result.
///
/// ```
/// use view_core::strided::{AxisKey, KeyPart, Slice};
/// assert_eq!((-1).axis_key(), AxisKey::Index(-1));
/// assert_eq!((2..5).axis_key(), AxisKey::Slice(Slice::from(2..5)));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a key",
    label = "not an integer, a range or a `Slice`",
    note = "a key takes integers (i32, i64, isize, u32, usize), ranges of them, \
            `Slice`s, `...` and `new`"
)]
pub trait KeyPart {
    /// [`Kept`], [`Dropped`], [`Inserted`] or [`Filled`].
    type Effect;
    /// The entry of the run-time key.
    ///
    /// ```
    /// use view_core::strided::{AxisKey, Ellipsis, KeyPart, NewAxis, Slice};
    ///
    /// assert_eq!((..-1).axis_key(), AxisKey::Slice(Slice::new(None, Some(-1), None)));
    /// assert_eq!((Ellipsis.axis_key(), NewAxis.axis_key()), (AxisKey::Ellipsis, AxisKey::NewAxis));
    /// ```
    fn axis_key(self) -> AxisKey;
}

/// A key whose effect on the rank is known to the compiler; [`s!`](crate::s)
/// makes it.
///
/// `K` is the number of entries, `D` the list of their effects, for
/// [`By`](super::By). As a run-time key it is the slice of its entries,
/// [`as_slice`](Self::as_slice).
///
/// ```
/// use view_core::s;
/// use view_core::strided::AxisKey;
///
/// let key = s![-1, 2..];
/// assert_eq!(key.as_slice()[0], AxisKey::Index(-1));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Key<const K: usize, D> {
    parts: [AxisKey; K],
    effects: Carried<D>,
}

impl<const K: usize, D> Key<K, D> {
    /// The entries, for a view whose rank is known at run time only.
    ///
    /// ```
    /// use view_core::s;
    /// use view_core::strided::AxisKey;
    /// assert_eq!(s![7].as_slice(), [AxisKey::Index(7)]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_slice(&self) -> &[AxisKey] {
        &self.parts
    }
}

impl<const K: usize, D> AsRef<[AxisKey]> for Key<K, D> {
    #[inline]
    fn as_ref(&self) -> &[AxisKey] {
        &self.parts
    }
}

/// A tuple of [`KeyPart`]s, up to sixteen of them: `(1, .., 2..5)`.
///
/// ```
/// use view_core::strided::{AxisKey, KeyParts};
/// assert_eq!((1, ..).key().as_ref()[0], AxisKey::Index(1));
/// ```
pub trait KeyParts {
    /// The key with as many entries as the tuple has.
    type Key: AsRef<[AxisKey]>;
    /// The tuple as a key.
    ///
    /// ```
    /// use view_core::View;
    /// use view_core::strided::{KeyParts, Slice};
    ///
    /// // A key that is made apart from the view it is for.
    /// let every_second = Slice::from(..).with_step(2);
    /// let key = (0, every_second).key();
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// assert_eq!(View::<_, 2>::from(&table).at(key).to_array()?, [1, 3]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    fn key(self) -> Self::Key;
}

/// What [`s!`](crate::s) calls: the key of a tuple of parts.
///
/// ```
/// use view_core::s;
/// use view_core::strided::key;
///
/// assert_eq!(key((1, 2..5)).as_slice(), s![1, 2..5].as_slice());
/// ```
#[inline]
pub fn key<P: KeyParts>(parts: P) -> P::Key {
    parts.key()
}

macro_rules! key_parts {
    ($count:literal: $($part:ident)*) => {
        impl<$($part: KeyPart),*> KeyParts for ($($part,)*) {
            type Key = Key<$count, key_parts!(@list $($part)*)>;
            #[inline]
            #[allow(non_snake_case)]
            fn key(self) -> Self::Key {
                let ($($part,)*) = self;
                Key { parts: [$($part.axis_key()),*], effects: PhantomData }
            }
        }
    };
    (@list) => { () };
    (@list $first:ident $($rest:ident)*) => {
        (<$first as KeyPart>::Effect, key_parts!(@list $($rest)*))
    };
}
key_parts!(0:);
key_parts!(1: A);
key_parts!(2: A B);
key_parts!(3: A B C);
key_parts!(4: A B C D);
key_parts!(5: A B C D E);
key_parts!(6: A B C D E F);
key_parts!(7: A B C D E F G);
key_parts!(8: A B C D E F G H);
key_parts!(9: A B C D E F G H I);
key_parts!(10: A B C D E F G H I J);
key_parts!(11: A B C D E F G H I J K);
key_parts!(12: A B C D E F G H I J K L);
key_parts!(13: A B C D E F G H I J K L M);
key_parts!(14: A B C D E F G H I J K L M N);
key_parts!(15: A B C D E F G H I J K L M N O);
key_parts!(16: A B C D E F G H I J K L M N O P);

macro_rules! part {
    ($effect:ident: $($(@$int:ident)? $type:ty => |$value:ident| $make:expr;)*) => {$(
        impl $(<$int: AxisIndex>)? KeyPart for $type {
            type Effect = $effect;
            #[inline]
            fn axis_key(self) -> AxisKey {
                let $value = self;
                $make
            }
        }
        impl $(<$int: AxisIndex>)? From<$type> for AxisKey {
            #[inline]
            fn from(part: $type) -> Self {
                part.axis_key()
            }
        }
    )*};
}
part! { Dropped:
    i32 => |i| AxisKey::Index(i.saturate());
    i64 => |i| AxisKey::Index(i.saturate());
    isize => |i| AxisKey::Index(i);
    u32 => |i| AxisKey::Index(i.saturate());
    usize => |i| AxisKey::Index(i.saturate());
}
part! { Kept:
    Slice => |slice| AxisKey::Slice(slice);
    RangeFull => |range| AxisKey::Slice(range.into());
    @I Range<I> => |range| AxisKey::Slice(range.into());
    @I RangeFrom<I> => |range| AxisKey::Slice(range.into());
    @I RangeTo<I> => |range| AxisKey::Slice(range.into());
    @I RangeInclusive<I> => |range| AxisKey::Slice(range.into());
    @I RangeToInclusive<I> => |range| AxisKey::Slice(range.into());
}
part! { Filled:
    Ellipsis => |_all| AxisKey::Ellipsis;
}
part! { Inserted:
    NewAxis => |_axis| AxisKey::NewAxis;
}

/// Writes a key as it stands between Python's brackets.
///
/// | entry | meaning |
/// |---|---|
/// | `3`, `-1`, `i` | one item of the axis, which is dropped; negative counts from the end |
/// | `2..10`, `..`, `-3..`, `1..=-2` | part of the axis; ends count from the end when negative, and are clipped |
/// | `2..10;2`, `..;-1` | the same with a step (Python's `2:10:2`, `::-1`) |
/// | `...` | as many whole axes as are needed |
/// | `new` | a new axis of length 1 (NumPy's `newaxis`) |
///
/// Axes behind the last entry stay whole. The result is a [`Key`]; views with
/// a compile-time rank compute the result's rank from its type, dynamic views
/// take it as a slice of [`AxisKey`]s. Up to sixteen entries.
///
/// [`Key`]: crate::strided::Key
/// [`AxisKey`]: crate::strided::AxisKey
///
/// ```
/// use view_core::{View, s};
///
/// let table = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]];
/// let view = View::<_, 2>::from(&table);
/// assert_eq!(view.at(s![-2, ..;2]), [5, 7]); // of the last row but one every second item
/// assert_eq!(view.at(s![..., -1]), [4, 8, 12]); // the last column
/// assert_eq!(view.at(s![1.., new, 1..-1]).shape(), [2, 1, 2]);
/// ```
#[macro_export]
macro_rules! s {
    (@parts [$($done:tt)*]) => {{
        // `1..-1` is no empty range here.
        #[allow(clippy::reversed_empty_ranges)]
        let key = $crate::strided::key(($($done)*));
        key
    }};
    (@parts [$($done:tt)*] ... $(, $($rest:tt)*)?) => {
        $crate::s!(@parts [$($done)* $crate::strided::Ellipsis,] $($($rest)*)?)
    };
    (@parts [$($done:tt)*] new $(, $($rest:tt)*)?) => {
        $crate::s!(@parts [$($done)* $crate::strided::NewAxis,] $($($rest)*)?)
    };
    (@parts [$($done:tt)*] ... $($rest:tt)+) => {
        $crate::s!(@mistake "... " $($rest)*)
    };
    // A new axis has no step. Without this arm `new` would be taken for a variable.
    (@parts [$($done:tt)*] new ; $($rest:tt)*) => {
        $crate::s!(@mistake "new;" $($rest)*)
    };
    // What follows would be the rest of a path, which is an error of its own.
    (@parts [$($done:tt)*] :: $step:literal $($rest:tt)*) => {
        $crate::s!(@mistake ":: " $step $($rest)*)
    };
    (@parts [$($done:tt)*] $part:expr ; $step:expr $(, $($rest:tt)*)?) => {
        $crate::s!(
            @parts [
                $($done)*
                <$crate::strided::Slice as ::core::convert::From<_>>::from($part).with_step($step),
            ]
            $($($rest)*)?
        )
    };
    (@parts [$($done:tt)*] $part:expr $(, $($rest:tt)*)?) => {
        $crate::s!(@parts [$($done)* $part,] $($($rest)*)?)
    };
    (@parts [$($done:tt)*] $($rest:tt)*) => {
        $crate::s!(@mistake "" $($rest)*)
    };
    (@mistake $before:literal $($rest:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "`", $before, ::core::stringify!($($rest)*), "` cannot stand in a key\n\
             an entry is an index `-1`, a range `2..10` or `..`, one with a step `2..10;2` or \
             `..;-1`, `...` for all other axes, or `new` for an axis of length 1; there are \
             commas between them\n\
             Python's `2:10` is `2..10` here, `2:10:3` is `2..10;3`, and `::-1` is `..;-1`"
        ))
    };
    ($($key:tt)*) => {
        $crate::s!(@parts [] $($key)*)
    };
}

#[cfg(test)]
mod tests {
    use super::super::{By, Effects, Rank};
    use super::*;

    #[test]
    fn every_entry_reads_as_written() {
        let i = 3_usize;
        let (a, b) = (1_isize, -2_isize);
        let whole = Slice::from(..);
        let key = s![i, -1, a..b, 1..-2, ..;-1, 2..10;2, 1.., ..=-1, whole, ..., new,];
        let slice = |start, stop, step| AxisKey::Slice(Slice::new(start, stop, step));
        assert_eq!(
            key.as_slice(),
            [
                AxisKey::Index(3),
                AxisKey::Index(-1),
                slice(Some(1), Some(-2), None),
                slice(Some(1), Some(-2), None),
                slice(None, None, Some(-1)),
                slice(Some(2), Some(10), Some(2)),
                slice(Some(1), None, None),
                slice(None, None, None),
                slice(None, None, None),
                AxisKey::Ellipsis,
                AxisKey::NewAxis,
            ]
        );
        assert!(s![].as_slice().is_empty());
        assert_eq!(
            s![usize::MAX].as_slice(),
            [AxisKey::Index(isize::MAX)],
            "outside every axis"
        );
    }

    fn rank_after<const N: usize, const M: usize, const K: usize, D: Effects>(
        _: Rank<N>,
        _: Key<K, D>,
    ) -> (usize, usize, usize)
    where
        Rank<N>: By<D, Out = Rank<M>>,
    {
        (M, D::AXES, D::ELLIPSES)
    }

    #[test]
    fn the_rank_is_known_to_the_compiler() {
        assert_eq!(rank_after(Rank::<3>, s![1, .., ..;-1]), (2, 3, 0));
        assert_eq!(rank_after(Rank::<2>, s![new, 1, ...]), (2, 1, 1));
        assert_eq!(rank_after(Rank::<1>, s![0]), (0, 1, 0));
        assert_eq!(rank_after(Rank::<0>, s![new, new]), (2, 0, 0));
        assert_eq!(rank_after(Rank::<8>, s![new, 1]), (8, 1, 0));
    }
}

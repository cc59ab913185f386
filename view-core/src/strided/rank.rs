//! Ranks as types: how a key changes the number of dimensions at compile
//! time.
//!
//! Stable Rust cannot compute `View<T, { N - 1 }>`, so the arithmetic is done
//! by traits on [`Rank<N>`]: `Rank<3>: Smaller<Out = Rank<2>>`. A method that
//! drops an axis is written
//!
//! ```
//! use view_core::strided::{Rank, Smaller};
//!
//! struct View<const N: usize>;
//!
//! impl<const N: usize> View<N> {
//!     fn index_axis<const M: usize>(self) -> View<M>
//!     where
//!         Rank<N>: Smaller<Out = Rank<M>>,
//!     {
//!         View
//!     }
//! }
//!
//! let _row: View<1> = View::<2>.index_axis(); // M is inferred
//! ```
//!
//! and one that takes a [`Key`](super::Key) asks for `Rank<N>: By<D, Out =
//! Rank<M>>`, where `D` is the list of the key's effects.

use core::marker::PhantomData;

mod sealed {
    pub trait Sealed {}
    impl<const N: usize> Sealed for super::Rank<N> {}
}

/// A number of dimensions, as a type.
///
/// ```
/// use view_core::strided::{Larger, Rank};
/// fn one_more<const N: usize, const M: usize>(_: Rank<N>) -> Rank<M>
/// where
///     Rank<N>: Larger<Out = Rank<M>>,
/// {
///     Rank
/// }
/// let _: Rank<3> = one_more(Rank::<2>);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rank<const N: usize>;

/// The rank with one axis less. Rank 0 has none to give up.
///
/// ```
/// use view_core::View;
/// use view_core::strided::{Rank, Smaller};
///
/// // The first row of a table, the first table of a cube.
/// fn first<'a, const N: usize, const M: usize>(view: View<'a, u8, N>) -> View<'a, u8, M>
/// where
///     Rank<N>: Smaller<Out = Rank<M>>,
/// {
///     view.row(0)
/// }
/// let cube = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]];
/// assert_eq!(first(first(View::<_, 3>::from(&cube))).to_array().unwrap(), [1, 2]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no axis left to drop",
    label = "too many integer indices for this view",
    note = "an integer in a key drops one axis; a view of rank N takes at most N of them",
    note = "compile-time ranks go up to 16"
)]
pub trait Smaller: sealed::Sealed {
    /// `Rank<N - 1>`.
    type Out;
}

/// The rank with one axis more.
///
/// ```
/// use view_core::View;
/// use view_core::strided::{Larger, Rank};
///
/// // A row of `len` columns, each of which is the view.
/// fn side_by_side<'a, const N: usize, const M: usize>(view: View<'a, u8, N>) -> View<'a, u8, M>
/// where
///     Rank<N>: Larger<Out = Rank<M>>,
/// {
///     view.insert_axis(N)
/// }
/// assert_eq!(side_by_side(View::new(&[1, 2, 3])).shape(), [3, 1]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot get one more axis",
    label = "too many axes for a compile-time rank",
    note = "compile-time ranks go up to 16; a dynamic view goes up to 64"
)]
pub trait Larger: sealed::Sealed {
    /// `Rank<N + 1>`.
    type Out;
}

macro_rules! ranks {
    ($($small:literal < $large:literal),* $(,)?) => {$(
        impl Smaller for Rank<$large> {
            type Out = Rank<$small>;
        }
        impl Larger for Rank<$small> {
            type Out = Rank<$large>;
        }
    )*};
}
ranks!(
    0 < 1,
    1 < 2,
    2 < 3,
    3 < 4,
    4 < 5,
    5 < 6,
    6 < 7,
    7 < 8,
    8 < 9,
    9 < 10,
    10 < 11,
    11 < 12,
    12 < 13,
    13 < 14,
    14 < 15,
    15 < 16,
);

/// Effect of a slice in a key: the axis stays.
///
/// ```
/// use view_core::s;
/// use view_core::strided::{Effects, Kept, Key};
///
/// let key: Key<1, (Kept, ())> = s![2..5];
/// assert_eq!((key.as_slice().len(), <(Kept, ())>::AXES), (1, 1));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Kept {}
/// Effect of an integer in a key: the axis goes.
///
/// ```
/// use view_core::strided::{Dropped, Key};
/// use view_core::{View, s};
///
/// let key: Key<1, (Dropped, ())> = s![-1];
/// let last = View::new(&[1, 2, 3]).at(key);
/// assert_eq!((last.ndim(), last[[]]), (0, 3));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Dropped {}
/// Effect of `new` in a key: an axis of length 1 comes.
///
/// ```
/// use view_core::strided::{Inserted, Key};
/// use view_core::{View, s};
///
/// let key: Key<1, (Inserted, ())> = s![new];
/// assert_eq!(View::new(&[1, 2, 3]).at(key).shape(), [1, 3]);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Inserted {}
/// Effect of `...` in a key: the axes not named otherwise stay.
///
/// ```
/// use view_core::strided::{Dropped, Filled, Key};
/// use view_core::{View, s};
///
/// let key: Key<2, (Filled, (Dropped, ()))> = s![..., 0];
/// let cube = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]];
/// let first_of_each = View::<_, 3>::from(&cube).at(key);
/// assert_eq!(first_of_each.to_array().unwrap(), [1, 3, 5, 7]);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Filled {}

/// A list of effects, `(First, (Second, ()))`, and what it asks of a view.
///
/// ```
/// use view_core::strided::{Dropped, Effects, Filled, Inserted, Kept};
/// type OfKey = (Dropped, (Kept, (Filled, (Inserted, ())))); // s![1, .., ..., new]
/// assert_eq!((OfKey::AXES, OfKey::ELLIPSES), (2, 1));
/// ```
pub trait Effects {
    /// How many axes of the view the key names; at most the view's rank.
    const AXES: usize;
    /// How many `...` there are; at most one makes sense.
    const ELLIPSES: usize;
}

impl Effects for () {
    const AXES: usize = 0;
    const ELLIPSES: usize = 0;
}

macro_rules! effects {
    ($($effect:ty: $axes:literal, $ellipses:literal;)*) => {$(
        impl<D: Effects> Effects for ($effect, D) {
            const AXES: usize = $axes + D::AXES;
            const ELLIPSES: usize = $ellipses + D::ELLIPSES;
        }
    )*};
}
effects! {
    Kept: 1, 0;
    Dropped: 1, 0;
    Inserted: 0, 0;
    Filled: 0, 1;
}

/// `Rank<N>: By<D, Out = Rank<M>>`: a key with the effects `D` turns a view
/// of rank `N` into one of rank `M`, and names no more axes than there are.
///
/// ```
/// use view_core::strided::{By, Dropped, Kept, Rank};
/// fn result<const N: usize, const M: usize>() -> usize
/// where
///     Rank<N>: By<(Dropped, (Kept, ())), Out = Rank<M>>,
/// {
///     M
/// }
/// assert_eq!(result::<3, 2>(), 2); // s![1, ..] of three axes
/// ```
#[diagnostic::on_unimplemented(
    message = "the key has more entries than the view has axes",
    label = "too many entries for this view",
    note = "an integer or a range takes one axis; a view of rank N has N of them, up to 16",
    note = "arrays as items are no axes; they become some by `View::<_, 2>::from(&table)`, \
            or by `view.elements()`",
    note = "where the rank is a parameter, `view.slice_axis(0, 1..)` asks when it runs"
)]
pub trait By<D>: sealed::Sealed {
    /// `Rank<M>`.
    type Out;
}

/// A list of effects without a `...`, which a key has once at the most.
///
/// ```
/// use view_core::strided::{Dropped, Filled, NoEllipsis};
///
/// fn behind_an_ellipsis<D: NoEllipsis>() {}
/// behind_an_ellipsis::<(Dropped, ())>(); // and not `(Filled, ())`
/// ```
#[diagnostic::on_unimplemented(
    message = "a key can have only one `...`",
    label = "nothing says which axes each of them stands for"
)]
pub trait NoEllipsis {}

impl<const N: usize> By<()> for Rank<N> {
    type Out = Rank<N>;
}
// The rest of the key is asked for twice: what it makes of all axes, and whether it has no more
// entries than there are without this one's axis. Where it has, the whole key is at fault and
// the view it is for, not the rest of the key and the rank that is left for it.
#[diagnostic::do_not_recommend]
impl<const N: usize, D> By<(Kept, D)> for Rank<N>
where
    Rank<N>: By<D> + Smaller<Out: By<D>>,
{
    type Out = <Rank<N> as By<D>>::Out;
}
impl<const N: usize, D: NoEllipsis> By<(Filled, D)> for Rank<N>
where
    Rank<N>: By<D>,
{
    type Out = <Rank<N> as By<D>>::Out;
}
#[diagnostic::do_not_recommend]
impl<const N: usize, D> By<(Dropped, D)> for Rank<N>
where
    Rank<N>: Smaller<Out: By<D>>,
{
    type Out = <<Rank<N> as Smaller>::Out as By<D>>::Out;
}
impl<const N: usize, D> By<(Inserted, D)> for Rank<N>
where
    Rank<N>: By<D> + Larger<Out: By<D>>,
{
    type Out = <<Rank<N> as Larger>::Out as By<D>>::Out;
}

impl NoEllipsis for () {}
impl<D: NoEllipsis> NoEllipsis for (Kept, D) {}
impl<D: NoEllipsis> NoEllipsis for (Dropped, D) {}
impl<D: NoEllipsis> NoEllipsis for (Inserted, D) {}

/// A zero-sized carrier of a list of effects.
pub(super) type Carried<D> = PhantomData<fn() -> D>;

//! [`Record`]: what has columns.

use super::FieldKind;
use super::tokens::{self, Tokens};
use crate::BufferView;

/// A [`BufferView`] with named fields, each of which is a column of a view.
///
/// Only `#[derive(BufferView)]` implements it.
///
/// ```
/// use view_core::{AsView, BufferView, Record, View};
///
/// /// The columns of some records, whatever these are.
/// struct Table<'a, R: Record> {
///     columns: R::Fields<View<'a, R>>,
/// }
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Point { x: f32, y: f32 }
///
/// let points = [Point { x: 1.0, y: 2.0 }, Point { x: 3.0, y: 4.0 }];
/// let table = Table::<Point> { columns: points.columns() };
/// assert_eq!(table.columns.y.sum(), 6.0);
/// ```
///
/// # Safety
///
/// `Fields<K>` is a `repr(C)` struct of one `K::Of<F>` for each field of type `F` in
/// `LAYOUT` that is no padding, in order; those of a `repr(transparent)` wrapper, whose
/// layout has none of its own, lie where `TOKENS` says.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no record: it has no columns",
    label = "has no named fields to make columns of",
    note = "a struct that derives `BufferView` has them; a scalar is a column already"
)]
pub unsafe trait Record: BufferView {
    /// One value of kind `K` for each field: views, mutable views, tokens.
    type Fields<K: FieldKind>;

    /// What is called `FIELDS` at the type itself.
    #[doc(hidden)]
    const TOKENS: Tokens<Self> = tokens::tokens::<Self>();

    /// Takes a thing that covers whole records apart into one thing a field.
    ///
    /// ```
    /// use view_core::{BufferView, Record};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Edge { from: Point, to: Point }
    ///
    /// // A token of a whole point is taken apart into tokens of its fields.
    /// let to = Point::split(Edge::FIELDS.to);
    /// assert_eq!((to.x.offset(), to.y.offset()), (8, 12));
    /// ```
    #[inline(always)]
    fn split<K: FieldKind<Record = Self>>(whole: K) -> Self::Fields<K> {
        tokens::split(&whole)
    }
}

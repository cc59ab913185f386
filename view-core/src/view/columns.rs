//! Records taken apart into their fields.
//!
//! The derive writes one struct a record, generic over *what there is one of
//! for each field*:
//!
//! ```text
//! struct ParticleFields<K: FieldKind> { x: K::Of<f64>, id: K::Of<u32> }
//! ```
//!
//! and `K` is simply the thing that covers whole records. Taking a
//! `View<Particle>` apart gives a `View` of each field, a `ViewMut` gives a `ViewMut`
//! of each, a view of `Cell`s views of `Cell`s, and a [`Field`] token of a
//! record inside a record the tokens of its fields. One struct and one
//! function serve them all, so what is new here costs a user's compile nothing.

use core::cell::Cell;

use super::{Field, View, ViewMut};
use crate::element::Unaligned;

/// A thing that covers whole records of one type and can be taken apart into one
/// thing a field.
///
/// ```
/// use core::marker::PhantomData;
/// use view_core::view::FieldKind;
/// use view_core::{BufferView, Field, Record};
///
/// /// A kind of one's own: of each field, where it ends.
/// struct Ends<R>(PhantomData<R>);
/// // SAFETY: a number for all fields, and no memory.
/// unsafe impl<R> FieldKind for Ends<R> {
///     type Record = R;
///     type Of<F: 'static> = usize;
///     unsafe fn field<F: 'static>(&self, field: Field<R, F>) -> usize {
///         field.offset()
///     }
/// }
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Row { tag: u8, value: f32 }
///
/// let ends = Row::split(Ends(PhantomData));
/// assert_eq!((ends.tag, ends.value), (0, 4));
/// ```
///
/// # Safety
///
/// [`Of<F>`](Self::Of) has one representation for all `F`: what was made for a field of one type
/// is, as bytes, what is made for a field of another at the same place.
///
/// [`field`](Self::field) may rely on being asked for no two fields that share a byte.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not taken apart into fields",
    label = "neither a view of records nor a token of one",
    note = "the columns of a view of a `Record` are `RecordColumns<'_>`, or `RecordColumnsMut<'_>` where they can be written"
)]
pub unsafe trait FieldKind {
    /// The record that is taken apart.
    type Record;

    /// What there is for a field of type `F`.
    type Of<F: 'static>;

    /// The part that is one field.
    ///
    /// ```
    /// use view_core::view::FieldKind;
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// let points = [Point { x: 1.0, y: 2.0 }];
    /// // SAFETY: this is the only part that is taken.
    /// let y = unsafe { FieldKind::field(&points.as_view(), Point::FIELDS.y) };
    /// assert_eq!(y[0], 2.0);
    /// ```
    ///
    /// # Safety
    ///
    /// Of all the parts taken of one `self`, no two share a byte.
    unsafe fn field<F: 'static>(&self, field: Field<Self::Record, F>) -> Self::Of<F>;
}

// SAFETY: a view is a pointer and a geometry, `repr(C)`; shared ones may share bytes.
unsafe impl<'a, R: 'static, const N: usize> FieldKind for View<'a, R, N>
where
    R: crate::Record,
{
    type Record = R;
    type Of<F: 'static> = View<'a, F, N>;

    unsafe fn field<F: 'static>(&self, field: Field<R, F>) -> View<'a, F, N> {
        View::field(*self, field)
    }
}

// SAFETY: as above; `Cell`s may share bytes.
unsafe impl<'a, R: 'static, const N: usize> FieldKind for View<'a, Cell<R>, N>
where
    R: crate::Record,
{
    type Record = R;
    type Of<F: 'static> = View<'a, Cell<F>, N>;

    unsafe fn field<F: 'static>(&self, field: Field<R, F>) -> View<'a, Cell<F>, N> {
        self.cell_field(field)
    }
}

// SAFETY: a view is a pointer and a geometry, `repr(C)`; shared ones may share bytes.
unsafe impl<'a, R: 'static, const N: usize> FieldKind for View<'a, Unaligned<R>, N>
where
    R: crate::Record,
{
    type Record = R;
    type Of<F: 'static> = View<'a, Unaligned<F>, N>;

    unsafe fn field<F: 'static>(&self, field: Field<R, F>) -> View<'a, Unaligned<F>, N> {
        self.unaligned_field(field)
    }
}

// SAFETY: represented as above; the parts share no byte, by the contract of `field`, so each may be
// exclusive.
unsafe impl<'a, R: 'static, const N: usize> FieldKind for ViewMut<'a, R, N>
where
    R: crate::Record,
{
    type Record = R;
    type Of<F: 'static> = ViewMut<'a, F, N>;

    unsafe fn field<F: 'static>(&self, field: Field<R, F>) -> ViewMut<'a, F, N> {
        // SAFETY: the caller takes no two parts that share a byte, and the
        // whole is only a source of parts from here on.
        unsafe { self.part(field) }
    }
}

// SAFETY: a token is an offset, `repr(transparent)`, and owns no memory.
unsafe impl<R, S: 'static> FieldKind for Field<R, S> {
    type Record = S;
    type Of<F: 'static> = Field<R, F>;

    unsafe fn field<F: 'static>(&self, field: Field<S, F>) -> Field<R, F> {
        self.then(field)
    }
}

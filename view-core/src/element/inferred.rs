//! Layouts of fields whose types are not written down.
//!
//! Where another macro makes the type of a field, as in `id: number!()`, it may make
//! another one each time that it is expanded. So the derive does not write
//! that type into the layout: it passes a function that points at the field
//! of a record, which nobody calls, and the compiler finds the type of the one
//! field there is. (A value might be taken for one of another type; a pointer is not.)

use super::BufferView;
use super::derived::{ByteArray, Opaque, Pad};
use crate::layout::Layout;

/// The layout of what the function answers.
#[must_use]
pub const fn column<R, F: BufferView>(_field: fn(&R) -> *const F) -> &'static Layout {
    F::LAYOUT_REF
}

/// The same for `#[view(pad)]`.
#[must_use]
pub const fn pad<R, F: Pad>(_field: fn(&R) -> *const F) -> &'static Layout {
    F::LAYOUT_REF
}

/// The same for `#[view(bytes)]`.
#[must_use]
pub const fn bytes<R, F: ByteArray>(_field: fn(&R) -> *const F) -> &'static Layout {
    F::LAYOUT_REF
}

/// The same for `#[view(opaque)]`.
#[must_use]
pub const fn opaque<R, F: Opaque>(_field: fn(&R) -> *const F) -> &'static Layout {
    F::LAYOUT_REF
}

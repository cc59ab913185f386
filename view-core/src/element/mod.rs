//! What can be an item of a view, or a field of one.
//!
//! [`BufferView`] is the promise that a type is plain enough to be looked at
//! through a view and described by a format string, and [`Layout`] is that
//! description. The primitives, arrays and the wrappers of this module
//! implement it here; `#[derive(BufferView)]` does it for records.

mod array;
mod bytes;
mod complex;
#[doc(hidden)]
pub mod derived;
mod endian;
mod f16;
mod facts;
mod format;
#[doc(hidden)]
pub mod inferred;
mod pod;
mod primitive;
mod unaligned;
mod verify;
mod wrapped;

#[cfg(feature = "half")]
mod half;
#[cfg(feature = "num-complex")]
mod num_complex;
#[cfg(feature = "zerocopy")]
mod zerocopy;

pub use bytes::{AnyBytes, WithoutPadding};
pub use complex::Complex;
pub use endian::{Be, Endian, Le};
pub use f16::F16;
pub use format::{pep3118, struct_format};
pub use pod::Plain;
pub use unaligned::Unaligned;
pub use verify::{Fault, verify};

use crate::layout::Layout;

/// A type whose memory can be viewed and described.
///
/// Derive it for `#[repr(C)]` structs:
///
/// ```
/// use view_core::BufferView;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Particle {
///     x: f64,
///     y: f64,
///     id: u32,
/// }
///
/// # #[cfg(all(target_endian = "little", target_pointer_width = "64"))]
/// assert_eq!(Particle::FORMAT, "T{<d:x:<d:y:<I:id:4x}");
/// assert_eq!(Particle::LAYOUT.padding(), 4);
/// ```
///
/// # Safety
///
/// Views read and write memory by what `LAYOUT` says. An implementation
/// promises that
///
/// 1. `LAYOUT.size()` and `LAYOUT.align()` are those of the type;
/// 2. every byte that `LAYOUT` gives to a scalar, to bytes or to an opaque
///    field is initialised in every value of the type, and lies where `LAYOUT` says;
/// 3. any bytes that [`Layout::check`] accepts are a value of the type, whatever
///    the bytes of its padding are;
/// 4. the type has no interior mutability: memory behind `&Self` does not change;
/// 5. it holds no reference or other thing that must not be copied as bytes.
///
/// What of this can be seen from outside, [`element::verify`](crate::element::verify) checks.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be viewed as a buffer: it does not implement `BufferView`",
    label = "not an element of a buffer view",
    note = "elements are plain data of fixed layout: numbers, `bool`, `char`, arrays of them, derived structs and enums",
    note = "what no format has a code for, such as an integer of 128 bits, can be a field of named bytes: `#[view(opaque)]`",
    note = "for a struct of your own, add `#[derive(Clone, Copy, BufferView)]` and `#[repr(C)]`; for an enum, `#[repr(u8)]`",
    note = "a type of another crate that is `bytemuck::Pod` may be a field marked `#[view(opaque)]`",
    note = "a `String`, `Vec`, `Box` or reference holds an address, not the data: store an array, or the index of an item elsewhere"
)]
pub unsafe trait BufferView: Copy + 'static {
    /// The memory layout, as a constant.
    const LAYOUT: Layout;

    /// [`LAYOUT`](Self::LAYOUT), ready to be pointed at by the layout of a record. Not to
    /// be set by an implementation.
    #[doc(hidden)]
    const LAYOUT_REF: &'static Layout = &Self::LAYOUT;

    /// The PEP 3118 format of one item.
    ///
    /// A record is written as `ctypes` of CPython 3.12 and later writes the same C
    /// struct, so that every reader finds the same offsets. A scalar is one
    /// letter. An array is more dimensions of its innermost element,
    /// whose format this is.
    #[doc(alias = "dtype")]
    const FORMAT: &'static str = pep3118::<Self>();

    /// The format of one item for Python's `struct` module, flattened, or
    /// `None` where that language cannot say it.
    ///
    /// ```
    /// use view_core::BufferView;
    /// assert_eq!(<[u16; 3]>::STRUCT_FORMAT, Some(if cfg!(target_endian = "big") { ">3H" } else { "<3H" }));
    /// assert_eq!(char::STRUCT_FORMAT, None);
    /// ```
    const STRUCT_FORMAT: Option<&'static str> = struct_format::<Self>();
}

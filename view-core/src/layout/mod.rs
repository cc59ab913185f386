//! What a Rust type looks like in memory, as a constant.
//!
//! A [`Layout`] is a tree made at compile time from what only the compiler
//! knows: `offset_of!`, `size_of`, `align_of` and the layouts of the field
//! types. Everything that is said about a type is computed from it and from
//! nothing else: the format strings, the table a person reads, which
//! bytes are padding, which bit patterns are values, and whether foreign memory
//! has the same shape. No table of alignments is kept anywhere, so a
//! `Layout` is right on every target the compiler supports.
//!
//! ```
//! use view_core::{BufferView, Layout};
//!
//! #[derive(Clone, Copy, BufferView)]
//! #[repr(C)]
//! struct Sample { valid: bool, value: f32 }
//!
//! const LAYOUT: Layout = Sample::LAYOUT;
//! assert_eq!((LAYOUT.size(), LAYOUT.align(), LAYOUT.padding()), (8, 4, 3));
//! assert_eq!(LAYOUT.fields()[1].offset(), 4);
//! assert_eq!(LAYOUT.pep3118(), Sample::FORMAT);
//! ```
//!
//! Two questions decide what may be done with the bytes of a type, and both
//! are answered here:
//!
//! * *Are there holes?* Bytes that belong to no field are padding. Their
//!   contents are not initialised, so they must never be read
//!   ([`Layout::padding`]).
//! * *Is every bit pattern a value?* A `bool` is 0 or 1, a `char` a Unicode
//!   scalar value, an enum one of its discriminants. Bytes from outside must
//!   be checked before they are one ([`Layout::has_validity`]).
//!
//! What is said to people is said here too:
//!
//! * `println!("{}", T::LAYOUT)` is a [table](Layout#impl-Display-for-Layout) of the fields with
//!   every hole in it, and what to do about them; `{:#}` draws the bytes.
//! * `Layout::diff` tells in what a type and the format of some memory differ.
//! * `Format::rust_source` writes the struct that would read
//!   a format for which there is no type yet.

#[cfg(feature = "alloc")]
mod convert;
mod described;
#[cfg(feature = "alloc")]
mod diff;
mod field;
mod holes;
#[cfg(feature = "alloc")]
mod lookup;
mod orders;
mod printed;
#[cfg(feature = "alloc")]
mod source;
mod summary;
mod table;
mod text;
mod valid;

#[cfg(feature = "alloc")]
pub use diff::{Difference, DifferenceKind, LayoutMismatch, Overlook};
pub use field::FieldLayout;
pub(crate) use orders::struct_order;
#[cfg(feature = "alloc")]
pub(crate) use printed::{repeat, right};
#[doc(hidden)]
pub use summary::Summary;
#[cfg(feature = "alloc")]
pub use table::Table;
pub(crate) use text::{write_pep3118, write_struct};
pub use valid::{Invalid, Valid};

use crate::format::{ByteOrder, Scalar};

/// The memory layout of one type.
///
/// ```
/// use view_core::{BufferView, Layout};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Sample { valid: bool, value: f32 }
///
/// const LAYOUT: Layout = Sample::LAYOUT;
/// assert_eq!((LAYOUT.name(), LAYOUT.size(), LAYOUT.align()), ("Sample", 8, 4));
/// assert_eq!(LAYOUT.padding(), 3);
/// assert!(LAYOUT.has_validity()); // a `bool` is 0 or 1
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    name: &'static str,
    // Read by what the compiler runs for each type.
    pub(crate) size: usize,
    pub(crate) align: usize,
    kind: Kind,
}

/// What the bytes of a type are.
///
/// ```
/// use view_core::BufferView;
/// use view_core::layout::Kind;
///
/// let Kind::Array { len, element } = <[u16; 3]>::LAYOUT.kind() else { panic!("an array") };
/// assert_eq!((len, element.size()), (3, 2));
/// assert_eq!(<()>::LAYOUT.kind(), Kind::Empty);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// One scalar.
    Scalar {
        /// Its meaning and width.
        scalar: Scalar,
        /// Its byte order; irrelevant for a scalar of one byte.
        order: ByteOrder,
        /// Which of its bit patterns are values of the Rust type.
        valid: Valid,
    },
    /// `len` elements, one behind the other.
    Array {
        /// How many.
        len: usize,
        /// The layout of each.
        element: &'static Layout,
    },
    /// A record: named fields in order of offset.
    Struct {
        /// The fields; bytes covered by none of them are padding.
        fields: &'static [FieldLayout],
    },
    /// Bytes that are one value, `Ns`: `#[view(bytes)]` on a `[u8; N]`.
    Bytes,
    /// Plain bytes whose meaning the format language cannot say, `Nx:name:`.
    Opaque,
    /// An explicit padding field, `Nx` without a name: `#[view(pad)]`.
    Pad {
        /// The type that fills the hole; its own rules still hold for its bytes.
        filler: &'static Layout,
    },
    /// No bytes at all: `()`, `PhantomData`. It is left out of every format.
    Empty,
}

impl Layout {
    /// The layout of `T`, which is a scalar in the target's byte order of which
    /// every bit pattern is a value.
    ///
    /// ```
    /// use view_core::Layout;
    /// use view_core::format::Scalar;
    ///
    /// #[derive(Clone, Copy)]
    /// #[repr(transparent)]
    /// struct Celsius(f32);
    /// const CELSIUS: Layout = Layout::scalar::<Celsius>("Celsius", Scalar::F32);
    /// assert_eq!((CELSIUS.name(), CELSIUS.pep3118().as_str()), ("Celsius", "f"));
    /// ```
    #[must_use]
    pub const fn scalar<T>(name: &'static str, scalar: Scalar) -> Self {
        Self::checked_scalar::<T>(name, scalar, ByteOrder::NATIVE, Valid::Any)
    }

    /// The layout of `T`, which is a scalar in the given order of which only
    /// the `valid` bit patterns are values.
    ///
    /// ```
    /// use view_core::Layout;
    /// use view_core::format::{ByteOrder, Scalar};
    /// use view_core::layout::Valid;
    ///
    /// const DIGIT: Layout =
    ///     Layout::checked_scalar::<u8>("Digit", Scalar::U8, ByteOrder::NATIVE, Valid::OneOf(&[0, 1, 2]));
    /// assert!(DIGIT.check(&[2]).is_ok() && DIGIT.check(&[3]).is_err());
    /// ```
    ///
    /// # Panics
    ///
    /// At compile time, where `T` is not as wide as the scalar.
    #[must_use]
    pub const fn checked_scalar<T>(
        name: &'static str,
        scalar: Scalar,
        order: ByteOrder,
        valid: Valid,
    ) -> Self {
        assert!(
            size_of::<T>() == scalar.size(),
            "the type is not as wide as its scalar"
        );
        Self::of::<T>(
            name,
            Kind::Scalar {
                scalar,
                order,
                valid,
            },
        )
    }

    /// The layout of `T`, described as `kind`, with `T`'s size and alignment.
    ///
    /// Whether the description is true is the promise of the
    /// `unsafe impl BufferView` that uses it.
    ///
    /// ```
    /// use view_core::Layout;
    /// use view_core::layout::Kind;
    ///
    /// const KEY: Layout = Layout::of::<[u8; 16]>("Key", Kind::Bytes);
    /// assert_eq!((KEY.size(), KEY.pep3118().as_str()), (16, "16s"));
    /// ```
    #[must_use]
    pub const fn of<T>(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            size: size_of::<T>(),
            align: align_of::<T>(),
            kind,
        }
    }

    /// The same layout under another type name: a transparent wrapper.
    ///
    /// ```
    /// use view_core::BufferView;
    /// assert_eq!(f32::LAYOUT.renamed("Celsius").name(), "Celsius");
    /// ```
    #[must_use]
    pub const fn renamed(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The same layout at alignment 1: the type inside [`Unaligned`](crate::Unaligned).
    ///
    /// ```
    /// use view_core::BufferView;
    /// assert_eq!((f64::LAYOUT.unaligned().align(), f64::LAYOUT.unaligned().size()), (1, 8));
    /// ```
    #[must_use]
    pub const fn unaligned(self) -> Self {
        Self { align: 1, ..self }
    }

    /// The Rust name of the type, without path and arguments; `"array"` for an array.
    ///
    /// ```
    /// use view_core::{Be, BufferView};
    /// assert_eq!((f64::LAYOUT.name(), <[f64; 2]>::LAYOUT.name()), ("f64", "array"));
    /// assert_eq!(Be::<f64>::LAYOUT.name(), "Be<f64>"); // of a wrapper, what it is written as
    /// ```
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The size in bytes: `size_of`, the `itemsize` of a view of the type.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Row { value: u32, tag: u8 }
    ///
    /// assert_eq!(Row::LAYOUT.size(), 8); // of which 3 are padding
    /// ```
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// The alignment in bytes: `align_of`.
    ///
    /// ```
    /// use view_core::{BufferView, Le};
    /// assert_eq!((f32::LAYOUT.align(), Le::<f32>::LAYOUT.align()), (4, 1));
    /// ```
    #[must_use]
    pub const fn align(&self) -> usize {
        self.align
    }

    /// What the bytes are.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Scalar;
    /// use view_core::layout::{Kind, Valid};
    ///
    /// let Kind::Scalar { scalar, valid, .. } = bool::LAYOUT.kind() else { panic!("a scalar") };
    /// assert_eq!((scalar, valid), (Scalar::Bool, Valid::Bool));
    /// ```
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The fields of a record, in order of offset; empty for everything else.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// let names: Vec<_> = Point::LAYOUT.fields().iter().map(|field| field.name()).collect();
    /// assert_eq!(names, ["x", "y"]);
    /// assert!(f32::LAYOUT.fields().is_empty());
    /// ```
    #[must_use]
    pub const fn fields(&self) -> &'static [FieldLayout] {
        match self.kind {
            Kind::Struct { fields } => fields,
            _ => &[],
        }
    }

    /// Whether the type is nothing but bytes: no padding, and every bit
    /// pattern is a value.
    ///
    /// ```
    /// use view_core::BufferView;
    /// assert!(<[f32; 3]>::LAYOUT.is_plain() && !char::LAYOUT.is_plain());
    /// ```
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        self.padding() == 0 && !self.has_validity()
    }

    /// Whether a field of it has no element of its own in a format.
    pub(crate) const fn is_left_out(&self) -> bool {
        matches!(self.innermost().kind, Kind::Pad { .. } | Kind::Empty)
    }

    /// The innermost element of an array type, and the type itself otherwise.
    ///
    /// ```
    /// use view_core::BufferView;
    /// assert_eq!(<[[f64; 3]; 2]>::LAYOUT.innermost(), &f64::LAYOUT);
    /// ```
    #[must_use]
    pub const fn innermost(&self) -> &Self {
        let mut layout = self;
        while let Kind::Array { element, .. } = layout.kind {
            layout = element;
        }
        layout
    }
}

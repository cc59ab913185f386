//! In what a type and some memory can differ.

use core::fmt;

/// In what a type and some memory differ.
///
/// `Display` is the word the table uses.
///
/// ```
/// use view_core::BufferView;
/// use view_core::format::Format;
/// use view_core::layout::{DifferenceKind, Overlook};
///
/// let found = Format::parse(if cfg!(target_endian = "big") { "<d" } else { ">d" }).unwrap();
/// let mismatch = f64::LAYOUT.diff(&found, Overlook::NOTHING);
/// assert_eq!(mismatch.differences()[0].kind(), DifferenceKind::ByteOrder);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DifferenceKind {
    /// The memory has no such field.
    Missing,
    /// The memory has a field that the type has not.
    Extra,
    /// The field has another name in the memory, at the same offset.
    Renamed,
    /// The field lies at another offset in the memory.
    Moved,
    /// The field is of another type.
    Type,
    /// The field has the other byte order.
    ByteOrder,
    /// The field is an array of other extents, or of some where the other has none.
    Shape,
    /// The items, or the elements of an array, have another size.
    ItemSize,
    /// The memory has another number of dimensions.
    Ndim,
    /// The memory begins at an address that the type's alignment forbids.
    Base,
    /// A stride leads to addresses that the type's alignment forbids.
    Stride,
    /// The memory must not be written, and the view would be mutable.
    ReadOnly,
    /// An item holds bytes that are no value of the field's type.
    Value,
    /// Padding of the one lies where the other has initialised bytes.
    Padding,
}

impl fmt::Display for DifferenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Type => "other type",
            Self::ByteOrder => "other byte order",
            Self::Shape => "other shape",
            Self::ItemSize => "other item size",
            Self::Ndim => "other ndim",
            Self::Base => "misaligned base",
            Self::Stride => "misaligned stride",
            Self::ReadOnly => "read-only",
            Self::Value => "no value",
            Self::Padding => "padding",
        })
    }
}

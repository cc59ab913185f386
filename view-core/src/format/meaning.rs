//! Whether two formats mean the same.

use super::scalar::{ByteOrder, Scalar};
use super::tree::{Field, Item, ItemKind, Pointee};
use super::whole::Format;

impl Format {
    /// Whether the two describe the same memory: the same values under the
    /// same names at the same offsets, in items of the same size.
    ///
    /// `==` compares the descriptions, down to the size of every inner struct.
    /// This looks through what makes no difference to a reader:
    ///
    /// * one byte is a character whether it is `c` or `1s`, one UCS-4 character
    ///   is the same as `w` and as `1w`;
    /// * an inner struct may have lost its padding at the end, as NumPy writes
    ///   it, unless it stands in an array.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let a = Format::parse("T{T{<h:a:<b:b:}:s:x<h:c:}")?;
    /// let b = Format::parse("T{T{<h:a:<b:b:x}:s:<h:c:}")?;
    /// assert!(a != b && a.is_equivalent(&b));
    /// assert!(!a.is_equivalent(&Format::parse("T{T{<h:x:<b:b:x}:s:<h:c:}")?));
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn is_equivalent(&self, other: &Self) -> bool {
        self.item.size == other.item.size && same(&self.item, &other.item)
    }
}

fn same(a: &Item, b: &Item) -> bool {
    if let (Some(a), Some(b)) = (text(a), text(b)) {
        return a == b;
    }
    match (&a.kind, &b.kind) {
        (ItemKind::Struct { fields: a }, ItemKind::Struct { fields: b }) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_field(a, b))
        }
        (
            ItemKind::Array { shape, element },
            ItemKind::Array {
                shape: other_shape,
                element: other,
            },
        ) => {
            let steps = shape.iter().any(|&extent| extent > 1);
            shape == other_shape && (!steps || element.size == other.size) && same(element, other)
        }
        (ItemKind::Pointer { to: a }, ItemKind::Pointer { to: b }) => match (a, b) {
            (Pointee::Item(a), Pointee::Item(b)) => same(a, b),
            _ => a == b,
        },
        (a_kind, b_kind) => a.size == b.size && a_kind == b_kind,
    }
}

fn same_field(a: &Field, b: &Field) -> bool {
    a.name == b.name && a.offset == b.offset && same(&a.item, &b.item)
}

/// Text of characters one or four bytes wide, by the bytes of one character,
/// its byte order and its length, however it is written.
fn text(item: &Item) -> Option<(usize, ByteOrder, usize)> {
    match item.kind {
        ItemKind::Scalar {
            scalar: Scalar::Char,
            order,
        } => Some((1, order, 1)),
        ItemKind::Bytes => Some((1, ByteOrder::NATIVE, item.size)),
        ItemKind::Scalar {
            scalar: Scalar::Ucs4,
            order,
        } => Some((4, order, 1)),
        ItemKind::Text { order } => Some((4, order, item.size / 4)),
        _ => None,
    }
}

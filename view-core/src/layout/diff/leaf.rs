//! Comparing what is no record: scalars, bytes, text and arrays of them.

use super::super::described::{Content, Described};
use super::kind::DifferenceKind;
use crate::format::{ByteOrder, Scalar};

/// A leaf, however it was spelled: `5s` is five `B`, `3w` is three `w`, `c` is `B`.
struct Leaf {
    scalar: Scalar,
    order: ByteOrder,
    /// The extent that the spelling hides.
    hidden: Option<usize>,
    /// Bytes whose shape means nothing either.
    opaque: bool,
}

impl Leaf {
    fn of<'a>(node: impl Described<'a>) -> Option<Self> {
        let size = node.element().size();
        let (scalar, order, hidden) = match node.content() {
            Content::Bytes | Content::Opaque => (Scalar::U8, ByteOrder::NATIVE, Some(size)),
            Content::Scalar(Scalar::Char, order) => (Scalar::U8, order, None),
            Content::Scalar(scalar, order) => (scalar, order, None),
            Content::Text(order) => (Scalar::Ucs4, order, Some(size / 4)),
            _ => return None,
        };
        Some(Self {
            scalar,
            order,
            hidden,
            opaque: node.content() == Content::Opaque,
        })
    }

    fn extent<'a>(&self, node: impl Described<'a>, axis: usize) -> Option<usize> {
        let hidden = || {
            (axis == node.extents().count())
                .then_some(self.hidden)
                .flatten()
        };
        node.extent(axis).or_else(hidden)
    }
}

/// Tells `differ` in what two leaves, or a leaf and a record, differ.
///
/// `same_words` says that both sides speak a language that has names and
/// therefore shapes; the `struct` module can only count.
pub(super) fn compare_leaves<'a>(
    expected: impl Described<'a>,
    found: impl Described<'a>,
    same_words: bool,
    differ: &mut dyn FnMut(DifferenceKind),
) {
    let (Some(e), Some(f)) = (Leaf::of(expected), Leaf::of(found)) else {
        if expected.content() == Content::Record
            || expected.content() != found.content()
            || expected.element().size() != found.element().size()
        {
            differ(DifferenceKind::Type);
        } else if !expected.extents().eq(found.extents()) {
            differ(DifferenceKind::Shape);
        }
        return;
    };
    if e.scalar != f.scalar {
        differ(DifferenceKind::Type);
    }
    if e.order != f.order && e.scalar.has_byte_order() && f.scalar.has_byte_order() {
        differ(DifferenceKind::ByteOrder);
    }
    let same_shape = if e.opaque || f.opaque || !same_words {
        e.scalar != f.scalar || expected.size() == found.size()
    } else {
        // Where a spelling hides an extent, an extent of 1 is none.
        let absent = (e.hidden.is_some() || f.hidden.is_some()).then_some(1);
        let axes = (expected.extents().count()).max(found.extents().count()) + 1;
        (0..axes)
            .all(|axis| e.extent(expected, axis).or(absent) == f.extent(found, axis).or(absent))
    };
    if !same_shape {
        differ(DifferenceKind::Shape);
    }
}

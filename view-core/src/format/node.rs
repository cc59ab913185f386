//! The flat form of a parsed format: one node an element, parents before
//! children, in one growing buffer that can be used again.

use super::scalar::{ByteOrder, Scalar};

/// What an element is, without its shape, name and place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    Scalar(Scalar),
    /// `ns`
    Bytes,
    /// `np`
    Pascal,
    /// `nw` with a count: UCS-4 text.
    Text,
    /// A named `nx`.
    Void,
    /// A run of unnamed `x`; it becomes no field.
    Pad,
    /// `T{}`; the members are the nodes that follow, up to `end`.
    Struct,
    /// `P`
    Pointer,
    /// `z`
    CharPointer,
    /// `Z` on its own
    WidePointer,
    /// `&`; the target is the one node that follows.
    PointerTo,
    /// `O`
    Object,
    /// `X{}`
    Function,
}

/// One element of the string. The offset is that of the reading in force:
/// the scanner leaves the aligned one, [`readings`](super::readings) may put
/// the explicit one in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    pub(super) order: ByteOrder,
    /// Whether `@` is in force for it: for a `T{}`, after its last member.
    pub(super) aligned: bool,
    /// The alignment it has under `@`.
    pub(super) align: u8,
    /// How many extents it has in the buffer of extents.
    pub(super) ndim: u8,
    /// Bytes of the name; 0 for none, as no name is empty.
    pub(super) name_len: u16,
    pub(super) name_at: u32,
    /// Where its extents begin.
    pub(super) dims_at: u32,
    /// The node after its last descendant.
    pub(super) end: u32,
    /// Where its code stands in the text.
    pub(super) at: u32,
    /// From the start of the struct it is a member of.
    pub(super) offset: usize,
    /// The size of one of it.
    pub(super) item: usize,
    /// The size of all of it: of one, times its extents.
    pub(super) total: usize,
}

impl Node {
    /// A node of nothing, to be filled in.
    pub(super) const EMPTY: Self = Self {
        kind: NodeKind::Void,
        order: ByteOrder::NATIVE,
        aligned: false,
        align: 1,
        ndim: 0,
        name_len: 0,
        name_at: 0,
        dims_at: 0,
        end: 0,
        at: 0,
        offset: 0,
        item: 0,
        total: 0,
    };

    /// The name as it stands in `text`, the string that was parsed.
    pub(super) fn name<'t>(&self, text: &'t str) -> Option<&'t str> {
        let at = self.name_at as usize;
        (self.name_len > 0).then(|| &text[at..at + self.name_len as usize])
    }

    /// The byte order, were it this scalar: one byte has none.
    pub(super) const fn scalar_order(&self, scalar: Scalar) -> ByteOrder {
        if scalar.has_byte_order() {
            self.order
        } else {
            ByteOrder::NATIVE
        }
    }

    pub(super) fn shape<'d>(&self, dims: &'d [usize]) -> &'d [usize] {
        let at = self.dims_at as usize;
        &dims[at..at + self.ndim as usize]
    }
}

/// The siblings that begin at `first`, as indices, up to `end`.
pub(super) fn siblings(nodes: &[Node], first: usize, end: usize) -> impl Iterator<Item = usize> {
    let mut next = first;
    core::iter::from_fn(move || {
        let at = next;
        (at < end).then(|| {
            next = nodes[at].end as usize;
            at
        })
    })
}

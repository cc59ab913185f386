//! From the flat nodes of one string to the tree that owns its names.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::fault::{Fault, FaultKind};
use super::limits::MAX_DEPTH;
use super::node::{Node, NodeKind, siblings};
use super::tree::{Field, Item, ItemKind, Pointee};

/// The flat form of one string, as the scanner and the readings left it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flat<'p, 't> {
    pub(super) text: &'t str,
    pub(super) nodes: &'p [Node],
    pub(super) dims: &'p [usize],
    pub(super) itemsize: usize,
}

impl Flat<'_, '_> {
    /// Whether the whole is one `T{}` without shape and name.
    pub(super) fn is_one_struct(&self) -> bool {
        matches!(self.nodes, [only, ..] if only.kind == NodeKind::Struct
            && only.end as usize == self.nodes.len()
            && only.ndim == 0
            && only.name_len == 0)
    }

    /// The item as a whole.
    ///
    /// One element without a name is the item itself; nothing but padding is
    /// opaque bytes; anything else is a struct, with or without braces.
    pub(super) fn item(&self) -> Result<Item, Fault> {
        let size = self.itemsize;
        match self.nodes {
            [only] if only.kind == NodeKind::Pad => Ok(Item {
                kind: ItemKind::Void,
                size,
            }),
            [only, ..] if only.end as usize == self.nodes.len() && only.name_len == 0 => {
                let mut item = self.element(0)?;
                if item.size != size {
                    if !self.is_one_struct() {
                        return self.without_braces(size);
                    }
                    item.size = size;
                }
                Ok(item)
            }
            _ => self.without_braces(size),
        }
    }

    /// Several elements without braces: a struct, and so one level more.
    fn without_braces(&self, size: usize) -> Result<Item, Fault> {
        let item = self.members(0, self.nodes.len(), size)?;
        if item.depth() > MAX_DEPTH {
            return Err(Fault::new(0, FaultKind::TooDeep));
        }
        if item.is_endless() {
            return Err(Fault::new(0, FaultKind::TooManyItems));
        }
        Ok(item)
    }

    fn members(&self, first: usize, end: usize, size: usize) -> Result<Item, Fault> {
        let mut fields = Vec::with_capacity(
            siblings(self.nodes, first, end)
                .filter(|&at| self.nodes[at].kind != NodeKind::Pad)
                .count(),
        );
        for at in siblings(self.nodes, first, end) {
            let node = &self.nodes[at];
            if node.kind == NodeKind::Pad {
                continue;
            }
            let name = node.name(self.text);
            fields.push(Field {
                name: name.map(Box::from),
                title: None,
                offset: node.offset,
                item: self.element(at)?,
            });
        }
        if has_twins(&fields) {
            return Err(self.twin(first, end));
        }
        Ok(Item {
            kind: ItemKind::Struct { fields },
            size,
        })
    }

    /// The first name that stands for the second time.
    #[cold]
    fn twin(&self, first: usize, end: usize) -> Fault {
        let mut seen = BTreeSet::new();
        let twin = siblings(self.nodes, first, end)
            .map(|at| &self.nodes[at])
            .find(|node| node.name(self.text).is_some_and(|name| !seen.insert(name)));
        let at = twin.map_or(0, |node| node.name_at as usize);
        Fault::new(at, FaultKind::DuplicateName)
    }

    /// The element at `at`, its extents around it.
    fn element(&self, at: usize) -> Result<Item, Fault> {
        let node = &self.nodes[at];
        let element = Item {
            kind: self.kind(at)?,
            size: node.item,
        };
        if node.ndim == 0 {
            return Ok(element);
        }
        let kind = ItemKind::Array {
            shape: node.shape(self.dims).into(),
            element: Box::new(element),
        };
        Ok(Item {
            kind,
            size: node.total,
        })
    }

    fn kind(&self, at: usize) -> Result<ItemKind, Fault> {
        let node = &self.nodes[at];
        let to = |to| ItemKind::Pointer { to };
        Ok(match node.kind {
            NodeKind::Scalar(scalar) => ItemKind::Scalar {
                scalar,
                order: node.scalar_order(scalar),
            },
            NodeKind::Bytes => ItemKind::Bytes,
            NodeKind::Pascal => ItemKind::Pascal,
            NodeKind::Text => ItemKind::Text { order: node.order },
            NodeKind::Void | NodeKind::Pad => ItemKind::Void,
            NodeKind::Struct => self.members(at + 1, node.end as usize, node.item)?.kind,
            NodeKind::Pointer => to(Pointee::Unknown),
            NodeKind::CharPointer => to(Pointee::Text),
            NodeKind::WidePointer => to(Pointee::WideText),
            NodeKind::PointerTo => to(Pointee::Item(Box::new(self.element(at + 1)?))),
            NodeKind::Object => ItemKind::Object,
            NodeKind::Function => ItemKind::Function,
        })
    }
}

/// How many slots the table of names has at least. Most structs are smaller, and
/// need no memory of their own for it.
const SLOTS: usize = 64;

/// Whether two of the fields have one name.
///
/// A table of fields by a hash of their names answers that in one pass. The hash
/// is no secret, and a string could be made for all its names to fall together;
/// then the walk through the table is given up for a sorted set.
fn has_twins(fields: &[Field]) -> bool {
    let mut small = [0u32; SLOTS];
    let mut large = Vec::new();
    let slots = if fields.len() * 2 <= SLOTS {
        small.as_mut_slice()
    } else {
        large.resize((fields.len() * 2).next_power_of_two(), 0u32);
        large.as_mut_slice()
    };
    let mask = slots.len() - 1;
    let mut patience = fields.len() * 8;
    for (at, field) in fields.iter().enumerate() {
        let Some(name) = field.name() else { continue };
        let mut slot = hash(name) & mask;
        while slots[slot] != 0 {
            if fields[slots[slot] as usize - 1].name() == Some(name) {
                return true;
            }
            if patience == 0 {
                let mut seen = BTreeSet::new();
                return !fields
                    .iter()
                    .filter_map(Field::name)
                    .all(|n| seen.insert(n));
            }
            patience -= 1;
            slot = (slot + 1) & mask;
        }
        slots[slot] = at as u32 + 1;
    }
    false
}

/// A hash of a name's length and last eight bytes, where names differ.
fn hash(name: &str) -> usize {
    let bytes = name.as_bytes();
    let word = bytes.last_chunk().map_or_else(
        || {
            bytes
                .iter()
                .fold(0, |word, &byte| word << 8 | u64::from(byte))
        },
        |tail| u64::from_le_bytes(*tail),
    );
    // Both halves of the product: every bit of the name reaches every slot.
    let product = u128::from(word ^ bytes.len() as u64) * 0x9e37_79b9_7f4a_7c15;
    (product ^ (product >> 64)) as usize
}

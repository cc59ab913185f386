//! From the flat nodes of one string to the tree that owns its names.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::fault::{Fault, FaultKind};
use super::node::{Node, NodeKind, siblings};
use super::scalar::ByteOrder;
use super::tree::{Field, Item, ItemKind, Pointee};

/// The flat form of one string, as the scanner and the readings left it.
#[derive(Clone, Copy)]
pub(super) struct Flat<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: &'a [Node],
    pub(super) dims: &'a [usize],
    pub(super) itemsize: usize,
}

/// How many fields are compared each with each; more are sorted.
const FEW: usize = 16;

impl Flat<'_> {
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
                if item.size == size {
                    return Ok(item);
                }
                if only.kind == NodeKind::Struct && only.ndim == 0 {
                    item.size = size;
                    return Ok(item);
                }
                self.members(0, self.nodes.len(), size)
            }
            _ => self.members(0, self.nodes.len(), size),
        }
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
            if let Some(name) = name
                && fields.len() < FEW
                && fields
                    .iter()
                    .any(|field: &Field| field.name() == Some(name))
            {
                return Err(Fault::new(node.name_at as usize, FaultKind::DuplicateName));
            }
            fields.push(Field {
                name: name.map(Box::from),
                title: None,
                offset: node.offset,
                item: self.element(at)?,
            });
        }
        if fields.len() > FEW {
            self.check_names(first, end)?;
        }
        Ok(Item {
            kind: ItemKind::Struct { fields },
            size,
        })
    }

    /// Finds a name that stands twice, in little more than linear time.
    fn check_names(&self, first: usize, end: usize) -> Result<(), Fault> {
        let mut names: Vec<(&str, u32)> = siblings(self.nodes, first, end)
            .filter_map(|at| {
                let node = &self.nodes[at];
                Some((node.name(self.text)?, node.name_at))
            })
            .collect();
        names.sort_unstable();
        let twice = names.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        match twice.map(|pair| pair[1].1).min() {
            Some(at) => Err(Fault::new(at as usize, FaultKind::DuplicateName)),
            None => Ok(()),
        }
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
                order: if scalar.has_byte_order() {
                    node.order
                } else {
                    ByteOrder::NATIVE
                },
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

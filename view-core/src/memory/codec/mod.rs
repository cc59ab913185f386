//! A format compiled for reading and writing items.
//!
//! The tree of a [`Format`] answers questions about a format. To decode
//! a million items one wants to ask nothing: a [`Node`] has every byte order,
//! offset and size settled, so that a loop branches on the kind of an item
//! once and then only moves numbers.

mod decode;
mod encode;
pub(crate) mod float;
mod list;
mod load;
mod read;
mod scalar;
mod slots;
#[cfg(test)]
mod tests;

pub(crate) use encode::Refusal;
pub(crate) use list::{Run, check_idle, decode_list, nest};
pub(crate) use load::{load_floats, load_ints};
pub(crate) use read::{Common, Quick};
pub(crate) use scalar::{Code, Number};
pub(crate) use slots::Slots;

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::value::Names;
use crate::format::{ByteOrder, Item, ItemKind, Scalar};

/// How the bytes of one item become a value and back.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Scalar(Code),
    /// One UTF-16 unit or UCS-4 character, `size` bytes.
    Char {
        size: usize,
        order: ByteOrder,
    },
    Bytes {
        size: usize,
    },
    Pascal {
        size: usize,
    },
    /// UCS-4, `size` bytes in all.
    Text {
        size: usize,
        order: ByteOrder,
    },
    /// Bytes that mean nothing here.
    Void {
        size: usize,
    },
    /// An address, as an integer.
    Pointer(Code),
    Record(Arc<Fields>),
    Array(Arc<Array>),
    /// What has no value outside of the program that made it.
    Opaque {
        size: usize,
        what: &'static str,
    },
}

#[derive(Debug)]
pub(crate) struct Fields {
    /// Whether the one field, which has no name, is the item's value, as in the
    /// `struct` module: `q3x` is an integer and no tuple of one.
    pub(crate) bare: bool,
    pub(crate) names: Arc<Names>,
    pub(crate) parts: Box<[Part]>,
    pub(crate) size: usize,
    idle: usize,
}

#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) offset: usize,
    pub(crate) node: Node,
}

#[derive(Debug)]
pub(crate) struct Array {
    pub(crate) shape: Box<[usize]>,
    pub(crate) element: Node,
    pub(crate) size: usize,
    idle: usize,
}

/// The most values of one counted item.
const MAX_COUNTED: usize = 1 << 16;

/// The most [idle](Node::idle) values of one item that are decoded: a format of a few bytes can
/// promise more of them, for each byte of the memory, than there is memory for.
const MAX_IDLE: usize = 1 << 8;

const OBJECT: &str = "a Python object";
const IDLE: &str = "so many values without size";

impl Node {
    /// The decoder of one item.
    pub(crate) fn compile(item: &Item) -> Self {
        let size = item.size();
        match item.kind() {
            ItemKind::Scalar { scalar, order } => Self::scalar(*scalar, *order),
            ItemKind::Bytes => Self::Bytes { size },
            ItemKind::Pascal => Self::Pascal { size },
            ItemKind::Text { order } => Self::Text {
                size,
                order: *order,
            },
            ItemKind::Void => Self::Void { size },
            ItemKind::Pointer { .. } => match size {
                4 => Self::Pointer(Code::U32),
                8 => Self::Pointer(Code::U64),
                _ => Self::Opaque {
                    size,
                    what: "a pointer of another platform",
                },
            },
            ItemKind::Struct { fields } => {
                let names = fields.iter().map(|field| field.name().map(Box::from));
                let parts = fields.iter().map(|field| Part {
                    offset: field.offset(),
                    node: Self::compile(field.item()),
                });
                Self::record(names.collect(), parts.collect(), size)
            }
            ItemKind::Array { shape, element } => {
                let element = Self::compile(element);
                let lists = shape.iter().take_while(|len| **len > 0);
                let count = lists.fold(1, |all: usize, len| all.saturating_mul(*len));
                // The lists outside of an extent of zero hold nothing.
                let each = if shape.contains(&0) {
                    1
                } else {
                    element.idle()
                };
                let idle = count.saturating_mul(each);
                if idle > MAX_IDLE {
                    return Self::idler(size, element.holds_objects());
                }
                Self::Array(Arc::new(Array {
                    shape: shape.as_slice().into(),
                    element,
                    size,
                    idle,
                }))
            }
            ItemKind::Object => Self::Opaque { size, what: OBJECT },
            ItemKind::Function => Self::Opaque {
                size,
                what: "a function",
            },
        }
    }

    /// The decoder of one item of a format without `T{}`, `()` and names, which is one
    /// of the `struct` module: there a count is as many values side by side, or none.
    pub(crate) fn compile_counted(item: &Item) -> Self {
        let count = |item: &Item| item.as_array().0.iter().product::<usize>();
        let whole = [(0, item)];
        let fields: Vec<(usize, &Item)> = match item.kind() {
            ItemKind::Struct { fields } => fields
                .iter()
                .map(|field| (field.offset(), field.item()))
                .collect(),
            ItemKind::Array { .. } => whole.into(),
            _ => return Self::compile(item),
        };
        let total = fields.iter().fold(0_usize, |total, (_, item)| {
            total.saturating_add(count(item))
        });
        if total > MAX_COUNTED {
            return Self::compile(item);
        }
        let mut parts = Vec::with_capacity(total);
        for (offset, item) in fields {
            let element = item.as_array().1;
            for i in 0..count(item) {
                parts.push(Part {
                    offset: offset + i * element.size(),
                    node: Self::compile(element),
                });
            }
        }
        Self::record(parts.iter().map(|_| None).collect(), parts, item.size())
    }

    fn record(names: Names, parts: Vec<Part>, size: usize) -> Self {
        let idle = parts
            .iter()
            .fold(usize::from(size == 0), |all: usize, part| {
                all.saturating_add(part.node.idle())
            });
        if idle > MAX_IDLE {
            return Self::idler(size, parts.iter().any(|part| part.node.holds_objects()));
        }
        Self::Record(Arc::new(Fields {
            bare: names.len() == 1 && names[0].is_none(),
            names: Arc::new(names),
            parts: parts.into(),
            size,
            idle,
        }))
    }

    /// An item with too many idle values, of which is still known whether it holds objects.
    fn idler(size: usize, objects: bool) -> Self {
        let what = if objects { OBJECT } else { IDLE };
        Self::Opaque { size, what }
    }

    /// How many of an item's values and lists stand for no bytes at all.
    pub(crate) fn idle(&self) -> usize {
        match self {
            Self::Record(fields) => fields.idle,
            Self::Array(array) => array.idle,
            Self::Opaque { .. } => 0,
            other => usize::from(other.size() == 0),
        }
    }

    /// The decoder of a scalar.
    pub(crate) const fn scalar(scalar: Scalar, order: ByteOrder) -> Self {
        match Code::new(scalar, order) {
            Some(code) => Self::Scalar(code),
            None => Self::Char {
                size: scalar.size(),
                order,
            },
        }
    }

    /// The bytes of one item.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Scalar(code) | Self::Pointer(code) => code.size(),
            Self::Char { size, .. }
            | Self::Bytes { size }
            | Self::Pascal { size }
            | Self::Text { size, .. }
            | Self::Void { size }
            | Self::Opaque { size, .. } => *size,
            Self::Record(fields) => fields.size,
            Self::Array(array) => array.size,
        }
    }

    /// Whether there is a Python object in the item, whose references are counted.
    pub(crate) fn holds_objects(&self) -> bool {
        match self {
            Self::Record(fields) => fields.parts.iter().any(|part| part.node.holds_objects()),
            Self::Array(array) => array.element.holds_objects(),
            Self::Opaque { what, .. } => *what == OBJECT,
            _ => false,
        }
    }

    /// Calls `read` with offset and length of every piece of an item that
    /// decoding looks at, until it answers false; whether it never did.
    pub(crate) fn reads(&self, base: usize, read: &mut dyn FnMut(usize, usize) -> bool) -> bool {
        match self {
            Self::Record(fields) => fields
                .parts
                .iter()
                .all(|part| part.node.reads(base + part.offset, read)),
            Self::Array(array) => {
                // Elements lie side by side; without holes they are one piece.
                let size = array.element.size();
                if !matches!(array.element, Node::Record(_) | Node::Array(_)) {
                    return read(base, array.size);
                }
                size == 0
                    || (0..array.size / size).all(|i| array.element.reads(base + i * size, read))
            }
            other => read(base, other.size()),
        }
    }
}

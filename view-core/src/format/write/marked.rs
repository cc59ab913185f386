//! The spellings with a byte order in front of every scalar.

use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::{Dialect, padding, shape};
use crate::format::platform::Platform;
use crate::format::scalar::{ByteOrder, Scalar};
use crate::format::tree::{Field, Item, ItemKind, Pointee};

/// Writes the whole item.
pub(super) fn write(item: &Item, out: &mut dyn Write, dialect: Dialect) -> fmt::Result {
    let mut writer = Marked { out, dialect };
    match *item.kind() {
        ItemKind::Scalar { scalar, order }
            if dialect == Dialect::Canonical && order.is_native() && has_own_letter(scalar) =>
        {
            writer.out.write_str(scalar.code())
        }
        _ => writer.element(item, &[]),
    }
}

/// Whether the bare letter, read under `@`, is this scalar on this target.
fn has_own_letter(scalar: Scalar) -> bool {
    let native = Platform::NATIVE;
    match scalar {
        Scalar::LongDouble(_) | Scalar::ComplexLongDouble(_) => true,
        _ => match *scalar.code().as_bytes() {
            [letter] => match native.code(letter, true) {
                Some(code) => code.scalar == scalar,
                None => scalar == Scalar::Ucs4,
            },
            _ => true,
        },
    }
}

struct Marked<'a> {
    out: &'a mut dyn Write,
    dialect: Dialect,
}

impl Marked<'_> {
    fn element(&mut self, item: &Item, extents: &[usize]) -> fmt::Result {
        match item.kind() {
            ItemKind::Array {
                shape: inner,
                element,
            } => {
                debug_assert!(extents.is_empty());
                self.element(element, inner)
            }
            ItemKind::Struct { fields } => {
                shape(self.out, extents)?;
                self.members(fields, item.size())
            }
            _ if self.dialect == Dialect::Ctypes && !is_one(item) => self.characters(item, extents),
            kind => {
                shape(self.out, extents)?;
                self.leaf(kind, item.size())
            }
        }
    }

    fn members(&mut self, fields: &[Field], size: usize) -> fmt::Result {
        self.out.write_str("T{")?;
        let mut cursor = 0;
        for field in fields {
            padding(self.out, field.offset() - cursor)?;
            self.element(field.item(), &[])?;
            if let Some(name) = field.name() {
                write!(self.out, ":{name}:")?;
            } else if ends_in_z(field.item()) {
                // Or what follows would be the part of a complex number.
                self.out.write_char(' ')?;
            }
            cursor = field.offset() + field.item().size();
        }
        padding(self.out, size - cursor)?;
        self.out.write_char('}')
    }

    fn leaf(&mut self, kind: &ItemKind, size: usize) -> fmt::Result {
        match kind {
            ItemKind::Scalar { scalar, order } => self.scalar(*scalar, *order),
            ItemKind::Bytes => write!(self.out, "{size}s"),
            ItemKind::Pascal => write!(self.out, "{size}p"),
            ItemKind::Void => write!(self.out, "{size}x"),
            ItemKind::Text { order } => write!(self.out, "{}{}w", order.prefix(), size / 4),
            ItemKind::Object => write!(self.out, "{}O", self.own()),
            ItemKind::Function => self.out.write_str(if self.dialect == Dialect::Ctypes {
                "X{}"
            } else {
                "=X{}"
            }),
            ItemKind::Pointer { to } => match to {
                Pointee::Unknown => write!(self.out, "{}P", self.own()),
                Pointee::Text => write!(self.out, "{}z", self.own()),
                Pointee::WideText => write!(self.out, "{}Z", self.own()),
                Pointee::Item(item) => {
                    // ctypes lets the byte order of the address go unsaid.
                    if self.dialect != Dialect::Ctypes {
                        self.out.write_char('=')?;
                    }
                    self.out.write_char('&')?;
                    self.element(item, &[])
                }
            },
            ItemKind::Struct { .. } | ItemKind::Array { .. } => Ok(()),
        }
    }

    fn scalar(&mut self, scalar: Scalar, order: ByteOrder) -> fmt::Result {
        let ctypes = self.dialect == Dialect::Ctypes;
        let long_is_int =
            Platform::NATIVE.code(b'l', true).map(|code| code.scalar) == Some(Scalar::I32);
        let letter = match scalar {
            // Where `long` is four bytes, ctypes has it under its name.
            Scalar::I32 if ctypes && long_is_int => "l",
            Scalar::U32 if ctypes && long_is_int => "L",
            Scalar::Ucs4 if ctypes => "u",
            _ => scalar.code(),
        };
        let mark = match scalar {
            Scalar::LongDouble(_) | Scalar::ComplexLongDouble(_)
                if !ctypes && order.is_native() =>
            {
                "^"
            }
            _ => order.prefix(),
        };
        self.out.write_str(mark)?;
        self.out.write_str(letter)
    }

    /// Bytes and text as ctypes has them: arrays.
    fn characters(&mut self, item: &Item, extents: &[usize]) -> fmt::Result {
        let (len, letter, order) = match *item.kind() {
            ItemKind::Text { order } => (item.size() / 4, 'u', order),
            ItemKind::Void => (item.size(), 'B', ByteOrder::NATIVE),
            _ => (item.size(), 'c', ByteOrder::NATIVE),
        };
        let mut all = Vec::from(extents);
        all.push(len);
        shape(self.out, &all)?;
        write!(self.out, "{}{letter}", order.prefix())
    }

    /// The mark of what has the platform's byte order whatever that is.
    fn own(&self) -> &'static str {
        if self.dialect == Dialect::Ctypes {
            ByteOrder::NATIVE.prefix()
        } else {
            "="
        }
    }
}

/// Whether C has a type for it that is no array.
fn is_one(item: &Item) -> bool {
    !matches!(
        item.kind(),
        ItemKind::Bytes | ItemKind::Pascal | ItemKind::Void | ItemKind::Text { .. }
    )
}

/// Whether the text of it ends with the `Z` of a pointer to wide text.
fn ends_in_z(item: &Item) -> bool {
    match item.as_array().1.kind() {
        ItemKind::Pointer { to } => match to {
            Pointee::Item(target) => ends_in_z(target),
            to => *to == Pointee::WideText,
        },
        _ => false,
    }
}

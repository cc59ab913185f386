//! The spelling of NumPy's exporter.
//!
//! NumPy goes through the fields with a count of the bytes it has described. A
//! field is written under `@` where it lies aligned, in the first item and so
//! in all, else under `=` (`^` for a `long double`, which has no standard
//! size); in the other byte order under its mark. A mark is written when it is
//! not the one in force. What lies between the count and the next field is
//! written as `x`, one for each byte; and so the padding at the end of an inner
//! struct comes out behind its brace, and that of the whole item not at all.

use core::fmt::{self, Write};

use super::{padding, shape};
use crate::format::platform::Platform;
use crate::format::scalar::{ByteOrder, Scalar};
use crate::format::tree::{Item, ItemKind};

/// Padding longer than this is written as a count, which NumPy reads but does
/// not write: text must not grow with the sizes it tells of.
const LONG: usize = 1 << 10;

/// Writes the whole item.
pub(super) fn write(item: &Item, out: &mut dyn Write) -> fmt::Result {
    let mut writer = NumPy {
        out,
        itemsize: item.size(),
        active: '@',
        described: 0,
    };
    writer.element(item)
}

struct NumPy<'a> {
    out: &'a mut dyn Write,
    itemsize: usize,
    /// The mark in force.
    active: char,
    /// How many bytes of the item have been described.
    described: usize,
}

impl NumPy<'_> {
    fn element(&mut self, item: &Item) -> fmt::Result {
        match item.kind() {
            ItemKind::Array {
                shape: extents,
                element,
            } => {
                shape(self.out, extents)?;
                let began = self.described;
                self.element(element)?;
                let count: usize = extents.iter().product();
                self.described = began + (self.described - began) * count;
                return Ok(());
            }
            ItemKind::Struct { fields } => {
                let base = self.described;
                self.out.write_str("T{")?;
                for field in fields {
                    let gap = (base + field.offset()).saturating_sub(self.described);
                    if gap > LONG {
                        padding(self.out, gap)?;
                    } else {
                        for _ in 0..gap {
                            self.out.write_char('x')?;
                        }
                    }
                    self.described += gap;
                    self.element(field.item())?;
                    if let Some(name) = field.name() {
                        write!(self.out, ":{name}:")?;
                    }
                }
                return self.out.write_char('}');
            }
            ItemKind::Scalar { scalar, order } => self.scalar(*scalar, *order)?,
            ItemKind::Text { order } => {
                self.mark(Scalar::Ucs4, *order)?;
                write!(self.out, "{}w", item.size() / 4)?;
            }
            ItemKind::Bytes => write!(self.out, "{}s", item.size())?,
            ItemKind::Object => self.out.write_char('O')?,
            _ => write!(self.out, "{}x", item.size())?,
        }
        self.described += item.size();
        Ok(())
    }

    fn scalar(&mut self, scalar: Scalar, order: ByteOrder) -> fmt::Result {
        let native = self.mark(scalar, order)?;
        let long = Platform::NATIVE.code(b'l', true).map(|code| code.scalar);
        self.out.write_str(match scalar {
            // NumPy knows these integers by the name `long` where that is their
            // size. The standard size of `l` is four bytes everywhere.
            Scalar::I32 if long == Some(Scalar::I32) => "l",
            Scalar::U32 if long == Some(Scalar::I32) => "L",
            Scalar::I64 if native && long == Some(Scalar::I64) => "l",
            Scalar::U64 if native && long == Some(Scalar::I64) => "L",
            Scalar::Char => "1s",
            Scalar::Ucs4 => "1w",
            Scalar::Ucs2 => "2x",
            Scalar::Complex16 => "4x",
            _ => scalar.code(),
        })
    }

    /// Writes the byte order if it is not the one in force; whether sizes are
    /// native under it.
    fn mark(&mut self, scalar: Scalar, order: ByteOrder) -> Result<bool, fmt::Error> {
        if !scalar.has_byte_order() {
            return Ok(false);
        }
        let align = Platform::NATIVE.align_of(scalar);
        let aligned = self.described.is_multiple_of(align) && self.itemsize.is_multiple_of(align);
        let mark = match order {
            _ if order.is_native() && aligned => '@',
            _ if order.is_native() => match scalar {
                Scalar::LongDouble(_) | Scalar::ComplexLongDouble(_) => '^',
                _ => '=',
            },
            ByteOrder::Little => '<',
            ByteOrder::Big => '>',
        };
        if mark != self.active {
            self.out.write_char(mark)?;
            self.active = mark;
        }
        Ok(matches!(mark, '@' | '^'))
    }
}

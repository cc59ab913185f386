//! Values to memory: the packing rules.
//!
//! They are memoryview's for single native characters, and those of `struct`
//! for what only `struct` packs: `s` and `p` are cut or filled up with zeros,
//! padding becomes zero.

use super::decode::no_value;
use super::{Array, Code, Fields, Node, float};
use crate::error::Count;
use crate::format::{ByteOrder, LongDouble};
use crate::memory::value::Value;
use crate::{Error, ErrorKind};

/// Why a value cannot be packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Of a type that the format never takes.
    Type,
    /// Of the right type, but out of range or of the wrong length.
    Value,
}

impl Refusal {
    /// The error in memoryview's words.
    pub(crate) fn error(self, letter: &str) -> Error {
        let (kind, what) = match self {
            Self::Type => (ErrorKind::Type, "type"),
            Self::Value => (ErrorKind::Value, "value"),
        };
        let message = alloc::format!("memoryview: invalid {what} for format '{letter}'");
        Error::with_message(kind, message)
    }
}

impl Node {
    /// Packs `value` as one item into `out`, which holds zeros and is as long
    /// as an item. `letter` is how the format spells a scalar, for messages.
    ///
    /// # Errors
    ///
    /// `TypeError` or `ValueError` for a value that the format does not take;
    /// then `out` holds anything.
    pub(crate) fn encode(&self, value: &Value, out: &mut [u8], letter: &str) -> Result<(), Error> {
        let refuse = |refusal: Refusal| refusal.error(letter);
        match self {
            Self::Scalar(code) => code.encode(value, out).map_err(refuse),
            // memoryview takes addresses below zero too, which wrap.
            Self::Pointer(code) => match value.as_int() {
                Some(address) if fits_pointer(address, *code) => {
                    put(out, address as u128, ByteOrder::NATIVE);
                    Ok(())
                }
                Some(_) => Err(refuse(Refusal::Value)),
                None => Err(refuse(Refusal::Type)),
            },
            Self::Char { order, .. } => character(value, out, *order).map_err(refuse),
            Self::Bytes { .. } => {
                let bytes = value.as_bytes().ok_or_else(|| Refusal::Type.error("s"))?;
                let len = bytes.len().min(out.len());
                out[..len].copy_from_slice(&bytes[..len]);
                Ok(())
            }
            Self::Pascal { .. } => {
                let bytes = value.as_bytes().ok_or_else(|| Refusal::Type.error("p"))?;
                if let Some((first, rest)) = out.split_first_mut() {
                    let len = bytes.len().min(rest.len());
                    rest[..len].copy_from_slice(&bytes[..len]);
                    *first = len.min(255) as u8;
                }
                Ok(())
            }
            Self::Text { order, .. } => {
                let text = value.as_str().ok_or_else(|| Refusal::Type.error("w"))?;
                if text.chars().count() > out.len() / 4 {
                    return Err(Refusal::Value.error("w"));
                }
                for (unit, c) in out.chunks_exact_mut(4).zip(text.chars()) {
                    put(unit, u32::from(c).into(), *order);
                }
                Ok(())
            }
            Self::Void { .. } => exact(value, out).unwrap_or_else(|| Err(Refusal::Type.error("x"))),
            Self::Record(fields) => fields.encode(value, out),
            Self::Array(array) => array.encode(value, out),
            Self::Opaque { what, .. } => Err(no_value(what)),
        }
    }

    /// How messages name the scalar.
    pub(crate) fn letter(&self) -> &'static str {
        match self {
            Self::Scalar(code) => code.letter(),
            Self::Pointer(_) => "P",
            Self::Char { size: 2, .. } => "u",
            Self::Char { .. } => "w",
            _ => "",
        }
    }
}

/// Bytes given for a whole item, if bytes were given.
fn exact(value: &Value, out: &mut [u8]) -> Option<Result<(), Error>> {
    let bytes = value.as_bytes()?;
    if bytes.len() == out.len() {
        out.copy_from_slice(bytes);
        return Some(Ok(()));
    }
    Some(Err(Error::with_message(
        ErrorKind::Value,
        alloc::format!(
            "{} given for an item of {}; give all of its bytes or its values",
            Count(bytes.len(), "byte"),
            out.len()
        ),
    )))
}

impl Fields {
    /// A record by its fields' names where both have them, else by position;
    /// a list by position; or all of the item's bytes.
    fn encode(&self, value: &Value, out: &mut [u8]) -> Result<(), Error> {
        if self.bare {
            let part = &self.parts[0];
            let out = &mut out[part.offset..part.offset + part.node.size()];
            return part.node.encode(value, out, part.node.letter());
        }
        if let Some(done) = exact(value, out) {
            return done;
        }
        let (values, record) = match value {
            Value::Record(record) => (record.values(), Some(record)),
            Value::List(list) => (list.as_slice(), None),
            other => {
                return Err(Error::with_message(
                    ErrorKind::Type,
                    alloc::format!(
                        "a struct item takes a record, a list of its {} or its {}, not '{}'",
                        Count(self.parts.len(), "field"),
                        Count(self.size, "byte"),
                        other.type_name()
                    ),
                ));
            }
        };
        if values.len() != self.parts.len() {
            return Err(Error::with_message(
                ErrorKind::Value,
                alloc::format!(
                    "{} given for the {} of a struct item",
                    Count(values.len(), "value"),
                    Count(self.parts.len(), "field")
                ),
            ));
        }
        let by_name =
            record.filter(|record| record.is_named() && self.names.iter().all(Option::is_some));
        for (i, part) in self.parts.iter().enumerate() {
            let name = self.names[i].as_deref();
            let value = match (by_name, name) {
                (Some(record), Some(name)) => record.get(name).ok_or_else(|| {
                    Error::with_message(
                        ErrorKind::Value,
                        alloc::format!("the record has no field '{name}', which the item has"),
                    )
                })?,
                _ => &values[i],
            };
            let end = part.offset + part.node.size();
            part.node
                .encode(value, &mut out[part.offset..end], part.node.letter())
                .map_err(|error| within(&error, name, i))?;
        }
        Ok(())
    }
}

/// The error of a field, with the field.
fn within(error: &Error, name: Option<&str>, index: usize) -> Error {
    let place = match name {
        Some(name) => alloc::format!("field '{name}'"),
        None => alloc::format!("field {index}"),
    };
    Error::with_message(error.kind(), alloc::format!("{place}: {error}"))
}

impl Array {
    fn encode(&self, value: &Value, out: &mut [u8]) -> Result<(), Error> {
        match exact(value, out) {
            Some(done) => done,
            None => self.encode_axis(&self.shape, value, out),
        }
    }

    fn encode_axis(&self, shape: &[usize], value: &Value, out: &mut [u8]) -> Result<(), Error> {
        let Some((&len, inner)) = shape.split_first() else {
            return self.element.encode(value, out, self.element.letter());
        };
        let values = match value {
            Value::List(list) => list.as_slice(),
            Value::Record(record) if !record.is_named() => record.values(),
            other => {
                return Err(Error::with_message(
                    ErrorKind::Type,
                    alloc::format!(
                        "an array of {len} takes a list of as many values, not '{}'",
                        other.type_name()
                    ),
                ));
            }
        };
        if values.len() != len {
            return Err(Error::with_message(
                ErrorKind::Value,
                alloc::format!(
                    "{} given for an array of {len}",
                    Count(values.len(), "value")
                ),
            ));
        }
        let step = out.len().checked_div(len).unwrap_or(0);
        for (i, value) in values.iter().enumerate() {
            self.encode_axis(inner, value, &mut out[i * step..(i + 1) * step])?;
        }
        Ok(())
    }
}

impl Code {
    /// Packs a value into as many bytes as the code is wide.
    ///
    /// # Errors
    ///
    /// What memoryview refuses.
    pub(crate) fn encode(self, value: &Value, out: &mut [u8]) -> Result<(), Refusal> {
        let native = ByteOrder::NATIVE;
        let swapped = if native.is(ByteOrder::Little) {
            ByteOrder::Big
        } else {
            ByteOrder::Little
        };
        match self {
            Self::Bool => out[0] = value.is_true().into(),
            Self::Char => match value.as_bytes().ok_or(Refusal::Type)? {
                [byte] => out[0] = *byte,
                _ => return Err(Refusal::Value),
            },
            Self::I8 | Self::I16 | Self::I32 | Self::I64 => signed(value, out, native)?,
            Self::U8 | Self::U16 | Self::U32 | Self::U64 => unsigned(value, out, native)?,
            Self::I16Swapped | Self::I32Swapped | Self::I64Swapped => signed(value, out, swapped)?,
            Self::U16Swapped | Self::U32Swapped | Self::U64Swapped => {
                unsigned(value, out, swapped)?;
            }
            Self::F16 | Self::F32 | Self::F64 => real(value, out, native)?,
            Self::F16Swapped | Self::F32Swapped | Self::F64Swapped => real(value, out, swapped)?,
            Self::LongDouble(kind, order) => {
                long(value.as_float().ok_or(Refusal::Type)?, kind, order, out);
            }
            Self::Complex16(order) | Self::Complex32(order) | Self::Complex64(order) => {
                let parts = value.as_complex().ok_or(Refusal::Type)?;
                let size = out.len() / 2;
                for (part, out) in parts.iter().zip(out.chunks_exact_mut(size)) {
                    real(&Value::Float(*part), out, order)?;
                }
            }
            Self::ComplexLongDouble(kind, order) => {
                let parts = value.as_complex().ok_or(Refusal::Type)?;
                let size = out.len() / 2;
                for (part, out) in parts.iter().zip(out.chunks_exact_mut(size)) {
                    long(*part, kind, order, out);
                }
            }
        }
        Ok(())
    }

    /// How messages name it.
    pub(crate) const fn letter(self) -> &'static str {
        match self {
            Self::Bool => "?",
            Self::Char => "c",
            Self::I8 => "b",
            Self::U8 => "B",
            Self::I16 | Self::I16Swapped => "h",
            Self::U16 | Self::U16Swapped => "H",
            Self::I32 | Self::I32Swapped => "i",
            Self::U32 | Self::U32Swapped => "I",
            Self::I64 | Self::I64Swapped => "q",
            Self::U64 | Self::U64Swapped => "Q",
            Self::F16 | Self::F16Swapped => "e",
            Self::F32 | Self::F32Swapped => "f",
            Self::F64 | Self::F64Swapped => "d",
            Self::LongDouble(..) => "g",
            Self::Complex16(_) => "Ze",
            Self::Complex32(_) => "Zf",
            Self::Complex64(_) => "Zd",
            Self::ComplexLongDouble(..) => "Zg",
        }
    }
}

/// The low bytes of `bits`.
fn put(out: &mut [u8], bits: u128, order: ByteOrder) {
    let len = out.len();
    match order {
        ByteOrder::Little => out.copy_from_slice(&bits.to_le_bytes()[..len]),
        ByteOrder::Big => out.copy_from_slice(&bits.to_be_bytes()[16 - len..]),
    }
}

fn signed(value: &Value, out: &mut [u8], order: ByteOrder) -> Result<(), Refusal> {
    let int = value.as_int().ok_or(Refusal::Type)?;
    let limit = 1_i128 << (8 * out.len() - 1);
    if !(-limit..limit).contains(&int) {
        return Err(Refusal::Value);
    }
    put(out, int as u128, order);
    Ok(())
}

fn unsigned(value: &Value, out: &mut [u8], order: ByteOrder) -> Result<(), Refusal> {
    let int = value.as_int().ok_or(Refusal::Type)?;
    if !(0..1_i128 << (8 * out.len())).contains(&int) {
        return Err(Refusal::Value);
    }
    put(out, int as u128, order);
    Ok(())
}

/// An address: as memoryview, from `-2**63` up.
fn fits_pointer(address: i128, code: Code) -> bool {
    let bits = 8 * code.size();
    (-(1_i128 << (bits - 1))..1_i128 << bits).contains(&address)
}

/// An `e`, `f` or `d` by its size. A number too big for `f` becomes an
/// infinity, as in memoryview (`struct` refuses it).
fn real(value: &Value, out: &mut [u8], order: ByteOrder) -> Result<(), Refusal> {
    let float = value.as_float().ok_or(Refusal::Type)?;
    let bits = match out.len() {
        2 => float::half_from_f64(float).ok_or(Refusal::Value)?.into(),
        4 => (float as f32).to_bits().into(),
        _ => float.to_bits().into(),
    };
    put(out, bits, order);
    Ok(())
}

/// A `long double`; its filling bytes stay zero.
fn long(value: f64, kind: LongDouble, order: ByteOrder, out: &mut [u8]) {
    match kind {
        LongDouble::Binary128 => put(out, float::quad_from_f64(value), order),
        LongDouble::X87In12 | LongDouble::X87In16 => {
            out[..10].copy_from_slice(&float::x87_from_f64(value));
            if order.is(ByteOrder::Big) {
                out.reverse();
            }
        }
    }
}

/// One character, of a `str` of length 1.
fn character(value: &Value, out: &mut [u8], order: ByteOrder) -> Result<(), Refusal> {
    let mut chars = value.as_str().ok_or(Refusal::Type)?.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return Err(Refusal::Value);
    };
    if out.len() == 2 && u32::from(c) > 0xFFFF {
        return Err(Refusal::Value);
    }
    put(out, u32::from(c).into(), order);
    Ok(())
}

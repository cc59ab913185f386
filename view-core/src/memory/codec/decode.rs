//! Memory to values, one item.

use alloc::string::String;
use alloc::vec::Vec;
use core::slice;

use super::scalar::uint;
use super::{Array, Fields, Node};
use crate::format::ByteOrder;
use crate::memory::value::{Bytes, List, Record, Row, Text, Value};
use crate::{Error, ErrorKind};

impl Node {
    /// The value of the item at `at`.
    ///
    /// # Errors
    ///
    /// Characters that are none, and what has no value.
    ///
    /// # Safety
    ///
    /// Every piece of the item that [`reads`](Self::reads) names may be read
    /// from `at` on and is initialised.
    #[inline]
    pub(crate) unsafe fn decode(&self, at: *const u8) -> Result<Value, Error> {
        match self {
            // SAFETY: by contract.
            Self::Scalar(code) => Ok(unsafe { code.decode(at) }),
            // SAFETY: by contract.
            other => unsafe { other.decode_compound(at) },
        }
    }

    /// [`decode`](Self::decode) for everything but scalars.
    ///
    /// # Safety
    ///
    /// As there.
    unsafe fn decode_compound(&self, at: *const u8) -> Result<Value, Error> {
        // SAFETY: only called with sizes that the item is read in.
        let bytes = |size: usize| unsafe { slice::from_raw_parts(at, size) };
        Ok(match self {
            // SAFETY: by contract.
            Self::Scalar(code) | Self::Pointer(code) => unsafe { code.decode(at) },
            Self::Char { size, order } => character(bytes(*size), *order)?.into(),
            Self::Bytes { size } | Self::Void { size } => Value::Bytes(Bytes::copy(bytes(*size))),
            Self::Pascal { size } => {
                let (len, rest) = bytes(*size).split_first().unwrap_or((&0, &[]));
                let len = (*len as usize).min(rest.len());
                Value::Bytes(Bytes::copy(&rest[..len]))
            }
            Self::Text { size, order } => Value::Str(text(bytes(*size), *order)?),
            // SAFETY: the parts lie inside the item.
            Self::Record(fields) => unsafe { record(fields, at)? },
            // SAFETY: the elements lie inside the item.
            Self::Array(array) => unsafe { array.decode(at)? },
            Self::Opaque { what, .. } => return Err(no_value(what)),
        })
    }
}

/// # Safety
///
/// As [`Node::decode`].
unsafe fn record(fields: &Fields, at: *const u8) -> Result<Value, Error> {
    if fields.bare {
        let part = &fields.parts[0];
        // SAFETY: the part lies inside the item.
        return unsafe { part.node.decode(at.add(part.offset)) };
    }
    let mut values = Vec::with_capacity(fields.parts.len());
    for part in &fields.parts {
        // SAFETY: the part lies inside the item, so `add` stays inside too.
        values.push(unsafe { part.node.decode(at.add(part.offset))? });
    }
    let row = Row::single(values, Some(fields.names.clone()));
    Ok(Value::Record(Record::from_row(row)))
}

impl Array {
    /// # Safety
    ///
    /// As [`Node::decode`].
    unsafe fn decode(&self, at: *const u8) -> Result<Value, Error> {
        // SAFETY: by contract.
        unsafe { self.decode_axis(&self.shape, at) }
    }

    /// # Safety
    ///
    /// As [`Node::decode`], for the part of the array with the shape `shape`.
    unsafe fn decode_axis(&self, shape: &[usize], at: *const u8) -> Result<Value, Error> {
        let (&len, inner) = shape.split_first().unwrap_or((&1, &[]));
        let step = self.element.size() * inner.iter().product::<usize>();
        let mut values = Vec::with_capacity(len);
        match &self.element {
            // SAFETY: `len` elements, one behind the other.
            Node::Scalar(code) if inner.is_empty() => unsafe {
                code.decode_run(at, step as isize, len, &mut values);
            },
            element => {
                for i in 0..len {
                    // SAFETY: element `i` lies inside the array.
                    values.push(unsafe {
                        let at = at.add(i * step);
                        if inner.is_empty() {
                            element.decode(at)?
                        } else {
                            self.decode_axis(inner, at)?
                        }
                    });
                }
            }
        }
        Ok(Value::List(List::from(values)))
    }
}

#[cold]
pub(super) fn no_value(what: &str) -> Error {
    Error::with_message(
        ErrorKind::NotImplemented,
        alloc::format!(
            "the item holds {what}, which has no value here; its bytes are in to_bytes()"
        ),
    )
}

fn character(bytes: &[u8], order: ByteOrder) -> Result<char, Error> {
    let found = uint(bytes, order) as u32;
    char::from_u32(found).ok_or_else(|| {
        Error::with_message(
            ErrorKind::Value,
            alloc::format!("the item holds {found:#x}, which is no Unicode character"),
        )
    })
}

/// Text of a fixed length; the NULs at its end only fill it up, as in NumPy.
fn text(bytes: &[u8], order: ByteOrder) -> Result<Text, Error> {
    let mut text = String::with_capacity(bytes.len() / 4);
    for unit in bytes.chunks_exact(4) {
        text.push(character(unit, order)?);
    }
    Ok(Text::from(text.trim_end_matches('\0')))
}

//! Memory to values, one item.

use alloc::string::String;
use alloc::vec::Vec;
use core::slice;

use super::read::uint;
use super::slots::Slots;
use super::{Fields, Node, Run, decode_list};
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
    #[cold]
    unsafe fn decode_compound(&self, at: *const u8) -> Result<Value, Error> {
        // SAFETY: only called with sizes that the item is read in.
        let bytes = |size: usize| unsafe { slice::from_raw_parts(at, size) };
        Ok(match self {
            // SAFETY: by contract.
            Self::Scalar(code) | Self::Pointer(code) => unsafe { code.decode(at) },
            Self::Char { size, order } => character(bytes(*size), *order)?.into(),
            Self::Bytes { size } | Self::Void { size } => plain_bytes(bytes(*size)),
            Self::Pascal { size } => pascal(bytes(*size)),
            Self::Text { size, order } => Value::Str(text(bytes(*size), *order)?),
            // SAFETY: the parts lie inside the item.
            Self::Record(fields) => unsafe { record(fields, at)? },
            Self::Array(_) => {
                let mut values = Vec::new();
                let mut slots = Slots::instead(&mut values, 1)?;
                let run = Run {
                    at,
                    stride: 0,
                    count: 1,
                };
                // SAFETY: a run of this one item.
                unsafe { decode_list(self, run, &mut slots)? };
                drop(slots);
                values.pop().unwrap_or_else(|| List::from(values).into())
            }
            Self::Opaque { what, .. } => return Err(no_value(what)),
        })
    }
}

impl Node {
    /// Whether decoding cannot fail and takes no table: what
    /// [`decode_plain`](Self::decode_plain) does.
    pub(super) fn is_plain(&self) -> bool {
        matches!(
            self,
            Self::Scalar(_)
                | Self::Pointer(_)
                | Self::Bytes { .. }
                | Self::Void { .. }
                | Self::Pascal { .. }
        )
    }

    /// Whether the values own no memory, whatever the items hold.
    pub(crate) fn is_free(&self) -> bool {
        matches!(self, Self::Scalar(code) | Self::Pointer(code) if code.is_free())
    }

    /// Writes the values of a run to every `step`th place from `to` on, if they
    /// [are plain](Self::is_plain).
    ///
    /// # Safety
    ///
    /// Every item of the run may be decoded, and there is room for a value at each of
    /// the places.
    pub(super) unsafe fn decode_plain(&self, run: Run, to: *mut Value, step: usize) {
        let (size, read): (usize, fn(&[u8]) -> Value) = match self {
            // SAFETY: by contract.
            Self::Scalar(code) | Self::Pointer(code) => unsafe {
                return code.decode_run(run, to, step);
            },
            Self::Bytes { size } | Self::Void { size } => (*size, plain_bytes),
            Self::Pascal { size } => (*size, pascal),
            _ => return,
        };
        for i in 0..run.count {
            // SAFETY: item `i`, and its place.
            unsafe {
                let at = run.at.offset(i as isize * run.stride);
                to.add(i * step)
                    .write(read(slice::from_raw_parts(at, size)));
            }
        }
    }
}

fn plain_bytes(bytes: &[u8]) -> Value {
    Value::Bytes(Bytes::copy(bytes))
}

/// Bytes with their number in front.
fn pascal(bytes: &[u8]) -> Value {
    let (len, rest) = bytes.split_first().unwrap_or((&0, &[]));
    plain_bytes(&rest[..(*len as usize).min(rest.len())])
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

#[cold]
pub(super) fn no_value(what: &str) -> Error {
    Error::with_message(
        ErrorKind::NotImplemented,
        alloc::format!("the item holds {what}, which has no value here, only bytes"),
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

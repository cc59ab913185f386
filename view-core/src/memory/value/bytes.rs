//! Short byte strings without an allocation, in twelve bytes.
//!
//! An item of format `c` is one byte, and most `s` fields are short tags: up
//! to ten bytes are kept in place.
//!
//! # Invariants
//!
//! 1. An [`Owned`] pointer came out of [`Box::into_raw`] and belongs to that
//!    one value.
//! 2. The bytes of a [`Text`] are UTF-8.

use alloc::boxed::Box;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::Deref;
use core::ptr::NonNull;

const INLINE: usize = 10;

/// A byte string: what formats `c`, `s` and `p` decode to. It derefs to
/// `[u8]`.
///
/// ```
/// use view_core::memory::Bytes;
///
/// let tag = Bytes::from(b"RIFF");
/// assert_eq!(tag.len(), 4);
/// assert_eq!(tag[..2], *b"RI");
/// ```
#[derive(Clone)]
pub struct Bytes(Repr);

#[derive(Clone)]
enum Repr {
    Inline { len: u8, bytes: [u8; INLINE] },
    Heap(Owned),
}

/// A thin box, packed so that it leaves room for tags.
#[repr(C, packed(4))]
struct Owned(NonNull<Box<[u8]>>);

// SAFETY: it owns plain bytes.
unsafe impl Send for Owned {}
// SAFETY: it owns plain bytes.
unsafe impl Sync for Owned {}

impl Owned {
    fn new(bytes: Box<[u8]>) -> Self {
        Self(NonNull::from(Box::leak(Box::new(bytes))))
    }

    fn bytes(&self) -> &[u8] {
        // SAFETY: invariant 1.
        unsafe { { self.0 }.as_ref() }
    }
}

impl Clone for Owned {
    fn clone(&self) -> Self {
        Self::new(self.bytes().into())
    }
}

impl Drop for Owned {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: invariant 1, and nobody uses it after the drop.
        unsafe { free(self.0) };
    }
}

/// # Safety
///
/// The pointer is that of an [`Owned`] which is not used again.
// A call that takes a number, so that the drop of a value is small enough to stand in a
// loop over many, and the value needs no address there.
#[inline(never)]
unsafe fn free(bytes: NonNull<Box<[u8]>>) {
    // SAFETY: invariant 1, by contract.
    drop(unsafe { Box::from_raw(bytes.as_ptr()) });
}

impl Bytes {
    /// A copy of `bytes`.
    #[inline]
    pub(crate) fn copy(bytes: &[u8]) -> Self {
        if bytes.len() <= INLINE {
            let mut inline = [0; INLINE];
            inline[..bytes.len()].copy_from_slice(bytes);
            Self(Repr::Inline {
                len: bytes.len() as u8,
                bytes: inline,
            })
        } else {
            Self(Repr::Heap(Owned::new(bytes.into())))
        }
    }

    /// One byte.
    #[inline]
    pub(crate) const fn one(byte: u8) -> Self {
        let mut bytes = [0; INLINE];
        bytes[0] = byte;
        Self(Repr::Inline { len: 1, bytes })
    }

    /// The bytes, for what wants a slice and not something that derefs to one.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// // The zeros behind a short string of format `s` are part of it, as in Python.
    /// let item = memoryview(b"ab\0\0").reinterpret("4s")?.get(0)?;
    /// let view_core::memory::Value::Bytes(tag) = item else { panic!() };
    /// assert_eq!(tag.as_slice(), b"ab\0\0");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        match &self.0 {
            Repr::Inline { len, bytes } => &bytes[..*len as usize],
            Repr::Heap(owned) => owned.bytes(),
        }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.as_slice()
    }
}

impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl Eq for Bytes {}

impl Hash for Bytes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_slice().hash(state);
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self::copy(bytes)
    }
}

impl<const N: usize> From<&[u8; N]> for Bytes {
    fn from(bytes: &[u8; N]) -> Self {
        Self::copy(bytes)
    }
}

/// As Python shows it: `b'RIFF\x00'`.
impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quote = if self.contains(&b'\'') && !self.contains(&b'"') {
            '"'
        } else {
            '\''
        };
        write!(f, "b{quote}")?;
        for &byte in self.iter() {
            match byte {
                b'\\' => f.write_str("\\\\")?,
                b'\n' => f.write_str("\\n")?,
                b'\r' => f.write_str("\\r")?,
                b'\t' => f.write_str("\\t")?,
                _ if char::from(byte) == quote => write!(f, "\\{quote}")?,
                b' '..=b'~' => write!(f, "{}", char::from(byte))?,
                _ => write!(f, "\\x{byte:02x}")?,
            }
        }
        write!(f, "{quote}")
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text: what formats `w` and `u` decode to. It derefs to `str`.
///
/// ```
/// use view_core::memory::Text;
///
/// let name = Text::from("Ångström");
/// assert_eq!(name.chars().count(), 8);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Text(Bytes);

impl Text {
    /// The text, for what wants a `str` and not something that derefs to one.
    ///
    /// ```
    /// use view_core::memory::{Text, Value};
    ///
    /// let Value::Str(name) = Value::from("Ångström") else { panic!() };
    /// assert_eq!(name.as_str(), "Ångström");
    /// assert_eq!(name.to_string(), "'Ångström'"); // as Python shows it
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        // SAFETY: invariant 2: made from a `str`, and never changed.
        unsafe { core::str::from_utf8_unchecked(self.0.as_slice()) }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Bytes::copy(text.as_bytes()))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

/// As Python shows it: `'text'`.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quote = if self.contains('\'') && !self.contains('"') {
            '"'
        } else {
            '\''
        };
        write!(f, "{quote}")?;
        for c in self.chars() {
            match c {
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                '\t' => f.write_str("\\t")?,
                _ if c == quote => write!(f, "\\{quote}")?,
                _ if c.is_control() => write!(f, "\\x{:02x}", u32::from(c))?,
                _ => write!(f, "{c}")?,
            }
        }
        write!(f, "{quote}")
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec;

    use super::*;

    #[test]
    fn every_length_is_kept() {
        for len in 0..40 {
            let bytes: vec::Vec<u8> = (0..len).collect();
            let value = Bytes::from(&bytes[..]);
            assert_eq!(value.clone().as_slice(), bytes);
            assert_eq!(value, Bytes::copy(&bytes));
        }
        assert_eq!(size_of::<Bytes>(), 12);
    }

    #[test]
    fn they_read_as_in_python() {
        assert_eq!(
            Bytes::from(b"a'\n\0\xff\\").to_string(),
            r#"b"a'\n\x00\xff\\""#
        );
        assert_eq!(Bytes::from(b"'\"").to_string(), r#"b'\'"'"#);
        assert_eq!(Text::from("é'").to_string(), "\"é'\"");
        assert_eq!(Text::from("a\u{1}").to_string(), "'a\\x01'");
    }
}

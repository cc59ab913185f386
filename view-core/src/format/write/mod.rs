//! Writing a format: one meaning, several spellings.
//!
//! The canonical spelling is the one that every reader takes and that leaves
//! nothing to be implied: CPython's ctypes (3.12 and later) writes C structs so.
//!
//! ```text
//! T{<d:x:<d:y:<I:id:4x}
//! ```
//!
//! * A byte order in front of every scalar, even one of a single byte, so that
//!   no state flows from one element to the next.
//! * The shape in front of the byte order, in one pair of parentheses without
//!   blanks: `(2,3)<d:m:`. NumPy refuses any other place for it.
//! * Every byte of padding as `x`, that of an inner struct inside its braces.
//! * Letters of standard size only, where there is one.
//!
//! A scalar that is the whole item, in the byte order of this target, is one
//! bare letter: CPython's memoryview can index no other.
//!
//! What a platform decides alone has no standard spelling. A pointer is written
//! `=P`, which any reader takes for its own; a `long double` in native order is
//! written `^g`, as NumPy does. Those, and `u`, read back to the same only on
//! the platform they were read for.

mod marked;
mod numpy;
mod structs;

use alloc::string::{String, ToString};
use core::fmt;

use super::tree::Item;
use super::whole::Format;

/// Whose spelling a format is written in.
///
/// ```
/// use view_core::format::{Dialect, Format};
/// # if cfg!(target_endian = "little") {
/// let format = Format::parse("T{<B:tag:x<h:id:2s:text:}").unwrap();
/// assert_eq!(format.to_string_as(Dialect::Canonical), "T{<B:tag:x<h:id:2s:text:}");
/// assert_eq!(format.to_string_as(Dialect::NumPy), "T{B:tag:xh:id:2s:text:}");
/// assert_eq!(format.to_string_as(Dialect::Ctypes), "T{<B:tag:x<h:id:(2)<c:text:}");
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// The spelling that all readers agree about.
    #[default]
    Canonical,
    /// What NumPy exports for an array of two or more such items.
    ///
    /// The byte order stands only where it changes, `@` means aligned, and
    /// the padding at the end is left out: the string needs the itemsize beside
    /// it. What NumPy has no type for is written as opaque bytes.
    NumPy,
    /// What ctypes exports for the same C struct, from Python 3.12 on.
    ///
    /// Bytes and text are arrays of characters there, opaque bytes are arrays
    /// of `B`. A typed pointer has no byte order in front of it, so that `@`
    /// may be in force: such a string needs the itemsize beside it.
    Ctypes,
}

impl Item {
    fn write(&self, out: &mut dyn fmt::Write, dialect: Dialect) -> fmt::Result {
        match dialect {
            Dialect::NumPy => numpy::write(self, out),
            _ => marked::write(self, out, dialect),
        }
    }
}

impl Format {
    /// The format in the spelling of `dialect`.
    ///
    /// ```
    /// use view_core::format::{Dialect, Format};
    ///
    /// let format = Format::parse("T{<d:x:<d:y:<I:id:4x}")?;
    /// # if cfg!(target_endian = "little") {
    /// assert_eq!(format.to_string_as(Dialect::NumPy), "T{d:x:d:y:I:id:}");
    ///
    /// let format = Format::parse(">i")?;
    /// assert_eq!(format.to_string_as(Dialect::Ctypes), ">i");
    /// let format = Format::parse("5s")?;
    /// assert_eq!(format.to_string_as(Dialect::Ctypes), "(5)<c");
    /// # }
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn to_string_as(&self, dialect: Dialect) -> String {
        DisplayAs(self, dialect).to_string()
    }
}

struct DisplayAs<'a>(&'a Format, Dialect);

impl fmt::Display for DisplayAs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.item.write(f, self.1)
    }
}

/// The canonical spelling.
///
/// ```
/// use view_core::format::Format;
/// # if cfg!(target_endian = "little") {
/// let format = Format::parse("T{b:a:i:b:}")?;
/// assert_eq!(format.to_string(), "T{<b:a:3x<i:b:}");
/// assert_eq!(Format::parse("@l")?.to_string(), Format::parse("l")?.to_string());
/// # }
/// # Ok::<(), view_core::format::FormatError>(())
/// ```
impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.item.write(f, Dialect::Canonical)
    }
}

/// `(2,3)`, or nothing for no extents.
fn shape(out: &mut dyn fmt::Write, extents: &[usize]) -> fmt::Result {
    for (i, extent) in extents.iter().enumerate() {
        let before = if i == 0 { '(' } else { ',' };
        write!(out, "{before}{extent}")?;
    }
    out.write_str(if extents.is_empty() { "" } else { ")" })
}

/// `x` for one byte of padding, `7x` for more, nothing for none.
fn padding(out: &mut dyn fmt::Write, bytes: usize) -> fmt::Result {
    match bytes {
        0 => Ok(()),
        1 => out.write_char('x'),
        _ => write!(out, "{bytes}x"),
    }
}

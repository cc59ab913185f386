//! The error of the format language, which shows where it went wrong.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::ToString;
use core::fmt;

use super::excerpt::Excerpt;
use super::explain::{Words, explain};
use super::fault::{Fault, FaultKind};
use crate::{Error, ErrorKind};

/// A format string that cannot be read, with the place and what belongs there.
///
/// `Display` is the message with the string below it and a caret under the
/// fault; of a long string only the neighbourhood is shown. `{:#}` is the
/// message alone, in one line. Where a type of NumPy's, C's or Rust's stands in place of a
/// format string, the message tells the format string for it.
///
/// ```
/// use view_core::format::Format;
///
/// let error = Format::parse("T{<d:x:<d::}").unwrap_err();
/// assert_eq!(error.column(), 11);
/// assert_eq!(
///     error.to_string(),
///     "format string, column 11: found an empty name, expected at least one character \
///      between the colons\n  T{<d:x:<d::}\n            ^"
/// );
///
/// # if cfg!(target_endian = "little") {
/// let error = Format::parse("<i4,<f8").unwrap_err();
/// assert_eq!(error.expected(), "the format string for it: `T{<i:f0:<d:f1:}`");
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct FormatError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    subject: &'static str,
    kind: FormatErrorKind,
    column: usize,
    offset: usize,
    found: Cow<'static, str>,
    expected: Cow<'static, str>,
    excerpt: Excerpt,
}

/// The family a [`FormatError`] belongs to.
///
/// ```
/// use view_core::format::{Format, FormatErrorKind};
/// assert_eq!(Format::parse("y").unwrap_err().kind(), FormatErrorKind::Syntax);
/// let deep = "&".repeat(100) + "i";
/// assert_eq!(Format::parse(&deep).unwrap_err().kind(), FormatErrorKind::Limit);
/// assert_eq!(Format::parse_sized("<i", 8).unwrap_err().kind(), FormatErrorKind::Itemsize);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FormatErrorKind {
    /// The string is not in the language.
    Syntax,
    /// The string is in the language, but past a [limit](super::limits).
    Limit,
    /// The string is well formed, but no reading of it has the given itemsize.
    Itemsize,
}

impl FormatError {
    /// Tells `fault`, which lies in the format string `text`.
    #[cold]
    pub(super) fn new(text: &str, fault: Fault) -> Self {
        Self::tell("format string", text, fault)
    }

    /// Tells `fault`, which lies in the dtype description `text`.
    #[cold]
    pub(super) fn of_descr(text: &str, fault: Fault) -> Self {
        Self::tell("dtype description", text, fault)
    }

    fn tell(subject: &'static str, text: &str, fault: Fault) -> Self {
        let mut at = fault.at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let (found, expected) = explain(text, at, fault.kind);
        Self(Box::new(Inner {
            subject,
            kind: family(fault.kind),
            column: text[..at].chars().count() + 1,
            offset: at,
            found,
            expected,
            excerpt: Excerpt::new(text, at),
        }))
    }

    /// The same error in words that are about the whole of `text`, and so at its start.
    pub(super) fn reworded(mut self, text: &str, (found, expected): Words) -> Self {
        let inner = &mut *self.0;
        (inner.found, inner.expected) = (found, expected);
        (inner.column, inner.offset) = (1, 0);
        inner.excerpt = Excerpt::new(text, 0);
        self
    }

    /// Which family of error this is.
    ///
    /// ```
    /// use view_core::format::{Format, FormatErrorKind};
    /// assert_eq!(Format::parse("T{").unwrap_err().kind(), FormatErrorKind::Syntax);
    /// ```
    #[must_use]
    pub fn kind(&self) -> FormatErrorKind {
        self.0.kind
    }

    /// The column of the fault: characters from the start, the first being 1.
    ///
    /// ```
    /// assert_eq!(view_core::format::Format::parse("i:é:y").unwrap_err().column(), 5);
    /// ```
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// The byte offset of the fault in the string, from 0.
    ///
    /// ```
    /// assert_eq!(view_core::format::Format::parse("i:é:y").unwrap_err().offset(), 5); // é takes two
    /// ```
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// What stands at the fault, in words.
    ///
    /// ```
    /// let error = view_core::format::Format::parse("(2").unwrap_err();
    /// assert_eq!(error.found(), "the end of the string");
    /// ```
    #[must_use]
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// What belongs there, in words.
    ///
    /// ```
    /// let error = view_core::format::Format::parse("(2").unwrap_err();
    /// assert_eq!(error.expected(), "`,` and another extent, or `)`");
    /// ```
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.0.expected
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        write!(
            f,
            "{}, column {}: found {}, expected {}",
            inner.subject, inner.column, inner.found, inner.expected
        )?;
        if f.alternate() {
            return Ok(());
        }
        write!(f, "\n{}", inner.excerpt)
    }
}

impl fmt::Debug for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FormatError({self})")
    }
}

impl core::error::Error for FormatError {}

/// `ValueError`, as NumPy raises for a string it cannot read.
impl From<FormatError> for Error {
    fn from(error: FormatError) -> Self {
        Self::with_message(ErrorKind::Value, error.to_string())
    }
}

fn family(kind: FaultKind) -> FormatErrorKind {
    match kind {
        FaultKind::TextTooLong
        | FaultKind::NameTooLong
        | FaultKind::TooDeep
        | FaultKind::TooManyDimensions
        | FaultKind::TooManyItems
        | FaultKind::TooLarge => FormatErrorKind::Limit,
        FaultKind::Size { .. } | FaultKind::DoubtfulArray => FormatErrorKind::Itemsize,
        _ => FormatErrorKind::Syntax,
    }
}

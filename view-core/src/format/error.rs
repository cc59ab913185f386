//! The error of the format language, which shows where it went wrong.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use super::excerpt::Excerpt;
use super::fault::{Fault, FaultKind, SizeTrouble};
use super::limits;
use crate::{Error, ErrorKind};

/// A format string that cannot be read, with the place and what belongs there.
///
/// `Display` is the message with the string below it and a caret under the
/// fault; of a long string only the neighbourhood is shown. `{:#}` is the
/// message alone, in one line.
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
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct FormatError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: FormatErrorKind,
    column: usize,
    offset: usize,
    found: Cow<'static, str>,
    expected: Cow<'static, str>,
    excerpt: Excerpt,
}

/// The family a [`FormatError`] belongs to.
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
    /// Tells `fault`, which lies in `text`.
    #[cold]
    pub(super) fn new(text: &str, fault: Fault) -> Self {
        let mut at = fault.at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let (found, expected) = describe(text, at, fault.kind);
        Self(Box::new(Inner {
            kind: family(fault.kind),
            column: text[..at].chars().count() + 1,
            offset: at,
            found,
            expected,
            excerpt: Excerpt::new(text, at),
        }))
    }

    /// Which family of error this is.
    #[must_use]
    pub fn kind(&self) -> FormatErrorKind {
        self.0.kind
    }

    /// The column of the fault: characters from the start, the first being 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// The byte offset of the fault in the string, from 0.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// What stands at the fault, in words.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// What belongs there, in words.
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
            "format string, column {}: found {}, expected {}",
            inner.column, inner.found, inner.expected
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

/// What stands at `at` and what belongs there.
fn describe(text: &str, at: usize, kind: FaultKind) -> (Cow<'static, str>, Cow<'static, str>) {
    let here = || Cow::Owned(what_stands(text, at));
    match kind {
        FaultKind::NotACode => (here(), "a type code, a shape, a byte order or `T{`".into()),
        FaultKind::NoStandardSize => (
            format!("`{}`, which has a native size only", &text[at..=at]).into(),
            "a code of standard size such as `q` or `Q`, or `@` before it".into(),
        ),
        FaultKind::Bits => (
            "`t`, a bit field".into(),
            "whole bytes: no producer writes bit fields, so none can be tested".into(),
        ),
        FaultKind::SwappedPointer => (
            "a pointer in foreign byte order".into(),
            "the byte order of the platform: an address means nothing elsewhere".into(),
        ),
        FaultKind::Dangling => (here(), "the type code that this belongs to".into()),
        FaultKind::SecondOrder => (here(), "one byte order per element, not two".into()),
        FaultKind::SecondShape => (here(), "one shape with commas, as `(2,3)`".into()),
        FaultKind::ShapeAfterCount => (here(), "the shape before the count, as `(3)2i`".into()),
        FaultKind::Extent => (here(), "an extent: decimal digits".into()),
        FaultKind::AfterExtent => (here(), "`,` and another extent, or `)`".into()),
        FaultKind::Brace => (here(), "`{`".into()),
        FaultKind::Unopened => (
            "`}` without a `T{` that it could close".into(),
            "another element or the end of the string".into(),
        ),
        FaultKind::Unclosed { opened } => (
            here(),
            format!("`}}` for the `T{{` at column {}", column(text, opened)).into(),
        ),
        FaultKind::UnclosedFunction { opened } => (
            here(),
            format!("`}}` for the `X{{` at column {}", column(text, opened)).into(),
        ),
        FaultKind::ComplexPart => (
            here(),
            "`f`, `d`, `g` or `e` after `Z` (complex), or nothing (wide text pointer)".into(),
        ),
        FaultKind::UnclosedName { opened } => (
            here(),
            format!(
                "`:` after the name that begins at column {}",
                column(text, opened)
            )
            .into(),
        ),
        FaultKind::EmptyName => (
            "an empty name".into(),
            "at least one character between the colons".into(),
        ),
        FaultKind::NulInName => (here(), "a name without NUL, which ends a C string".into()),
        FaultKind::DuplicateName => (
            "a name that an earlier field has".into(),
            "names that differ within one struct".into(),
        ),
        FaultKind::TextTooLong => (
            format!("a string of {} bytes", text.len()).into(),
            format!("at most {} bytes", limits::MAX_TEXT).into(),
        ),
        FaultKind::NameTooLong => (
            "a longer name".into(),
            format!("names of at most {} bytes", limits::MAX_NAME).into(),
        ),
        FaultKind::TooDeep => (
            "one more level of nesting".into(),
            format!("at most {} levels of `T{{` and `&`", limits::MAX_DEPTH).into(),
        ),
        FaultKind::TooManyDimensions => (
            "one more dimension".into(),
            format!("at most {} dimensions", limits::MAX_NDIM).into(),
        ),
        FaultKind::TooManyItems => (
            "one more element".into(),
            format!("at most {} elements", limits::MAX_ITEMS).into(),
        ),
        FaultKind::TooLarge => (
            "an item larger than memory".into(),
            format!("at most {} bytes", limits::MAX_SIZE).into(),
        ),
        FaultKind::DoubtfulArray => (
            "an array of structs with padding behind it that may be theirs".into(),
            "the padding of a struct inside its braces, as ctypes and pybind11 write it".into(),
        ),
        FaultKind::Size {
            itemsize,
            aligned,
            explicit,
            why,
        } => size_trouble(itemsize, aligned, explicit, why),
    }
}

fn size_trouble(
    itemsize: usize,
    aligned: usize,
    explicit: usize,
    why: SizeTrouble,
) -> (Cow<'static, str>, Cow<'static, str>) {
    let found = if aligned == explicit {
        format!("fields that add up to {aligned} bytes")
    } else {
        format!("fields that add up to {explicit} bytes, or {aligned} when `@` aligns them")
    };
    let hint = match why {
        SizeTrouble::TooSmall => "",
        SizeTrouble::Unaccounted => {
            "; where the rest belongs is not said (ctypes before Python 3.12 leaves padding out)"
        }
        SizeTrouble::Misaligned => {
            "; without alignment the sizes agree, but an element under `@` is not aligned then"
        }
    };
    (
        found.into(),
        format!("the itemsize of {itemsize} bytes{hint}").into(),
    )
}

fn what_stands(text: &str, at: usize) -> String {
    match text[at..].chars().next() {
        None => "the end of the string".to_string(),
        Some(c) if c.is_ascii_graphic() => format!("`{c}`"),
        Some(' ') => "a blank".to_string(),
        Some(c) => format!("{c:?}"),
    }
}

fn column(text: &str, at: usize) -> usize {
    text.as_bytes()[..at]
        .iter()
        .filter(|&&b| (b as i8) >= -0x40)
        .count()
        + 1
}

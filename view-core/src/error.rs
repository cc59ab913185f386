//! The one error of the run-time core.
//!
//! Every refusal has a [kind](ErrorKind) that maps one to one to the exception
//! class CPython raises in the same place, and, where CPython has a message,
//! that message. The text is computed when it is displayed, so
//! an `Error` is cheap to make and to throw away.

use core::fmt;

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

/// What went wrong, in the vocabulary of Python's exception classes.
///
/// ```
/// use view_core::{ErrorKind, View};
///
/// let table = [[1, 2, 3], [4, 5, 6]];
/// let t = View::<_, 2>::from(&table).t();
/// assert_eq!(t.reshape([4]).unwrap_err().kind(), ErrorKind::Value); // another number of items
/// assert_eq!(t.reshape([6]).unwrap_err().kind(), ErrorKind::Buffer); // only by a copy
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// `TypeError`: the argument is of a kind that can never work here.
    Type,
    /// `ValueError`: the right kind of argument with a value that cannot work.
    Value,
    /// `IndexError`: an index outside its dimension.
    Index,
    /// `BufferError`: the memory cannot be exported or viewed as asked.
    Buffer,
    /// `NotImplementedError`: CPython refuses this and so do we, by contract.
    NotImplemented,
    /// `OverflowError`: a number that fits no machine integer.
    Overflow,
    /// `MemoryError`: the result would not fit into memory.
    Memory,
}

impl ErrorKind {
    /// The name of Python's exception class for this kind.
    ///
    /// ```
    /// assert_eq!(view_core::ErrorKind::Index.python_name(), "IndexError");
    /// ```
    #[must_use]
    pub const fn python_name(self) -> &'static str {
        match self {
            Self::Type => "TypeError",
            Self::Value => "ValueError",
            Self::Index => "IndexError",
            Self::Buffer => "BufferError",
            Self::NotImplemented => "NotImplementedError",
            Self::Overflow => "OverflowError",
            Self::Memory => "MemoryError",
        }
    }
}

/// An operation on a view that could not be done.
///
/// `Display` is the message alone, `{:#}` puts the exception class in front. `Debug`, which
/// `unwrap` shows, is the same text.
///
/// ```
/// use view_core::View;
///
/// let error = View::new(&[1, 2, 3]).slice_axis(2, ..).unwrap_err();
/// assert_eq!(error.to_string(), "axis 2 is out of bounds for a view of 1 dimension");
/// assert!(format!("{error:#}").starts_with("IndexError: axis 2"));
/// assert!(format!("{error:?}").starts_with("Error(IndexError: axis 2"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Repr);

/// The text of an error, or what is needed to write it. The kind stands in each variant,
/// where it fits beside the tag.
#[derive(Clone, PartialEq, Eq)]
enum Repr {
    Text {
        kind: ErrorKind,
        text: &'static str,
    },
    /// An index outside dimension `axis`, counted from 0 here and from 1 in
    /// the message, as CPython counts.
    OutOfBounds {
        axis: usize,
    },
    /// A length of dimension `axis` that `cast` does not take.
    #[cfg(feature = "alloc")]
    NotPositive {
        axis: usize,
    },
    Numbers {
        kind: ErrorKind,
        numbers: Boxed<Numbers>,
    },
    #[cfg(feature = "alloc")]
    Owned {
        kind: ErrorKind,
        text: Box<str>,
    },
}

/// A message whose `{}` are the numbers of the case, in order.
#[derive(Clone, PartialEq, Eq)]
struct Numbers {
    template: &'static str,
    values: [isize; 4],
}

/// In a box, where there is a heap: an error lies in the `Result` of every item that is
/// asked for, and what is returned by the million should be small.
#[cfg(feature = "alloc")]
type Boxed<T> = Box<T>;
#[cfg(not(feature = "alloc"))]
type Boxed<T> = T;

impl Error {
    /// An error with a fixed message.
    ///
    /// ```
    /// use view_core::{Error, ErrorKind};
    ///
    /// const CLOSED: Error = Error::new(ErrorKind::Value, "the file is closed");
    /// assert_eq!(format!("{CLOSED:#}"), "ValueError: the file is closed");
    /// ```
    #[must_use]
    pub const fn new(kind: ErrorKind, message: &'static str) -> Self {
        Self(Repr::Text {
            kind,
            text: message,
        })
    }

    /// An error with a message made at run time.
    ///
    /// ```
    /// use view_core::{Error, ErrorKind};
    ///
    /// let name = "colour";
    /// let error = Error::with_message(ErrorKind::Value, format!("no field of name {name}"));
    /// assert_eq!(error.to_string(), "no field of name colour");
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn with_message(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        Self(Repr::Owned {
            kind,
            text: message.into(),
        })
    }

    /// An error whose message names up to four numbers, written when it is displayed: each
    /// `{}` of `template` is replaced by the next of `values`. Values past the last `{}` are not shown.
    /// `{one|many}` is the word for that number of things: the first if the value before it is 1.
    ///
    /// ```
    /// use view_core::{Error, ErrorKind};
    ///
    /// let error = Error::with_numbers(
    ///     ErrorKind::Value,
    ///     "cannot stretch axis {} of length {} to {}",
    ///     [1, 3, 4, 0],
    /// );
    /// assert_eq!(error.to_string(), "cannot stretch axis 1 of length 3 to 4");
    ///
    /// let full = |room| {
    ///     let template = "there is room for {} {item|items}";
    ///     Error::with_numbers(ErrorKind::Value, template, [room, 0, 0, 0]).to_string()
    /// };
    /// assert_eq!(full(1), "there is room for 1 item");
    /// assert_eq!(full(2), "there is room for 2 items");
    /// ```
    #[must_use]
    #[cold]
    pub fn with_numbers(kind: ErrorKind, template: &'static str, values: [isize; 4]) -> Self {
        let numbers = Numbers { template, values };
        #[cfg(feature = "alloc")]
        let numbers = Box::new(numbers);
        Self(Repr::Numbers { kind, numbers })
    }

    /// `IndexError: index out of bounds on dimension {axis + 1}`.
    ///
    /// ```
    /// use view_core::Error;
    ///
    /// assert_eq!(Error::out_of_bounds(0).to_string(), "index out of bounds on dimension 1");
    /// ```
    #[must_use]
    pub const fn out_of_bounds(axis: usize) -> Self {
        Self(Repr::OutOfBounds { axis })
    }

    /// `ValueError: memoryview.cast(): elements of shape must be integers > 0`.
    #[cfg(feature = "alloc")]
    pub(crate) const fn not_positive(axis: usize) -> Self {
        Self(Repr::NotPositive { axis })
    }

    /// The dimension at fault, counted from 0: of an index outside of it, and of a length that
    /// `MemoryView::cast_to` does not take. `None` for every other error.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let error = memoryview(&[[1, 2, 3], [4, 5, 6]]).get([0, 3]).unwrap_err();
    /// assert_eq!(error.axis(), Some(1));
    /// let error = memoryview(b"abcdef").cast_to("B", [2, 3, 0]).unwrap_err();
    /// assert_eq!(error.axis(), Some(2));
    /// let error = memoryview(b"abcdef").cast_to("B", [2, 4]).unwrap_err();
    /// assert_eq!(error.axis(), None); // each of the lengths could be right
    /// ```
    #[must_use]
    pub const fn axis(&self) -> Option<usize> {
        match self.0 {
            Repr::OutOfBounds { axis } => Some(axis),
            #[cfg(feature = "alloc")]
            Repr::NotPositive { axis } => Some(axis),
            _ => None,
        }
    }

    /// The kind of the error: Python's exception class.
    ///
    /// ```
    /// use view_core::{Error, ErrorKind};
    ///
    /// // What to do about it is decided by the kind, never by the text.
    /// let error = Error::out_of_bounds(0);
    /// assert_eq!((error.kind(), error.kind().python_name()), (ErrorKind::Index, "IndexError"));
    /// ```
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        match self.0 {
            Repr::Text { kind, .. } | Repr::Numbers { kind, .. } => kind,
            Repr::OutOfBounds { .. } => ErrorKind::Index,
            #[cfg(feature = "alloc")]
            Repr::NotPositive { .. } => ErrorKind::Value,
            #[cfg(feature = "alloc")]
            Repr::Owned { kind, .. } => kind,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            write!(f, "{}: ", self.kind().python_name())?;
        }
        match &self.0 {
            Repr::Text { text, .. } => f.write_str(text),
            Repr::OutOfBounds { axis } => {
                write!(f, "index out of bounds on dimension {}", axis + 1)
            }
            #[cfg(feature = "alloc")]
            Repr::NotPositive { .. } => {
                f.write_str("memoryview.cast(): elements of shape must be integers > 0")
            }
            Repr::Numbers { numbers, .. } => write!(f, "{numbers}"),
            #[cfg(feature = "alloc")]
            Repr::Owned { text, .. } => f.write_str(text),
        }
    }
}

/// The message, not the template it is made from: this is what a failed `unwrap`, an
/// `expect` and a `main` that returns an error show.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self:#})")
    }
}

impl core::error::Error for Error {}

impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut values = self.values.iter();
        let mut last = 0;
        let mut parts = self.template.split('{');
        f.write_str(parts.next().unwrap_or_default())?;
        for part in parts {
            match part.split_once('}') {
                Some(("", text)) => {
                    if let Some(value) = values.next() {
                        write!(f, "{value}")?;
                        last = *value;
                    }
                    f.write_str(text)?;
                }
                Some((words, text)) if words.contains('|') => {
                    let (one, many) = words.split_once('|').unwrap_or_default();
                    f.write_str(if last == 1 { one } else { many })?;
                    f.write_str(text)?;
                }
                // A brace that is none of these is text.
                _ => write!(f, "{{{part}")?,
            }
        }
        Ok(())
    }
}

/// A number of things, for messages: `1 byte`, `2 bytes`.
#[derive(Clone, Copy)]
pub(crate) struct Count(pub(crate) usize, pub(crate) &'static str);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(count, thing) = self;
        let s = if *count == 1 { "" } else { "s" };
        write!(f, "{count} {thing}{s}")
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;

    #[test]
    fn a_template_has_numbers_words_for_them_and_other_braces() {
        let said =
            |template, values| Error::with_numbers(ErrorKind::Value, template, values).to_string();
        let template = "{} {axis|axes} of {} {byte|bytes}, {}";
        assert_eq!(said(template, [1, 2, 3, 0]), "1 axis of 2 bytes, 3");
        assert_eq!(said(template, [0, 1, 3, 0]), "0 axes of 1 byte, 3");
        let braces = "T{<d:x:} {named} {} {";
        assert_eq!(said(braces, [-1, 0, 0, 0]), "T{<d:x:} {named} -1 {");
        assert_eq!(said("{}{}{}{}{}.", [1, 2, 3, 4]), "1234.");
        assert_eq!(said("", [0; 4]), "");
    }

    /// A test, as whatever only makes a program slow is none of a user's compile: the layout
    /// is the compiler's to choose, at random if asked to.
    #[cfg(all(feature = "alloc", target_pointer_width = "64"))]
    #[test]
    fn an_error_is_small() {
        assert_eq!(size_of::<Error>(), 24);
    }

    #[test]
    fn things_are_counted() {
        let said = |count| Count(count, "row").to_string();
        assert_eq!([said(0), said(1), said(2)], ["0 rows", "1 row", "2 rows"]);
    }
}

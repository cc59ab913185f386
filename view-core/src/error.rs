//! The one error of the run-time core.
//!
//! Every refusal has a [kind](ErrorKind) that maps one to one to the exception
//! class CPython raises in the same place, and, where CPython has a message,
//! that message. Without a heap the text is computed when it is displayed, so
//! an `Error` is cheap to make and to throw away.

use core::fmt;

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

/// What went wrong, in the vocabulary of Python's exception classes.
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
/// `Display` is the message alone, `{:#}` puts the exception class in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    detail: Detail,
}

/// The text of an error, or what is needed to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Detail {
    Text(&'static str),
    /// An index outside dimension `axis`, counted from 0 here and from 1 in
    /// the message, as CPython counts.
    OutOfBounds {
        axis: usize,
    },
    /// A message whose `{}` are the numbers of the case, in order.
    Numbers {
        template: &'static str,
        values: [isize; 4],
    },
    #[cfg(feature = "alloc")]
    Owned(Box<str>),
}

impl Error {
    /// An error with a fixed message.
    #[must_use]
    pub const fn new(kind: ErrorKind, message: &'static str) -> Self {
        Self {
            kind,
            detail: Detail::Text(message),
        }
    }

    /// An error with a message made at run time.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn with_message(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        Self {
            kind,
            detail: Detail::Owned(message.into()),
        }
    }

    /// An error whose message names up to four numbers, without a heap: each
    /// `{}` of `template` is replaced by the next of `values` when the error
    /// is displayed. Values past the last `{}` are not shown.
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
    /// ```
    #[must_use]
    pub const fn with_numbers(kind: ErrorKind, template: &'static str, values: [isize; 4]) -> Self {
        Self {
            kind,
            detail: Detail::Numbers { template, values },
        }
    }

    /// `IndexError: index out of bounds on dimension {axis + 1}`.
    #[must_use]
    pub const fn out_of_bounds(axis: usize) -> Self {
        Self {
            kind: ErrorKind::Index,
            detail: Detail::OutOfBounds { axis },
        }
    }

    /// The kind of the error: Python's exception class.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            write!(f, "{}: ", self.kind.python_name())?;
        }
        match &self.detail {
            Detail::Text(text) => f.write_str(text),
            Detail::OutOfBounds { axis } => {
                write!(f, "index out of bounds on dimension {}", axis + 1)
            }
            Detail::Numbers { template, values } => {
                let mut values = values.iter();
                for (i, part) in template.split("{}").enumerate() {
                    if i > 0
                        && let Some(value) = values.next()
                    {
                        write!(f, "{value}")?;
                    }
                    f.write_str(part)?;
                }
                Ok(())
            }
            #[cfg(feature = "alloc")]
            Detail::Owned(text) => f.write_str(text),
        }
    }
}

impl core::error::Error for Error {}

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
/// `Display` is the message alone, `{:#}` puts the exception class in front.
///
/// ```
/// use view_core::View;
///
/// let error = View::new(&[1, 2, 3]).slice_axis(2, ..).unwrap_err();
/// assert_eq!(error.to_string(), "axis 2 is out of bounds for a view of 1 dimensions");
/// assert!(format!("{error:#}").starts_with("IndexError: axis 2"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Repr);

/// The text of an error, or what is needed to write it. The kind stands in each variant,
/// where it fits beside the tag.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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

#[cfg(all(feature = "alloc", target_pointer_width = "64"))]
const _: () = assert!(size_of::<Error>() == 24);

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
            Repr::Numbers { numbers, .. } => {
                let mut values = numbers.values.iter();
                for (i, part) in numbers.template.split("{}").enumerate() {
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
            Repr::Owned { text, .. } => f.write_str(text),
        }
    }
}

impl core::error::Error for Error {}

//! NumPy's description of a dtype, as it stands in the header of `.npy` files.
//!
//! It is a Python literal, the value of `numpy.dtype.descr`: one type string, or
//! a list with a tuple for each field.
//!
//! ```text
//! '<f8'
//! [('id', '<i4'), ('', '|V4'), (('in metres', 'pos'), '<f8', (3,))]
//! [('a', [('x', '<f4'), ('y', '<f4')], (2, 2)), ('name', '|S8')]
//! ```
//!
//! A type string is a byte order (`|` where there is none), a kind and a size in
//! bytes, but characters for `U`. The fields follow each other without holes, and
//! padding is a field of `|V` whose name is empty. A name may be a pair: a title,
//! which NumPy takes as another name for the field, and the name proper. A third
//! element is the shape of an array. Unlike a format string, this leaves nothing
//! to be read in two ways, so nothing has to be decided.

mod literal;
mod read;
mod types;
mod write;

use alloc::string::String;

use super::error::FormatError;
use super::tree::Item;
use super::whole::Format;
use crate::Error;

/// The item that a type string names, if it is one.
pub(super) fn type_string(text: &str) -> Option<Item> {
    types::item(text)
}

impl Format {
    /// Reads a description.
    ///
    /// Dates and spans of time (`M8`, `m8`) become the 64-bit integers they are
    /// made of; their unit is lost. Both spellings of Python 2 are read, `u''`
    /// and `2L`.
    ///
    /// ```
    /// use view_core::format::Format;
    ///
    /// let format = Format::from_descr("[('b', '|u1'), ('', '|V7'), ('d', '<f8', (2,))]")?;
    /// assert_eq!(format.to_string(), "T{<B:b:7x(2)<d:d:}");
    ///
    /// let error = Format::from_descr("[('a', '<x8')]").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "dtype description, column 8: found the type string `<x8`, expected a byte order \
    ///      (`<`, `>`, `|`), a kind (`b i u f c S U V O M m`) and its size, as `<f8`\n  \
    ///      [('a', '<x8')]\n         ^"
    /// );
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// # Errors
    /// What is no such literal, with its column; what passes the
    /// [limits](super::limits) of the format language.
    pub fn from_descr(text: &str) -> Result<Self, FormatError> {
        read::whole(text).map_err(|fault| FormatError::of_descr(text, fault))
    }

    /// Reads the description that `text` begins with, and tells how many bytes
    /// it takes. For those who read the dictionary it stands in.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let text = "'<f8', 'fortran_order': False, }";
    /// let (format, len) = Format::from_descr_prefix(text)?;
    /// assert_eq!((format.itemsize(), &text[len..]), (8, ", 'fortran_order': False, }"));
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// # Errors
    /// As [`from_descr`](Self::from_descr).
    pub fn from_descr_prefix(text: &str) -> Result<(Self, usize), FormatError> {
        read::prefix(text).map_err(|fault| FormatError::of_descr(text, fault))
    }

    /// The description of this format, as NumPy writes it.
    ///
    /// Fields without a name get those that NumPy gives them where it reads the format
    /// string: `f0`, `f1` and so on, counting only such fields, without the names that are
    /// taken. (`numpy.dtype([('a', 'i4'), ('', 'i4')])` counts all fields.)
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::parse("T{<d:x:<I:id:4x}")?;
    /// assert_eq!(format.to_descr()?, "[('x', '<f8'), ('id', '<u4'), ('', '|V4')]");
    /// let format = Format::parse("T{<i:a:<i}")?;
    /// assert_eq!(format.to_descr()?, "[('a', '<i4'), ('f0', '<i4')]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// `NotImplemented` for what NumPy has no type for: pointers, functions,
    /// Pascal strings, UTF-16, complex numbers of binary16.
    pub fn to_descr(&self) -> Result<String, Error> {
        write::whole(&self.item)
    }
}

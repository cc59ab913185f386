//! From a format string to a [`Format`].

use super::error::FormatError;
use super::parser::{Parsed, Parser};
use super::platform::Platform;
use super::whole::Format;

impl Format {
    /// Reads a string of this target whose itemsize nobody told.
    ///
    /// Under `@` the string is read as C would, padding implied. Where the
    /// exporter gave an itemsize, [`parse_for`](Self::parse_for) is the better
    /// question: without it NumPy's nested structs cannot be told from C's.
    ///
    /// ```
    /// use view_core::format::Format;
    /// assert_eq!(Format::parse("bi")?.itemsize(), 8); // as C lays it out
    /// assert_eq!(Format::parse("<bi")?.itemsize(), 5); // packed
    /// assert!(Format::parse("<by").is_err());
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// # Errors
    /// The string is not in the language or passes one of its
    /// [limits](super::limits).
    pub fn parse(text: &str) -> Result<Self, FormatError> {
        Self::read(text, None, &Platform::NATIVE)
    }

    /// Reads the string of an exporter on `platform` for items of `itemsize`
    /// bytes, as a `Py_buffer` carries both.
    ///
    /// The itemsize decides between the two readings of a string that relies on
    /// alignment, and a string that does not account for it is refused.
    ///
    /// ```
    /// use view_core::format::{Format, Platform};
    ///
    /// // NumPy's { {i32, i8}, i8 }: the padding of the inner struct stands
    /// // outside its braces, and that at the end is left out.
    /// let text = "T{T{i:p:b:q:}:s:xxxb:z:}";
    /// let format = Format::parse_for(text, 12, Platform::X86_64)?;
    /// assert_eq!(format.field("z").unwrap().0, 8);
    /// assert_eq!(format.field("s").unwrap().1.size(), 8);
    ///
    /// // ctypes of Python 3.11 leaves padding out and denies that there is any.
    /// assert!(Format::parse_for("T{<b:a:<i:b:}", 8, Platform::X86_64).is_err());
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// # Errors
    /// As [`parse`](Self::parse), and when no reading gives that itemsize.
    pub fn parse_for(text: &str, itemsize: usize, platform: Platform) -> Result<Self, FormatError> {
        Self::read(text, Some(itemsize), &platform)
    }

    /// [`parse_for`](Self::parse_for) for strings of this target.
    ///
    /// ```
    /// use view_core::format::Format;
    /// // NumPy leaves the padding at the end to the itemsize.
    /// let format = Format::parse_sized("T{d:x:B:tag:}", 16)?;
    /// assert_eq!(format.itemsize(), 16);
    /// assert!(Format::parse_sized("<d", 4).is_err());
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// # Errors
    /// As [`parse_for`](Self::parse_for).
    pub fn parse_sized(text: &str, itemsize: usize) -> Result<Self, FormatError> {
        Self::read(text, Some(itemsize), &Platform::NATIVE)
    }

    fn read(text: &str, itemsize: Option<usize>, platform: &Platform) -> Result<Self, FormatError> {
        Parser::for_text(text)
            .read(text, itemsize, platform)?
            .to_format()
    }
}

impl Parsed<'_, '_> {
    /// The tree that owns what this points to.
    ///
    /// ```
    /// use view_core::format::Parser;
    /// let mut parser = Parser::new();
    /// assert!(parser.parse("i:a:i:a:")?.to_format().is_err());
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// # Errors
    /// A name stands twice in one struct.
    pub fn to_format(self) -> Result<Format, FormatError> {
        match self.flat.item() {
            Ok(item) => Ok(Format { item }),
            Err(fault) => Err(FormatError::new(self.flat.text, fault)),
        }
    }
}

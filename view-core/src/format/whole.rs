//! [`Format`]: a format string, read.

use super::error::FormatError;
use super::parser::{Parsed, Parser};
use super::platform::Platform;
use super::scalar::Scalar;
use super::tree::{Field, Item, ItemKind};

/// A format string, read: the layout of one item of a buffer.
///
/// ```
/// use view_core::format::{Format, Scalar};
///
/// let format = Format::parse("T{<d:x:<d:y:<I:id:4x}")?;
/// assert_eq!(format.itemsize(), 24);
/// let (offset, id) = format.field("id").unwrap();
/// assert_eq!((offset, id.size()), (16, 4));
/// # Ok::<(), view_core::format::FormatError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    pub(super) item: Item,
}

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

    /// The item that the string describes.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, Format, Scalar};
    /// let format = Format::parse(">i")?;
    /// assert_eq!(format.item().as_scalar(), Some((Scalar::I32, ByteOrder::Big)));
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn item(&self) -> &Item {
        &self.item
    }

    /// The item, without the wrapping.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let item = Format::parse("(2,3)<h")?.into_item();
    /// assert_eq!(Format::from(item).to_string(), "(2,3)<h"); // and back
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn into_item(self) -> Item {
        self.item
    }

    /// The bytes of one item, padding included.
    ///
    /// ```
    /// use view_core::format::Format;
    /// assert_eq!(Format::parse("T{<d:x:B:tag:7x}")?.itemsize(), 16);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn itemsize(&self) -> usize {
        self.item.size
    }

    /// Whether items are structs, with or without braces.
    ///
    /// ```
    /// use view_core::format::Format;
    /// assert!(Format::parse("T{b}")?.is_record() && Format::parse("bb")?.is_record());
    /// assert!(!Format::parse("(2)b")?.is_record());
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn is_record(&self) -> bool {
        matches!(self.item.kind, ItemKind::Struct { .. })
    }

    /// The fields if items are structs, else none.
    ///
    /// ```
    /// use view_core::format::{Field, Format};
    /// let format = Format::parse("T{<d:x:<I:id:4x}")?;
    /// let names: Vec<_> = format.fields().unwrap_or_default().iter().filter_map(Field::name).collect();
    /// assert_eq!(names, ["x", "id"]);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn fields(&self) -> Option<&[Field]> {
        self.item.fields()
    }

    /// The scalar if items are scalars in the byte order of this target.
    ///
    /// ```
    /// use view_core::format::{Format, Scalar};
    /// assert_eq!(Format::parse("d")?.as_scalar(), Some(Scalar::F64));
    /// let foreign = if cfg!(target_endian = "big") { "<d" } else { ">d" };
    /// assert_eq!(Format::parse(foreign)?.as_scalar(), None);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn as_scalar(&self) -> Option<Scalar> {
        match self.item.as_scalar() {
            Some((scalar, order)) if !scalar.has_byte_order() || order.is_native() => Some(scalar),
            _ => None,
        }
    }

    /// The item that `path` (`pos.z`) names, and its offset in the whole.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::parse("T{B:tag:T{<f:x:<f:y:}:pos:}")?;
    /// assert_eq!(format.field("pos.y").map(|(offset, item)| (offset, item.size())), Some((5, 4)));
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn field(&self, path: &str) -> Option<(usize, &Item)> {
        self.item.field(path)
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

/// An item that has been put together by hand.
impl From<Item> for Format {
    fn from(item: Item) -> Self {
        Self { item }
    }
}

//! [`Format`]: what a format string says of an item.

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

/// An item that has been put together by hand.
impl From<Item> for Format {
    fn from(item: Item) -> Self {
        Self { item }
    }
}

//! What a format string says, as a tree of items.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::scalar::{ByteOrder, Scalar};

/// A described piece of memory: what it is, and how many bytes it takes.
///
/// The size is part of the description and not always the sum of the parts: a
/// struct has padding, and may have some at its end.
///
/// ```
/// use view_core::format::{Format, ItemKind};
///
/// let item = Format::parse("T{B:tag:3x(2)<f:at:}").unwrap().into_item();
/// assert_eq!(item.size(), 12);
/// let ItemKind::Struct { fields } = item.kind() else { panic!("it has braces") };
/// assert_eq!(fields[1].item().as_array().0, [2]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub(super) kind: ItemKind,
    pub(super) size: usize,
}

/// The kinds of [`Item`].
///
/// ```
/// use view_core::format::{Format, ItemKind};
/// let kind = |text| Format::parse(text).unwrap().into_item().kind().clone();
/// assert_eq!(kind("5s"), ItemKind::Bytes);
/// assert_eq!(kind("O"), ItemKind::Object);
/// assert!(matches!(kind("(2,3)<d"), ItemKind::Array { shape, .. } if shape == [2, 3]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ItemKind {
    /// One number, truth value or character.
    Scalar {
        /// Its type and width.
        scalar: Scalar,
        /// Its byte order. [`ByteOrder::NATIVE`] where it is one byte wide.
        order: ByteOrder,
    },
    /// `5s`: bytes of a fixed length, as many as the size says.
    Bytes,
    /// `5p`: a Pascal string; the first byte is the length.
    Pascal,
    /// `3w`: UCS-4 text of a fixed length, four bytes a character.
    Text {
        /// The byte order of each character.
        order: ByteOrder,
    },
    /// `7x` with a name, or on its own: bytes that mean nothing here.
    Void,
    /// `T{}`, or several elements without braces.
    Struct {
        /// In the order of the string, which is that of their offsets. They do
        /// not overlap and end within the size of the struct.
        fields: Vec<Field>,
    },
    /// `(2,3)d` or `3d`: a C array, the last extent varying fastest.
    Array {
        /// The extents, outermost first; at least one.
        shape: Vec<usize>,
        /// One element; never itself an array.
        element: Box<Item>,
    },
    /// `&d`, `P`, `z`, `Z`: an address.
    Pointer {
        /// What stands at the address.
        to: Pointee,
    },
    /// `O`: a Python object.
    Object,
    /// `X{}`: a function.
    Function,
}

/// What a pointer points to.
///
/// ```
/// use view_core::format::{Format, ItemKind, Pointee};
/// let item = Format::parse("&d").unwrap().into_item();
/// assert!(matches!(item.kind(), ItemKind::Pointer { to: Pointee::Item(to) } if to.size() == 8));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pointee {
    /// `P`: nobody says.
    Unknown,
    /// `z`: text that ends with a NUL.
    Text,
    /// `Z`: text of `wchar_t` that ends with a NUL.
    WideText,
    /// `&d`: an item.
    Item(Box<Item>),
}

/// A member of a struct.
///
/// ```
/// use view_core::format::Format;
/// let format = Format::parse("T{<d:x:<I:id:4x}").unwrap();
/// let id = &format.fields().unwrap()[1];
/// assert_eq!((id.name(), id.offset(), id.item().size()), (Some("id"), 8, 4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub(super) name: Option<Box<str>>,
    pub(super) title: Option<Box<str>>,
    pub(super) offset: usize,
    pub(super) item: Item,
}

impl Item {
    /// What it is.
    ///
    /// ```
    /// use view_core::format::{Format, ItemKind};
    /// assert_eq!(Format::parse("5s")?.item().kind(), &ItemKind::Bytes);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> &ItemKind {
        &self.kind
    }

    /// How many bytes it takes.
    ///
    /// ```
    /// use view_core::format::Format;
    /// // Padding at the end is part of a struct.
    /// assert_eq!(Format::parse("T{<d:x:<I:id:4x}")?.item().size(), 16);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The scalar and its byte order, if it is one.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, Format, Scalar};
    /// let format = Format::parse(">d")?;
    /// assert_eq!(format.item().as_scalar(), Some((Scalar::F64, ByteOrder::Big)));
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn as_scalar(&self) -> Option<(Scalar, ByteOrder)> {
        match self.kind {
            ItemKind::Scalar { scalar, order } => Some((scalar, order)),
            _ => None,
        }
    }

    /// Its fields if it is a struct, else none.
    ///
    /// ```
    /// use view_core::format::Format;
    /// assert_eq!(Format::parse("T{bb}").unwrap().item().fields().map(<[_]>::len), Some(2));
    /// assert_eq!(Format::parse("b").unwrap().item().fields(), None);
    /// ```
    #[must_use]
    pub fn fields(&self) -> Option<&[Field]> {
        match &self.kind {
            ItemKind::Struct { fields } => Some(fields),
            _ => None,
        }
    }

    /// The extents if it is an array, else `[]`, and one element.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::parse("(2,3)<h").unwrap();
    /// let (shape, element) = format.item().as_array();
    /// assert_eq!((shape, element.size()), (&[2, 3][..], 2));
    /// ```
    #[must_use]
    pub fn as_array(&self) -> (&[usize], &Self) {
        match &self.kind {
            ItemKind::Array { shape, element } => (shape, element),
            _ => (&[], self),
        }
    }

    /// The item that `path` names, and its offset from the start of this one.
    ///
    /// A path is made of names of fields joined by dots: `pos.z`. A name that
    /// holds a dot itself is found too.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::parse("T{B:tag:T{<f:x:<f:y:}:pos:}").unwrap();
    /// let (offset, y) = format.item().field("pos.y").unwrap();
    /// assert_eq!((offset, y.size()), (5, 4));
    /// assert_eq!(format.item().field("pos.z"), None);
    /// ```
    #[must_use]
    pub fn field(&self, path: &str) -> Option<(usize, &Self)> {
        self.fields()?.iter().find_map(|field| {
            let rest = path.strip_prefix(field.name()?)?;
            if rest.is_empty() {
                return Some((field.offset, &field.item));
            }
            let (offset, item) = field.item.field(rest.strip_prefix('.')?)?;
            Some((field.offset + offset, item))
        })
    }
}

impl Field {
    /// Its name; none in the strings of the `struct` module.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::parse("<d:x:<d")?;
    /// let names = [0, 1].map(|k| format.fields().unwrap()[k].name());
    /// assert_eq!(names, [Some("x"), None]);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What NumPy calls its title: a second name. Format strings have none.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::from_descr("[(('in metres', 'x'), '<f8')]").unwrap();
    /// let x = &format.fields().unwrap()[0];
    /// assert_eq!((x.name(), x.title()), (Some("x"), Some("in metres")));
    /// ```
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Bytes from the start of the struct it is a member of.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::parse("T{B:tag:3x<f:value:}")?;
    /// assert_eq!(format.fields().unwrap()[1].offset(), 4); // the hole is no field
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What stands there.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::parse("T{B:tag:(3)<f:pos:}")?;
    /// let (shape, element) = format.fields().unwrap()[1].item().as_array();
    /// assert_eq!((shape, element.size()), (&[3][..], 4));
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn item(&self) -> &Item {
        &self.item
    }
}

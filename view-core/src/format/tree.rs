//! What a format string says, as a tree of items.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::scalar::{ByteOrder, Scalar};

/// A described piece of memory: what it is, and how many bytes it takes.
///
/// The size is part of the description and not always the sum of the parts: a
/// struct has padding, and may have some at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub(super) kind: ItemKind,
    pub(super) size: usize,
}

/// The kinds of [`Item`].
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub(super) name: Option<Box<str>>,
    pub(super) title: Option<Box<str>>,
    pub(super) offset: usize,
    pub(super) item: Item,
}

impl Item {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> &ItemKind {
        &self.kind
    }

    /// How many bytes it takes.
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
    #[must_use]
    pub fn fields(&self) -> Option<&[Field]> {
        match &self.kind {
            ItemKind::Struct { fields } => Some(fields),
            _ => None,
        }
    }

    /// The extents if it is an array, else `[]`, and one element.
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
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What NumPy calls its title: a second name. Format strings have none.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Bytes from the start of the struct it is a member of.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What stands there.
    #[must_use]
    pub fn item(&self) -> &Item {
        &self.item
    }
}

//! Items put together by hand, for those who know a layout from elsewhere.
//!
//! Whatever is made here keeps what the parser keeps: fields in order and
//! inside their struct, names that can be written, sizes that do not overflow.

use alloc::boxed::Box;
use alloc::format;
use alloc::vec::Vec;

use super::limits::{MAX_DEPTH, MAX_ITEMS, MAX_NAME, MAX_NDIM, MAX_SIZE};
use super::scalar::{ByteOrder, Scalar};
use super::tree::{Field, Item, ItemKind, Pointee};
use crate::{Error, ErrorKind};

impl Item {
    /// One scalar. The byte order of what is one byte wide is dropped.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, Format, Item, Scalar};
    /// let item = Item::scalar(Scalar::F64, ByteOrder::Big);
    /// assert_eq!(Format::from(item), Format::parse(">d")?);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub const fn scalar(scalar: Scalar, order: ByteOrder) -> Self {
        let order = if scalar.has_byte_order() {
            order
        } else {
            ByteOrder::NATIVE
        };
        Self {
            kind: ItemKind::Scalar { scalar, order },
            size: scalar.size(),
        }
    }

    /// Bytes of a fixed length, `5s`.
    ///
    /// ```
    /// use view_core::format::{Format, Item};
    /// assert_eq!(Format::from(Item::bytes(5)?).to_string(), "5s");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// `len` passes [`MAX_SIZE`].
    pub fn bytes(len: usize) -> Result<Self, Error> {
        Self::opaque(ItemKind::Bytes, len)
    }

    /// Bytes that mean nothing here, `7x`.
    ///
    /// ```
    /// use view_core::format::{Format, Item};
    /// assert_eq!(Format::from(Item::void(7)?).to_string(), "7x");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// `len` passes [`MAX_SIZE`].
    pub fn void(len: usize) -> Result<Self, Error> {
        Self::opaque(ItemKind::Void, len)
    }

    /// Text of `chars` UCS-4 characters, `3w`.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, Format, Item};
    /// let text = Item::text(3, ByteOrder::Big)?;
    /// assert_eq!(text.size(), 12);
    /// assert_eq!(Format::from(text).to_string(), ">3w");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Its size passes [`MAX_SIZE`].
    pub fn text(chars: usize, order: ByteOrder) -> Result<Self, Error> {
        Self::opaque(ItemKind::Text { order }, chars.saturating_mul(4))
    }

    fn opaque(kind: ItemKind, size: usize) -> Result<Self, Error> {
        if size > MAX_SIZE {
            return Err(too_large());
        }
        Ok(Self { kind, size })
    }

    /// A C array of `element`, outermost extent first. An array of arrays
    /// becomes one array, and no extents give the element itself.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, Item, Scalar};
    /// let number = Item::scalar(Scalar::I16, ByteOrder::Little);
    /// let rows = Item::array(&[2], Item::array(&[3], number.clone())?)?;
    /// assert_eq!(rows.as_array(), (&[2, 3][..], &number));
    /// assert_eq!(rows.size(), 12);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// More than [`MAX_NDIM`] extents, or a size past [`MAX_SIZE`].
    pub fn array(shape: &[usize], element: Self) -> Result<Self, Error> {
        if shape.is_empty() {
            return Ok(element);
        }
        let (mut shape, element) = match element {
            Self {
                kind:
                    ItemKind::Array {
                        shape: inner,
                        element,
                    },
                ..
            } => ([shape, &inner].concat(), element),
            element => (shape.to_vec(), Box::new(element)),
        };
        if shape.len() > MAX_NDIM {
            return Err(Error::with_message(
                ErrorKind::Value,
                format!("an array of {} dimensions: at most {MAX_NDIM}", shape.len()),
            ));
        }
        shape.shrink_to_fit();
        let span = shape.iter().try_fold(element.size.max(1), |size, &extent| {
            size.checked_mul(extent.max(1))
                .filter(|&size| size <= MAX_SIZE)
        });
        if span.is_none() {
            return Err(too_large());
        }
        let size = shape.iter().product::<usize>() * element.size;
        let array = Self {
            kind: ItemKind::Array { shape, element },
            size,
        };
        array.refuse_endless()?;
        Ok(array)
    }

    /// A struct of `size` bytes.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, Field, Format, Item, Scalar};
    ///
    /// let x = Item::scalar(Scalar::F64, ByteOrder::Little);
    /// let id = Item::scalar(Scalar::U32, ByteOrder::Little);
    /// let fields = vec![Field::new("x", 0, x), Field::new("id", 8, id)];
    /// let item = Item::record(fields, 16)?;
    /// assert_eq!(Format::from(item), Format::parse("T{<d:x:<I:id:4x}").unwrap());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Fields that overlap, are out of order or reach past `size`; names that
    /// are empty, too long, hold `:` or NUL, or occur twice; opaque bytes
    /// without a name, which would be padding; more than [`MAX_DEPTH`] levels, or than
    /// [`MAX_ITEMS`] elements in a struct of no size.
    pub fn record(fields: Vec<Field>, size: usize) -> Result<Self, Error> {
        let refuse = |field: &Field, trouble: &str| {
            let name = field.name().unwrap_or("without name");
            let at = field.offset;
            let message = format!("field {name:?} at offset {at} {trouble}");
            Err(Error::with_message(ErrorKind::Value, message))
        };
        if size > MAX_SIZE {
            return Err(too_large());
        }
        let mut cursor = 0;
        for field in &fields {
            if field.offset < cursor {
                return refuse(field, "overlaps the one before it");
            }
            match field.offset.checked_add(field.item.size) {
                Some(end) if end <= size => cursor = end,
                _ => return refuse(field, "reaches past the end of the struct"),
            }
            match field.name() {
                Some("") => return refuse(field, "has an empty name"),
                Some(name) if name.len() > MAX_NAME => return refuse(field, "has too long a name"),
                None if matches!(field.item.as_array().1.kind, ItemKind::Void) => {
                    return refuse(field, "is opaque and thus needs a name to be no padding");
                }
                Some(name) if name.contains([':', '\0']) => {
                    return refuse(field, "has `:` or NUL in its name, which ends it");
                }
                _ => {}
            }
        }
        if fields.iter().any(|field| field.item.depth() >= MAX_DEPTH) {
            return Err(Error::with_message(
                ErrorKind::Value,
                format!("structs in structs: at most {MAX_DEPTH} levels"),
            ));
        }
        let mut names: Vec<&Field> = fields.iter().filter(|f| f.name.is_some()).collect();
        names.sort_by(|a, b| a.name.cmp(&b.name));
        if let Some(pair) = names.windows(2).find(|pair| pair[0].name == pair[1].name) {
            return refuse(pair[1], "has the name of an earlier one");
        }
        let record = Self {
            kind: ItemKind::Struct { fields },
            size,
        };
        record.refuse_endless()?;
        Ok(record)
    }

    /// The bound on elements that no itemsize bounds, as an error.
    fn refuse_endless(&self) -> Result<(), Error> {
        if !self.is_endless() {
            return Ok(());
        }
        Err(Error::with_message(
            ErrorKind::Value,
            format!(
                "{} elements of no size in one item: at most {MAX_ITEMS}",
                self.elements()
            ),
        ))
    }
}

impl Item {
    /// Whether it takes no bytes and still holds more elements than there may be: those
    /// cost no memory, so they have to be counted.
    pub(super) fn is_endless(&self) -> bool {
        self.size == 0 && self.elements() > MAX_ITEMS
    }

    /// How many elements of no size it holds, saturating.
    fn elements(&self) -> usize {
        match &self.kind {
            ItemKind::Struct { fields } => fields
                .iter()
                .fold(0, |n: usize, field| n.saturating_add(field.item.elements()))
                .max(1),
            ItemKind::Array { shape, element } => shape
                .iter()
                .fold(element.elements(), |n, &e| n.saturating_mul(e)),
            _ => 1,
        }
    }

    /// How many structs and pointers are nested in it, itself included.
    pub(super) fn depth(&self) -> usize {
        match &self.kind {
            ItemKind::Struct { fields } => {
                1 + fields.iter().map(|f| f.item.depth()).max().unwrap_or(0)
            }
            ItemKind::Array { element, .. } => element.depth(),
            ItemKind::Pointer {
                to: Pointee::Item(item),
            } => 1 + item.depth(),
            _ => 0,
        }
    }
}

impl Field {
    /// A field with a name. [`Item::record`] checks it.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, Field, Item, Scalar};
    /// let field = Field::new("x", 8, Item::scalar(Scalar::F64, ByteOrder::Little));
    /// assert_eq!((field.name(), field.offset(), field.item().size()), (Some("x"), 8, 8));
    /// ```
    #[must_use]
    pub fn new(name: impl Into<Box<str>>, offset: usize, item: Item) -> Self {
        Self {
            name: Some(name.into()),
            title: None,
            offset,
            item,
        }
    }

    /// A field without a name, as the `struct` module has them.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, Field, Format, Item, Scalar};
    /// let number = || Item::scalar(Scalar::I32, ByteOrder::Big);
    /// let pair = Item::record(vec![Field::unnamed(0, number()), Field::unnamed(4, number())], 8)?;
    /// assert_eq!(Format::from(pair).to_string(), "T{>i>i}");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn unnamed(offset: usize, item: Item) -> Self {
        Self {
            name: None,
            title: None,
            offset,
            item,
        }
    }
}

fn too_large() -> Error {
    Error::with_message(
        ErrorKind::Value,
        format!("an item of more than {MAX_SIZE} bytes"),
    )
}

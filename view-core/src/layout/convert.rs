//! From a Rust type to a [`Format`].
//!
//! A [`Layout`] is a constant made of `'static` parts, so there is no way back
//! from a format that was read at run time: what one wants to know of both is
//! whether they [differ](Layout::diff), and a table of each.

use alloc::vec::Vec;

use super::{Kind, Layout};
use crate::Error;
use crate::format::{Field, Format, Item};

impl Layout {
    /// The format of the type, as the tree that reading it would give.
    ///
    /// For a record that is `Format::parse(T::FORMAT)`. An array type is an
    /// array here, while as the item of a view it is more dimensions, and its
    /// `FORMAT` that of the element. Explicit padding and types without bytes
    /// are no fields.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Sample {
    ///     at: u64,
    ///     values: [[f32; 2]; 3],
    ///     ok: bool,
    /// }
    ///
    /// let format = Sample::LAYOUT.to_format()?;
    /// assert_eq!(format, Format::parse(Sample::FORMAT).unwrap());
    /// assert_eq!(format.itemsize(), size_of::<Sample>());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What a format cannot say: more than 64 axes, names that are empty, occur
    /// twice or hold `:`, and the like. A derived record has none of these.
    #[expect(
        clippy::wrong_self_convention,
        reason = "a layout is `Copy`, but not small"
    )]
    pub fn to_format(&self) -> Result<Format, Error> {
        Ok(Format::from(self.item()?))
    }

    fn item(&self) -> Result<Item, Error> {
        match self.kind {
            Kind::Scalar { scalar, order, .. } => Ok(Item::scalar(scalar, order)),
            Kind::Array { len, element } => Item::array(&[len], element.item()?),
            Kind::Bytes => Item::bytes(self.size),
            Kind::Opaque | Kind::Pad { .. } | Kind::Empty => Item::void(self.size),
            Kind::Struct { fields } => {
                let fields = fields
                    .iter()
                    .filter(|field| !field.layout.is_left_out())
                    .map(|field| Ok(Field::new(field.name, field.offset, field.layout.item()?)))
                    .collect::<Result<Vec<_>, Error>>()?;
                Item::record(fields, self.size)
            }
        }
    }
}

/// See [`Layout::to_format`].
impl TryFrom<&Layout> for Format {
    type Error = Error;

    fn try_from(layout: &Layout) -> Result<Self, Error> {
        layout.to_format()
    }
}

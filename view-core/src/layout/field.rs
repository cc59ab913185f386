//! One field of a record: its name, place and layout.

use super::Layout;

/// One field of a record.
///
/// ```
/// use view_core::BufferView;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Point { x: f32, y: f32 }
///
/// let y = Point::LAYOUT.fields()[1];
/// assert_eq!((y.name(), y.offset(), y.end(), y.layout().name()), ("y", 4, 8, "f32"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldLayout {
    // Open to the derive, which writes one of these for each field of each
    // record: a literal costs a user's compile less than a call.
    #[doc(hidden)]
    pub name: &'static str,
    #[doc(hidden)]
    pub offset: usize,
    #[doc(hidden)]
    pub layout: &'static Layout,
}

impl FieldLayout {
    /// A field called `name`, `offset` bytes into its record.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::FieldLayout;
    /// const ID: FieldLayout = FieldLayout::new("id", 8, &u32::LAYOUT);
    /// assert_eq!((ID.name(), ID.offset(), ID.end()), ("id", 8, 12));
    /// ```
    #[must_use]
    pub const fn new(name: &'static str, offset: usize, layout: &'static Layout) -> Self {
        Self {
            name,
            offset,
            layout,
        }
    }

    /// The name as it stands in the format string.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Row { #[view(rename = "from")] origin: u32 }
    ///
    /// assert_eq!(Row::LAYOUT.fields()[0].name(), "from");
    /// ```
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Bytes from the start of the record.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Row { tag: u8, value: f32 }
    ///
    /// assert_eq!(Row::LAYOUT.fields()[1].offset(), 4); // behind 3 bytes of padding
    /// ```
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The layout of the field's type.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Row { tag: u8, pos: [f32; 3] }
    ///
    /// assert_eq!(Row::LAYOUT.fields()[1].layout(), &<[f32; 3]>::LAYOUT);
    /// ```
    #[must_use]
    pub const fn layout(&self) -> &'static Layout {
        self.layout
    }

    /// The first byte behind the field.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::FieldLayout;
    /// assert_eq!(FieldLayout::new("id", 8, &u32::LAYOUT).end(), 12);
    /// ```
    #[must_use]
    pub const fn end(&self) -> usize {
        self.offset + self.layout.size
    }
}

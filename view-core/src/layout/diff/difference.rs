//! One difference: what, where, and both sides of it.

use alloc::boxed::Box;
use alloc::format;

use super::DifferenceKind;
use crate::error::Count;
use crate::layout::Valid;

/// One difference between a type and the memory it should be viewed in.
///
/// ```
/// use view_core::BufferView;
/// use view_core::format::Format;
/// use view_core::layout::Overlook;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Point { x: f32, y: f32 }
///
/// let found = Format::parse("T{<f:x:4x<d:y:}").unwrap();
/// let mismatch = Point::LAYOUT.diff(&found, Overlook::NOTHING);
/// let y = &mismatch.differences()[0];
/// assert_eq!((y.path(), y.expected_offset(), y.found_offset()), ("y", Some(4), Some(8)));
/// # if cfg!(target_endian = "little") {
/// assert_eq!((y.expected(), y.found()), ("<f", "<d"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub(super) path: Box<str>,
    pub(super) kind: DifferenceKind,
    pub(super) expected: Part,
    pub(super) found: Part,
}

/// One side of a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) offset: Option<usize>,
    pub(super) text: Box<str>,
    pub(super) name: Option<Box<str>>,
}

impl Part {
    fn said(text: impl Into<Box<str>>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

impl Difference {
    fn of_memory(kind: DifferenceKind, expected: Box<str>, found: Box<str>) -> Self {
        Self {
            path: "".into(),
            kind,
            expected: Part::said(expected),
            found: Part::said(found),
        }
    }

    /// A view of `expected` dimensions was asked of memory that has `found`.
    ///
    /// ```
    /// use view_core::layout::{Difference, LayoutMismatch};
    /// use view_core::BufferView;
    ///
    /// let mut mismatch = LayoutMismatch::new(&f64::LAYOUT);
    /// mismatch.push(Difference::ndim(1, 2));
    /// mismatch.push(Difference::read_only());
    /// assert_eq!(
    ///     mismatch.to_string(),
    ///     "`f64` does not match: the memory has 2 dimensions, not 1; the memory is read-only",
    /// );
    /// ```
    #[must_use]
    pub fn ndim(expected: usize, found: usize) -> Self {
        let text = |n| format!("{}", Count(n, "dimension")).into();
        Self::of_memory(DifferenceKind::Ndim, text(expected), text(found))
    }

    /// Items of `expected` bytes were asked of memory with items of `found`.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::{Difference, LayoutMismatch};
    ///
    /// let mut mismatch = LayoutMismatch::new(&f64::LAYOUT);
    /// mismatch.push(Difference::item_size(8, 4));
    /// assert_eq!(mismatch.to_string(), "`f64` does not match: items have 4 bytes, not 8");
    /// ```
    #[must_use]
    pub fn item_size(expected: usize, found: usize) -> Self {
        Self::of_memory(DifferenceKind::ItemSize, bytes(expected), bytes(found))
    }

    /// The memory begins at `address`, and the type needs multiples of `align`.
    ///
    /// Of the address only its remainder is told: addresses change from run to run.
    ///
    /// ```
    /// use view_core::layout::Difference;
    /// assert_eq!(Difference::base(8, 0x1004).found(), "4 past one");
    /// ```
    ///
    /// # Panics
    ///
    /// Where `align` is 0, which no alignment is.
    #[must_use]
    pub fn base(align: usize, address: usize) -> Self {
        Self::of_memory(
            DifferenceKind::Base,
            format!("multiple of {align}").into(),
            format!("{} past one", address % align).into(),
        )
    }

    /// The stride of an axis leads from aligned items to others.
    ///
    /// ```
    /// use view_core::layout::Difference;
    /// let stride = Difference::stride(4, 0, 6);
    /// assert_eq!((stride.expected(), stride.found()), ("multiple of 4", "6 on axis 0"));
    /// ```
    #[must_use]
    pub fn stride(align: usize, axis: usize, stride: isize) -> Self {
        Self::of_memory(
            DifferenceKind::Stride,
            format!("multiple of {align}").into(),
            format!("{stride} on axis {axis}").into(),
        )
    }

    /// A mutable view was asked of memory that must not be written.
    ///
    /// ```
    /// use view_core::layout::Difference;
    /// let difference = Difference::read_only();
    /// assert_eq!((difference.expected(), difference.found()), ("writable", "read-only"));
    /// ```
    #[must_use]
    pub fn read_only() -> Self {
        let (expected, found) = ("writable".into(), "read-only".into());
        Self::of_memory(DifferenceKind::ReadOnly, expected, found)
    }

    /// The item number `item` holds `found` in the field at `path`, which is none of
    /// the `expected` values.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::{Difference, LayoutMismatch, Valid};
    ///
    /// let mut mismatch = LayoutMismatch::new(&bool::LAYOUT);
    /// mismatch.push(Difference::value("", Valid::Bool, 2, 17));
    /// assert_eq!(
    ///     mismatch.to_string(),
    ///     "`bool` does not match: the item is 2 in item 17, not 0 or 1 (a bool)",
    /// );
    /// ```
    #[must_use]
    pub fn value(path: &str, expected: Valid, found: i128, item: usize) -> Self {
        Self {
            path: path.into(),
            kind: DifferenceKind::Value,
            expected: Part::said(format!("{expected}")),
            found: Part::said(format!("{found} in item {item}")),
        }
    }

    /// The memory is padding, which is not initialised, where the type has a
    /// field.
    ///
    /// ```
    /// use view_core::layout::Difference;
    /// let difference = Difference::uninitialised();
    /// assert_eq!((difference.expected(), difference.found()), ("initialised", "padding"));
    /// ```
    #[must_use]
    pub fn uninitialised() -> Self {
        let (expected, found) = ("initialised".into(), "padding".into());
        Self::of_memory(DifferenceKind::Padding, expected, found)
    }

    /// The type has padding where the memory's bytes must stay initialised, and
    /// writing a value would leave some that are not.
    ///
    /// ```
    /// use view_core::layout::Difference;
    /// let difference = Difference::leaves_padding();
    /// assert_eq!(difference.expected(), "padding");
    /// assert_eq!(difference.found(), "bytes that must stay initialised");
    /// ```
    #[must_use]
    pub fn leaves_padding() -> Self {
        let (expected, found) = ("padding".into(), "bytes that must stay initialised".into());
        Self::of_memory(DifferenceKind::Padding, expected, found)
    }

    /// The memory holds values of the Rust type `name`, not every bit pattern of
    /// which is one, and any value could be written through the view.
    ///
    /// ```
    /// use view_core::layout::Difference;
    /// assert_eq!(Difference::narrower("bool").found(), "values of `bool` only");
    /// ```
    #[must_use]
    pub fn narrower(name: &str) -> Self {
        let found = format!("values of `{name}` only");
        Self::of_memory(DifferenceKind::Value, "any value".into(), found.into())
    }

    /// The field, as `pos.z`; `pts[].x` within the elements of an array. Empty
    /// for the whole item and the memory.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    /// use view_core::layout::Overlook;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Edge { id: u32, ends: [Point; 2] }
    ///
    /// let found = Format::parse("T{I:id:(2)T{f:x:i:y:}:ends:}").unwrap();
    /// let mismatch = Edge::LAYOUT.diff(&found, Overlook::NOTHING);
    /// assert_eq!(mismatch.differences()[0].path(), "ends[].y");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// In what the two differ.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    /// use view_core::layout::{DifferenceKind, Overlook};
    ///
    /// let mismatch = f32::LAYOUT.diff(&Format::parse("i").unwrap(), Overlook::NOTHING);
    /// assert_eq!(mismatch.differences()[0].kind(), DifferenceKind::Type); // of one size
    /// ```
    #[must_use]
    pub const fn kind(&self) -> DifferenceKind {
        self.kind
    }

    /// What the Rust type says: for a field its format, `(3)<f`. Empty for a field
    /// it has not.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    /// use view_core::layout::Overlook;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Atom { pos: [f32; 3] }
    ///
    /// let found = Format::parse("T{(2)f:pos:4x}").unwrap();
    /// let mismatch = Atom::LAYOUT.diff(&found, Overlook::NOTHING);
    /// let pos = &mismatch.differences()[0];
    /// # if cfg!(target_endian = "little") {
    /// assert_eq!((pos.expected(), pos.found()), ("(3)<f", "(2)<f"));
    /// # }
    /// ```
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected.text
    }

    /// What the memory says: for a field its format. Empty for a field it has not.
    ///
    /// ```
    /// use view_core::layout::Difference;
    /// assert_eq!(Difference::ndim(2, 1).found(), "1 dimension");
    /// ```
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found.text
    }

    /// Where the field begins in the Rust type, in bytes from the start of the item.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    /// use view_core::layout::Overlook;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Row { a: u8, b: u8 }
    ///
    /// let found = Format::parse("T{B:a:B:b:B:c:}").unwrap();
    /// let mismatch = Row::LAYOUT.diff(&found, Overlook::NOTHING);
    /// let extra = &mismatch.differences()[0];
    /// assert_eq!((extra.path(), extra.expected_offset(), extra.found_offset()), ("c", None, Some(2)));
    /// ```
    #[must_use]
    pub const fn expected_offset(&self) -> Option<usize> {
        self.expected.offset
    }

    /// Where the field begins in the memory, in bytes from the start of the item.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    /// use view_core::layout::Overlook;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Row { a: u8, b: u8 }
    ///
    /// let found = Format::parse("T{B:a:2xB:b:}").unwrap();
    /// let mismatch = Row::LAYOUT.diff(&found, Overlook::NOTHING);
    /// let moved = &mismatch.differences()[0];
    /// assert_eq!((moved.path(), moved.expected_offset(), moved.found_offset()), ("b", Some(1), Some(3)));
    /// ```
    #[must_use]
    pub const fn found_offset(&self) -> Option<usize> {
        self.found.offset
    }

    /// What the memory calls the field, where it has a name there.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    /// use view_core::layout::Overlook;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// let mismatch = Point::LAYOUT.diff(&Format::parse("T{f:lon:f:y:}").unwrap(), Overlook::NOTHING);
    /// let renamed = &mismatch.differences()[0];
    /// assert_eq!((renamed.path(), renamed.found_name()), ("x", Some("lon")));
    /// ```
    #[must_use]
    pub fn found_name(&self) -> Option<&str> {
        self.found.name.as_deref()
    }
}

/// `24 bytes`
pub(super) fn bytes(n: usize) -> Box<str> {
    format!("{}", Count(n, "byte")).into()
}

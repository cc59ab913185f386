//! One difference: what, where, and both sides of it.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use core::fmt;

use crate::layout::Valid;

/// In what a type and some memory differ.
///
/// `Display` is the word the table uses.
///
/// ```
/// use view_core::BufferView;
/// use view_core::format::Format;
/// use view_core::layout::{DifferenceKind, Overlook};
///
/// let found = Format::parse(if cfg!(target_endian = "big") { "<d" } else { ">d" }).unwrap();
/// let mismatch = f64::LAYOUT.diff(&found, Overlook::NOTHING);
/// assert_eq!(mismatch.differences()[0].kind(), DifferenceKind::ByteOrder);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DifferenceKind {
    /// The memory has no such field.
    Missing,
    /// The memory has a field that the type has not.
    Extra,
    /// The field has another name in the memory, at the same offset.
    Renamed,
    /// The field lies at another offset in the memory.
    Moved,
    /// The field is of another type.
    Type,
    /// The field has the other byte order.
    ByteOrder,
    /// The field is an array of other extents, or of some where the other has none.
    Shape,
    /// The items, or the elements of an array, have another size.
    ItemSize,
    /// The memory has another number of dimensions.
    Ndim,
    /// The memory begins at an address that the type's alignment forbids.
    Base,
    /// A stride leads to addresses that the type's alignment forbids.
    Stride,
    /// The memory must not be written, and the view would be mutable.
    ReadOnly,
    /// An item holds bytes that are no value of the field's type.
    Value,
    /// Padding of the one lies where the other has initialised bytes.
    Padding,
}

impl fmt::Display for DifferenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Type => "other type",
            Self::ByteOrder => "other byte order",
            Self::Shape => "other shape",
            Self::ItemSize => "other item size",
            Self::Ndim => "other ndim",
            Self::Base => "misaligned base",
            Self::Stride => "misaligned stride",
            Self::ReadOnly => "read-only",
            Self::Value => "no value",
            Self::Padding => "padding",
        })
    }
}

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
        let text = |n| match n {
            1 => "1 dimension".into(),
            n => format!("{n} dimensions").into(),
        };
        Self::of_memory(DifferenceKind::Ndim, text(expected), text(found))
    }

    /// Items of `expected` bytes were asked of memory with items of `found`.
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
    #[must_use]
    pub fn uninitialised() -> Self {
        let (expected, found) = ("initialised".into(), "padding".into());
        Self::of_memory(DifferenceKind::Padding, expected, found)
    }

    /// The type has padding where the memory's bytes must stay initialised, and
    /// writing a value would leave some that are not.
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
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// In what the two differ.
    #[must_use]
    pub const fn kind(&self) -> DifferenceKind {
        self.kind
    }

    /// What the Rust type says: for a field its format, `(3)<f`. Empty for a field
    /// it has not.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected.text
    }

    /// What the memory says: for a field its format. Empty for a field it has not.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found.text
    }

    /// Where the field begins in the Rust type, in bytes from the start of the item.
    #[must_use]
    pub const fn expected_offset(&self) -> Option<usize> {
        self.expected.offset
    }

    /// Where the field begins in the memory, in bytes from the start of the item.
    #[must_use]
    pub const fn found_offset(&self) -> Option<usize> {
        self.found.offset
    }

    /// What the memory calls the field, where it has a name there.
    #[must_use]
    pub fn found_name(&self) -> Option<&str> {
        self.found.name.as_deref()
    }

    /// `{}` of a mismatch: one difference as a phrase.
    pub(super) fn write_phrase(&self, f: &mut dyn fmt::Write) -> fmt::Result {
        use DifferenceKind as Kind;
        let Self {
            path,
            expected,
            found,
            ..
        } = self;
        let what = if path.is_empty() { "the item" } else { path };
        let number = |part: &Part| String::from(part.text.split(' ').next().unwrap_or_default());
        let at = |part: &Part| part.offset.unwrap_or_default();
        match self.kind {
            Kind::Missing => write!(
                f,
                "{what} ({} at {}) is missing",
                expected.text,
                at(expected)
            ),
            Kind::Extra => write!(f, "{what} ({} at {}) is extra", found.text, at(found)),
            Kind::Renamed => {
                let name = found.name.as_deref().unwrap_or_default();
                write!(f, "{what} is called {name}")
            }
            Kind::Moved => write!(f, "{what} lies at {}, not at {}", at(found), at(expected)),
            Kind::Type | Kind::ByteOrder | Kind::Shape | Kind::Value => {
                write!(f, "{what} is {}, not {}", found.text, expected.text)
            }
            Kind::ItemSize if path.is_empty() => {
                write!(f, "items have {}, not {}", found.text, number(expected))
            }
            Kind::ItemSize => {
                write!(
                    f,
                    "elements of {what} have {}, not {}",
                    found.text,
                    number(expected)
                )
            }
            Kind::Ndim => write!(f, "the memory has {}, not {}", found.text, number(expected)),
            Kind::Base => {
                write!(
                    f,
                    "the memory should begin at a {}, is {}",
                    expected.text, found.text
                )
            }
            Kind::Stride => {
                write!(f, "the stride of {} is no {}", found.text, expected.text)
            }
            Kind::ReadOnly => f.write_str("the memory is read-only"),
            Kind::Padding => write!(
                f,
                "the memory has {} where the type has {}",
                found.text, expected.text
            ),
        }
    }
}

/// `24 bytes`
pub(super) fn bytes(n: usize) -> Box<str> {
    match n {
        1 => "1 byte".into(),
        n => format!("{n} bytes").into(),
    }
}

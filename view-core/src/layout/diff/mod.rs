//! Why memory does not hold what a type needs, field by field.
//!
//! [`Layout::diff`] compares a Rust type with a format and collects *every*
//! difference, so that one look at the table is enough to repair the struct or
//! the producer. What counts is memory and names:
//!
//! * Fields are paired by name; what is left is paired by offset, and is then
//!   [renamed](DifferenceKind::Renamed). A field without a name (the `struct`
//!   module has none) is paired by offset and contradicts no name.
//! * How bytes are spelled does not count: `2s`, `(2)B`, `(2)c` and `[u8; 2]`
//!   are the same thing, and so are `3w` and `[char; 3]`, or a scalar byte and
//!   `1s`. Bytes without a meaning (`4x:name:`, an opaque field) are bytes.
//! * Padding does not count. It is what no field covers, between fields and
//!   at the end of a record, and a reader of a field cannot see it. Only the size
//!   of a whole item counts, and that of the elements of an array, for it
//!   says where the next one begins.
//! * Nesting counts as far as it makes the names: a record `pos` of `x` and `y`
//!   lies in memory as two fields `x` and `y` do, but the path of one is `pos.x`
//!   and the name of the other `x`. So they are renamed, and the same where
//!   names are ignored. Likewise where names are out of the question, an array
//!   and as many scalars side by side are the same.
//! * Which bit patterns are values does not count: a format has no word for it.
//!   `bool` is `?` and nothing else, yet a non-zero `u32` is `I`, and who views
//!   memory as it must [check](Layout::check) each item.
//!
//! One rule for reading the table: *expected* is the Rust type, *found*
//! is the memory.

mod compare;
mod difference;
mod kind;
mod leaf;
mod show;
mod unit;

pub use difference::Difference;
pub use kind::DifferenceKind;

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Layout, described::type_of};
use crate::format::Format;
use crate::{Error, ErrorKind};

/// What [`Layout::diff`] is to overlook.
///
/// ```
/// use view_core::layout::Overlook;
/// assert_eq!(Overlook::NOTHING, Overlook::default());
/// assert_ne!(Overlook::NAMES, Overlook::NOTHING);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlook {
    names: bool,
}

impl Overlook {
    /// Every difference counts.
    pub const NOTHING: Self = Self { names: false };

    /// Fields are paired by offset alone, whatever they are called.
    pub const NAMES: Self = Self { names: true };
}

impl Layout {
    /// Compares this type with the `format` of some memory and collects all
    /// differences; there are none where the memory holds items of this type.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    /// use view_core::layout::{DifferenceKind, Overlook};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Particle {
    ///     x: f64,
    ///     y: f64,
    ///     id: u32,
    /// }
    ///
    /// # if cfg!(not(all(target_endian = "little", target_pointer_width = "64"))) { return Ok(()); }
    /// let same = Format::parse(Particle::FORMAT)?;
    /// assert!(Particle::LAYOUT.diff(&same, Overlook::NOTHING).is_empty());
    ///
    /// let other = Format::parse("T{<d:x:<f:y:4x>I:id:4x}")?;
    /// let mismatch = Particle::LAYOUT.diff(&other, Overlook::NOTHING);
    /// let found: Vec<_> = mismatch.differences().iter().map(|d| (d.path(), d.kind())).collect();
    /// assert_eq!(found, [("y", DifferenceKind::Type), ("id", DifferenceKind::ByteOrder)]);
    /// assert_eq!(mismatch.to_string(), "`Particle` does not match: y is <f, not <d; id is >I, not <I");
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// Names are looked at unless they are to be overlooked:
    ///
    /// ```
    /// # use view_core::BufferView;
    /// # use view_core::format::Format;
    /// # use view_core::layout::Overlook;
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point {
    ///     x: f32,
    ///     y: f32,
    /// }
    ///
    /// let format = Format::parse("T{f:lon:f:lat:}")?;
    /// assert_eq!(Point::LAYOUT.diff(&format, Overlook::NOTHING).len(), 2);
    /// assert_eq!(Point::LAYOUT.diff(&format, Overlook::NAMES).len(), 0);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// An array type is compared as an array; what a view of it has as items is
    /// its [`innermost`](Self::innermost) element.
    #[must_use]
    pub fn diff(&self, format: &Format, overlook: Overlook) -> LayoutMismatch {
        let mut mismatch = LayoutMismatch::new(self);
        compare::items(self, format.item(), overlook, &mut mismatch);
        mismatch
    }
}

/// All the differences between a type and the memory it should be viewed in.
///
/// `Display` is one line with the first few, `{:#}` a table of all, and so is
/// `Debug`, which is what `unwrap` shows:
///
/// ```
/// # use view_core::{BufferView, format::Format, layout::Overlook};
/// # #[derive(Clone, Copy, BufferView)]
/// # #[repr(C)]
/// # struct Particle { x: f64, y: f64, id: u32 }
/// let found = Format::parse("T{<d:x:<f:y:4x<I:id:<H:kind:2x}").unwrap();
/// let mismatch = Particle::LAYOUT.diff(&found, Overlook::NOTHING);
/// # if cfg!(not(all(target_endian = "little", target_pointer_width = "64"))) { return; }
/// assert_eq!(format!("{mismatch:#}"), "\
/// `Particle` does not match: 2 differences
///
///   field  expected  found   difference
///   ───────────────────────────────────
///   y      8  <d      8  <f  other type
///   kind             20  <H  extra");
/// ```
///
/// It is an error once it holds a difference; [`into_result`](Self::into_result)
/// makes it one.
#[derive(Clone, PartialEq, Eq)]
pub struct LayoutMismatch {
    name: Box<str>,
    differences: Vec<Difference>,
    more: usize,
}

impl LayoutMismatch {
    /// How many differences are kept. A format with more than that differs in
    /// everything; the rest is counted.
    pub const KEPT: usize = 1000;

    /// No difference yet between the type of `layout` and some memory.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::LayoutMismatch;
    /// assert_eq!(LayoutMismatch::new(&<[f64; 3]>::LAYOUT).to_string(), "`[f64; 3]` matches");
    /// ```
    #[must_use]
    pub fn new(layout: &Layout) -> Self {
        let mut name = String::new();
        // A `String` takes any text.
        let _ = type_of(layout, &mut name);
        Self {
            name: name.into(),
            differences: Vec::new(),
            more: 0,
        }
    }

    /// Adds a difference that is not the format's: of the memory itself.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::{Difference, LayoutMismatch};
    /// let mut mismatch = LayoutMismatch::new(&f64::LAYOUT);
    /// mismatch.push(Difference::read_only());
    /// assert_eq!((mismatch.len(), mismatch.is_empty()), (1, false));
    /// ```
    pub fn push(&mut self, difference: Difference) {
        if self.differences.len() < Self::KEPT {
            self.differences.push(difference);
        } else {
            self.more += 1;
        }
    }

    /// The differences, in order of offset; those of the whole item and of the
    /// memory come last.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    /// use view_core::layout::{Difference, Overlook};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Row { a: u8, b: u8 }
    ///
    /// let found = Format::parse("T{b:a:B:c:}").unwrap();
    /// let mismatch = Row::LAYOUT.diff(&found, Overlook::NOTHING);
    /// let words: Vec<_> = mismatch.differences().iter().map(|each| each.kind().to_string()).collect();
    /// assert_eq!(words, ["other type", "renamed"]);
    /// ```
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// How many there are, also past [`KEPT`](Self::KEPT).
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::{Difference, LayoutMismatch, Valid};
    /// let mut mismatch = LayoutMismatch::new(&bool::LAYOUT);
    /// for item in 0..1003 {
    ///     mismatch.push(Difference::value("", Valid::Bool, 2, item));
    /// }
    /// assert_eq!((mismatch.len(), mismatch.differences().len()), (1003, LayoutMismatch::KEPT));
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.differences.len().saturating_add(self.more)
    }

    /// Whether there is none: the type fits the memory.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::format::Format;
    /// use view_core::layout::Overlook;
    /// let differs = |text| !u8::LAYOUT.diff(&Format::parse(text).unwrap(), Overlook::NOTHING).is_empty();
    /// assert!(!differs("B") && differs("b"));
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }

    /// `Ok` where there is no difference.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::{Difference, LayoutMismatch};
    /// let mut mismatch = LayoutMismatch::new(&f64::LAYOUT);
    /// assert!(mismatch.clone().into_result().is_ok());
    /// mismatch.push(Difference::read_only());
    /// assert!(mismatch.into_result().is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// Itself, where there is one.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl core::error::Error for LayoutMismatch {}

/// `ValueError`, with the one line as its message.
impl From<LayoutMismatch> for Error {
    fn from(mismatch: LayoutMismatch) -> Self {
        Self::with_message(ErrorKind::Value, mismatch.to_string())
    }
}

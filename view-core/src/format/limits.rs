//! What a format string may ask for at most.
//!
//! A format string often comes from somewhere else: another process, a file, a
//! network. Reading takes time and memory linear in its length, and these
//! bounds keep that linear factor small whatever the string says. No real
//! producer comes near any of them.

/// The most bytes a format string may have: 16 MiB.
pub const MAX_TEXT: usize = 1 << 24;

/// The deepest nesting of `T{}` and `&`: 64, as many levels as NumPy and
/// memoryview allow dimensions.
///
/// ```
/// use view_core::format::{Format, limits::MAX_DEPTH};
/// let nested = |levels| "T{".repeat(levels) + "b" + &"}".repeat(levels);
/// assert!(Format::parse(&nested(MAX_DEPTH)).is_ok());
/// assert!(Format::parse(&nested(MAX_DEPTH + 1)).is_err());
/// ```
pub const MAX_DEPTH: usize = 64;

/// The most dimensions of one array: 64, as in NumPy and memoryview.
///
/// ```
/// use view_core::format::{Format, limits::MAX_NDIM};
/// let array = |ndim| format!("({})b", vec!["1"; ndim].join(","));
/// assert!(Format::parse(&array(MAX_NDIM)).is_ok());
/// assert!(Format::parse(&array(MAX_NDIM + 1)).is_err());
/// ```
pub const MAX_NDIM: usize = 64;

/// The most elements in one string, nested ones and runs of padding included.
///
/// Also the most elements an array may have if they take no bytes: those no
/// itemsize bounds, and a loop over them would be endless for free.
///
/// ```
/// use view_core::format::{Format, limits::MAX_ITEMS};
/// assert!(Format::parse(&format!("({MAX_ITEMS})0s")).is_ok());
/// assert!(Format::parse(&format!("({})0s", MAX_ITEMS + 1)).is_err());
/// ```
pub const MAX_ITEMS: usize = 1 << 16;

/// The most bytes in one name.
pub const MAX_NAME: usize = u16::MAX as usize;

/// The most bytes one item may have: `isize::MAX`, as for any object in Rust.
///
/// ```
/// use view_core::format::{Format, limits::MAX_SIZE};
/// assert_eq!(Format::parse(&format!("{MAX_SIZE}s"))?.itemsize(), MAX_SIZE);
/// assert!(Format::parse(&format!("{MAX_SIZE}sb")).is_err());
/// # Ok::<(), view_core::format::FormatError>(())
/// ```
pub const MAX_SIZE: usize = isize::MAX as usize;

//! The language of format strings: reading, holding and writing it.
//!
//! A buffer is memory and a sentence about it. The sentence says what one item
//! is, in a language that grew in three steps. The `struct` module of Python
//! brought letters for C's types, `<3d2iH`. PEP 3118 made it describe structs:
//! braces, names, shapes, and a byte order anywhere, `T{<d:x:(2,3)<f:m:4x}`. And
//! NumPy, ctypes, Cython and pybind11 each took to writing their own dialect of
//! it, so that what a string means depends on who wrote it. This module reads
//! them all, says so where a string cannot be believed, and writes the one
//! spelling that all of them read.
//!
//! ```
//! use view_core::format::{Dialect, Format, Platform, Scalar};
//!
//! // What ctypes exports for struct { double x; float v[3]; char id; }:
//! let format = Format::parse("T{<d:x:(3)<f:v:<b:id:3x}")?;
//! let (offset, v) = format.field("v").unwrap();
//! let (shape, element) = v.as_array();
//! assert_eq!((offset, shape), (8, &[3][..]));
//! assert_eq!(element.as_scalar().unwrap().0, Scalar::F32);
//!
//! // NumPy exports the same struct so, and the itemsize tells the rest:
//! let same = Format::parse_for("T{d:x:(3)f:v:b:id:}", 24, Platform::X86_64)?;
//! assert!(cfg!(target_endian = "big") || same.is_equivalent(&format));
//!
//! // A description that does not fit its items is refused, not believed:
//! let error = Format::parse_for("T{<b:id:<d:x:}", 16, Platform::X86_64).unwrap_err();
//! assert!(error.to_string().contains("ctypes before Python 3.12"));
//! # Ok::<(), view_core::format::FormatError>(())
//! ```
//!
//! # The language
//!
//! | text | meaning |
//! |---|---|
//! | `? c b B h H i I l L q Q n N e f d g` | one [`Scalar`] |
//! | `Ze Zf Zd Zg`, `F D G` | a complex number of two `e`, `f`, `d` or `g` |
//! | `5s`, `5p`, `3w` | bytes, a Pascal string, UCS-4 text: the count is the length |
//! | `7x` | seven bytes of padding; with a name, a field of opaque bytes |
//! | `u` | one `wchar_t` |
//! | `O P z Z X{} &d` | addresses: of an object, of anything, of text, of a function, of a `d` |
//! | `T{…}` | a struct |
//! | `:name:` | the name of the element before it |
//! | `(2,3)d`, `3d` | an array of the element behind it |
//! | `@ = < > ! ^` | byte order, sizes and alignment of all that follows, up to the next one |
//!
//! `@`, which holds at the start, has the sizes and alignments of the exporter's
//! C compiler, its [`Platform`]; `^` has its sizes and no alignment; the others
//! have one standard size for each letter, and none for `n` and `N`. The mark in
//! force goes into braces and comes out of them changed, if it was changed inside.
//!
//! # How it is read
//!
//! 1. One pass over the text leaves a flat list of nodes with offsets and sizes,
//!    as a C compiler would lay them out (`scan`).
//! 2. The item size decides whether that is the truth, or whether padding is only
//!    where the string has an `x`; there is an essay on this (`readings`).
//! 3. A [`Parser`] hands the nodes out as they are, borrowed. [`Format`] turns
//!    them into a tree of [`Item`]s that owns its names.
//!
//! A fault carries its place all the way up, and becomes a [`FormatError`] that
//! shows the string with a caret under it. What a string may ask for is bounded by
//! [`limits`], so that any text is safe to read.
//!
//! # How it is written
//!
//! [`Display`](core::fmt::Display) is the canonical spelling and reads back to
//! an equal format; [`Format::to_string_as`] writes what NumPy or ctypes would;
//! [`Format::to_struct_string`] is for `struct.unpack`. NumPy's descriptions of
//! dtypes, `[('x', '<f8')]`, are [read](Format::from_descr) and
//! [written](Format::to_descr) too.

#![cfg_attr(
    not(feature = "alloc"),
    allow(
        rustdoc::broken_intra_doc_links,
        reason = "without a heap there are scalars only"
    )
)]

// What a letter means.
mod scalar;

#[cfg(feature = "alloc")]
mod platform;

// From text to nodes.
#[cfg(feature = "alloc")]
mod node;
#[cfg(feature = "alloc")]
mod scan;

#[cfg(feature = "alloc")]
mod explicit;
#[cfg(feature = "alloc")]
mod readings;

// From nodes to what can be asked.
#[cfg(feature = "alloc")]
mod parser;

#[cfg(feature = "alloc")]
mod build;
#[cfg(feature = "alloc")]
mod construct;
#[cfg(feature = "alloc")]
mod parse;
#[cfg(feature = "alloc")]
mod tree;
#[cfg(feature = "alloc")]
mod whole;

// What can go wrong.
#[cfg(feature = "alloc")]
pub mod limits;

#[cfg(feature = "alloc")]
mod error;
#[cfg(feature = "alloc")]
mod excerpt;
#[cfg(feature = "alloc")]
mod explain;
#[cfg(feature = "alloc")]
mod fault;
#[cfg(feature = "alloc")]
mod mistaken;

// And back to text.
#[cfg(feature = "alloc")]
mod descr;
#[cfg(feature = "alloc")]
mod meaning;
#[cfg(feature = "alloc")]
mod write;

pub use scalar::{ByteOrder, LongDouble, Scalar};

#[cfg(feature = "alloc")]
pub use error::{FormatError, FormatErrorKind};
#[cfg(feature = "alloc")]
pub use parser::{Element, ElementKind, Parsed, Parser};
#[cfg(feature = "alloc")]
pub use platform::Platform;
#[cfg(feature = "alloc")]
pub use tree::{Field, Item, ItemKind, Pointee};
#[cfg(feature = "alloc")]
pub use whole::Format;
#[cfg(feature = "alloc")]
pub use write::Dialect;

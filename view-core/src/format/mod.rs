//! The format-string language of PEP 3118.

mod scalar;

#[cfg(feature = "alloc")]
mod build;
#[cfg(feature = "alloc")]
mod construct;
#[cfg(feature = "alloc")]
mod descr;
#[cfg(feature = "alloc")]
mod error;
#[cfg(feature = "alloc")]
mod excerpt;
#[cfg(feature = "alloc")]
mod explain;
#[cfg(feature = "alloc")]
mod explicit;
#[cfg(feature = "alloc")]
mod fault;
#[cfg(feature = "alloc")]
pub mod limits;
#[cfg(feature = "alloc")]
mod meaning;
#[cfg(feature = "alloc")]
mod node;
#[cfg(feature = "alloc")]
mod parser;
#[cfg(feature = "alloc")]
mod platform;
#[cfg(feature = "alloc")]
mod readings;
#[cfg(feature = "alloc")]
mod scan;
#[cfg(feature = "alloc")]
mod tree;
#[cfg(feature = "alloc")]
mod whole;
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

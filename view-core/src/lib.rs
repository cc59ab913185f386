//! Typed and dynamic zero-copy views over records, described the way the whole
//! numeric world describes them.

#![no_std]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod error;
pub mod format;
pub mod strided;

pub use error::{Error, ErrorKind};

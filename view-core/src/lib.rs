//! Typed and dynamic zero-copy views over records, described the way the whole
//! numeric world describes them.

#![no_std]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

// The derive writes `::view_core::…`; this lets it be used in here too.
#[cfg(test)]
extern crate self as view_core;

#[doc(hidden)]
pub mod copy;
pub mod element;
mod error;
#[cfg(feature = "alloc")]
pub mod exporter;
pub mod format;
pub mod layout;
#[cfg(feature = "alloc")]
pub mod memory;
#[cfg(feature = "npy")]
pub mod npy;
pub mod strided;
pub mod view;

#[doc(hidden)]
pub use element::derived as __derive;
pub use element::{Be, BufferView, Complex, Endian, F16, Le, Record, Unaligned};
pub use error::{Error, ErrorKind};
#[cfg(feature = "alloc")]
pub use exporter::{Buffer, BufferMut};
pub use layout::Layout;
pub use view::{AsView, Field, View, ViewMut};
#[cfg(feature = "derive")]
pub use view_derive::BufferView;

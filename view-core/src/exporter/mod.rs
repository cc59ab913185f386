//! Who can be viewed: [`Buffer`] and [`BufferMut`].
//!
//! Python calls an object an exporter when it answers a request for its memory.
//! Here an exporter is a type with one of these traits. Those that have it are listed here:
//! slices, arrays, `Vec`, boxed slices, typed views, dynamic views. What a view of it is made
//! from is what Rust knows: the item's format from [`BufferView`](crate::BufferView), the shape
//! from the lengths, nested arrays as further dimensions.
//!
//! A `str` is no exporter, as in Python: text is not bytes until somebody says
//! in which encoding.
//!
//! ```compile_fail
//! // error: `str` does not export its memory
//! view_core::memory::memoryview("abc");
//! ```
//!
//! ```
//! let view = view_core::memory::memoryview("abc".as_bytes());
//! assert_eq!(view.to_bytes(), b"abc");
//! ```

mod memory;
mod slices;
mod views;

pub use crate::memory::{Buffer, BufferMut};

//! The format-string language of PEP 3118.

mod scalar;

pub use scalar::{ByteOrder, Scalar};

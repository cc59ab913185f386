//! Views for other crates, each behind a feature of the crate's name.

#[cfg(feature = "ndarray")]
mod ndarray;
#[cfg(feature = "rayon")]
mod rayon;
#[cfg(feature = "serde")]
mod serde;

#[cfg(feature = "rayon")]
pub use rayon::{ParIter, ParIterMut, ParParts, ParPartsMut};

#[cfg(all(test, feature = "ndarray", feature = "rayon", feature = "serde"))]
mod tests;

//! What the machine can do: loops written by hand for one case each.
//!
//! They are the bar, not the product, so they take raw pointers and trust their
//! caller: each covers exactly the items its arguments name, and the
//! workloads call them on buffers they have just made, of just that size. That is
//! the contract of every `unsafe fn` here, and the reason its calls are sound.

#[macro_use]
mod blocks;
mod columns;
mod lines;
mod recursion;
mod tiles;
mod transpose_f32;
mod transpose_f64;
mod transpose_u8;

pub use columns::*;
pub use lines::*;
pub use recursion::*;
pub use tiles::*;
pub use transpose_f32::*;
pub use transpose_f64::*;
pub use transpose_u8::*;

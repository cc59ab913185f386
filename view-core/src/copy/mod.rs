//! The loops that move, fill, compare and add up strided memory: the one
//! place for them, and the one place with pointers and vector instructions.
//!
//! Nothing here knows a format or a type. A copy knows how many bytes an item
//! has, a comparison knows how its items are equal, a sum knows the primitive
//! it adds. Typed and dynamic views call the same loops.
//!
//! # How a copy is done
//!
//! A copy between two N-D geometries is a set of (from, to) pairs that may be
//! visited in any order, so the first step is integer arithmetic alone: a
//! [`Walk`](crate::strided::Walk) drops axes of length 1, turns and sorts the
//! rest by the destination's strides and fuses those that run on. What comes
//! out has one of few forms, and each has its loop:
//!
//! | innermost axis | loop |
//! |---|---|
//! | contiguous in both | runs, by `memcpy` |
//! | contiguous in the destination, another axis contiguous in the source | a transpose, in register tiles |
//! | contiguous in the destination | a gather; backwards and every-second-item have their own |
//! | contiguous in the source | a scatter |
//! | neither | item by item |
//!
//! Past a part of the last-level cache a copy only passes through the caches,
//! and stores that go around them ([`Level`] allowing) save the read of every
//! line that is about to be overwritten.
//!
//! Which vector instructions there are is asked at run time, once. Each fast
//! loop stands beside the plain one it must agree with, and the tests run all
//! of them, on every level the machine has, over every small shape and stride.
//!
//! # Invariants
//!
//! Callers of the `unsafe` functions promise, for the geometries they pass,
//! what [`strided`](crate::strided) numbers 1 to 5, and:
//!
//! 1. **In bounds.** For every index, the item at `ptr + offset(index)` lies
//!    in one live allocation, valid for reads (sources) or writes
//!    (destinations) of its itemsize. With a zero length anywhere no pointer
//!    is looked at.
//! 2. **Apart.** No byte written is also read through another pointer of the
//!    call, except where a function says so (`copy_overlapping`).
//! 3. **Initialised.** Every byte that is read is initialised, except by
//!    [`copy_opaque`], which moves bytes without looking at them. Padding is
//!    not initialised: items with holes go through [`copy_opaque`] or
//!    [`copy_runs`].
//!    Bytes between two items are never looked at, whoever owns them.
//! 4. **Any alignment.** Nothing is assumed about the alignment of items;
//!    loads and stores are unaligned unless a loop has aligned them itself.
//! 5. **Levels.** A function compiled for a CPU level is called only after
//!    that level was found on this machine.

// Loads and stores are unaligned (invariant 4), so a pointer's type says
// nothing about where it points.
#![allow(clippy::cast_ptr_alignment)]

mod advise;
mod cpu;
#[cfg(target_arch = "x86_64")]
mod dense;
mod equal;
mod fill;
mod forms;
mod item;
mod line;
mod narrow;
mod nd;
mod nest;
mod opaque;
#[cfg(feature = "alloc")]
mod overlapping;
#[cfg(target_arch = "x86_64")]
mod rows;
mod runs;
#[cfg(target_arch = "x86_64")]
mod scatter;
#[cfg(target_arch = "x86_64")]
mod stream;
mod sum;
mod swap;
mod transpose;

pub use advise::advise_huge_pages;
pub use cpu::Level;
pub(crate) use equal::equal_in_place;
pub use equal::{equal_by, equal_bytes};
pub use fill::fill;
pub use nd::{copy, copy_in_order, copy_opaque};
#[cfg(feature = "alloc")]
pub(crate) use opaque::opaque;
#[cfg(feature = "alloc")]
pub use overlapping::copy_overlapping;
pub use runs::{Holes, Run, copy_runs};
pub use sum::{Lines, Summand, Swapped, add_line, add_lines, sum, sum_line, sum_lines};
pub use swap::copy_swapped;

#[cfg(test)]
mod harness;

//! Views of memory that somebody else may write at any moment.
//!
//! The buffer of a Python object, a mapped file, memory shared with another
//! process: no `&T` into it is sound, for `&T` promises that nothing changes,
//! and a `Cell` promises that nothing changes on another thread. What is
//! left is to take values out and put values in. A [`ForeignView`] does that: every
//! read copies the bytes of one item by atomic loads, checks that they are a value
//! of the type, and only then is there a `T`. A value may be half old and half new
//! if it was written meanwhile, as it may be in C; it is never undefined.
//!
//! Loads and stores are as wide as the item's address and size allow, up to
//! that of a pointer, so a field that lies aligned and is no wider is never torn.
//! Rust's memory model has no word for two threads that reach one place at the same time by
//! accesses of different widths, as a record and one of its fields may be; so these
//! views stay on the thread they were made on. What other programs, or Python, do
//! meanwhile is outside of that model: every processor gives old bytes or new ones.
//!
//! # Invariants
//!
//! 1. **Range.** For every index within the shape, the bytes of the item lie
//!    within one allocation that lives for `'a`; the distance from the lowest to
//!    the highest such byte is at most `isize::MAX`, and so is the number of items.
//! 2. **Bytes.** Every such byte is initialised. Nothing is known of its value.
//! 3. **Access.** For `'a` Rust code reaches the bytes by nothing but atomic
//!    loads and stores, from one thread; what is not Rust may do what it likes.
//! 4. **Writable.** The memory of a [`ForeignViewMut`] may be written.
//! 5. **Empty.** Where an extent is zero the pointer is never offset.

mod access;
mod bytes;
mod iter;
mod read;
mod sum;
mod value;
mod walk;
mod write;

#[cfg(test)]
mod tests;

pub use iter::ForeignIter;
pub use read::ForeignView;
pub use write::ForeignViewMut;

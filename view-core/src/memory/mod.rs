//! Dynamic views: memory whose format is known at run time.
//!
//! [`memoryview`] is Python's built-in of that name. A view has a
//! [format](Memory::format), a [shape](Memory::shape) and byte
//! [strides](Memory::strides), and reads and writes items through them without
//! copying the memory.
//!
//! # Invariants
//!
//! Every view keeps these; each `// SAFETY:` comment of the module names those
//! it relies on.
//!
//! 1. **Range.** For every index within the shape, the item's bytes lie within
//!    one allocation that lives for the view's lifetime, as the invariants 1 to 5 of
//!    [`strided`](crate::strided) have it. A view with a zero extent never moves
//!    its pointer.
//! 2. **Indirect.** Where a suboffset is zero or more, the address reached after
//!    stepping along that dimension holds a pointer for every index, and what
//!    invariant 1 says holds for the memory behind it.
//! 3. **Initialised.** The bytes of an item are initialised: all of them for plain
//!    memory, those that the Rust type's layout gives to fields for typed memory. What
//!    the decoder reads is among them.
//! 4. **Values.** The items of typed memory are values of the Rust type, and stay so:
//!    what is written is checked first where some bit patterns are none.
//! 5. **Shared.** Nothing writes the memory of a [`MemoryView`] for its lifetime.
//! 6. **Exclusive.** No two indices of a [`MemoryViewMut`] share a byte, and for its
//!    lifetime nothing else reads or writes the memory.
//! 7. **Provenance.** The pointer derives from a pointer to the whole memory, never
//!    from a reference to one item, and none is made from an integer.

mod assign;
mod bytes;
mod cast;
mod change;
mod codec;
mod compare;
mod dims;
mod field;
mod foreign;
mod items;
mod key;
#[allow(clippy::module_inception)]
mod memory;
mod raw;
mod reinterpret;
mod request;
mod search;
mod shape;
mod spec;
mod text;
mod typed;
mod value;
mod view;
mod view_mut;
mod walk;

pub use bytes::ByteLayout;
pub use foreign::ForeignMemory;
pub use items::Items;
pub use key::{ItemIndex, ViewKey};
pub use memory::Memory;
pub use raw::{RawParts, ThinRow};
pub use reinterpret::Reinterpret;
pub use request::{Export, Request};
pub use value::{Bytes, List, Record, Text, Value};
pub use view::{MemoryView, OuterIter, Subscript, memoryview};
pub use view_mut::{MemoryViewMut, memoryview_mut};

#[cfg(test)]
mod tests;

//! Dynamic views: memory whose format is known at run time.
//!
//! [`memoryview`] is Python's built-in of that name: a window on the memory of
//! another object, that knows the [format](Memory::format) of its items, its
//! [shape](Memory::shape) and its byte [strides](Memory::strides), and reads and
//! writes items through them without copying the memory. Everything that Python's
//! answers is answered here alike, value for value and message for message; 30,000
//! answers of the real one are replayed in the tests. It also goes on where Python's
//! stops: items of any format, parts of several dimensions, columns of
//! records, typed views there and back.
//!
//! # For users of Python's memoryview
//!
//! | Python | here | what differs |
//! |---|---|---|
//! | `memoryview(obj)` | [`memoryview(&obj)`](memoryview), [`memoryview_mut(&mut obj)`](memoryview_mut) | a shared view is read-only, a mutable one is the only way to the memory meanwhile |
//! | `m.release()`, `with m:` | [`release`](MemoryView::release), or the end of the scope | use after release, and growing the object under the view, do not compile |
//! | `m.obj` | [`exporter`](Memory::exporter) | its type; the borrow says the rest |
//! | `m.format`, `m.itemsize`, `m.nbytes`, `m.readonly`, `m.ndim`, `m.shape`, `m.strides`, `m.suboffsets` | the same names | |
//! | `m.c_contiguous`, `m.f_contiguous`, `m.contiguous` | [`is_c_contiguous`](Memory::is_c_contiguous), … | an empty line is contiguous whatever its stride |
//! | `len(m)`, `bool(m)` | [`len`](Memory::len), [`is_empty`](Memory::is_empty) | [`try_len`](Memory::try_len) has the error of a view without dimensions |
//! | `m[i]`, `m[i, j]`, `m[()]` | [`get(i)`](Memory::get), `get([i, j])`, `get(())` | structs are records, sub-arrays lists |
//! | `float(m[i])`, `index(m[i])` | [`get_as::<T>(i)`](Memory::get_as) | a Rust number, of any numeric format |
//! | `m[a:b:c]` | [`slice(a..b)`](MemoryView::slice), `slice(s![a..b;c])` | |
//! | — (refused) | `slice(s![1, .., ..;-1, new])` | NumPy's basic keys |
//! | `m[key]`, whatever it is | [`at(key)`](MemoryView::at) | an item or a part |
//! | `m[i] = x` | [`set(i, x)`](MemoryViewMut::set) | any format |
//! | `m[a:b] = other` | [`assign(a..b, &other)`](MemoryViewMut::assign) | any number of dimensions |
//! | `m[a:b] = m[c:d]` | [`assign_within(a..b, c..d)`](MemoryViewMut::assign_within) | as if copied first, as there |
//! | `iter(m)`, `reversed(m)` | [`iter()?`](Memory::iter), `.rev()` | parts: [`outer_iter`](MemoryView::outer_iter) |
//! | `x in m`, `m.count(x)`, `m.index(x)` | [`contains`](Memory::contains), [`count_of`](Memory::count_of), [`index_of`](Memory::index_of) | rows too, as lists |
//! | `m.tobytes(order)` | [`to_bytes`](Memory::to_bytes), [`to_bytes_in`](Memory::to_bytes_in) | padding is zeros; [`bytes_into`](Memory::bytes_into) memory that is there |
//! | `m.tolist()` | [`to_list`](Memory::to_list) | any format |
//! | `m.hex(sep, n)` | [`hex`](Memory::hex), [`hex_grouped`](Memory::hex_grouped) | |
//! | `str(m, "utf-8")` | [`to_str`](Memory::to_str) | |
//! | `m.toreadonly()` | [`to_readonly`](MemoryView::to_readonly), [`into_readonly`](MemoryViewMut::into_readonly), [`as_view`](MemoryViewMut::as_view) | |
//! | `m.cast(f, shape)` | [`cast`](MemoryView::cast), [`cast_to`](MemoryView::cast_to) | as strict as there |
//! | `m.cast(f, shape, order="F")` (3.16) | [`reinterpret(Reinterpret::new(f).shape(shape).order(Order::F))`](Reinterpret::order) | |
//! | `m.cast("B")` of Fortran order (3.16) | [`reinterpret(Reinterpret::new("B").shape(&[m.nbytes()]))`](Reinterpret::shape) | the bytes as they lie |
//! | items of `Zf` and `Zd` (3.15) | [`get`](Memory::get), [`set`](MemoryViewMut::set) | a [`Value::Complex`]; `Ze`, `Zg` too |
//! | — (two casts by way of `B`) | [`reinterpret`](MemoryView::reinterpret) | any format, shape, order, strides, offset |
//! | `m == other` | `==` | by value, for any format that can be read |
//! | `hash(m)` | [`content_hash`](Memory::content_hash) | the same restrictions |
//! | `PyObject_GetBuffer(m, flags)` | [`request`](Memory::request) | the same answers |
//! | NumPy's `a["x"]` | [`field("x")`](MemoryView::field), [`columns`](MemoryView::columns) | `pos.z` for a field in a field |
//! | `numpy.ndarray.view`, `astype` | [`reinterpret`](MemoryView::reinterpret), [`copy_cast_from`](MemoryViewMut::copy_cast_from) | values that do not fit are refused |
//! | — | [`try_typed::<T, N>()`](MemoryView::try_typed) | a typed view, or a table of why not |
//! | — | [`of_view`](MemoryView::of_view), `from` | and back |
//!
//! What a method refuses has the class of Python's exception as its
//! [kind](crate::ErrorKind) and Python's words as its message, where Python has any.
//!
//! ```
//! use view_core::{memory::memoryview, s};
//!
//! let rows = [[1_i32, 2, 3], [4, 5, 6]];
//! let view = memoryview(&rows);
//! assert_eq!((view.format(), view.shape(), view.strides()), ("i", &[2, 3][..], &[12, 4][..]));
//! assert_eq!(view.get([1, -1])?, 6);
//! assert_eq!(view.slice(s![.., ..;-1])?.to_string(), "[[3 2 1]\n [6 5 4]]");
//! assert_eq!(view, memoryview(&[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]));
//! # Ok::<(), view_core::Error>(())
//! ```
//!
//! # Where memory came from
//!
//! Python's memory is bytes. A Rust type may have padding, whose bytes are not
//! initialised and must not be read, and fields of which few bit patterns are values: a
//! `bool` is 0 or 1. So a view carries with it what kind of memory it shows:
//!
//! | made from | bytes may be read | bytes may be written |
//! |---|---|---|
//! | bytes, or a type without padding of which every bit pattern is a value | all | all |
//! | a type with padding | fields; copies have zeros for the rest | fields |
//! | a type with a `bool`, `char`, enum or non-zero integer | as above | checked items |
//!
//! `cast`, `reinterpret` and `try_typed_mut` ask for that first, and say what to
//! do instead. No other method needs to be refused for it.
//!
//! # How it is fast
//!
//! The format is read once, into a decoder that all parts of a view share: per item
//! there is one branch on its code, in a run of items one branch for all. A
//! [`Value`] has 16 bytes, written as one piece, and all fields of a view's records lie in
//! one allocation; so do the arrays and records in those fields, one for each level.
//! Copies go through the kernels that typed views use, comparisons through blocks of
//! numbers, and neither makes a value.
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
mod buffer;
mod bytes;
mod cast;
mod change;
mod codec;
mod compare;
mod dims;
mod endian;
mod field;
mod foreign;
mod geometry;
mod grade;
mod items;
mod iter;
mod key;
#[allow(clippy::module_inception)]
mod memory;
mod native;
mod number;
mod of_view;
mod outer;
mod raw;
mod reinterpret;
mod request;
mod room;
mod search;
mod shape;
mod spec;
mod text;
mod typed;
mod value;
mod view;
mod view_mut;
mod walk;

pub use buffer::{Buffer, BufferMut, memoryview, memoryview_mut};
pub use bytes::ByteLayout;
pub use foreign::ForeignMemory;
pub use iter::Items;
pub use key::{ItemIndex, ViewKey};
pub use memory::Memory;
pub use number::FromNumber;
pub use outer::OuterIter;
pub use raw::{RawParts, ThinRow};
pub use reinterpret::Reinterpret;
pub use request::{Export, Request};
pub use value::{Bytes, List, Record, Text, Value};
pub use view::{MemoryView, Subscript};
pub use view_mut::MemoryViewMut;

#[cfg(test)]
mod tests;

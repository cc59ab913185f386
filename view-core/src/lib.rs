//! Typed and dynamic zero-copy views over records, described the way the whole
//! numeric world describes them.
//!
//! Python's buffer protocol hands memory over as a pointer, a format string, a
//! shape and byte strides ([PEP 3118]). This crate gives a Rust struct its format
//! string at compile time, views of its fields as columns, and a run-time
//! [`MemoryView`] with the whole of Python's `memoryview`.
//!
//! ```
//! use view_core::{AsView, BufferView};
//!
//! #[derive(Clone, Copy, BufferView)]
//! #[repr(C)]
//! struct Particle {
//!     x: f64,
//!     vx: f64,
//!     id: u32,
//! }
//!
//! let mut particles = vec![Particle { x: 0.0, vx: 2.0, id: 7 }; 1000];
//! let ParticleColumnsMut { x, vx, .. } = particles.columns_mut();
//! for (x, vx) in x.into_iter().zip(vx) {
//!     *x += *vx * 0.5;
//! }
//! assert_eq!(particles.columns().x.sum(), 1000.0);
//! ```
//!
//! # Where to look
//!
//! | you have | you want | look at |
//! |---|---|---|
//! | a struct | its format, its layout | [`BufferView`], [`Layout`] |
//! | a `Vec` of it | its columns, slices, N-D shapes | [`AsView`], [`View`], [`ViewMut`] |
//! | a field, to be named once | a token for it | [`Field`], [`field!`] |
//! | memory of a format known at run time | items, slices, fields by name | [`memory`] |
//! | a format string | what it says | [`format`](mod@format) |
//! | bytes from outside | a checked view | [`View::from_bytes`], [`MemoryView::try_typed`] |
//! | a header, then records | one after the other | [`View::from_bytes_prefix`] |
//! | a big-endian or unaligned field | its value | [`Be`], [`Le`], [`Unaligned`] |
//! | a `.npy` file | its records, where they lie | [`npy`] |
//! | memory that others write meanwhile | values out of it, no references | [`view::foreign`], [`ForeignMemory`] |
//!
//! Modules know only those above them in this list: [`strided`], [`format`](mod@format),
//! [`layout`], [`element`], [`view`], [`memory`], [`exporter`], [`npy`].
//!
//! # For NumPy users
//!
//! | NumPy | here |
//! |---|---|
//! | `a['x']` | `a.columns().x`, `a.field(T::FIELDS.x)`; `m.field("x")` at run time |
//! | `a['pos']['z']`, `a['pos'][:, 2]` | `a.field(field!(T, pos.z))`, `a.field(field!(T, pos[2]))`; `m.field("pos.z")` |
//! | `a[2:10:2]`, `a[::-1]` | `a.at(s![2..10;2])`, `a.at(s![..;-1])`; `a.slice(…)` does not panic |
//! | `a[1, ..., None]` | `a.at(s![1, ..., new])` |
//! | `a.T`, `a.transpose(2, 0, 1)` | `a.t()`, `a.permute([2, 0, 1])` |
//! | `a.reshape(2, 3)`, `np.broadcast_to(a, s)` | `a.reshape([2, 3])`, `a.broadcast_to(s)`, never a copy |
//! | `a.shape`, `a.strides`, `a.itemsize`, `a.nbytes`, `a.ndim` | the same, strides in bytes too |
//! | `a.size`, `len(a)` | `a.len()`, `a.shape()[0]` |
//! | `a.dtype` | [`BufferView::FORMAT`], [`Layout`] |
//! | `np.ascontiguousarray(a)` | `a.to_vec()`, `a.copy_into(…)` |
//! | `np.frombuffer(b, dtype)` | `View::from_bytes(b)`, `memoryview(b).reinterpret(…)` |
//! | `a.sum()`, `a.sum(axis=0)` | `a.sum()`, `a.sum_axis(0)` |
//! | `a.mean()`, `np.nanmax(a)`, `np.nanargmax(a)` | `a.mean()`, `a.max()`, `a.argmax()` |
//! | `sliding_window_view(a, 3)` | `a.windows([3])` |
//!
//! There are no masks, no arithmetic of whole arrays and no sorting of views, for Rust has
//! closures, iterators and slices, which do it without the arrays in between:
//!
//! ```
//! use view_core::view::zip;
//! use view_core::{AsView, BufferView};
//!
//! #[derive(Clone, Copy, Debug, PartialEq, BufferView)]
//! #[repr(C)]
//! struct P { x: f64, vx: f64, mass: f32 }
//!
//! let mut a: Vec<P> = (0..9).map(|i| P { x: 1.0, vx: 2.0, mass: (i * 4 % 9) as f32 }).collect();
//!
//! // a['x'] += a['vx'] * 0.5
//! let PColumnsMut { x, vx, .. } = a.columns_mut();
//! zip((x, vx))?.for_each(|(x, vx)| *x += *vx * 0.5);
//! // a[a['mass'] > 6]
//! let heavy: Vec<P> = a.iter().copied().filter(|p| p.mass > 6.0).collect();
//! // np.argsort(a['mass'])
//! let mass = a.columns().mass;
//! let mut order: Vec<usize> = (0..mass.len()).collect();
//! order.sort_by(|&i, &j| mass[i].total_cmp(&mass[j]));
//! // np.histogram(a['mass'], bins=3, range=(0, 9))
//! let mut bins = [0; 3];
//! for mass in mass.iter().filter(|mass| (0.0..9.0).contains(*mass)) {
//!     bins[(mass / 3.0) as usize] += 1;
//! }
//! // np.sort(a, order='mass')
//! a.sort_by(|p, q| p.mass.total_cmp(&q.mass));
//!
//! assert_eq!((a.columns().x.sum(), heavy.len(), order[8], bins), (18.0, 2, 2, [3; 3]));
//! assert_eq!(a.columns().mass.argmax(), Some([8]));
//! # Ok::<(), view_core::Error>(())
//! ```
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `std` (default) | the standard library: faster instructions where the machine has them; implies `alloc` |
//! | `alloc` | what needs a heap: parsed formats, dynamic views, owned results |
//! | `derive` (default) | `#[derive(BufferView)]` |
//! | `npy` | NumPy's `.npy` files; implies `std` |
//! | `half`, `num-complex`, `zerocopy` | their numbers as elements |
//! | `ndarray`, `rayon`, `serde` | views to `ndarray`'s and back, in parallel, as sequences; the first two imply `std` |
//!
//! Without any feature the crate needs neither a heap nor an operating system.
//!
//! [PEP 3118]: https://peps.python.org/pep-3118/

#![no_std]
// Beside each item the feature that it needs: docs.rs has the compiler that can.
#![cfg_attr(docsrs, feature(doc_cfg))]
// What a feature brings can be linked to where it is on; elsewhere its name leads to the table.
#![cfg_attr(
    feature = "alloc",
    doc = "
[`exporter`]: crate::exporter
[`memory`]: crate::memory
[`ForeignMemory`]: crate::memory::ForeignMemory
[`MemoryView`]: crate::memory::MemoryView
[`MemoryView::try_typed`]: crate::memory::MemoryView::try_typed
"
)]
#![cfg_attr(
    not(feature = "alloc"),
    doc = "
[`exporter`]: #features
[`memory`]: #features
[`ForeignMemory`]: #features
[`MemoryView`]: #features
[`MemoryView::try_typed`]: #features
"
)]
#![cfg_attr(feature = "npy", doc = "[`npy`]: crate::npy")]
#![cfg_attr(not(feature = "npy"), doc = "[`npy`]: #features")]

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
mod require;
pub mod strided;
pub mod view;

#[doc(inline)]
pub use element::{Be, BufferView, Complex, Endian, F16, Le, Unaligned};
pub use error::{Error, ErrorKind};
#[doc(inline)]
pub use layout::Layout;
#[cfg(feature = "alloc")]
#[doc(inline)]
pub use memory::{Buffer, BufferMut};
#[doc(inline)]
pub use view::{AsView, Field, Record, View, ViewMut};
#[cfg(feature = "derive")]
pub use view_derive::BufferView;

/// What the derive's expansion calls. Only it may, and it changes without notice.
#[doc(hidden)]
pub mod __derive {
    // What the user said is this crate is gone into through here, once: what is another one
    // has no such module, and that is one error, whatever else it lacks.
    pub extern crate self as root;

    // What `::core` is, the crate decides in which a macro is used: `extern crate mine as core`.
    // So what must be true is asked through here.
    pub use ::core;
    pub use ::core::mem::offset_of;

    pub use crate::__facts as facts;
    pub use crate::__given as given;
    pub use crate::element::derived::*;
    pub use crate::view::field::require_one_type;
    pub use crate::view::tokens::{Places, Tokens, fields, tokens_at, unaligned};
}

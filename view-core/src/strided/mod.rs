//! Integer arithmetic on shapes, byte strides and suboffsets.
//!
//! A view is a pointer and a *geometry*: for each axis a length and a stride,
//! the number of bytes from one item to the next. Everything a view can
//! become without copying, a part of itself, its transpose, its diagonal, a
//! stretched or reshaped form, is a new geometry and a byte offset. This
//! module computes those, and answers what must be known before memory is
//! touched: which bytes a geometry reaches, whether two indices share any,
//! in which order a loop should walk. It has no pointers and no `unsafe`; it
//! works on plain slices, so that views of a compile-time rank and of a
//! run-time rank share it.
//!
//! Strides are in **bytes** and signed. A stride counted in items cannot
//! describe a column of records whose size is no multiple of the field's, and
//! every library that tried has had the bug.
//!
//! # Invariants
//!
//! A geometry is *sound* for a memory when these hold; the functions here
//! establish them for their results, given that they hold for the arguments,
//! and refuse arguments for which they could not hold.
//!
//! 1. There are at most [`MAX_NDIM`] axes and one stride for each
//!    ([`check_rank`]).
//! 2. Every length is at most `isize::MAX`, and so every index fits an
//!    `isize`.
//! 3. If no length is zero, the bytes from the lowest to behind the highest
//!    touched are at most `isize::MAX`, computed without overflow
//!    ([`byte_range`]), and lie inside the memory ([`check_bounds`]). So the
//!    offset of every index, and every partial sum of it, fits an `isize`.
//! 4. If a length is zero, no stride and no offset means anything: offsets
//!    are answered as 0, and the pointer is never moved.
//! 5. The stride of an axis of length 1 means nothing either and may be any
//!    number; no result depends on it.
//! 6. A part touches no byte that the whole does not touch ([`apply_key`],
//!    [`permute`], [`diagonal`], [`broadcast_strides`], [`reshape_strides`]).
//! 7. A geometry that may be written through maps no two indices to
//!    overlapping bytes ([`is_injective`] answers yes). Parts of such a
//!    geometry have the property too, but stretched ones
//!    ([`broadcast_strides`]) do not.
//!
//! The property tests hold every operation against the naive model: a map
//! from each index to its byte offset.

mod apply;
mod axes;
mod bounds;
mod contiguity;
mod indirect;
mod indirect_axes;
mod key;
#[cfg(test)]
pub(crate) mod model;
mod offsets;
mod overlap;
mod plan;
mod rank;
mod reshape;
mod slice;
mod walk;

pub use apply::{Applied, apply_key};
pub use axes::{broadcast_shapes, broadcast_strides, diagonal, permute, squeeze};
pub use bounds::{
    ByteRange, MAX_NDIM, byte_range, check_bounds, check_rank, item_count, nbytes,
    strides_are_aligned,
};
pub use contiguity::{Order, contiguous_strides, is_c_contiguous, is_f_contiguous};
pub use indirect::{BaseStep, Geometry, GeometryMut, apply_key_indirect};
pub use indirect_axes::{broadcast_indirect, permute_indirect, reshape_indirect};
pub use key::{AxisKey, Ellipsis, Key, KeyPart, KeyParts, NewAxis, key};
pub use offsets::Offsets;
pub use overlap::{Overlap, Placed, is_injective, may_share_bytes, self_overlap};
pub use rank::{By, Dropped, Effects, Filled, Inserted, Kept, Larger, NoEllipsis, Rank, Smaller};
#[cfg(feature = "alloc")]
pub(crate) use reshape::strides_as;
pub use reshape::{reshape_strides, resolve_shape};
pub use slice::{AxisIndex, Slice, Span};
pub(crate) use walk::{Sorted, with_sorted};
pub use walk::{Walk, WalkAxis};

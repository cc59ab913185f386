//! Two readings of one string.
//!
//! # Why one string has two readings
//!
//! A format string carries no offsets: they are the sum of what went before.
//! That would be unambiguous, were it not for `@`, the default, under which
//! elements are aligned as a C compiler aligns them. The padding of C then
//! need not be written. But it may be, and the producers do not agree:
//!
//! * **Cython** writes no padding at all, nested or at the end; the string is
//!   true only when the reader puts in everything a C compiler would.
//! * **NumPy** writes the padding between fields as `x`, but outside the
//!   braces of an inner struct that ends in padding, and leaves the padding at
//!   the end of the whole item out. `{ {i32, i8}, i8 }` of twelve bytes becomes
//!   `T{T{i:p:b:q:}:s:xxxb:z:}`. Read as C, the inner struct is padded to
//!   eight bytes, the three `x` follow, and `z` lands at 11. Its place is 8.
//!   (NumPy reads its own string that way, and so gets it wrong.)
//! * **ctypes** (since Python 3.12) and **pybind11** write all padding out, each
//!   struct's own inside its braces, and a byte order that does not align.
//! * **ctypes** before 3.12 leaves all padding out and says `<`, which does not
//!   align. Its strings describe other structs than the memory holds.
//!
//! # The aligned and the explicit reading
//!
//! The *aligned* reading is C's: under `@` every element is aligned, a `T{}` to
//! its widest member, and a `T{}` is padded at its end. The top level is not
//! (`ib` has five bytes, says `struct`), but an itemsize that includes such
//! padding is taken, as NumPy does.
//!
//! In the *explicit* reading `@` adds nothing; only `x` is padding. A `T{}` that
//! C would have padded at its end by `t` bytes takes them from the `x` that
//! follow it, `t` for each item if it is an array: that moves no field, it only
//! gives the inner struct the size it had in the producer's memory.
//!
//! # The decision
//!
//! The exporter also hands over the itemsize, and that decides, in this order:
//!
//! 1. Nothing was implied, so both readings are one, and its size is the
//!    itemsize: done. This is nearly every string there is.
//! 2. The string has `x` in it, so its writer writes padding; the explicit
//!    reading leaves every element under `@` aligned, counted from the start of
//!    the item, and does not exceed the itemsize: the explicit reading, with
//!    what is left as padding at the end. (NumPy.)
//! 3. The aligned reading has the itemsize: that one. (Cython, and by hand.)
//! 4. The explicit reading has it, with every element aligned: that one.
//! 5. Otherwise the string does not describe these items, and is refused.
//!
//! A string that accounts for too few bytes and has no `x` falls through to the
//! last rule on purpose: that is ctypes before 3.12, and its offsets are wrong.
//!
//! Without an itemsize there is nothing to decide with, and the aligned reading
//! is the answer, as in NumPy.

use alloc::vec::Vec;

use super::fault::{Fault, FaultKind, SizeTrouble};
use super::node::{Node, NodeKind, siblings};
use super::scan::Scan;

/// Where the explicit reading puts an element.
#[derive(Clone, Copy, Default)]
struct Place {
    offset: usize,
    item: usize,
    total: usize,
}

/// Decides for the reading that gives items of `itemsize` bytes, leaves its
/// offsets and sizes in `nodes`, and returns the size of the item.
pub(super) fn decide(
    nodes: &mut [Node],
    dims: &[usize],
    scan: &Scan,
    itemsize: Option<usize>,
    text_len: usize,
) -> Result<usize, Fault> {
    let Some(itemsize) = itemsize else {
        return Ok(scan.size);
    };
    if !scan.implied && scan.size == itemsize {
        return Ok(itemsize);
    }
    let mut places = Vec::new();
    places.resize(nodes.len(), Place::default());
    let explicit = lay_out(nodes, dims, &mut places, 0, nodes.len());
    let aligned = all_aligned(nodes, &places, 0, nodes.len(), 0);
    let padded = scan.size.next_multiple_of(usize::from(scan.align));
    let fits = scan.size == itemsize || padded == itemsize;

    if aligned && ((scan.pads && explicit <= itemsize) || (!fits && explicit == itemsize)) {
        for (node, place) in nodes.iter_mut().zip(&places) {
            node.offset = place.offset;
            node.item = place.item;
            node.total = place.total;
        }
        return Ok(itemsize);
    }
    if fits {
        return Ok(itemsize);
    }
    let why = if explicit > itemsize {
        SizeTrouble::TooSmall
    } else if aligned {
        SizeTrouble::Unaccounted
    } else {
        SizeTrouble::Misaligned
    };
    Err(Fault::new(
        text_len,
        FaultKind::Size {
            itemsize,
            aligned: scan.size,
            explicit,
            why,
        },
    ))
}

/// Places the siblings from `first` to `end` without alignment; their size.
///
/// Nothing here can overflow: a size without implied padding is at most the
/// one with it, which the scanner has checked.
fn lay_out(
    nodes: &[Node],
    dims: &[usize],
    places: &mut [Place],
    first: usize,
    end: usize,
) -> usize {
    let mut offset = 0;
    for at in siblings(nodes, first, end) {
        let node = &nodes[at];
        let next = node.end as usize;
        let mut item = match node.kind {
            NodeKind::Struct => lay_out(nodes, dims, places, at + 1, next),
            NodeKind::PointerTo => {
                keep(nodes, places, at + 1, next);
                node.item
            }
            _ => node.item,
        };
        let count: usize = node.shape(dims).iter().product();
        let written = item * count;
        if node.kind == NodeKind::Struct && node.aligned {
            let tail = item.next_multiple_of(usize::from(node.align)) - item;
            if next < end && nodes[next].kind == NodeKind::Pad && nodes[next].total >= tail * count
            {
                item += tail;
            }
        }
        places[at] = Place {
            offset,
            item,
            total: item * count,
        };
        offset += written;
    }
    offset
}

/// What a pointer points to has no itemsize to decide by: it stays as it is.
fn keep(nodes: &[Node], places: &mut [Place], first: usize, end: usize) {
    for (place, node) in places[first..end].iter_mut().zip(&nodes[first..end]) {
        *place = Place {
            offset: node.offset,
            item: node.item,
            total: node.total,
        };
    }
}

/// Whether every element under `@` is aligned, `base` bytes into the item.
fn all_aligned(nodes: &[Node], places: &[Place], first: usize, end: usize, base: usize) -> bool {
    siblings(nodes, first, end).all(|at| {
        let (node, place) = (&nodes[at], &places[at]);
        let start = base + place.offset;
        let align = usize::from(node.align);
        let itself = !node.aligned
            || node.kind == NodeKind::Pad
            || (start.is_multiple_of(align)
                && (place.total == place.item || place.item.is_multiple_of(align)));
        itself
            && (node.kind != NodeKind::Struct
                || all_aligned(nodes, places, at + 1, node.end as usize, start))
    })
}

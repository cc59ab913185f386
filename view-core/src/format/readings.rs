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
//! 5. The explicit reading is short of it by what a C compiler would put at the
//!    end, and places every element where a C compiler would, by native
//!    alignments: the explicit reading, with padding at the end. (NumPy, where
//!    `@` does not say so: fields in the other byte order, or memory that is
//!    not aligned.)
//! 6. Otherwise the string does not describe these items, and is refused.
//!
//! A string that accounts for too few bytes and has no `x` mostly falls through
//! to the last rule, on purpose: that is ctypes before 3.12, and its offsets are wrong.
//! For the same reason the rest at the end in rules 2 and 5 is granted only to a string
//! that NumPy may have written, one whose byte orders stand where they change
//! and never name the platform's own, and whose padding is `xxx`, not `3x`, and
//! never stands before a brace: ctypes does not count the members of a
//! union or of a base class, and then its strings come out short as well. In
//! rule 5 that leaves of ctypes a single number in the other order beside unions or packed
//! structs, which before 3.12 it calls `B`, whatever they hold.
//!
//! Without an itemsize there is nothing to decide with, and the aligned reading
//! is the answer, as in NumPy.
//!
//! # What nobody can tell
//!
//! Padding that stands behind an *array* of structs instead of inside its braces
//! has a harder consequence than a size that is too small: the second element
//! is elsewhere. NumPy writes `T{(2)T{>i:p:b:q:}:v:xxxxxxxxxb:z:}` both for
//! structs of eight bytes, padded as C does, with three bytes between them and
//! `z`, and for structs of five bytes with nine between. Under `@` the alignment
//! tells; here nothing does. So a string that NumPy may have written is refused
//! with an error that says why, when the bytes behind an array would do
//!
//! * to pad each element as a C compiler would, by native alignments; or
//! * to give each element four bytes or more (or any, if the two readings
//!   differ) without being explained as what aligns the element that follows.
//!
//! What slips through is a NumPy dtype whose inner itemsize was set by hand.

use super::explicit::Explicit;
use super::fault::{Fault, FaultKind, SizeTrouble};
use super::limits::MAX_SIZE;
use super::node::Node;
use super::platform::Platform;
use super::scan::Scan;

/// What came out of one text: its nodes, and the extents they refer to.
pub(super) struct Scanned<'a> {
    pub(super) nodes: &'a mut [Node],
    pub(super) dims: &'a [usize],
    pub(super) scan: Scan,
    pub(super) platform: &'a Platform,
    pub(super) text_len: usize,
}

/// Decides for the reading that gives items of `itemsize` bytes, leaves its
/// offsets and sizes in the nodes, and returns the size of the item.
#[inline]
pub(super) fn decide(scanned: &mut Scanned<'_>, itemsize: Option<usize>) -> Result<usize, Fault> {
    let scan = &scanned.scan;
    match itemsize {
        None => Ok(scan.size),
        Some(size) if size == scan.size && !scan.implied && !scan.loose() => Ok(size),
        Some(size) if size > MAX_SIZE => Err(Fault::new(scanned.text_len, FaultKind::TooLarge)),
        Some(size) => weigh(scanned, size),
    }
}

/// The decision where it takes both readings.
fn weigh(scanned: &mut Scanned<'_>, itemsize: usize) -> Result<usize, Fault> {
    let scan = &scanned.scan;
    let explicit = Explicit::new(scanned.nodes, scanned.dims, scanned.platform, itemsize);
    let size = explicit.size();
    let padded = scan.size.next_multiple_of(usize::from(scan.align));
    let fits = scan.size == itemsize || padded == itemsize;
    let of_numpy = scan.like_numpy && !scan.names_own;
    let rest_is_padding = size == itemsize || (size < itemsize && of_numpy);
    let padded_at_end = || of_numpy && explicit.padded_size() == itemsize;
    let is_explicit = explicit.is_aligned()
        && ((scan.pads && rest_is_padding) || (!fits && (size == itemsize || padded_at_end())));

    if scan.loose()
        && (is_explicit || !scan.implied)
        && let Some(array) = explicit.doubtful_array(scan.implied || size < itemsize)
    {
        return Err(Fault::new(array, FaultKind::DoubtfulArray));
    }
    if is_explicit {
        explicit.into_places().apply(scanned.nodes);
        return Ok(itemsize);
    }
    if fits {
        return Ok(itemsize);
    }
    let why = if size > itemsize {
        SizeTrouble::TooSmall
    } else if explicit.is_aligned() {
        SizeTrouble::Unaccounted
    } else {
        SizeTrouble::Misaligned
    };
    let kind = FaultKind::Size {
        itemsize,
        aligned: scan.size,
        explicit: size,
        why,
    };
    Err(Fault::new(scanned.text_len, kind))
}

//! One value out of many, in lanes.
//!
//! A sum that is carried from item to item takes the time of one floating-point addition
//! for each, whatever the memory could do. Eight sums side by side, added up at the
//! end, take an eighth of that, which is the limit of the loads. So the reductions of a
//! view have no promised order: item `i` goes to lane `i % 8` of its row.
//!
//! A stride that is a constant saves the arithmetic of the address, which in the nearest
//! cache is a third of the time; so there is a loop for each stride that records
//! commonly have. The pointer goes through [`opaque`](super::opaque) once a block, lest the
//! compiler turn the loads of a constant stride into a gather, which is far slower.

use super::opaque::{opaque, opaque_ptr};
use super::raw::Raw;
use crate::strided::Walk;

/// How many lanes there are.
const LANES: usize = 8;

/// Folds all items in lanes that start as `identity`: `step` puts an item in
/// a lane, `join` two lanes together. The order is not promised.
///
/// # Safety
///
/// The items of `raw` are valid, and may be read.
#[inline]
pub(super) unsafe fn fold<T: Copy, A: Copy, const N: usize>(
    raw: Raw<T, N>,
    identity: A,
    step: impl Fn(A, T) -> A + Copy,
    join: impl Fn(A, A) -> A + Copy,
) -> A {
    let walk = match Walk::<1, N>::sorted(&raw.shape, [&raw.strides]) {
        Ok(walk) if !walk.is_empty() => walk,
        // Ranks past 64 are no geometry and have no items.
        _ => return identity,
    };
    let (len, stride, outer) = match walk.axes().split_first() {
        Some((inner, outer)) => (inner.len, inner.strides[0], outer),
        None => (1, size_of::<T>() as isize, &[][..]),
    };
    let first = raw.ptr.as_ptr().wrapping_byte_offset(walk.start()[0]);
    let mut lanes = [identity; LANES];
    let mut index = [0_usize; N];
    'rows: loop {
        let mut row = first;
        for (axis, index) in outer.iter().zip(&index) {
            row = row.wrapping_byte_offset(*index as isize * axis.strides[0]);
        }
        // SAFETY: the items of one row, by the caller's contract.
        lanes = unsafe { fold_row(row, stride, len, lanes, step) };
        for (axis, index) in outer.iter().zip(&mut index) {
            *index += 1;
            if *index < axis.len {
                continue 'rows;
            }
            *index = 0;
        }
        break;
    }
    let [a, b, c, d, e, f, g, h] = lanes;
    join(join(join(a, e), join(b, f)), join(join(c, g), join(d, h)))
}

/// Puts `len` items `stride` bytes apart into the lanes.
///
/// # Safety
///
/// They are valid and may be read.
#[inline]
unsafe fn fold_row<T: Copy, A: Copy>(
    row: *const T,
    stride: isize,
    len: usize,
    lanes: [A; LANES],
    step: impl Fn(A, T) -> A + Copy,
) -> [A; LANES] {
    macro_rules! constant {
        ($($stride:literal)*) => {
            // SAFETY: the caller's contract.
            unsafe {
                match stride {
                    _ if stride == size_of::<T>() as isize => dense(row, len, lanes, step),
                    $( $stride => blocks::<T, A, $stride>(row, stride, len, lanes, step), )*
                    _ => blocks::<T, A, 0>(row, opaque(stride), len, lanes, step),
                }
            }
        };
    }
    constant!(8 12 16 20 24 28 32 36 40 44 48 56 64 72 80 96 128)
}

/// Items one behind the other, which the compiler makes vectors of.
///
/// # Safety
///
/// As [`fold_row`].
#[inline]
unsafe fn dense<T: Copy, A: Copy>(
    row: *const T,
    len: usize,
    mut lanes: [A; LANES],
    step: impl Fn(A, T) -> A + Copy,
) -> [A; LANES] {
    // SAFETY: the caller's contract; contiguous and within one allocation.
    let items = unsafe { core::slice::from_raw_parts(row, len) };
    let (blocks, rest) = items.as_chunks::<LANES>();
    for block in blocks {
        for (lane, item) in lanes.iter_mut().zip(block) {
            *lane = step(*lane, *item);
        }
    }
    for (lane, item) in lanes.iter_mut().zip(rest) {
        *lane = step(*lane, *item);
    }
    lanes
}

/// Items `STRIDE` bytes apart, or `stride` where that is 0.
///
/// # Safety
///
/// As [`fold_row`].
#[inline]
unsafe fn blocks<T: Copy, A: Copy, const STRIDE: isize>(
    row: *const T,
    stride: isize,
    len: usize,
    mut lanes: [A; LANES],
    step: impl Fn(A, T) -> A + Copy,
) -> [A; LANES] {
    let stride = if STRIDE == 0 { stride } else { STRIDE };
    let mut item = row;
    for _ in 0..len / LANES {
        item = opaque_ptr(item);
        for (k, lane) in lanes.iter_mut().enumerate() {
            // SAFETY: one of the items of the row.
            *lane = step(*lane, unsafe { *item.byte_offset(k as isize * stride) });
        }
        // Past the last block it may be anywhere: a stride times its length fits, no more.
        item = item.wrapping_byte_offset(stride.wrapping_mul(LANES as isize));
    }
    for lane in &mut lanes[..len % LANES] {
        // SAFETY: one of the items of the row.
        *lane = step(*lane, unsafe { *item });
        item = item.wrapping_byte_offset(stride);
    }
    lanes
}

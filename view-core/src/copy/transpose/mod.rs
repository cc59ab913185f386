//! Copies where one axis is contiguous in the destination and another one in
//! the source: transposes.
//!
//! Item by item, such a copy touches a new cache line for every item on one
//! side, and uses one item of it. A square tile that is turned around in
//! registers reads and writes whole vectors on both sides. The tiles are
//! walked in *strips*: a few tiles high, along the rows of the source, so that
//! the lines of the source being read, one for each row of the strip, are used
//! up while they are near, and those of the destination are written whole.
//! That also keeps power-of-two pitches, where all rows fall into one set of
//! the cache, from evicting what is still needed.
//!
//! Past the caches the destination's lines are written around them
//! ([`stream`](super::stream)); for that a tile must be as wide as a line, and
//! the tiles start where a line starts.

// An array of vectors is a set of registers here, named by number.
#![allow(clippy::large_types_passed_by_value, clippy::needless_range_loop)]

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod block;
mod portable;
#[cfg(target_arch = "x86_64")]
mod sse2;
#[cfg(target_arch = "x86_64")]
mod staged;
#[cfg(target_arch = "x86_64")]
mod strips;
#[cfg(target_arch = "x86_64")]
mod tiles;

pub(super) use block::Block;

use super::cpu::Level;
use super::item::with_item_type;

/// Transposes a block. With `streams` the destination's lines are written
/// around the caches where they can be; the caller fences.
///
/// # Safety
///
/// Invariants 1 to 3 and 5 of the [module](super::super) for the items of the
/// block; 3 is not needed with [`Level::Portable`].
#[inline]
pub(super) unsafe fn transpose(
    level: Level,
    streams: bool,
    dst: *mut u8,
    src: *const u8,
    block: Block,
    itemsize: usize,
) {
    #[cfg(target_arch = "x86_64")]
    if level >= Level::Sse2 && matches!(itemsize, 1 | 2 | 4 | 8 | 16) {
        let head = if streams {
            block.rows_to_line(dst, itemsize)
        } else {
            None
        };
        // SAFETY: the caller's promise; head and rest make up the block, and
        // the rest starts with a line if it is streamed.
        unsafe {
            match head {
                None => tiles::transpose::<false>(level, dst, src, block, itemsize),
                Some(head) => {
                    portable(dst, src, block.of(head, block.cols), itemsize);
                    let dst = dst.add(head * itemsize);
                    let src = src.offset(head as isize * block.src_pitch);
                    let rest = block.of(block.rows - head, block.cols);
                    if rest.rows > 0 {
                        tiles::transpose::<true>(level, dst, src, rest, itemsize);
                    }
                }
            }
        }
        return;
    }
    let _ = (level, streams);
    // SAFETY: the caller's promise.
    unsafe { portable(dst, src, block, itemsize) };
}

/// The plain loop, for any item.
///
/// # Safety
///
/// Invariants 1 and 2 for the items of the block.
unsafe fn portable(dst: *mut u8, src: *const u8, block: Block, itemsize: usize) {
    with_item_type!(itemsize, T => {
        // SAFETY: the caller's promise; T has `itemsize` bytes.
        unsafe { portable::transpose::<T>(dst, src, block) }
    }, _ => {
        // SAFETY: the caller's promise.
        unsafe { portable::transpose_bytes(dst, src, block, itemsize) }
    });
}

#[cfg(test)]
mod tests {
    use std::vec;

    use super::super::harness::means;
    use super::*;

    /// Rows, columns and pitches in items, every remainder of every tile.
    #[test]
    fn every_small_matrix_is_the_naive_one() {
        for means in means() {
            for size in [1, 2, 3, 4, 8, 16, 24, 5] {
                let tile = (64 / size).min(64);
                let lengths = [1, 3, tile - 1, tile, tile + 1, 2 * tile + 3];
                for rows in lengths {
                    for cols in lengths {
                        for (gap, start, mid) in [(0, 0, 1), (3, 5, 1), (64, 64, 3)] {
                            check(
                                means.level,
                                means.stream_from == 0,
                                (rows, cols, gap, start, mid),
                                size,
                            );
                        }
                    }
                }
            }
        }
    }

    fn check(
        level: Level,
        streams: bool,
        (rows, cols, gap, start, mid): (usize, usize, usize, usize, usize),
        size: usize,
    ) {
        // The destination's pitch a multiple of a line if the gap is.
        let dst_mid = if gap == 64 {
            rows.next_multiple_of(64)
        } else {
            rows + gap
        };
        let src_mid = cols + gap;
        let (dst_pitch, src_pitch) = (dst_mid * mid, src_mid * mid);
        let source: vec::Vec<u8> = (0..(rows * src_pitch + start) * size)
            .map(|i| (i * 7 + i / 253) as u8)
            .collect();
        // Room to begin at a line, then `start` items, then the matrix.
        let mut room = vec![0xEE_u8; (cols * dst_pitch + start + 64) * size + 128];
        let first = room.as_ptr().addr().wrapping_neg() % 64 + start * size;
        let mut expected = room.clone();
        for i in 0..rows {
            for j in 0..cols {
                for m in 0..mid {
                    let to = first + (j * dst_pitch + m * dst_mid + i) * size;
                    let from = (start + i * src_pitch + m * src_mid + j) * size;
                    expected[to..to + size].copy_from_slice(&source[from..from + size]);
                }
            }
        }
        let pitch = |items: usize| (items * size) as isize;
        let block = Block {
            rows,
            cols,
            dst_pitch: pitch(dst_pitch),
            src_pitch: pitch(src_pitch),
            mid,
            dst_mid: pitch(dst_mid),
            src_mid: pitch(src_mid),
        };
        // SAFETY: both have room for the block.
        unsafe {
            let dst = room.as_mut_ptr().add(first);
            let src = source.as_ptr().add(start * size);
            transpose(level, streams, dst, src, block, size);
        }
        #[cfg(target_arch = "x86_64")]
        super::super::stream::fence();
        assert!(
            room == expected,
            "{level:?} {streams} {rows}x{cols}x{mid} gap {gap} start {start} items of {size}"
        );
    }
}

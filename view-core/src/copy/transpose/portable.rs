//! The plain transpose: square blocks of about a cache line, item by item.
//! What the tiles are tested against, and what is left of a matrix beside
//! them.

use core::ptr::copy_nonoverlapping;

use super::block::Block;
use crate::copy::opaque::opaque;

/// # Safety
///
/// Invariants 1 and 2 for the items of the block, of the size of `T`.
#[inline(always)]
pub(super) unsafe fn transpose<T: Copy>(dst: *mut u8, src: *const u8, block: Block) {
    let size = size_of::<T>() as isize;
    each(block, (64 / size_of::<T>()).clamp(4, 32), |i, j, m| {
        // SAFETY: an item of the block, read and written unaligned.
        unsafe {
            let from = src.offset(i * block.src_pitch + m * block.src_mid + j * size);
            let from = opaque(from);
            let to = dst.offset(j * block.dst_pitch + m * block.dst_mid + i * size);
            to.cast::<T>()
                .write_unaligned(from.cast::<T>().read_unaligned());
        }
    });
}

/// # Safety
///
/// Invariants 1 and 2 for the items of the block.
pub(super) unsafe fn transpose_bytes(dst: *mut u8, src: *const u8, block: Block, itemsize: usize) {
    let size = itemsize as isize;
    each(block, 4, |i, j, m| {
        // SAFETY: an item of the block.
        unsafe {
            let from = src.offset(i * block.src_pitch + m * block.src_mid + j * size);
            let to = dst.offset(j * block.dst_pitch + m * block.dst_mid + i * size);
            copy_nonoverlapping(from, to, itemsize);
        }
    });
}

/// Calls `item(row, column, mid)` for every item, square by square.
#[inline(always)]
fn each(block: Block, side: usize, item: impl Fn(isize, isize, isize)) {
    let mut i0 = 0;
    while i0 < block.rows {
        let i1 = (i0 + side).min(block.rows);
        let mut j0 = 0;
        while j0 < block.cols {
            let j1 = (j0 + side).min(block.cols);
            for m in 0..block.mid as isize {
                for j in j0..j1 {
                    for i in i0..i1 {
                        item(i as isize, j as isize, m);
                    }
                }
            }
            j0 = j1;
        }
        i0 = i1;
    }
}

//! Transposes in register tiles: how a tile is turned around, and which tile a matrix gets.
//!
//! A tile is loaded as rows, turned around by log2(n) rounds of interleaving,
//! and stored as columns. Interleaving vectors `k` and `k + n/2` of `n`, in
//! order, is one round; each round moves one bit of the row number to the
//! column number, so after log2(n) rounds they have changed places. Where a
//! vector has several 128-bit lanes, which the interleaving instructions do
//! not cross, the lanes are brought into place by the loads or by lane
//! shuffles.

use super::block::Block;
use super::strips::is_near;
use super::{avx2, avx512, sse2, staged};
use crate::copy::cpu::Level;

/// Transposes a block of items of 1, 2, 4, 8 or 16 bytes.
///
/// # Safety
///
/// Invariants 1 to 3 and 5 for the items of the block. If `NT`, the
/// destination starts at a multiple of 64 and so does each of its columns.
pub(super) unsafe fn transpose<const NT: bool>(
    level: Level,
    dst: *mut u8,
    src: *const u8,
    block: Block,
    itemsize: usize,
) {
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        match (itemsize, level) {
            (1, _) if NT => staged::transpose_u8(dst, src, block),
            (1, Level::Avx512) if block.rows > 64 => avx512::transpose_u8(dst, src, block),
            (1, Level::Avx2 | Level::Avx512) => avx2::transpose_u8(dst, src, block),
            (1, _) => sse2::transpose_u8(dst, src, block),
            (2, Level::Avx512) => avx512::transpose_u16::<NT>(dst, src, block),
            (2, _) if NT => staged::transpose_u16(dst, src, block),
            (2, Level::Avx2) => avx2::transpose_u16(dst, src, block),
            (2, _) => sse2::transpose_u16(dst, src, block),
            (4, Level::Avx512) => avx512::transpose_u32::<NT>(dst, src, block),
            (4, Level::Avx2) => avx2::transpose_u32::<NT>(dst, src, block),
            (4, _) => sse2::transpose_u32::<NT>(dst, src, block),
            // A tile of whole lines is best far away, and one of half lines near.
            (8, Level::Avx512) if is_near(block, 8) => avx2::transpose_u64::<NT>(dst, src, block),
            (8, Level::Avx512) => avx512::transpose_u64::<NT>(dst, src, block),
            (8, Level::Avx2) => avx2::transpose_u64::<NT>(dst, src, block),
            (8, _) => sse2::transpose_u64::<NT>(dst, src, block),
            _ => sse2::transpose_u128::<NT>(dst, src, block),
        }
    }
}

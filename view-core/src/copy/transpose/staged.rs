//! Transposes of small items in larger tiles, staged in the nearest cache.
//!
//! A register tile of bytes is a quarter of a cache line wide. Written
//! straight to a large destination, each line would be visited four times, far
//! apart; stored around the caches, it would be written in four pieces. So the
//! columns of a tile as wide as a line are put together in a small buffer
//! first, and then leave it as whole lines.

use core::arch::x86_64::{
    __m128i, _MM_HINT_T0, _mm_load_si128, _mm_prefetch, _mm_store_si128, _mm_stream_si128,
};

use super::block::Block;
use super::portable;
use super::sse2::{self, square_u8, square_u16};

/// One line for each column of a tile.
#[repr(C, align(64))]
struct Stage<const COLS: usize>([[u8; 64]; COLS]);

impl<const COLS: usize> Stage<COLS> {
    /// Writes a quarter of a column's line.
    #[inline(always)]
    fn put(&mut self, col: usize, quarter: usize, value: __m128i) {
        let line: &mut [u8; 64] = &mut self.0[col];
        // SAFETY: a quarter of a line, which starts at a multiple of 64.
        unsafe { _mm_store_si128(line.as_mut_ptr().cast::<__m128i>().add(quarter), value) };
    }

    /// Writes every line to its column of the destination, around the caches.
    ///
    /// # Safety
    ///
    /// 64 writable bytes for each column, `pitch` apart, aligned to 16.
    #[inline(always)]
    unsafe fn flush(&self, dst: *mut u8, pitch: isize) {
        for (j, line) in self.0.iter().enumerate() {
            let from = line.as_ptr().cast::<__m128i>();
            // SAFETY: the caller's promise; the stage is aligned.
            unsafe {
                let to = dst.offset(j as isize * pitch).cast::<__m128i>();
                for k in 0..4 {
                    let value = _mm_load_si128(from.add(k));
                    _mm_stream_si128(to.add(k), value);
                }
            }
        }
    }
}

/// Tiles of 64 x 64 bytes, stored around the caches.
///
/// # Safety
///
/// As the tiles with NT, for items of 1 byte.
pub(super) unsafe fn transpose_u8(dst: *mut u8, src: *const u8, block: Block) {
    let mut stage = Stage([[0; 64]; 64]);
    let whole_rows = block.rows - block.rows % 64;
    let whole_cols = block.cols - block.cols % 64;
    // SAFETY: tiles of the block, and the plain loops for the edges.
    unsafe {
        for m in 0..block.mid as isize {
            let (d, s) = (dst.offset(m * block.dst_mid), src.offset(m * block.src_mid));
            for i in (0..whole_rows).step_by(64) {
                for j in (0..whole_cols).step_by(64) {
                    for q in 0..4 {
                        let rows = s.offset((i + 16 * q) as isize * block.src_pitch).add(j);
                        for c in 0..4 {
                            for k in 4 * c as isize..4 * c as isize + 4 {
                                // The next tile; past the end of a row it is
                                // only a hint.
                                let ahead = rows.wrapping_offset(k * block.src_pitch + 64);
                                _mm_prefetch::<_MM_HINT_T0>(ahead.cast());
                            }
                            let square = square_u8(rows.add(16 * c), block.src_pitch);
                            for (k, column) in square.into_iter().enumerate() {
                                stage.put(16 * c + k, q, column);
                            }
                        }
                    }
                    let d = d.offset(j as isize * block.dst_pitch).add(i);
                    stage.flush(d, block.dst_pitch);
                }
            }
        }
        sse2::transpose_u8(
            dst.add(whole_rows),
            src.offset(whole_rows as isize * block.src_pitch),
            block.of(block.rows - whole_rows, block.cols),
        );
        sse2::transpose_u8(
            dst.offset(whole_cols as isize * block.dst_pitch),
            src.add(whole_cols),
            block.of(whole_rows, block.cols - whole_cols),
        );
    }
}

/// Tiles of 32 x 32 items of 2 bytes, stored around the caches.
///
/// # Safety
///
/// As the tiles with NT, for items of 2 bytes.
pub(super) unsafe fn transpose_u16(dst: *mut u8, src: *const u8, block: Block) {
    let mut stage = Stage([[0; 64]; 32]);
    let whole_rows = block.rows - block.rows % 32;
    let whole_cols = block.cols - block.cols % 32;
    // SAFETY: tiles of the block, and the plain loops for the edges.
    unsafe {
        for m in 0..block.mid as isize {
            let (d, s) = (dst.offset(m * block.dst_mid), src.offset(m * block.src_mid));
            for i in (0..whole_rows).step_by(32) {
                for j in (0..whole_cols).step_by(32) {
                    for q in 0..4 {
                        let rows = s.offset((i + 8 * q) as isize * block.src_pitch).add(2 * j);
                        for c in 0..4 {
                            let square = square_u16(rows.add(16 * c), block.src_pitch);
                            for (k, column) in square.into_iter().enumerate() {
                                stage.put(8 * c + k, q, column);
                            }
                        }
                    }
                    let d = d.offset(j as isize * block.dst_pitch).add(2 * i);
                    stage.flush(d, block.dst_pitch);
                }
            }
        }
        portable::transpose::<u16>(
            dst.add(2 * whole_rows),
            src.offset(whole_rows as isize * block.src_pitch),
            block.of(block.rows - whole_rows, block.cols),
        );
        portable::transpose::<u16>(
            dst.offset(whole_cols as isize * block.dst_pitch),
            src.add(2 * whole_cols),
            block.of(whole_rows, block.cols - whole_cols),
        );
    }
}

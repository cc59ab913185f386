//! Transposes in register tiles.
//!
//! A tile is loaded as rows, turned around by log2(n) rounds of interleaving,
//! and stored as columns. Interleaving vectors `k` and `k + n/2` of `n`, in
//! order, is one round; each round moves one bit of the row number to the
//! column number, so after log2(n) rounds they have changed places. Where a
//! vector has several 128-bit lanes, which the interleaving instructions do
//! not cross, the lanes are brought into place by the loads or by lane
//! shuffles.

use core::arch::x86_64::{
    __m128i, _mm_loadu_si128, _mm_setzero_si128, _mm_storeu_si128, _mm_stream_si128,
    _mm_unpackhi_epi8, _mm_unpackhi_epi16, _mm_unpackhi_epi32, _mm_unpackhi_epi64,
    _mm_unpacklo_epi8, _mm_unpacklo_epi16, _mm_unpacklo_epi32, _mm_unpacklo_epi64,
};

use super::{Block, avx2, avx512, portable, staged};
use crate::copy::Level;

/// Rows of a strip, unless a tile has more: of a matrix that stays near, and of a
/// larger one.
pub(super) const STRIPS: [usize; 2] = [64, 32];

/// Whether both sides of a block stay near, so that the order of its tiles matters little
/// and long strips save turns.
pub(super) const fn is_near(block: Block, itemsize: usize) -> bool {
    block
        .rows
        .saturating_mul(block.cols)
        .saturating_mul(itemsize)
        <= 32 << 10
        && block.mid == 1
}

/// Calls `$tile(dst, src)` for every whole tile of `$rows` x `$cols`, strip by
/// strip, and `$edges(dst, src, block)` for what is left at the edges.
///
/// A macro, so that the loop is compiled for the CPU level of the tile.
macro_rules! tiled {
    ($dst:expr, $src:expr, $block:expr, $T:ty, $rows:literal x $cols:literal, $tile:expr, $edges:expr) => {{
        let (dst, src, block): (*mut u8, *const u8, Block) = ($dst, $src, $block);
        let size = size_of::<$T>();
        let whole_rows = block.rows - block.rows % $rows;
        let whole_cols = block.cols - block.cols % $cols;
        let high = STRIPS[usize::from(!is_near(block, size))].max($rows);
        let mut strip = 0;
        while strip < whole_rows {
            let end = (strip + high).min(whole_rows);
            let mut j = 0;
            while j < whole_cols {
                let mut i = strip;
                while i < end {
                    let mut d = dst.offset(j as isize * block.dst_pitch + (i * size) as isize);
                    let mut s = src.offset(i as isize * block.src_pitch + (j * size) as isize);
                    for _ in 0..block.mid {
                        $tile(d, s);
                        d = d.wrapping_offset(block.dst_mid);
                        s = s.wrapping_offset(block.src_mid);
                    }
                    i += $rows;
                }
                j += $cols;
            }
            strip = end;
        }
        if whole_rows < block.rows {
            $edges(
                dst.add(whole_rows * size),
                src.offset(whole_rows as isize * block.src_pitch),
                block.of(block.rows - whole_rows, block.cols),
            );
        }
        if whole_cols < block.cols {
            $edges(
                dst.offset(whole_cols as isize * block.dst_pitch),
                src.add(whole_cols * size),
                block.of(whole_rows, block.cols - whole_cols),
            );
        }
    }};
}

pub(super) use tiled;

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
            (1, Level::Avx512) if NT || block.rows > 64 => {
                avx512::transpose_u8::<NT>(dst, src, block);
            }
            (1, _) if NT => staged::transpose_u8(dst, src, block),
            (1, Level::Avx2 | Level::Avx512) => avx2::transpose_u8(dst, src, block),
            (1, _) => sse2_u8(dst, src, block),
            (2, Level::Avx512) => avx512::transpose_u16::<NT>(dst, src, block),
            (2, _) if NT => staged::transpose_u16(dst, src, block),
            (2, Level::Avx2) => avx2::transpose_u16(dst, src, block),
            (2, _) => sse2_u16(dst, src, block),
            (4, Level::Avx512) => avx512::transpose_u32::<NT>(dst, src, block),
            (4, Level::Avx2) => avx2::transpose_u32::<NT>(dst, src, block),
            (4, _) => sse2_u32::<NT>(dst, src, block),
            // A tile of whole lines is best far away, and one of half lines near.
            (8, Level::Avx512) if is_near(block, 8) => avx2::transpose_u64::<NT>(dst, src, block),
            (8, Level::Avx512) => avx512::transpose_u64::<NT>(dst, src, block),
            (8, Level::Avx2) => avx2::transpose_u64::<NT>(dst, src, block),
            (8, _) => sse2_u64::<NT>(dst, src, block),
            _ => sse2_u128::<NT>(dst, src, block),
        }
    }
}

#[inline(always)]
pub(super) unsafe fn load(src: *const u8) -> __m128i {
    // SAFETY: the caller has 16 bytes there.
    unsafe { _mm_loadu_si128(src.cast()) }
}

#[inline(always)]
unsafe fn store<const NT: bool>(dst: *mut u8, value: __m128i) {
    // SAFETY: the caller has 16 bytes there, aligned if NT.
    unsafe {
        if NT {
            _mm_stream_si128(dst.cast(), value);
        } else {
            _mm_storeu_si128(dst.cast(), value);
        }
    }
}

/// Four rows, and four loads of each, for one line of four columns.
///
/// # Safety
///
/// As [`transpose`], for items of 16 bytes.
unsafe fn sse2_u128<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        for j in 0..4 {
            for i in 0..4 {
                let item = load(s.offset(i * block.src_pitch + 16 * j));
                store::<NT>(d.offset(j * block.dst_pitch + 16 * i), item);
            }
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u128, 4 x 4, tile, portable::transpose::<u128>) }
}

/// # Safety
///
/// As [`transpose`], for items of 8 bytes.
unsafe fn sse2_u64<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block: four pairs of rows, two columns.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        let pairs = [0, 1, 2, 3].map(|k: isize| {
            let row = s.offset(2 * k * block.src_pitch);
            (load(row), load(row.offset(block.src_pitch)))
        });
        for (k, (a, b)) in pairs.into_iter().enumerate() {
            store::<NT>(d.add(16 * k), _mm_unpacklo_epi64(a, b));
        }
        let d = d.offset(block.dst_pitch);
        for (k, (a, b)) in pairs.into_iter().enumerate() {
            store::<NT>(d.add(16 * k), _mm_unpackhi_epi64(a, b));
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u64, 8 x 2, tile, portable::transpose::<u64>) }
}

/// # Safety
///
/// As [`transpose`], for items of 4 bytes.
unsafe fn sse2_u32<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block, as four squares of 4 x 4.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        for q in 0..4 {
            let row = |k: isize| load(s.offset((4 * q + k) * block.src_pitch));
            let (a, b, c, e) = (row(0), row(1), row(2), row(3));
            let (ac_lo, ac_hi) = (_mm_unpacklo_epi32(a, c), _mm_unpackhi_epi32(a, c));
            let (be_lo, be_hi) = (_mm_unpacklo_epi32(b, e), _mm_unpackhi_epi32(b, e));
            let columns = [
                _mm_unpacklo_epi32(ac_lo, be_lo),
                _mm_unpackhi_epi32(ac_lo, be_lo),
                _mm_unpacklo_epi32(ac_hi, be_hi),
                _mm_unpackhi_epi32(ac_hi, be_hi),
            ];
            for (j, column) in columns.into_iter().enumerate() {
                store::<NT>(d.offset(j as isize * block.dst_pitch + 16 * q), column);
            }
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u32, 16 x 4, tile, portable::transpose::<u32>) }
}

/// # Safety
///
/// As [`transpose`] without NT, for items of 2 bytes.
pub(super) unsafe fn sse2_u16(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        for (j, column) in square_u16(s, block.src_pitch).into_iter().enumerate() {
            store::<false>(d.offset(j as isize * block.dst_pitch), column);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u16, 8 x 8, tile, portable::transpose::<u16>) }
}

/// # Safety
///
/// As [`transpose`] without NT, for items of 1 byte.
pub(super) unsafe fn sse2_u8(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        for (j, column) in square_u8(s, block.src_pitch).into_iter().enumerate() {
            store::<false>(d.offset(j as isize * block.dst_pitch), column);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u8, 16 x 16, tile, portable::transpose::<u8>) }
}

/// One round: vectors `k` and `k + 8` interleaved. Written out, because a
/// loop is not always unrolled, and then the vectors live in memory.
#[inline]
fn interleave_u8(v: [__m128i; 16]) -> [__m128i; 16] {
    // SAFETY: SSE2 is part of x86-64.
    unsafe {
        [
            _mm_unpacklo_epi8(v[0], v[8]),
            _mm_unpackhi_epi8(v[0], v[8]),
            _mm_unpacklo_epi8(v[1], v[9]),
            _mm_unpackhi_epi8(v[1], v[9]),
            _mm_unpacklo_epi8(v[2], v[10]),
            _mm_unpackhi_epi8(v[2], v[10]),
            _mm_unpacklo_epi8(v[3], v[11]),
            _mm_unpackhi_epi8(v[3], v[11]),
            _mm_unpacklo_epi8(v[4], v[12]),
            _mm_unpackhi_epi8(v[4], v[12]),
            _mm_unpacklo_epi8(v[5], v[13]),
            _mm_unpackhi_epi8(v[5], v[13]),
            _mm_unpacklo_epi8(v[6], v[14]),
            _mm_unpackhi_epi8(v[6], v[14]),
            _mm_unpacklo_epi8(v[7], v[15]),
            _mm_unpackhi_epi8(v[7], v[15]),
        ]
    }
}

/// One round: vectors `k` and `k + 4` interleaved. Written out, because a
/// loop is not always unrolled, and then the vectors live in memory.
#[inline]
fn interleave_u16(v: [__m128i; 8]) -> [__m128i; 8] {
    // SAFETY: SSE2 is part of x86-64.
    unsafe {
        [
            _mm_unpacklo_epi16(v[0], v[4]),
            _mm_unpackhi_epi16(v[0], v[4]),
            _mm_unpacklo_epi16(v[1], v[5]),
            _mm_unpackhi_epi16(v[1], v[5]),
            _mm_unpacklo_epi16(v[2], v[6]),
            _mm_unpackhi_epi16(v[2], v[6]),
            _mm_unpacklo_epi16(v[3], v[7]),
            _mm_unpackhi_epi16(v[3], v[7]),
        ]
    }
}

/// 8 x 8 items of 2 bytes, as columns.
///
/// # Safety
///
/// Eight rows of 16 readable bytes, `pitch` apart.
#[inline(always)]
pub(super) unsafe fn square_u16(src: *const u8, pitch: isize) -> [__m128i; 8] {
    // SAFETY: the caller's promise.
    unsafe {
        let mut v = [_mm_setzero_si128(); 8];
        for (k, row) in v.iter_mut().enumerate() {
            *row = load(src.offset(k as isize * pitch));
        }
        interleave_u16(interleave_u16(interleave_u16(v)))
    }
}

/// 16 x 16 items of 1 byte, as columns.
///
/// # Safety
///
/// Sixteen rows of 16 readable bytes, `pitch` apart.
#[inline(always)]
pub(super) unsafe fn square_u8(src: *const u8, pitch: isize) -> [__m128i; 16] {
    // SAFETY: the caller's promise.
    unsafe {
        let mut v = [_mm_setzero_si128(); 16];
        for (k, row) in v.iter_mut().enumerate() {
            *row = load(src.offset(k as isize * pitch));
        }
        interleave_u8(interleave_u8(interleave_u8(interleave_u8(v))))
    }
}

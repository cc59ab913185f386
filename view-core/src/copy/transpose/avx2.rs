//! Transposes in register tiles of 256-bit vectors.
//!
//! The interleaving instructions work on the two 128-bit lanes apart. So the
//! lanes are loaded from different rows, `n/2` apart, and each does a tile of
//! its own; together they make a column twice as long.

use core::arch::x86_64::{
    __m256i, _mm256_castsi128_si256, _mm256_inserti128_si256, _mm256_loadu_si256,
    _mm256_permute2x128_si256, _mm256_setzero_si256, _mm256_unpackhi_epi8, _mm256_unpackhi_epi16,
    _mm256_unpackhi_epi32, _mm256_unpackhi_epi64, _mm256_unpacklo_epi8, _mm256_unpacklo_epi16,
    _mm256_unpacklo_epi32, _mm256_unpacklo_epi64,
};

use super::block::Block;
use super::portable;
use super::sse2::{self, load};
use super::strips::{STRIPS, is_near, tiled};
use crate::copy::stream::store_256;

/// Two halves of 16 bytes from two rows: crossing lanes by loading.
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn load_halves(low: *const u8, high: *const u8) -> __m256i {
    // SAFETY: the caller has 16 bytes at both.
    unsafe { _mm256_inserti128_si256::<1>(_mm256_castsi128_si256(load(low)), load(high)) }
}

/// # Safety
///
/// As the tiles, for items of 8 bytes.
#[target_feature(enable = "avx2")]
pub(super) unsafe fn transpose_u64<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block: two squares of 4 x 4 make a line.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        let (mut line, p) = ([[_mm256_setzero_si256(); 2]; 4], block.src_pitch);
        for half in 0..2 {
            let s = s.offset(4 * half as isize * p);
            let row = |k: isize| _mm256_loadu_si256(s.offset(k * p).cast());
            let [a, b, c, e] = [row(0), row(1), row(2), row(3)];
            // Columns 0 and 2 of two rows, 1 and 3, and of the other two rows.
            let (even, odd) = (_mm256_unpacklo_epi64(a, b), _mm256_unpackhi_epi64(a, b));
            let (below, odd_below) = (_mm256_unpacklo_epi64(c, e), _mm256_unpackhi_epi64(c, e));
            line[0][half] = _mm256_permute2x128_si256::<0x20>(even, below);
            line[1][half] = _mm256_permute2x128_si256::<0x20>(odd, odd_below);
            line[2][half] = _mm256_permute2x128_si256::<0x31>(even, below);
            line[3][half] = _mm256_permute2x128_si256::<0x31>(odd, odd_below);
        }
        for (j, [low, high]) in line.into_iter().enumerate() {
            let d = d.offset(j as isize * block.dst_pitch);
            store_256::<NT>(d, low);
            store_256::<NT>(d.add(32), high);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u64, 8 x 4, tile, portable::transpose::<u64>) }
}

/// # Safety
///
/// As the tiles, for items of 4 bytes.
#[target_feature(enable = "avx2")]
pub(super) unsafe fn transpose_u32<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block: two squares of 8 rows, 4 columns make
    // a line.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        let (mut line, p) = ([[_mm256_setzero_si256(); 2]; 4], block.src_pitch);
        for half in 0..2 {
            let s = s.offset(8 * half as isize * p);
            // Rows k and k + 4 in the two lanes; then 4 x 4 in each lane.
            let [a, b, c, e] =
                [0, 1, 2, 3].map(|k: isize| load_halves(s.offset(k * p), s.offset((k + 4) * p)));
            let (ab_lo, ab_hi) = (_mm256_unpacklo_epi32(a, b), _mm256_unpackhi_epi32(a, b));
            let (ce_lo, ce_hi) = (_mm256_unpacklo_epi32(c, e), _mm256_unpackhi_epi32(c, e));
            line[0][half] = _mm256_unpacklo_epi64(ab_lo, ce_lo);
            line[1][half] = _mm256_unpackhi_epi64(ab_lo, ce_lo);
            line[2][half] = _mm256_unpacklo_epi64(ab_hi, ce_hi);
            line[3][half] = _mm256_unpackhi_epi64(ab_hi, ce_hi);
        }
        for (j, [low, high]) in line.into_iter().enumerate() {
            let d = d.offset(j as isize * block.dst_pitch);
            store_256::<NT>(d, low);
            store_256::<NT>(d.add(32), high);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u32, 16 x 4, tile, portable::transpose::<u32>) }
}

/// One round: vectors `k` and `k + 8` interleaved. Written out, because a
/// loop is not always unrolled, and then the vectors live in memory.
#[inline]
#[target_feature(enable = "avx2")]
fn interleave_u8(v: [__m256i; 16]) -> [__m256i; 16] {
    [
        _mm256_unpacklo_epi8(v[0], v[8]),
        _mm256_unpackhi_epi8(v[0], v[8]),
        _mm256_unpacklo_epi8(v[1], v[9]),
        _mm256_unpackhi_epi8(v[1], v[9]),
        _mm256_unpacklo_epi8(v[2], v[10]),
        _mm256_unpackhi_epi8(v[2], v[10]),
        _mm256_unpacklo_epi8(v[3], v[11]),
        _mm256_unpackhi_epi8(v[3], v[11]),
        _mm256_unpacklo_epi8(v[4], v[12]),
        _mm256_unpackhi_epi8(v[4], v[12]),
        _mm256_unpacklo_epi8(v[5], v[13]),
        _mm256_unpackhi_epi8(v[5], v[13]),
        _mm256_unpacklo_epi8(v[6], v[14]),
        _mm256_unpackhi_epi8(v[6], v[14]),
        _mm256_unpacklo_epi8(v[7], v[15]),
        _mm256_unpackhi_epi8(v[7], v[15]),
    ]
}

/// One round: vectors `k` and `k + 4` interleaved. Written out, because a
/// loop is not always unrolled, and then the vectors live in memory.
#[inline]
#[target_feature(enable = "avx2")]
fn interleave_u16(v: [__m256i; 8]) -> [__m256i; 8] {
    [
        _mm256_unpacklo_epi16(v[0], v[4]),
        _mm256_unpackhi_epi16(v[0], v[4]),
        _mm256_unpacklo_epi16(v[1], v[5]),
        _mm256_unpackhi_epi16(v[1], v[5]),
        _mm256_unpacklo_epi16(v[2], v[6]),
        _mm256_unpackhi_epi16(v[2], v[6]),
        _mm256_unpacklo_epi16(v[3], v[7]),
        _mm256_unpackhi_epi16(v[3], v[7]),
    ]
}

/// # Safety
///
/// As the tiles without NT, for items of 1 byte.
#[target_feature(enable = "avx2")]
pub(super) unsafe fn transpose_u8(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        let mut v = [_mm256_setzero_si256(); 16];
        for (k, rows) in v.iter_mut().enumerate() {
            let row = s.offset(k as isize * block.src_pitch);
            *rows = load_halves(row, row.offset(16 * block.src_pitch));
        }
        let v = interleave_u8(interleave_u8(interleave_u8(interleave_u8(v))));
        for (j, column) in v.into_iter().enumerate() {
            store_256::<false>(d.offset(j as isize * block.dst_pitch), column);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u8, 32 x 16, tile, sse2::transpose_u8) }
}

/// # Safety
///
/// As the tiles without NT, for items of 2 bytes.
#[target_feature(enable = "avx2")]
pub(super) unsafe fn transpose_u16(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        let mut v = [_mm256_setzero_si256(); 8];
        for (k, rows) in v.iter_mut().enumerate() {
            let row = s.offset(k as isize * block.src_pitch);
            *rows = load_halves(row, row.offset(8 * block.src_pitch));
        }
        let v = interleave_u16(interleave_u16(interleave_u16(v)));
        for (j, column) in v.into_iter().enumerate() {
            store_256::<false>(d.offset(j as isize * block.dst_pitch), column);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u16, 16 x 8, tile, sse2::transpose_u16) }
}

//! Transposes in register tiles of 512-bit vectors: a column of a tile is a
//! whole cache line.

use core::arch::x86_64::{
    __m512i, _MM_HINT_T0, _mm_prefetch, _mm256_loadu_si256, _mm512_castsi128_si512,
    _mm512_castsi256_si512, _mm512_inserti32x4, _mm512_inserti64x4, _mm512_loadu_si512,
    _mm512_setzero_si512, _mm512_shuffle_i64x2, _mm512_unpackhi_epi8, _mm512_unpackhi_epi16,
    _mm512_unpackhi_epi32, _mm512_unpackhi_epi64, _mm512_unpacklo_epi8, _mm512_unpacklo_epi16,
    _mm512_unpacklo_epi32, _mm512_unpacklo_epi64,
};

use super::block::Block;
use super::portable;
use super::sse2::{self, load};
use super::strips::{STRIPS, is_near, tiled};
use crate::copy::stream::store_512;

/// How far ahead along the rows of the source the lines are asked for.
const AHEAD: isize = 128;

/// Four lanes from four rows, `step` apart: crossing lanes by loading.
#[inline]
#[target_feature(enable = "avx512f")]
unsafe fn load_lanes(row: *const u8, step: isize) -> __m512i {
    // SAFETY: the caller has 16 bytes at each.
    unsafe {
        let v = _mm512_castsi128_si512(load(row));
        let v = _mm512_inserti32x4::<1>(v, load(row.offset(step)));
        let v = _mm512_inserti32x4::<2>(v, load(row.offset(2 * step)));
        _mm512_inserti32x4::<3>(v, load(row.offset(3 * step)))
    }
}

/// Two halves of 32 bytes from two rows.
#[inline]
#[target_feature(enable = "avx512f")]
unsafe fn load_256s(low: *const u8, high: *const u8) -> __m512i {
    // SAFETY: the caller has 32 bytes at both.
    unsafe {
        let low = _mm512_castsi256_si512(_mm256_loadu_si256(low.cast()));
        _mm512_inserti64x4::<1>(low, _mm256_loadu_si256(high.cast()))
    }
}

/// Lanes 0 and 2 of both (`a0 a2 b0 b2`), and lanes 1 and 3.
#[inline]
#[target_feature(enable = "avx512f")]
fn split_lanes(a: __m512i, b: __m512i) -> (__m512i, __m512i) {
    (
        _mm512_shuffle_i64x2::<0b10_00_10_00>(a, b),
        _mm512_shuffle_i64x2::<0b11_01_11_01>(a, b),
    )
}

/// # Safety
///
/// As the tiles, for items of 8 bytes.
#[target_feature(enable = "avx512f")]
pub(super) unsafe fn transpose_u64<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // With one and three pitches at hand every row is one addressing mode away.
    let (from, to) = (block.src_pitch, block.dst_pitch);
    let (from_3, to_3) = (from.wrapping_mul(3), to.wrapping_mul(3));
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        if NT {
            for k in 0..8 {
                // Past the end of a row it is only a hint.
                let ahead = s.wrapping_offset(k * from + AHEAD);
                _mm_prefetch::<_MM_HINT_T0>(ahead.cast());
            }
        }
        for half in 0..2 {
            let (s, d) = (s.add(32 * half), d.offset(4 * half as isize * to));
            let below = s.offset(4 * from);
            // Rows k and k + 2 in the two halves of a vector, so that the
            // lane shuffles bring all rows into order.
            let a = load_256s(s, s.offset(2 * from));
            let b = load_256s(s.offset(from), s.offset(from_3));
            let c = load_256s(below, below.offset(2 * from));
            let e = load_256s(below.offset(from), below.offset(from_3));
            let (column_0, column_2) =
                split_lanes(_mm512_unpacklo_epi64(a, b), _mm512_unpacklo_epi64(c, e));
            let (column_1, column_3) =
                split_lanes(_mm512_unpackhi_epi64(a, b), _mm512_unpackhi_epi64(c, e));
            store_512::<NT>(d, column_0);
            store_512::<NT>(d.offset(to), column_1);
            store_512::<NT>(d.offset(2 * to), column_2);
            store_512::<NT>(d.offset(to_3), column_3);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u64, 8 x 8, tile, portable::transpose::<u64>) }
}

/// # Safety
///
/// As the tiles, for items of 4 bytes.
#[target_feature(enable = "avx512f")]
pub(super) unsafe fn transpose_u32<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        if NT {
            for k in 0..16 {
                // Past the end of a row it is only a hint.
                let ahead = s.wrapping_offset(k * block.src_pitch + AHEAD);
                _mm_prefetch::<_MM_HINT_T0>(ahead.cast());
            }
        }
        // Four rows at a time: lane q of fours[r][c] is rows 4r .. 4r + 4 of
        // column 4q + c.
        let mut fours = [[_mm512_setzero_si512(); 4]; 4];
        for (r, four) in fours.iter_mut().enumerate() {
            let row = |k: usize| {
                _mm512_loadu_si512(s.offset((4 * r + k) as isize * block.src_pitch).cast())
            };
            let (a, b, c, e) = (row(0), row(1), row(2), row(3));
            let (ab_lo, ab_hi) = (_mm512_unpacklo_epi32(a, b), _mm512_unpackhi_epi32(a, b));
            let (ce_lo, ce_hi) = (_mm512_unpacklo_epi32(c, e), _mm512_unpackhi_epi32(c, e));
            *four = [
                _mm512_unpacklo_epi64(ab_lo, ce_lo),
                _mm512_unpackhi_epi64(ab_lo, ce_lo),
                _mm512_unpacklo_epi64(ab_hi, ce_hi),
                _mm512_unpackhi_epi64(ab_hi, ce_hi),
            ];
        }
        for c in 0..4 {
            let (low_08, low_4c) = split_lanes(fours[0][c], fours[1][c]);
            let (high_08, high_4c) = split_lanes(fours[2][c], fours[3][c]);
            let (column_0, column_8) = split_lanes(low_08, high_08);
            let (column_4, column_c) = split_lanes(low_4c, high_4c);
            for (j, column) in [(0, column_0), (4, column_4), (8, column_8), (12, column_c)] {
                store_512::<NT>(d.offset((j + c as isize) * block.dst_pitch), column);
            }
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u32, 16 x 16, tile, portable::transpose::<u32>) }
}

/// One round: vectors `k` and `k + 8` interleaved. Written out, because a
/// loop is not always unrolled, and then the vectors live in memory.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn interleave_u8(v: [__m512i; 16]) -> [__m512i; 16] {
    [
        _mm512_unpacklo_epi8(v[0], v[8]),
        _mm512_unpackhi_epi8(v[0], v[8]),
        _mm512_unpacklo_epi8(v[1], v[9]),
        _mm512_unpackhi_epi8(v[1], v[9]),
        _mm512_unpacklo_epi8(v[2], v[10]),
        _mm512_unpackhi_epi8(v[2], v[10]),
        _mm512_unpacklo_epi8(v[3], v[11]),
        _mm512_unpackhi_epi8(v[3], v[11]),
        _mm512_unpacklo_epi8(v[4], v[12]),
        _mm512_unpackhi_epi8(v[4], v[12]),
        _mm512_unpacklo_epi8(v[5], v[13]),
        _mm512_unpackhi_epi8(v[5], v[13]),
        _mm512_unpacklo_epi8(v[6], v[14]),
        _mm512_unpackhi_epi8(v[6], v[14]),
        _mm512_unpacklo_epi8(v[7], v[15]),
        _mm512_unpackhi_epi8(v[7], v[15]),
    ]
}

/// One round: vectors `k` and `k + 4` interleaved. Written out, because a
/// loop is not always unrolled, and then the vectors live in memory.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn interleave_u16(v: [__m512i; 8]) -> [__m512i; 8] {
    [
        _mm512_unpacklo_epi16(v[0], v[4]),
        _mm512_unpackhi_epi16(v[0], v[4]),
        _mm512_unpacklo_epi16(v[1], v[5]),
        _mm512_unpackhi_epi16(v[1], v[5]),
        _mm512_unpacklo_epi16(v[2], v[6]),
        _mm512_unpackhi_epi16(v[2], v[6]),
        _mm512_unpacklo_epi16(v[3], v[7]),
        _mm512_unpackhi_epi16(v[3], v[7]),
    ]
}

/// # Safety
///
/// As the tiles, for items of 1 byte.
#[target_feature(enable = "avx512f,avx512bw")]
pub(super) unsafe fn transpose_u8(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block: each lane does 16 x 16.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        let mut v = [_mm512_setzero_si512(); 16];
        for (k, rows) in v.iter_mut().enumerate() {
            *rows = load_lanes(s.offset(k as isize * block.src_pitch), 16 * block.src_pitch);
        }
        let v = interleave_u8(interleave_u8(interleave_u8(interleave_u8(v))));
        for (j, column) in v.into_iter().enumerate() {
            store_512::<false>(d.offset(j as isize * block.dst_pitch), column);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u8, 64 x 16, tile, sse2::transpose_u8) }
}

/// # Safety
///
/// As the tiles, for items of 2 bytes.
#[target_feature(enable = "avx512f,avx512bw")]
pub(super) unsafe fn transpose_u16<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block: each lane does 8 x 8.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        let mut v = [_mm512_setzero_si512(); 8];
        for (k, rows) in v.iter_mut().enumerate() {
            *rows = load_lanes(s.offset(k as isize * block.src_pitch), 8 * block.src_pitch);
        }
        let v = interleave_u16(interleave_u16(interleave_u16(v)));
        for (j, column) in v.into_iter().enumerate() {
            store_512::<NT>(d.offset(j as isize * block.dst_pitch), column);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u16, 32 x 8, tile, sse2::transpose_u16) }
}

//! Transposes in register tiles of 128-bit vectors, which every x86-64 has, and what wider
//! tiles are made of or leave at their edges.

use core::arch::x86_64::{
    __m128i, _mm_loadu_si128, _mm_setzero_si128, _mm_unpackhi_epi8, _mm_unpackhi_epi16,
    _mm_unpackhi_epi32, _mm_unpackhi_epi64, _mm_unpacklo_epi8, _mm_unpacklo_epi16,
    _mm_unpacklo_epi32, _mm_unpacklo_epi64,
};

use super::block::Block;
use super::portable;
use super::strips::{STRIPS, is_near, tiled};
use crate::copy::stream::store_128;

#[inline(always)]
pub(super) unsafe fn load(src: *const u8) -> __m128i {
    // SAFETY: the caller has 16 bytes there.
    unsafe { _mm_loadu_si128(src.cast()) }
}

/// Four rows, and four loads of each, for one line of four columns.
///
/// # Safety
///
/// As the tiles, for items of 16 bytes.
pub(super) unsafe fn transpose_u128<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        for j in 0..4 {
            for i in 0..4 {
                let item = load(s.offset(i * block.src_pitch + 16 * j));
                store_128::<NT>(d.offset(j * block.dst_pitch + 16 * i), item);
            }
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u128, 4 x 4, tile, portable::transpose::<u128>) }
}

/// # Safety
///
/// As the tiles, for items of 8 bytes.
pub(super) unsafe fn transpose_u64<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block: four pairs of rows, two columns.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        let pairs = [0, 1, 2, 3].map(|k: isize| {
            let row = s.offset(2 * k * block.src_pitch);
            (load(row), load(row.offset(block.src_pitch)))
        });
        for (k, (a, b)) in pairs.into_iter().enumerate() {
            store_128::<NT>(d.add(16 * k), _mm_unpacklo_epi64(a, b));
        }
        let d = d.offset(block.dst_pitch);
        for (k, (a, b)) in pairs.into_iter().enumerate() {
            store_128::<NT>(d.add(16 * k), _mm_unpackhi_epi64(a, b));
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u64, 8 x 2, tile, portable::transpose::<u64>) }
}

/// # Safety
///
/// As the tiles, for items of 4 bytes.
pub(super) unsafe fn transpose_u32<const NT: bool>(dst: *mut u8, src: *const u8, block: Block) {
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
                store_128::<NT>(d.offset(j as isize * block.dst_pitch + 16 * q), column);
            }
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u32, 16 x 4, tile, portable::transpose::<u32>) }
}

/// # Safety
///
/// As the tiles without NT, for items of 2 bytes.
pub(super) unsafe fn transpose_u16(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        for (j, column) in square_u16(s, block.src_pitch).into_iter().enumerate() {
            store_128::<false>(d.offset(j as isize * block.dst_pitch), column);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { tiled!(dst, src, block, u16, 8 x 8, tile, portable::transpose::<u16>) }
}

/// # Safety
///
/// As the tiles without NT, for items of 1 byte.
pub(super) unsafe fn transpose_u8(dst: *mut u8, src: *const u8, block: Block) {
    // SAFETY: a tile of the block.
    let tile = |d: *mut u8, s: *const u8| unsafe {
        for (j, column) in square_u8(s, block.src_pitch).into_iter().enumerate() {
            store_128::<false>(d.offset(j as isize * block.dst_pitch), column);
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

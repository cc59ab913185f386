//! Backwards.

use core::arch::x86_64::{
    __m256i, __m512i, _mm_setr_epi8, _mm256_loadu_si256, _mm256_permute2x128_si256,
    _mm256_permute4x64_epi64, _mm256_permutevar8x32_epi32, _mm256_setr_epi8, _mm256_setr_epi32,
    _mm256_shuffle_epi8, _mm512_broadcast_i32x4, _mm512_loadu_si512, _mm512_permutexvar_epi64,
    _mm512_setr_epi64, _mm512_shuffle_epi8, _mm512_shuffle_epi32, _mm512_shuffle_i64x2,
};

use super::{blocks, head};
use crate::copy::line::{Axis, copy_line};
use crate::copy::opaque::Hide;
use crate::copy::stream::{store_256, store_512};

#[inline]
#[target_feature(enable = "avx2")]
unsafe fn store_line<const NT: bool>(dst: *mut u8, low: __m256i, high: __m256i) {
    // SAFETY: the caller has a line there, aligned if NT.
    unsafe {
        store_256::<NT>(dst, low);
        store_256::<NT>(dst.add(32), high);
    }
}

#[inline]
#[target_feature(enable = "avx2")]
unsafe fn load(src: *const u8) -> __m256i {
    // SAFETY: the caller has 32 bytes there.
    unsafe { _mm256_loadu_si256(src.cast()) }
}

/// The items of a vector in opposite order.
#[inline]
#[target_feature(enable = "avx2")]
fn turned<const ITEM: usize>(v: __m256i) -> __m256i {
    match ITEM {
        16 => _mm256_permute2x128_si256::<1>(v, v),
        8 => _mm256_permute4x64_epi64::<0b00_01_10_11>(v),
        4 => _mm256_permutevar8x32_epi32(v, _mm256_setr_epi32(7, 6, 5, 4, 3, 2, 1, 0)),
        _ => {
            let within = if ITEM == 2 {
                _mm256_setr_epi8(
                    14, 15, 12, 13, 10, 11, 8, 9, 6, 7, 4, 5, 2, 3, 0, 1, 14, 15, 12, 13, 10, 11,
                    8, 9, 6, 7, 4, 5, 2, 3, 0, 1,
                )
            } else {
                _mm256_setr_epi8(
                    15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10,
                    9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
                )
            };
            _mm256_permute4x64_epi64::<0b01_00_11_10>(_mm256_shuffle_epi8(v, within))
        }
    }
}

/// # Safety
///
/// As [`copy_dense`](super::copy_dense), for items of `ITEM` bytes that step backwards.
#[target_feature(enable = "avx2")]
pub(super) unsafe fn reverse<const NT: bool, const ITEM: usize>(
    dst: *mut u8,
    src: *const u8,
    axis: Axis,
) {
    let axis = Axis {
        src: -(ITEM as isize),
        ..axis
    };
    // SAFETY: the 64 bytes that end behind the item at `s` are the block's
    // items, the last of them first; the blocks before it lie below.
    let load = |s: *const u8, k: usize| unsafe {
        let end = s.add(ITEM).sub(64 * k);
        [load(end.sub(32)), load(end.sub(64))].map(|v| turned::<ITEM>(v))
    };
    // SAFETY: a line for each block.
    let store = |d: *mut u8, [low, high]: [__m256i; 2]| unsafe { store_line::<NT>(d, low, high) };
    let block = |d: *mut u8, s: *const u8| store(d, load(s, 0));
    let many = |d: *mut u8, s: *const u8| {
        let (a, b) = (load(s, 0), load(s, 1));
        store(d, a);
        store(d.wrapping_add(64), b);
    };
    // SAFETY: the caller's promise.
    unsafe { blocks!(NT, dst, src, axis, ITEM, 64 / ITEM, 2 x many, block) }
}

/// The items of a vector in opposite order.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn turned_512<const ITEM: usize>(v: __m512i) -> __m512i {
    let lanes = |v| _mm512_shuffle_i64x2::<0b00_01_10_11>(v, v);
    match ITEM {
        16 => lanes(v),
        8 => _mm512_permutexvar_epi64(_mm512_setr_epi64(7, 6, 5, 4, 3, 2, 1, 0), v),
        4 => _mm512_shuffle_epi32::<0b00_01_10_11>(lanes(v)),
        _ => {
            let within = if ITEM == 2 {
                _mm_setr_epi8(14, 15, 12, 13, 10, 11, 8, 9, 6, 7, 4, 5, 2, 3, 0, 1)
            } else {
                _mm_setr_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
            };
            _mm512_shuffle_epi8(lanes(v), _mm512_broadcast_i32x4(within))
        }
    }
}

/// # Safety
///
/// As [`reverse`].
#[target_feature(enable = "avx512f,avx512bw")]
pub(super) unsafe fn reverse_512<const NT: bool, const ITEM: usize>(
    dst: *mut u8,
    src: *const u8,
    axis: Axis,
) {
    let axis = Axis {
        src: -(ITEM as isize),
        ..axis
    };
    // SAFETY: the 64 bytes that end behind the item at `s` are the block's
    // items, the last of them first; the blocks before it lie below.
    let load = |s: *const u8, k: usize| unsafe {
        turned_512::<ITEM>(_mm512_loadu_si512(s.add(ITEM).sub(64 * (k + 1)).cast()))
    };
    // SAFETY: a line for each block.
    let store = |d: *mut u8, v: __m512i| unsafe { store_512::<NT>(d, v) };
    let block = |d: *mut u8, s: *const u8| store(d, load(s, 0));
    let many = |d: *mut u8, s: *const u8| {
        let lines = [0, 1, 2, 3].map(|k| load(s, k));
        for (k, v) in lines.into_iter().enumerate() {
            store(d.wrapping_add(64 * k), v);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { blocks!(NT, dst, src, axis, ITEM, 64 / ITEM, 4 x many, block) }
}

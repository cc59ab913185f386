//! Items of any stride, alone.

use core::arch::x86_64::{
    _mm_castpd_si128, _mm_castsi128_pd, _mm_cvtsi32_si128, _mm_loadh_pd, _mm_loadl_epi64,
    _mm_unpacklo_epi32, _mm_unpacklo_epi64,
};

use super::{blocks, head};
use crate::copy::line::{Axis, copy_line};
use crate::copy::opaque::{Hide, opaque, with_known_stride};
use crate::copy::stream::store_128;

/// # Safety
///
/// As [`copy_dense`](super::copy_dense), for items of 8 bytes.
pub(super) unsafe fn gather_u64<const NT: bool>(dst: *mut u8, src: *const u8, axis: Axis) {
    with_known_stride!(axis.src, STRIDE => {
        // SAFETY: the eight items of the block.
        let block = |d: *mut u8, s: *const u8| unsafe {
            let s = opaque(s);
            let pair = |k: isize| {
                let low = _mm_loadl_epi64(s.offset(2 * k * STRIDE).cast());
                let high = s.offset((2 * k + 1) * STRIDE).cast();
                _mm_castpd_si128(_mm_loadh_pd(_mm_castsi128_pd(low), high))
            };
            for k in 0..4 {
                store_128::<NT>(d.offset(16 * k), pair(k));
            }
        };
        // SAFETY: the caller's promise.
        unsafe { blocks!(NT, dst, src, axis, 8, 8, 1 x block, block) }
    });
}

/// # Safety
///
/// As [`copy_dense`](super::copy_dense), for items of 4 bytes.
pub(super) unsafe fn gather_u32<const NT: bool>(dst: *mut u8, src: *const u8, axis: Axis) {
    // SAFETY: the sixteen items of the block, read unaligned.
    let block = |d: *mut u8, s: *const u8| unsafe {
        let item =
            |k: isize| _mm_cvtsi32_si128(s.offset(k * axis.src).cast::<i32>().read_unaligned());
        for k in 0..4 {
            let low = _mm_unpacklo_epi32(item(4 * k), item(4 * k + 1));
            let high = _mm_unpacklo_epi32(item(4 * k + 2), item(4 * k + 3));
            store_128::<NT>(d.offset(16 * k), _mm_unpacklo_epi64(low, high));
        }
    };
    // SAFETY: the caller's promise.
    unsafe { blocks!(NT, dst, src, axis, 4, 16, 1 x block, block) }
}

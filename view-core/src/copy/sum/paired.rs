//! Sums over strides whose items are put together in 128-bit vectors first:
//! half the additions for `f64`, and one byte shuffle for two or four numbers
//! of foreign byte order.

use core::arch::x86_64::{
    __m128d, __m128i, _mm_add_epi64, _mm_add_pd, _mm_add_ps, _mm_castpd_si128, _mm_castsi128_pd,
    _mm_castsi128_ps, _mm_cvtepi32_epi64, _mm_cvtsd_f64, _mm_cvtsi32_si128, _mm_cvtsi128_si64,
    _mm_cvtss_f32, _mm_load_sd, _mm_loadh_pd, _mm_movehl_ps, _mm_setr_epi8, _mm_setzero_pd,
    _mm_setzero_ps, _mm_setzero_si128, _mm_shuffle_epi8, _mm_shuffle_ps, _mm_unpackhi_epi64,
    _mm_unpackhi_pd, _mm_unpacklo_epi32, _mm_unpacklo_epi64,
};

use super::line::{LONG, lines_any, sum_any, sum_near};
use super::summand::Summand;
use super::{Lines, Swapped, masked, wide};
use crate::copy::cpu::Level;
use crate::copy::opaque::{opaque, with_known_stride};

/// Two items of 8 bytes, `stride` apart.
///
/// # Safety
///
/// Both are initialised.
#[inline(always)]
unsafe fn pair(ptr: *const u8, stride: isize) -> __m128d {
    // SAFETY: the caller's promise; both loads are unaligned.
    unsafe {
        let low = _mm_load_sd(ptr.cast());
        _mm_loadh_pd(low, ptr.wrapping_offset(stride).cast())
    }
}

/// Four items of 4 bytes, `stride` apart.
///
/// # Safety
///
/// All are initialised.
#[inline(always)]
unsafe fn four(ptr: *const u8, stride: isize) -> __m128i {
    let item = |k: isize| {
        let at = ptr.wrapping_offset(k * stride).cast::<i32>();
        // SAFETY: the caller's promise.
        unsafe { _mm_cvtsi32_si128(at.read_unaligned()) }
    };
    // SAFETY: SSE2 is part of x86-64.
    unsafe {
        _mm_unpacklo_epi64(
            _mm_unpacklo_epi32(item(0), item(1)),
            _mm_unpacklo_epi32(item(2), item(3)),
        )
    }
}

/// The sum of both lanes.
#[inline(always)]
fn both(v: __m128d) -> f64 {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_cvtsd_f64(v) + _mm_cvtsd_f64(_mm_unpackhi_pd(v, v)) }
}

/// The sum of items one behind the other.
///
/// # Safety
///
/// As [`Summand::sum_lines`]; invariant 5.
#[inline(always)]
unsafe fn near<T: Summand>(level: Level, ptr: *const u8, len: usize) -> T::Total {
    let mut total = T::Total::default();
    let line = Lines::one(ptr, size_of::<T>() as isize, len);
    // SAFETY: the caller's promise.
    unsafe { sum_near::<T, 1>(level, line, |sum| total = sum) };
    total
}

/// The items of a line behind the last whole block, one by one.
///
/// # Safety
///
/// As [`Summand::sum_lines`].
#[inline(always)]
unsafe fn rest<T: Summand>(mut ptr: *const u8, stride: isize, len: usize) -> T::Total {
    let mut total = T::Total::default();
    for _ in 0..len {
        // SAFETY: an item of the line, read unaligned.
        total = T::plus(total, unsafe { ptr.cast::<T>().read_unaligned().widen() });
        ptr = opaque(ptr.wrapping_offset(stride));
    }
    total
}

/// # Safety
///
/// As [`Summand::sum_lines`], for `f64`.
#[inline]
pub(super) unsafe fn sum_f64(lines: Lines, mut emit: impl FnMut(f64)) {
    let (level, stride, len) = (Level::detect(), lines.stride, lines.len);
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        match stride {
            8 if level >= Level::Avx512 => wide::sum_f64_512(lines, emit),
            8 if level >= Level::Avx2 => wide::sum_f64_256(lines, emit),
            8 => sum_near::<f64, 1>(level, lines, emit),
            _ if level >= Level::Avx512 && masked::is_for_masks(&lines) => {
                masked::sum_f64_masked(lines, emit);
            }
            16 if len >= LONG => sum_near::<f64, 2>(level, lines, emit),
            _ => with_known_stride!(stride, STRIDE => for k in 0..lines.count {
                emit(sum_f64_pairs(lines.line(k), STRIDE, len));
            }),
        }
    }
}

/// # Safety
///
/// As [`Summand::sum_lines`], for `f32`.
#[inline]
pub(super) unsafe fn sum_f32(lines: Lines, emit: impl FnMut(f32)) {
    let level = Level::detect();
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        match lines.stride {
            4 if level >= Level::Avx512 => wide::sum_f32_512(lines, emit),
            4 if level >= Level::Avx2 => wide::sum_f32_256(lines, emit),
            _ => lines_any::<f32>(lines, emit),
        }
    }
}

/// # Safety
///
/// As [`Summand::sum_lines`], for `f64`.
#[inline(always)]
unsafe fn sum_f64_pairs(mut ptr: *const u8, stride: isize, len: usize) -> f64 {
    // SAFETY: SSE2 is part of x86-64, and the pairs are items of the line.
    unsafe {
        let mut lanes = [_mm_setzero_pd(); 4];
        for _ in 0..len / 8 {
            ptr = opaque(ptr);
            for (k, lane) in lanes.iter_mut().enumerate() {
                let at = ptr.wrapping_offset(2 * k as isize * stride);
                *lane = _mm_add_pd(*lane, pair(at, stride));
            }
            ptr = ptr.wrapping_offset(stride.wrapping_mul(8));
        }
        let [a, b, c, d] = lanes;
        both(_mm_add_pd(_mm_add_pd(a, b), _mm_add_pd(c, d))) + rest::<f64>(ptr, stride, len % 8)
    }
}

/// # Safety
///
/// As [`Summand::sum_lines`], for [`Swapped`] `f64`.
#[inline]
pub(super) unsafe fn sum_swapped_f64(ptr: *const u8, stride: isize, len: usize) -> f64 {
    let level = Level::detect();
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        if stride == 8 && level >= Level::Avx2 {
            let mut total = 0.0;
            let line = Lines::one(ptr, stride, len);
            if level >= Level::Avx512 {
                wide::sum_swapped_f64_512(line, |sum| total = sum);
            } else {
                wide::sum_swapped_f64_256(line, |sum| total = sum);
            }
            total
        } else if level >= Level::Ssse3 {
            sum_swapped_f64_pairs(ptr, stride, len)
        } else {
            sum_any::<Swapped<f64>>(ptr, stride, len)
        }
    }
}

/// # Safety
///
/// As [`sum_swapped_f64`], and invariant 5.
#[target_feature(enable = "ssse3")]
unsafe fn sum_swapped_f64_pairs(mut ptr: *const u8, stride: isize, len: usize) -> f64 {
    let order = _mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);
    let mut lanes = [_mm_setzero_pd(); 4];
    for _ in 0..len / 8 {
        ptr = opaque(ptr);
        for (k, lane) in lanes.iter_mut().enumerate() {
            let at = ptr.wrapping_offset(2 * k as isize * stride);
            // SAFETY: two items of the line.
            let swapped = _mm_castpd_si128(unsafe { pair(at, stride) });
            *lane = _mm_add_pd(*lane, _mm_castsi128_pd(_mm_shuffle_epi8(swapped, order)));
        }
        ptr = ptr.wrapping_offset(stride.wrapping_mul(8));
    }
    let [a, b, c, d] = lanes;
    // SAFETY: what is left of the line.
    let rest = unsafe { rest::<Swapped<f64>>(ptr, stride, len % 8) };
    both(_mm_add_pd(_mm_add_pd(a, b), _mm_add_pd(c, d))) + rest
}

/// # Safety
///
/// As [`Summand::sum_lines`], for [`Swapped`] `f32`.
#[inline]
pub(super) unsafe fn sum_swapped_f32(ptr: *const u8, stride: isize, len: usize) -> f32 {
    let level = Level::detect();
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        if stride == 4 && level >= Level::Avx2 {
            let mut total = 0.0;
            let line = Lines::one(ptr, stride, len);
            wide::sum_swapped_f32_256(line, |sum| total = sum);
            total
        } else if level >= Level::Ssse3 {
            sum_swapped_f32_fours(ptr, stride, len)
        } else {
            sum_any::<Swapped<f32>>(ptr, stride, len)
        }
    }
}

/// # Safety
///
/// As [`sum_swapped_f32`], and invariant 5.
#[target_feature(enable = "ssse3")]
unsafe fn sum_swapped_f32_fours(mut ptr: *const u8, stride: isize, len: usize) -> f32 {
    let order = _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
    let mut lanes = [_mm_setzero_ps(); 4];
    for _ in 0..len / 16 {
        ptr = opaque(ptr);
        for (k, lane) in lanes.iter_mut().enumerate() {
            let at = ptr.wrapping_offset(4 * k as isize * stride);
            // SAFETY: four items of the line.
            let swapped = unsafe { four(at, stride) };
            *lane = _mm_add_ps(*lane, _mm_castsi128_ps(_mm_shuffle_epi8(swapped, order)));
        }
        ptr = ptr.wrapping_offset(stride.wrapping_mul(16));
    }
    let [a, b, c, d] = lanes;
    let v = _mm_add_ps(_mm_add_ps(a, b), _mm_add_ps(c, d));
    let v = _mm_add_ps(v, _mm_movehl_ps(v, v));
    let v = _mm_add_ps(v, _mm_shuffle_ps::<1>(v, v));
    // SAFETY: what is left of the line.
    _mm_cvtss_f32(v) + unsafe { rest::<Swapped<f32>>(ptr, stride, len % 16) }
}

/// # Safety
///
/// As [`Summand::sum_lines`], for [`Swapped`] `i32`.
#[inline]
pub(super) unsafe fn sum_swapped_i32(ptr: *const u8, stride: isize, len: usize) -> i64 {
    let level = Level::detect();
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        if stride == 4 && level >= Level::Avx2 {
            near::<Swapped<i32>>(level, ptr, len)
        } else if level >= Level::Ssse3 {
            sum_swapped_i32_fours(ptr, stride, len)
        } else {
            sum_any::<Swapped<i32>>(ptr, stride, len)
        }
    }
}

/// # Safety
///
/// As [`sum_swapped_i32`], and invariant 5.
#[target_feature(enable = "ssse3,sse4.1")]
unsafe fn sum_swapped_i32_fours(mut ptr: *const u8, stride: isize, len: usize) -> i64 {
    let order = _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
    let mut lanes = [_mm_setzero_si128(); 4];
    for _ in 0..len / 8 {
        ptr = opaque(ptr);
        for k in 0..2 {
            let at = ptr.wrapping_offset(4 * k as isize * stride);
            // SAFETY: four items of the line.
            let numbers = _mm_shuffle_epi8(unsafe { four(at, stride) }, order);
            let high = _mm_cvtepi32_epi64(_mm_unpackhi_epi64(numbers, numbers));
            lanes[k] = _mm_add_epi64(lanes[k], _mm_cvtepi32_epi64(numbers));
            lanes[k + 2] = _mm_add_epi64(lanes[k + 2], high);
        }
        ptr = ptr.wrapping_offset(stride.wrapping_mul(8));
    }
    let [a, b, c, d] = lanes;
    let v = _mm_add_epi64(_mm_add_epi64(a, b), _mm_add_epi64(c, d));
    let v = _mm_add_epi64(v, _mm_unpackhi_epi64(v, v));
    // SAFETY: what is left of the line.
    let rest = unsafe { rest::<Swapped<i32>>(ptr, stride, len % 8) };
    _mm_cvtsi128_si64(v).wrapping_add(rest)
}

//! Sums of floats in whole vectors: items one behind the other.
//!
//! Written out, since what the compiler makes of the plain loop depends on what it is
//! compiled for: with all of this machine's features allowed it chose vectors of two items.

#![allow(clippy::wildcard_imports)]

use core::arch::x86_64::*;

use super::Lines;

/// The sum of each line of items one behind the other.
macro_rules! dense {
    (
        $name:ident, $feature:literal: $float:ty, $lanes:literal in $vector:ty,
        $zero:ident, $add:ident, $load:ident, |$ptr:ident, $left:ident| $some:expr, $reduce:ident
    ) => {
        /// # Safety
        ///
        /// As [`Summand::sum_lines`](super::Summand::sum_lines), for a stride of the size of an
        /// item; invariant 5.
        #[target_feature(enable = $feature)]
        pub(super) unsafe fn $name(lines: Lines, mut emit: impl FnMut($float)) {
            const BLOCK: usize = 8;
            let whole = lines.len / $lanes;
            let $left = lines.len % $lanes;
            for k in 0..lines.count {
                let mut $ptr = lines.line(k).cast::<$float>();
                let mut lanes = [$zero(); BLOCK];
                for _ in 0..whole / BLOCK {
                    for (k, lane) in lanes.iter_mut().enumerate() {
                        // SAFETY: items of the line, loaded unaligned.
                        *lane = $add(*lane, unsafe { $load($ptr.wrapping_add($lanes * k)) });
                    }
                    $ptr = $ptr.wrapping_add($lanes * BLOCK);
                }
                let [mut a, mut b, c, d, e, f, g, h] = lanes;
                for _ in 0..whole % BLOCK {
                    // SAFETY: as above.
                    a = $add(a, unsafe { $load($ptr) });
                    $ptr = $ptr.wrapping_add($lanes);
                }
                if $left > 0 {
                    // SAFETY: the items that are left of the line, and no others.
                    b = $add(b, unsafe { $some });
                }
                let (ab, cd, ef, gh) = ($add(a, b), $add(c, d), $add(e, f), $add(g, h));
                emit($reduce($add($add(ab, cd), $add(ef, gh))));
            }
        }
    };
}

dense! {
    sum_f64_256, "avx2": f64, 4 in __m256d, _mm256_setzero_pd, _mm256_add_pd, _mm256_loadu_pd,
    |ptr, left| _mm256_maskload_pd(ptr, first_four(left)), reduce_pd_256
}
dense! {
    sum_f32_256, "avx2": f32, 8 in __m256, _mm256_setzero_ps, _mm256_add_ps, _mm256_loadu_ps,
    |ptr, left| _mm256_maskload_ps(ptr, first_eight(left)), reduce_ps_256
}
dense! {
    sum_f64_512, "avx512f,avx512dq": f64, 8 in __m512d, _mm512_setzero_pd, _mm512_add_pd, _mm512_loadu_pd,
    |ptr, left| _mm512_maskz_loadu_pd((1 << left) - 1, ptr), _mm512_reduce_add_pd
}
dense! {
    sum_f32_512, "avx512f,avx512dq": f32, 16 in __m512, _mm512_setzero_ps, _mm512_add_ps, _mm512_loadu_ps,
    |ptr, left| _mm512_maskz_loadu_ps((1 << left) - 1, ptr), _mm512_reduce_add_ps
}

dense! {
    sum_swapped_f64_256, "avx2": f64, 4 in __m256d, _mm256_setzero_pd, _mm256_add_pd, load_swapped_pd,
    |ptr, left| swapped_pd(_mm256_maskload_pd(ptr, first_four(left))), reduce_pd_256
}
dense! {
    sum_swapped_f32_256, "avx2": f32, 8 in __m256, _mm256_setzero_ps, _mm256_add_ps, load_swapped_ps,
    |ptr, left| swapped_ps(_mm256_maskload_ps(ptr, first_eight(left))), reduce_ps_256
}

dense! {
    sum_swapped_f64_512, "avx512f,avx512dq,avx512bw": f64, 8 in __m512d, _mm512_setzero_pd, _mm512_add_pd,
    load_swapped_pd_512, |ptr, left| swapped_pd_512(_mm512_maskz_loadu_pd((1 << left) - 1, ptr)),
    _mm512_reduce_add_pd
}

/// Numbers of the other byte order.
///
/// # Safety
///
/// Eight of them at `ptr`.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
unsafe fn load_swapped_pd_512(ptr: *const f64) -> __m512d {
    // SAFETY: by contract.
    swapped_pd_512(unsafe { _mm512_loadu_pd(ptr) })
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn swapped_pd_512(v: __m512d) -> __m512d {
    let order = _mm512_set4_epi64(
        0x0809_0a0b_0c0d_0e0f,
        0x0001_0203_0405_0607,
        0x0809_0a0b_0c0d_0e0f,
        0x0001_0203_0405_0607,
    );
    _mm512_castsi512_pd(_mm512_shuffle_epi8(_mm512_castpd_si512(v), order))
}

/// Numbers of the other byte order.
///
/// # Safety
///
/// Four of them at `ptr`.
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn load_swapped_pd(ptr: *const f64) -> __m256d {
    // SAFETY: by contract.
    swapped_pd(unsafe { _mm256_loadu_pd(ptr) })
}

/// Numbers of the other byte order.
///
/// # Safety
///
/// Eight of them at `ptr`.
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn load_swapped_ps(ptr: *const f32) -> __m256 {
    // SAFETY: by contract.
    swapped_ps(unsafe { _mm256_loadu_ps(ptr) })
}

#[inline]
#[target_feature(enable = "avx2")]
fn swapped_pd(v: __m256d) -> __m256d {
    let order = _mm256_setr_epi64x(
        0x0001_0203_0405_0607,
        0x0809_0a0b_0c0d_0e0f,
        0x0001_0203_0405_0607,
        0x0809_0a0b_0c0d_0e0f,
    );
    _mm256_castsi256_pd(_mm256_shuffle_epi8(_mm256_castpd_si256(v), order))
}

#[inline]
#[target_feature(enable = "avx2")]
fn swapped_ps(v: __m256) -> __m256 {
    let order = _mm256_setr_epi64x(
        0x0405_0607_0001_0203,
        0x0c0d_0e0f_0809_0a0b,
        0x0405_0607_0001_0203,
        0x0c0d_0e0f_0809_0a0b,
    );
    _mm256_castsi256_ps(_mm256_shuffle_epi8(_mm256_castps_si256(v), order))
}

/// The mask of the first lanes of four.
#[target_feature(enable = "avx2")]
fn first_four(count: usize) -> __m256i {
    _mm256_cmpgt_epi64(
        _mm256_set1_epi64x(count as i64),
        _mm256_setr_epi64x(0, 1, 2, 3),
    )
}

/// The mask of the first lanes of eight.
#[target_feature(enable = "avx2")]
fn first_eight(count: usize) -> __m256i {
    let numbers = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    _mm256_cmpgt_epi32(_mm256_set1_epi32(count as i32), numbers)
}

#[target_feature(enable = "avx2")]
fn reduce_pd_256(v: __m256d) -> f64 {
    let v = _mm_add_pd(_mm256_castpd256_pd128(v), _mm256_extractf128_pd::<1>(v));
    _mm_cvtsd_f64(_mm_add_sd(v, _mm_unpackhi_pd(v, v)))
}

#[target_feature(enable = "avx2")]
fn reduce_ps_256(v: __m256) -> f32 {
    let v = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps::<1>(v));
    let v = _mm_add_ps(v, _mm_movehl_ps(v, v));
    _mm_cvtss_f32(_mm_add_ss(v, _mm_shuffle_ps::<1>(v, v)))
}

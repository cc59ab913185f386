//! Transposes of eight-byte items in register blocks.

use super::tiles::edges;
use std::arch::x86_64::*;

#[inline]
#[target_feature(enable = "avx512f")]
unsafe fn f64_8x8<const NT: bool>(d: *mut f64, s: *const f64, dld: usize, sld: usize) {
    unsafe {
        let l = |k: usize| _mm512_loadu_pd(s.add(k * sld));
        let (r0, r1, r2, r3, r4, r5, r6, r7) = (l(0), l(1), l(2), l(3), l(4), l(5), l(6), l(7));
        let a0 = _mm512_unpacklo_pd(r0, r1);
        let a1 = _mm512_unpackhi_pd(r0, r1);
        let a2 = _mm512_unpacklo_pd(r2, r3);
        let a3 = _mm512_unpackhi_pd(r2, r3);
        let a4 = _mm512_unpacklo_pd(r4, r5);
        let a5 = _mm512_unpackhi_pd(r4, r5);
        let a6 = _mm512_unpacklo_pd(r6, r7);
        let a7 = _mm512_unpackhi_pd(r6, r7);
        // 128-bit lanes: lane q of a0 = column 2q of rows 0,1
        let b0 = _mm512_shuffle_f64x2::<0b10_00_10_00>(a0, a2); // rows01 l0,l2 ; rows23 l0,l2
        let b1 = _mm512_shuffle_f64x2::<0b11_01_11_01>(a0, a2);
        let b2 = _mm512_shuffle_f64x2::<0b10_00_10_00>(a4, a6);
        let b3 = _mm512_shuffle_f64x2::<0b11_01_11_01>(a4, a6);
        let c0 = _mm512_shuffle_f64x2::<0b10_00_10_00>(a1, a3);
        let c1 = _mm512_shuffle_f64x2::<0b11_01_11_01>(a1, a3);
        let c2 = _mm512_shuffle_f64x2::<0b10_00_10_00>(a5, a7);
        let c3 = _mm512_shuffle_f64x2::<0b11_01_11_01>(a5, a7);
        let o = [
            _mm512_shuffle_f64x2::<0b10_00_10_00>(b0, b2),
            _mm512_shuffle_f64x2::<0b10_00_10_00>(c0, c2),
            _mm512_shuffle_f64x2::<0b10_00_10_00>(b1, b3),
            _mm512_shuffle_f64x2::<0b10_00_10_00>(c1, c3),
            _mm512_shuffle_f64x2::<0b11_01_11_01>(b0, b2),
            _mm512_shuffle_f64x2::<0b11_01_11_01>(c0, c2),
            _mm512_shuffle_f64x2::<0b11_01_11_01>(b1, b3),
            _mm512_shuffle_f64x2::<0b11_01_11_01>(c1, c3),
        ];
        for (k, v) in o.into_iter().enumerate() {
            let p = d.add(k * dld);
            if NT {
                _mm512_stream_pd(p, v)
            } else {
                _mm512_storeu_pd(p, v)
            }
        }
    }
}
/// 8x8 register blocks inside TR x TC macro tiles; NT wants dst rows 64-byte aligned. The
/// block AHEAD columns further on is prefetched, if that is not 0.
#[target_feature(enable = "avx512f")]
pub unsafe fn t_f64_512<const NT: bool, const TR: usize, const TC: usize, const AHEAD: usize>(
    dst: *mut f64,
    src: *const f64,
    rows: usize,
    cols: usize,
    dld: usize,
    sld: usize,
) {
    unsafe {
        let (r8, c8) = (rows & !7, cols & !7);
        in_blocks!((r8, c8), (TR, TC), (8, 8), |i, j| {
            if AHEAD > 0 {
                for k in 0..8 {
                    let ahead = src.wrapping_add((i + k) * sld + j + AHEAD);
                    _mm_prefetch::<_MM_HINT_T0>(ahead as *const i8);
                }
            }
            f64_8x8::<NT>(dst.add(j * dld + i), src.add(i * sld + j), dld, sld);
        });
        edges(dst, src, rows, cols, dld, sld, r8, c8);
        if NT {
            _mm_sfence();
        }
    }
}
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn f64_4x4<const NT: bool>(d: *mut f64, s: *const f64, dld: usize, sld: usize) {
    unsafe {
        let l = |k: usize| _mm256_loadu_pd(s.add(k * sld));
        let (r0, r1, r2, r3) = (l(0), l(1), l(2), l(3));
        let a0 = _mm256_unpacklo_pd(r0, r1);
        let a1 = _mm256_unpackhi_pd(r0, r1);
        let a2 = _mm256_unpacklo_pd(r2, r3);
        let a3 = _mm256_unpackhi_pd(r2, r3);
        let o = [
            _mm256_permute2f128_pd::<0x20>(a0, a2),
            _mm256_permute2f128_pd::<0x20>(a1, a3),
            _mm256_permute2f128_pd::<0x31>(a0, a2),
            _mm256_permute2f128_pd::<0x31>(a1, a3),
        ];
        for (k, v) in o.into_iter().enumerate() {
            let p = d.add(k * dld);
            if NT {
                _mm256_stream_pd(p, v)
            } else {
                _mm256_storeu_pd(p, v)
            }
        }
    }
}
#[target_feature(enable = "avx2")]
pub unsafe fn t_f64_avx2<const NT: bool, const TR: usize, const TC: usize>(
    dst: *mut f64,
    src: *const f64,
    rows: usize,
    cols: usize,
    dld: usize,
    sld: usize,
) {
    unsafe {
        let (r8, c4) = (rows & !7, cols & !3);
        in_blocks!((r8, c4), (TR, TC), (8, 4), |i, j| {
            f64_4x4::<NT>(dst.add(j * dld + i), src.add(i * sld + j), dld, sld);
            f64_4x4::<NT>(
                dst.add(j * dld + i + 4),
                src.add((i + 4) * sld + j),
                dld,
                sld,
            );
        });
        edges(dst, src, rows, cols, dld, sld, r8, c4);
        if NT {
            _mm_sfence();
        }
    }
}

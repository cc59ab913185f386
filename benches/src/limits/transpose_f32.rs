//! Transposes of four-byte items in register blocks.

use super::tiles::edges;
use std::arch::x86_64::*;

#[inline]
#[target_feature(enable = "avx2")]
unsafe fn f32_8x8<const NT: bool>(d: *mut f32, s: *const f32, dld: usize, sld: usize) {
    unsafe {
        let l = |k: usize| _mm256_loadu_ps(s.add(k * sld));
        let (r0, r1, r2, r3, r4, r5, r6, r7) = (l(0), l(1), l(2), l(3), l(4), l(5), l(6), l(7));
        let t0 = _mm256_unpacklo_ps(r0, r1);
        let t1 = _mm256_unpackhi_ps(r0, r1);
        let t2 = _mm256_unpacklo_ps(r2, r3);
        let t3 = _mm256_unpackhi_ps(r2, r3);
        let t4 = _mm256_unpacklo_ps(r4, r5);
        let t5 = _mm256_unpackhi_ps(r4, r5);
        let t6 = _mm256_unpacklo_ps(r6, r7);
        let t7 = _mm256_unpackhi_ps(r6, r7);
        let u0 = _mm256_shuffle_ps::<0x44>(t0, t2);
        let u1 = _mm256_shuffle_ps::<0xEE>(t0, t2);
        let u2 = _mm256_shuffle_ps::<0x44>(t1, t3);
        let u3 = _mm256_shuffle_ps::<0xEE>(t1, t3);
        let u4 = _mm256_shuffle_ps::<0x44>(t4, t6);
        let u5 = _mm256_shuffle_ps::<0xEE>(t4, t6);
        let u6 = _mm256_shuffle_ps::<0x44>(t5, t7);
        let u7 = _mm256_shuffle_ps::<0xEE>(t5, t7);
        let o = [
            _mm256_permute2f128_ps::<0x20>(u0, u4),
            _mm256_permute2f128_ps::<0x20>(u1, u5),
            _mm256_permute2f128_ps::<0x20>(u2, u6),
            _mm256_permute2f128_ps::<0x20>(u3, u7),
            _mm256_permute2f128_ps::<0x31>(u0, u4),
            _mm256_permute2f128_ps::<0x31>(u1, u5),
            _mm256_permute2f128_ps::<0x31>(u2, u6),
            _mm256_permute2f128_ps::<0x31>(u3, u7),
        ];
        for (k, v) in o.into_iter().enumerate() {
            let p = d.add(k * dld);
            if NT {
                _mm256_stream_ps(p, v)
            } else {
                _mm256_storeu_ps(p, v)
            }
        }
    }
}
#[target_feature(enable = "avx2")]
pub unsafe fn t_f32_avx2<const NT: bool, const TR: usize, const TC: usize>(
    dst: *mut f32,
    src: *const f32,
    rows: usize,
    cols: usize,
    dld: usize,
    sld: usize,
) {
    unsafe {
        let (r16, c8) = (rows & !15, cols & !7);
        in_blocks!((r16, c8), (TR, TC), (16, 8), |i, j| {
            f32_8x8::<NT>(dst.add(j * dld + i), src.add(i * sld + j), dld, sld);
            f32_8x8::<NT>(
                dst.add(j * dld + i + 8),
                src.add((i + 8) * sld + j),
                dld,
                sld,
            );
        });
        edges(dst, src, rows, cols, dld, sld, r16, c8);
        if NT {
            _mm_sfence();
        }
    }
}
#[inline]
#[target_feature(enable = "avx512f")]
unsafe fn f32_16x16<const NT: bool>(d: *mut f32, s: *const f32, dld: usize, sld: usize) {
    unsafe {
        let mut r = [_mm512_setzero_ps(); 16];
        for k in 0..16 {
            r[k] = _mm512_loadu_ps(s.add(k * sld));
        }
        let mut t = [_mm512_setzero_pd(); 16];
        for k in 0..8 {
            t[2 * k] = _mm512_castps_pd(_mm512_unpacklo_ps(r[2 * k], r[2 * k + 1]));
            t[2 * k + 1] = _mm512_castps_pd(_mm512_unpackhi_ps(r[2 * k], r[2 * k + 1]));
        }
        // u[4q + c]: rows 4q..4q+3 of columns {c, c+4, c+8, c+12} in the four lanes
        let mut u = [_mm512_setzero_ps(); 16];
        for q in 0..4 {
            u[4 * q] = _mm512_castpd_ps(_mm512_unpacklo_pd(t[4 * q], t[4 * q + 2]));
            u[4 * q + 1] = _mm512_castpd_ps(_mm512_unpackhi_pd(t[4 * q], t[4 * q + 2]));
            u[4 * q + 2] = _mm512_castpd_ps(_mm512_unpacklo_pd(t[4 * q + 1], t[4 * q + 3]));
            u[4 * q + 3] = _mm512_castpd_ps(_mm512_unpackhi_pd(t[4 * q + 1], t[4 * q + 3]));
        }
        for c in 0..4 {
            let (a, b, e, f) = (u[c], u[4 + c], u[8 + c], u[12 + c]);
            let x0 = _mm512_shuffle_f32x4::<0x88>(a, b); // a0 a2 b0 b2
            let x1 = _mm512_shuffle_f32x4::<0xDD>(a, b); // a1 a3 b1 b3
            let y0 = _mm512_shuffle_f32x4::<0x88>(e, f);
            let y1 = _mm512_shuffle_f32x4::<0xDD>(e, f);
            let o = [
                _mm512_shuffle_f32x4::<0x88>(x0, y0),
                _mm512_shuffle_f32x4::<0x88>(x1, y1),
                _mm512_shuffle_f32x4::<0xDD>(x0, y0),
                _mm512_shuffle_f32x4::<0xDD>(x1, y1),
            ];
            for (l, v) in o.into_iter().enumerate() {
                let p = d.add((c + 4 * l) * dld);
                if NT {
                    _mm512_stream_ps(p, v)
                } else {
                    _mm512_storeu_ps(p, v)
                }
            }
        }
    }
}
/// 16x16 blocks of whole cache lines: nothing has to stay in L1 between blocks.
#[target_feature(enable = "avx512f")]
pub unsafe fn t_f32_512<const NT: bool, const TR: usize, const TC: usize>(
    dst: *mut f32,
    src: *const f32,
    rows: usize,
    cols: usize,
    dld: usize,
    sld: usize,
) {
    unsafe {
        let (r, c) = (rows & !15, cols & !15);
        in_blocks!((r, c), (TR, TC), (16, 16), |i, j| {
            f32_16x16::<NT>(dst.add(j * dld + i), src.add(i * sld + j), dld, sld);
        });
        edges(dst, src, rows, cols, dld, sld, r, c);
        if NT {
            _mm_sfence();
        }
    }
}

//! Transposes of bytes, and the three planes of an image.

use super::tiles::edges;
use std::arch::x86_64::*;

#[inline(always)]
unsafe fn u8_16x16(s: *const u8, sld: usize) -> [__m128i; 16] {
    unsafe {
        let mut r = [_mm_setzero_si128(); 16];
        for k in 0..16 {
            r[k] = _mm_loadu_si128(s.add(k * sld) as *const _);
        }
        // four rounds of byte interleave of rows k and k+8 = a full 16x16 transpose
        for _ in 0..4 {
            let mut t = [_mm_setzero_si128(); 16];
            for k in 0..8 {
                t[2 * k] = _mm_unpacklo_epi8(r[k], r[k + 8]);
                t[2 * k + 1] = _mm_unpackhi_epi8(r[k], r[k + 8]);
            }
            r = t;
        }
        r
    }
}
/// 16x16 SSE2 blocks, plain stores.
pub unsafe fn t_u8_sse2(
    dst: *mut u8,
    src: *const u8,
    rows: usize,
    cols: usize,
    dld: usize,
    sld: usize,
) {
    unsafe {
        let (r, c) = (rows & !15, cols & !15);
        in_blocks!((r, c), (64, usize::MAX / 2), (16, 16), |i, j| {
            let o = u8_16x16(src.add(i * sld + j), sld);
            for k in 0..16 {
                _mm_storeu_si128(dst.add((j + k) * dld + i) as *mut _, o[k]);
            }
        });
        edges(dst, src, rows, cols, dld, sld, r, c);
    }
}
/// 64 rows x 64 columns staged in L1, then whole cache lines written (non-temporal if NT),
/// while the next tile is prefetched if AHEAD.
#[target_feature(enable = "avx2")]
pub unsafe fn t_u8_staged<const NT: bool, const AHEAD: bool>(
    dst: *mut u8,
    src: *const u8,
    rows: usize,
    cols: usize,
    dld: usize,
    sld: usize,
) {
    unsafe {
        #[repr(align(64))]
        struct S([u8; 64 * 64]);
        let mut st = S([0; 64 * 64]);
        let (r, c) = (rows & !63, cols & !63);
        let mut i = 0;
        while i < r {
            let mut j = 0;
            while j < c {
                for ii in 0..4 {
                    for jj in 0..4 {
                        if AHEAD {
                            for k in 0..4 {
                                _mm_prefetch::<_MM_HINT_T0>(
                                    src.wrapping_add((i + ii * 16 + jj * 4 + k) * sld + j + 64)
                                        as *const i8,
                                );
                            }
                        }
                        let o = u8_16x16(src.add((i + ii * 16) * sld + j + jj * 16), sld);
                        for k in 0..16 {
                            _mm_store_si128(
                                st.0.as_mut_ptr().add((jj * 16 + k) * 64 + ii * 16) as *mut _,
                                o[k],
                            );
                        }
                    }
                }
                for k in 0..64 {
                    let p = st.0.as_ptr().add(k * 64);
                    let d = dst.add((j + k) * dld + i);
                    let (a, b) = (
                        _mm256_load_si256(p as *const _),
                        _mm256_load_si256(p.add(32) as *const _),
                    );
                    if NT {
                        _mm256_stream_si256(d as *mut _, a);
                        _mm256_stream_si256(d.add(32) as *mut _, b);
                    } else {
                        _mm256_storeu_si256(d as *mut _, a);
                        _mm256_storeu_si256(d.add(32) as *mut _, b);
                    }
                }
                j += 64;
            }
            i += 64;
        }
        if r < rows {
            t_u8_sse2(dst.add(r), src.add(r * sld), rows - r, cols, dld, sld);
        }
        if c < cols {
            t_u8_sse2(dst.add(c * dld), src.add(c), r, cols - c, dld, sld);
        }
        if NT {
            _mm_sfence();
        }
    }
}

/// 3-channel interleaved -> planar, 16 pixels at a time.
#[target_feature(enable = "ssse3")]
pub unsafe fn deinterleave3_u8(dst: [*mut u8; 3], src: *const u8, n: usize) {
    unsafe {
        let m = |ch: i8, blk: i8| {
            let mut t = [-1i8; 16];
            for i in 0..16i8 {
                let b = 3 * i as i16 + ch as i16 - 16 * blk as i16;
                if (0..16).contains(&b) {
                    t[i as usize] = b as i8;
                }
            }
            _mm_loadu_si128(t.as_ptr() as *const _)
        };
        let k = [
            [m(0, 0), m(0, 1), m(0, 2)],
            [m(1, 0), m(1, 1), m(1, 2)],
            [m(2, 0), m(2, 1), m(2, 2)],
        ];
        let mut i = 0;
        while i + 16 <= n {
            let a = _mm_loadu_si128(src.add(3 * i) as *const _);
            let b = _mm_loadu_si128(src.add(3 * i + 16) as *const _);
            let c = _mm_loadu_si128(src.add(3 * i + 32) as *const _);
            for ch in 0..3 {
                let v = _mm_or_si128(
                    _mm_or_si128(_mm_shuffle_epi8(a, k[ch][0]), _mm_shuffle_epi8(b, k[ch][1])),
                    _mm_shuffle_epi8(c, k[ch][2]),
                );
                _mm_storeu_si128(dst[ch].add(i) as *mut _, v);
            }
            i += 16;
        }
        while i < n {
            for ch in 0..3 {
                *dst[ch].add(i) = *src.add(3 * i + ch);
            }
            i += 1;
        }
    }
}

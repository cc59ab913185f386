//! One axis: reversed and stepped copies.

use std::arch::x86_64::*;

#[target_feature(enable = "avx2")]
pub unsafe fn rev_avx2<T: Copy>(dst: &mut [T], src: &[T]) {
    for (d, s) in dst.iter_mut().zip(src.iter().rev()) {
        *d = *s;
    }
}
#[target_feature(enable = "avx2")]
pub unsafe fn step2_avx2<T: Copy>(dst: &mut [T], src: &[T]) {
    for (d, s) in dst.iter_mut().zip(src.as_chunks::<2>().0) {
        *d = s[0];
    }
}

#[target_feature(enable = "avx2")]
pub unsafe fn rev_f64_nt(dst: &mut [f64], src: &[f64]) {
    unsafe {
        let n = src.len();
        let h = (dst.as_ptr().align_offset(4)).min(n);
        for k in 0..h {
            dst[k] = src[n - 1 - k];
        }
        let mut i = h;
        while i + 8 <= n {
            let p = src.as_ptr().add(n - i);
            let a = _mm256_permute4x64_pd::<0x1B>(_mm256_loadu_pd(p.sub(4)));
            let b = _mm256_permute4x64_pd::<0x1B>(_mm256_loadu_pd(p.sub(8)));
            _mm256_stream_pd(dst.as_mut_ptr().add(i), a);
            _mm256_stream_pd(dst.as_mut_ptr().add(i + 4), b);
            i += 8;
        }
        while i < n {
            dst[i] = src[n - 1 - i];
            i += 1;
        }
        _mm_sfence();
    }
}
#[target_feature(enable = "avx2")]
pub unsafe fn step2_f64_nt(dst: &mut [f64], src: &[f64]) {
    unsafe {
        let n = dst.len();
        let h = (dst.as_ptr().align_offset(4)).min(n);
        for k in 0..h {
            dst[k] = src[2 * k];
        }
        let mut i = h;
        while i + 4 <= n && 2 * i + 8 <= src.len() {
            let p = src.as_ptr().add(2 * i);
            let v = _mm256_permute4x64_pd::<0xD8>(_mm256_unpacklo_pd(
                _mm256_loadu_pd(p),
                _mm256_loadu_pd(p.add(4)),
            ));
            _mm256_stream_pd(dst.as_mut_ptr().add(i), v);
            i += 4;
        }
        while i < n {
            dst[i] = src[2 * i];
            i += 1;
        }
        _mm_sfence();
    }
}
#[target_feature(enable = "avx2")]
pub unsafe fn step2_f64_avx2(dst: &mut [f64], src: &[f64]) {
    unsafe {
        let n = dst.len();
        let mut i = 0;
        while i + 4 <= n && 2 * i + 8 <= src.len() {
            let p = src.as_ptr().add(2 * i);
            let v = _mm256_permute4x64_pd::<0xD8>(_mm256_unpacklo_pd(
                _mm256_loadu_pd(p),
                _mm256_loadu_pd(p.add(4)),
            ));
            _mm256_storeu_pd(dst.as_mut_ptr().add(i), v);
            i += 4;
        }
        while i < n {
            dst[i] = src[2 * i];
            i += 1;
        }
    }
}

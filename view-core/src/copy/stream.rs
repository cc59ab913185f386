//! Stores that go around the caches.
//!
//! A store to a line that is in no cache first reads the line, although all
//! of it is about to be overwritten. A non-temporal store does not, which
//! saves a third of the traffic of a large copy; but it also throws the line
//! out of the caches, so inside them it loses. Hence the threshold.
//!
//! Such stores are not ordered with others. Every loop that uses them ends
//! with [`fence`], before the memory can be seen by anybody else.

use core::arch::x86_64::{
    __m128i, __m256i, __m512i, _mm_loadu_si128, _mm_sfence, _mm_storeu_si128, _mm_stream_si128,
    _mm256_storeu_si256, _mm256_stream_si256, _mm512_storeu_si512, _mm512_stream_si512,
};
use core::ptr::copy_nonoverlapping;

/// Bytes of a cache line.
pub(super) const LINE: usize = 64;

/// Copies a run with non-temporal stores, up to its edges: the lines it has
/// to itself. The caller fences.
///
/// # Safety
///
/// `len` bytes, initialised at `src`, writable at `dst`, apart.
#[inline]
pub(super) unsafe fn stream_run(dst: *mut u8, src: *const u8, len: usize) {
    let head = (dst.addr().wrapping_neg() % LINE).min(len);
    let lines = (len - head) / LINE;
    let tail = len - head - lines * LINE;
    // SAFETY: head, lines and tail make up the run; the lines begin at a
    // multiple of 64, so each quarter is aligned for its store.
    unsafe {
        copy_nonoverlapping(src, dst, head);
        let (mut d, mut s) = (
            dst.add(head).cast::<__m128i>(),
            src.add(head).cast::<__m128i>(),
        );
        for _ in 0..lines {
            let line = [0, 1, 2, 3].map(|k| _mm_loadu_si128(s.add(k)));
            for (k, quarter) in line.into_iter().enumerate() {
                _mm_stream_si128(d.add(k), quarter);
            }
            (d, s) = (d.add(4), s.add(4));
        }
        copy_nonoverlapping(s.cast::<u8>(), d.cast::<u8>(), tail);
    }
}

/// Stores a vector, around the caches if `NT`.
///
/// # Safety
///
/// 16 writable bytes, aligned if `NT`.
#[inline(always)]
pub(super) unsafe fn store_128<const NT: bool>(dst: *mut u8, value: __m128i) {
    // SAFETY: the caller's promise.
    unsafe {
        if NT {
            _mm_stream_si128(dst.cast(), value);
        } else {
            _mm_storeu_si128(dst.cast(), value);
        }
    }
}

/// [`store_128`] of a longer vector.
///
/// # Safety
///
/// 32 writable bytes, aligned if `NT`.
#[inline]
#[target_feature(enable = "avx2")]
pub(super) unsafe fn store_256<const NT: bool>(dst: *mut u8, value: __m256i) {
    // SAFETY: the caller's promise.
    unsafe {
        if NT {
            _mm256_stream_si256(dst.cast(), value);
        } else {
            _mm256_storeu_si256(dst.cast(), value);
        }
    }
}

/// [`store_128`] of a whole line.
///
/// # Safety
///
/// 64 writable bytes, aligned if `NT`.
#[inline]
#[target_feature(enable = "avx512f")]
pub(super) unsafe fn store_512<const NT: bool>(dst: *mut u8, value: __m512i) {
    // SAFETY: the caller's promise.
    unsafe {
        if NT {
            _mm512_stream_si512(dst.cast(), value);
        } else {
            _mm512_storeu_si512(dst.cast(), value);
        }
    }
}

/// Makes what was stored around the caches visible in order.
#[inline]
pub(super) fn fence() {
    // SAFETY: SSE is part of x86-64.
    unsafe { _mm_sfence() };
}

#[cfg(test)]
mod tests {
    use std::vec;
    use std::vec::Vec;

    use super::*;

    #[test]
    fn runs_of_every_length_at_every_alignment() {
        let src: Vec<u8> = (0..400).map(|i| (i * 7) as u8).collect();
        for start in 0..70 {
            for len in (0..9).chain(60..70).chain(125..135).chain([190, 256]) {
                let mut dst = vec![0xEE_u8; 400];
                // SAFETY: start + len is below 400.
                unsafe { stream_run(dst.as_mut_ptr().add(start), src.as_ptr().add(3), len) };
                fence();
                assert_eq!(dst[start..start + len], src[3..3 + len]);
                assert!(
                    dst[..start]
                        .iter()
                        .chain(&dst[start + len..])
                        .all(|&b| b == 0xEE)
                );
            }
        }
    }
}

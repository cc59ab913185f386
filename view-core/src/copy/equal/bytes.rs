//! Runs of bytes.

use crate::copy::cpu::Level;

/// Whether two runs have the same bytes.
///
/// # Safety
///
/// `len` initialised bytes at both; invariant 5.
#[inline]
pub(super) unsafe fn same_bytes(level: Level, a: *const u8, b: *const u8, len: usize) -> bool {
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        #[cfg(target_arch = "x86_64")]
        if level >= Level::Avx512 {
            return same_bytes_512(a, b, len);
        }
        let _ = level;
        core::slice::from_raw_parts(a, len) == core::slice::from_raw_parts(b, len)
    }
}

/// [`same_bytes`] with one branch for eight vectors. A masked load looks at no
/// byte outside of its mask, so that the rest is one more vector.
///
/// # Safety
///
/// As [`same_bytes`], for this level.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw")]
unsafe fn same_bytes_512(mut a: *const u8, mut b: *const u8, mut len: usize) -> bool {
    use core::arch::x86_64::{
        __m512i, _mm512_loadu_si512, _mm512_mask_cmpneq_epi8_mask, _mm512_maskz_loadu_epi8,
        _mm512_or_si512, _mm512_setzero_si512, _mm512_ternarylogic_epi64, _mm512_test_epi8_mask,
        _mm512_xor_si512,
    };
    /// Bytes of a vector, and vectors between two branches.
    const VECTOR: usize = 64;
    const VECTORS: usize = 8;

    // SAFETY: whole vectors inside the runs, then their masked rest.
    unsafe {
        let load = |at: *const u8, k: usize| _mm512_loadu_si512(at.add(VECTOR * k).cast());
        while len >= VECTORS * VECTOR {
            let mut differ = [_mm512_setzero_si512(); 2];
            for k in 0..VECTORS {
                let to: &mut __m512i = &mut differ[k % 2];
                // Joined with what the two have not in common: a | (b ^ c).
                *to = _mm512_ternarylogic_epi64::<0b1111_0110>(*to, load(a, k), load(b, k));
            }
            let differ = _mm512_or_si512(differ[0], differ[1]);
            if _mm512_test_epi8_mask(differ, differ) != 0 {
                return false;
            }
            (a, b) = (a.add(VECTORS * VECTOR), b.add(VECTORS * VECTOR));
            len -= VECTORS * VECTOR;
        }
        while len >= VECTOR {
            let differ = _mm512_xor_si512(load(a, 0), load(b, 0));
            if _mm512_test_epi8_mask(differ, differ) != 0 {
                return false;
            }
            (a, b) = (a.add(VECTOR), b.add(VECTOR));
            len -= VECTOR;
        }
        if len == 0 {
            // Behind the end there may be no memory; some processors would take
            // a detour over that, whatever the mask.
            return true;
        }
        let rest = (1_u64 << len) - 1;
        let (a, b) = (a.cast(), b.cast());
        let (a, b) = (
            _mm512_maskz_loadu_epi8(rest, a),
            _mm512_maskz_loadu_epi8(rest, b),
        );
        _mm512_mask_cmpneq_epi8_mask(rest, a, b) == 0
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::super::super::harness::levels;
    use super::*;

    #[test]
    fn one_bit_makes_the_difference_in_runs_of_every_length() {
        let bytes: Vec<u8> = (0..1200).map(|i| (i * 7 + i / 253) as u8).collect();
        for level in levels() {
            for len in (0..200).chain(250..262).chain(505..520).chain([1000]) {
                let mut other = bytes.clone();
                let ours = &bytes[3..][..len];
                // SAFETY: `len` bytes on both sides; a level of this machine.
                let same =
                    |b: &[u8]| unsafe { same_bytes(level, ours.as_ptr(), b[5..].as_ptr(), len) };
                other.copy_within(3..3 + len, 5);
                // What lies beside the run does not count.
                other[4] ^= 1;
                other[5 + len] ^= 1;
                assert!(same(&other), "{level:?} {len}");
                for at in (0..len).step_by(len / 9 + 1).chain(len.checked_sub(1)) {
                    other[5 + at] ^= 0x80;
                    assert!(!same(&other), "{level:?} {len} {at}");
                    other[5 + at] ^= 0x80;
                }
            }
        }
    }
}

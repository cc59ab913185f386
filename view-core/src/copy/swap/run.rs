//! Runs of numbers, one behind the other.

#[cfg(target_arch = "x86_64")]
use super::super::cpu::Level;
use super::super::cpu::Means;
#[cfg(target_arch = "x86_64")]
use super::super::stream::{self, LINE};
use super::swap_item;

/// Copies `len` bytes with the bytes of every unit reversed.
///
/// # Safety
///
/// `len` bytes on both sides, initialised at `src`; apart or the same. The
/// unit is 2, 4, 8 or 16 and divides `len`. Invariant 5.
#[inline]
pub(in crate::copy) unsafe fn swap_run(
    means: Means,
    dst: *mut u8,
    src: *const u8,
    len: usize,
    unit: usize,
) {
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        #[cfg(target_arch = "x86_64")]
        {
            // Only whole lines go around the caches, so units may not straddle them.
            let head = dst.addr().wrapping_neg() % LINE;
            if len >= means.stream_from && len >= 4 * LINE && head.is_multiple_of(unit) {
                match means.level {
                    Level::Avx512 => run_512::<true>(dst, src, len, unit),
                    Level::Avx2 => run_256::<true>(dst, src, len, unit),
                    Level::Ssse3 => run_128::<true>(dst, src, len, unit),
                    _ => swap_item(dst, src, len, unit),
                }
                stream::fence();
                return;
            }
            match means.level {
                Level::Avx512 => return run_512::<false>(dst, src, len, unit),
                Level::Avx2 => return run_256::<false>(dst, src, len, unit),
                Level::Ssse3 => return run_128::<false>(dst, src, len, unit),
                _ => {}
            }
        }
        let _ = means;
        // A run is one item of many units.
        swap_item(dst, src, len, unit);
    }
}

/// The places the bytes of a vector of 16 come from.
#[cfg(target_arch = "x86_64")]
const fn order(unit: usize) -> [u8; 16] {
    let mut order = [0; 16];
    let mut i = 0;
    while i < 16 {
        order[i] = (i ^ (unit - 1)) as u8;
        i += 1;
    }
    order
}

#[cfg(target_arch = "x86_64")]
const ORDERS: [[u8; 16]; 4] = [order(2), order(4), order(8), order(16)];

/// The loop for one size of vectors, four at a time. A macro, so that it is
/// compiled for the CPU level of the vectors.
#[cfg(target_arch = "x86_64")]
macro_rules! vectors {
    ($nt:ident, $dst:expr, $src:expr, $len:expr, $unit:expr, $bytes:literal,
     $order:expr, $load:expr, $shuffle:expr, $store:expr, $stream:expr, $rest:expr) => {{
        let (mut dst, mut src, mut len): (*mut u8, *const u8, usize) = ($dst, $src, $len);
        let unit = $unit;
        let order = $order(ORDERS[unit.trailing_zeros() as usize - 1].as_ptr().cast());
        if $nt {
            let head = (dst.addr().wrapping_neg() % LINE).min(len);
            swap_item(dst, src, head, unit);
            (dst, src, len) = (dst.add(head), src.add(head), len - head);
        }
        while len >= 4 * $bytes {
            let v = [0, 1, 2, 3].map(|k| $shuffle($load(src.add($bytes * k).cast()), order));
            for (k, v) in v.into_iter().enumerate() {
                if $nt {
                    $stream(dst.add($bytes * k).cast(), v);
                } else {
                    $store(dst.add($bytes * k).cast(), v);
                }
            }
            (dst, src, len) = (dst.add(4 * $bytes), src.add(4 * $bytes), len - 4 * $bytes);
        }
        while len >= $bytes {
            $store(dst.cast(), $shuffle($load(src.cast()), order));
            (dst, src, len) = (dst.add($bytes), src.add($bytes), len - $bytes);
        }
        $rest(dst, src, len, order);
    }};
}

/// Never inlined, where the whole program is compiled for the level, into what
/// chooses between these: a short run would pay for the registers of all.
///
/// # Safety
///
/// As [`swap_run`], for this level. If `NT`, lines of the destination begin
/// between two units.
#[cfg(target_arch = "x86_64")]
#[inline(never)]
#[target_feature(enable = "avx512f,avx512bw")]
unsafe fn run_512<const NT: bool>(dst: *mut u8, src: *const u8, len: usize, unit: usize) {
    use core::arch::x86_64::{
        __m512i, _mm_loadu_si128, _mm512_broadcast_i32x4, _mm512_loadu_si512,
        _mm512_mask_storeu_epi8, _mm512_maskz_loadu_epi8, _mm512_shuffle_epi8, _mm512_storeu_si512,
        _mm512_stream_si512,
    };
    // SAFETY: one of the orders.
    let order = |at| unsafe { _mm512_broadcast_i32x4(_mm_loadu_si128(at)) };
    // SAFETY: what is left fits a vector, of which the other bytes are not
    // looked at.
    let rest = |dst: *mut u8, src: *const u8, len: usize, order: __m512i| unsafe {
        if len == 0 {
            // Without bytes the address may be none; some processors would take
            // a detour over it, whatever the mask.
            return;
        }
        let mask = (1_u64 << len) - 1;
        let v = _mm512_shuffle_epi8(_mm512_maskz_loadu_epi8(mask, src.cast()), order);
        _mm512_mask_storeu_epi8(dst.cast(), mask, v);
    };
    // SAFETY: vectors inside the run.
    unsafe {
        vectors!(
            NT,
            dst,
            src,
            len,
            unit,
            64,
            order,
            _mm512_loadu_si512,
            _mm512_shuffle_epi8,
            _mm512_storeu_si512,
            _mm512_stream_si512,
            rest
        );
    }
}

/// # Safety
///
/// As [`run_512`].
#[cfg(target_arch = "x86_64")]
#[inline(never)]
#[target_feature(enable = "avx2")]
unsafe fn run_256<const NT: bool>(dst: *mut u8, src: *const u8, len: usize, unit: usize) {
    use core::arch::x86_64::{
        __m256i, _mm_loadu_si128, _mm256_broadcastsi128_si256, _mm256_loadu_si256,
        _mm256_shuffle_epi8, _mm256_storeu_si256, _mm256_stream_si256,
    };
    // SAFETY: one of the orders.
    let order = |at| unsafe { _mm256_broadcastsi128_si256(_mm_loadu_si128(at)) };
    // SAFETY: what is left of the run.
    let rest = |dst, src, len, _: __m256i| unsafe { swap_item(dst, src, len, unit) };
    // SAFETY: vectors inside the run.
    unsafe {
        vectors!(
            NT,
            dst,
            src,
            len,
            unit,
            32,
            order,
            _mm256_loadu_si256,
            _mm256_shuffle_epi8,
            _mm256_storeu_si256,
            _mm256_stream_si256,
            rest
        );
    }
}

/// # Safety
///
/// As [`run_512`].
#[cfg(target_arch = "x86_64")]
#[inline(never)]
#[target_feature(enable = "ssse3")]
unsafe fn run_128<const NT: bool>(dst: *mut u8, src: *const u8, len: usize, unit: usize) {
    use core::arch::x86_64::{
        __m128i, _mm_loadu_si128, _mm_shuffle_epi8, _mm_storeu_si128, _mm_stream_si128,
    };
    // SAFETY: one of the orders.
    let order = |at| unsafe { _mm_loadu_si128(at) };
    // SAFETY: what is left of the run.
    let rest = |dst, src, len, _: __m128i| unsafe { swap_item(dst, src, len, unit) };
    // SAFETY: vectors inside the run.
    unsafe {
        vectors!(
            NT,
            dst,
            src,
            len,
            unit,
            16,
            order,
            _mm_loadu_si128,
            _mm_shuffle_epi8,
            _mm_storeu_si128,
            _mm_stream_si128,
            rest
        );
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::super::super::harness::means;
    use super::*;

    #[test]
    fn runs_of_every_length_at_every_alignment() {
        let source: Vec<u8> = (0..1400).map(|i| (i * 7 + i / 253) as u8).collect();
        for means in means() {
            for unit in [2, 4, 8, 16] {
                for len in (0..200).chain(250..270).chain([512, 1040]) {
                    if len % unit != 0 {
                        continue;
                    }
                    for start in (0..9).chain([16, 40, 64]) {
                        let mut expected = source.clone();
                        expected.copy_within(7..7 + len, start + 64);
                        let swapped = &mut expected[start + 64..][..len];
                        swapped.chunks_mut(unit).for_each(<[u8]>::reverse);
                        let (mut found, mut in_place) = (source.clone(), source.clone());
                        in_place.copy_within(7..7 + len, start + 64);
                        // SAFETY: `len` bytes on both sides, apart or the same.
                        unsafe {
                            let dst = found.as_mut_ptr().add(start + 64);
                            swap_run(means, dst, source.as_ptr().add(7), len, unit);
                            let dst = in_place.as_mut_ptr().add(start + 64);
                            swap_run(means, dst, dst, len, unit);
                        }
                        let what = || std::format!("{means:?} {unit} {len} {start}");
                        assert!(found == expected, "{}", what());
                        assert!(in_place == expected, "in place {}", what());
                    }
                }
            }
        }
    }
}

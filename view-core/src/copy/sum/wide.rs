//! Sums of floats in whole vectors: items one behind the other, and columns of records through
//! masks.
//!
//! Written out, since what the compiler makes of the plain loop depends on what it is
//! compiled for: with all of this machine's features allowed it chose vectors of two items.
//!
//! # Columns through masks
//!
//! Records of 48 bytes have a column of one `f64` in six. Four of these lie in three times
//! 64 bytes, so three loads of 64 bytes do what four loads of 8 do. Such a load takes
//! what lies between the items too, which may belong to someone else, who may be
//! writing there. Therefore the loads are *masked*: a masked-out lane is not loaded, by the
//! definition of the instruction and of the compiler's operation under it, whatever is there or is not.
//!
//! The vectors lie on multiples of 64 bytes from the first item's line on, as a load across two
//! cache lines takes twice as long. Which lanes have an item repeats after a few vectors:
//! after three for records of six numbers. In the first and the last vector the mask also
//! leaves out what lies before the first and behind the last item.

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

/// Whether [`sum_f64_masked`] has a loop for lines of `f64` and is the fastest for them.
///
/// Up to a stride of four items it has at most half as many loads as there are items, and is
/// so on every processor; past that, where loads of 64 bytes are as fast as others.
#[inline]
pub(super) fn is_for_masks(lines: &Lines) -> bool {
    const FEW: usize = 32;
    lines.len >= FEW
        && match lines.stride {
            16 | 24 | 32 => true,
            40 | 48 => has_whole_loads(),
            _ => false,
        }
}

/// Whether the lines lie past the nearest caches together. What fetches ahead by itself takes no
/// notice of masked loads, so there it is done by an instruction.
const fn is_far(lines: &Lines) -> bool {
    const NEAR: usize = 256 << 10;
    let line = lines.len.saturating_mul(lines.stride as usize);
    lines.count.saturating_mul(line) > NEAR
}

/// So many bytes ahead: less comes too late, more has left the nearest cache again.
const AHEAD: usize = 2048;

/// Whether two loads of 64 bytes are done at a time, as two of any size are. There is no bit that
/// says so; the processors that split them have no VNNI without AVX-512.
#[inline]
fn has_whole_loads() -> bool {
    #[cfg(feature = "std")]
    {
        std::is_x86_feature_detected!("avxvnni")
    }
    #[cfg(not(feature = "std"))]
    {
        cfg!(target_feature = "avxvnni")
    }
}

/// The sum of each line, of those that [`is_for_masks`].
///
/// # Safety
///
/// As [`Summand::sum_lines`](super::Summand::sum_lines), for at least one item; invariant 5.
#[target_feature(enable = "avx512f,avx512dq")]
pub(super) unsafe fn sum_f64_masked(lines: Lines, emit: impl FnMut(f64)) {
    // SAFETY: the caller's promise; the period of `STEP` items is `STEP` vectors, but for the
    // factors that 8 has too.
    unsafe {
        match (lines.stride, is_far(&lines)) {
            (16, false) => masked::<2, 1, 8, false>(lines, emit),
            (16, true) => masked::<2, 1, 8, true>(lines, emit),
            (24, false) => masked::<3, 3, 6, false>(lines, emit),
            (24, true) => masked::<3, 3, 6, true>(lines, emit),
            (32, false) => masked::<4, 1, 8, false>(lines, emit),
            (32, true) => masked::<4, 1, 8, true>(lines, emit),
            (40, false) => masked::<5, 5, 10, false>(lines, emit),
            (40, true) => masked::<5, 5, 10, true>(lines, emit),
            (48, false) => masked::<6, 3, 6, false>(lines, emit),
            (48, true) => masked::<6, 3, 6, true>(lines, emit),
            _ => unreachable!("not a stride for masks"),
        }
    }
}

/// The sum of each line of one item in `STEP`, whose places in vectors repeat after `PERIOD`
/// of them, in `LANES` vectors, a multiple of that. If `FAR`, memory is fetched ahead.
///
/// # Safety
///
/// As [`sum_f64_masked`].
#[target_feature(enable = "avx512f,avx512dq")]
unsafe fn masked<const STEP: usize, const PERIOD: usize, const LANES: usize, const FAR: bool>(
    lines: Lines,
    mut emit: impl FnMut(f64),
) {
    const {
        assert!((PERIOD * 8).is_multiple_of(STEP) && LANES.is_multiple_of(PERIOD));
    }
    let mut plan = Plan::<PERIOD>::of::<STEP>(lines.ptr.addr(), lines.len);
    // Most lines lie alike, and making the masks takes as long as a short one.
    let alike = lines.step % 64 == 0;
    for k in 0..lines.count {
        let first = lines.line(k);
        if !alike {
            plan = Plan::of::<STEP>(first.addr(), lines.len);
        }
        let mut next = first.wrapping_sub(plan.before);
        let mut lanes = [_mm512_setzero_pd(); LANES];
        // SAFETY: lanes of items only, here and below: no other is loaded.
        lanes[0] = unsafe { _mm512_maskz_loadu_pd(plan.first, next.cast()) };
        next = next.wrapping_add(64);
        for _ in 0..plan.between / LANES {
            for (k, lane) in lanes.iter_mut().enumerate() {
                let ptr = next.wrapping_add(64 * k).cast();
                if FAR {
                    // Only a hint, which may lie behind the last item.
                    _mm_prefetch::<_MM_HINT_T0>(next.wrapping_add(64 * k + AHEAD).cast());
                }
                // SAFETY: as above.
                let items = unsafe { _mm512_maskz_loadu_pd(plan.masks[k % PERIOD], ptr) };
                *lane = _mm512_add_pd(*lane, items);
            }
            next = next.wrapping_add(64 * LANES);
        }
        let rest = plan.between % LANES;
        for (k, lane) in lanes.iter_mut().enumerate().skip(1) {
            if k <= rest {
                // SAFETY: as above.
                let items =
                    unsafe { _mm512_maskz_loadu_pd(plan.masks[(k - 1) % PERIOD], next.cast()) };
                *lane = _mm512_add_pd(*lane, items);
                next = next.wrapping_add(64);
            }
        }
        // SAFETY: as above.
        let items = unsafe { _mm512_maskz_loadu_pd(plan.last, next.cast()) };
        lanes[0] = _mm512_add_pd(lanes[0], items);
        let mut half = LANES;
        while half > 1 {
            let odd = half % 2;
            half /= 2;
            for k in 0..half {
                lanes[k] = _mm512_add_pd(lanes[k], lanes[k + half + odd]);
            }
            half += odd;
        }
        emit(_mm512_reduce_add_pd(lanes[0]));
    }
}

/// Which lanes of which vectors have the items of a line.
struct Plan<const PERIOD: usize> {
    /// Bytes from the start of the first vector to the first item.
    before: usize,
    /// How many vectors there are between the first and the last.
    between: usize,
    first: u8,
    /// Of the vectors in between, over and over.
    masks: [u8; PERIOD],
    /// None where the first vector is the last.
    last: u8,
}

impl<const PERIOD: usize> Plan<PERIOD> {
    /// For so many items, one in `STEP`, from an address on.
    #[inline(always)]
    fn of<const STEP: usize>(addr: usize, len: usize) -> Self {
        // The lane of the first item, counted from a multiple of 64 bytes where items
        // are aligned, and of the last.
        let phase = addr % 64 / 8;
        let end = phase + (len - 1) * STEP;
        // In vector `v` the items have the lanes `phase - 8 * v`, modulo the step.
        let mask = |vector: usize| {
            let lane = (phase + 8 * STEP * PERIOD - 8 * (vector % PERIOD)) % STEP;
            every::<STEP>() << lane
        };
        let (from_first, to_last) = (u8::MAX << phase, u8::MAX >> (7 - end % 8));
        let one = end < 8;
        Self {
            before: phase * 8,
            between: (end / 8).saturating_sub(1),
            first: mask(0) & from_first & if one { to_last } else { u8::MAX },
            masks: core::array::from_fn(|k| mask(k + 1)),
            last: if one { 0 } else { mask(end / 8) & to_last },
        }
    }
}

/// The mask of lanes 0, `STEP`, and so on.
const fn every<const STEP: usize>() -> u8 {
    let (mut mask, mut lane) = (0, 0);
    while lane < 8 {
        mask |= 1 << lane;
        lane += STEP;
    }
    mask
}

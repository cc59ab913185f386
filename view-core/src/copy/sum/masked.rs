//! Sums of columns of `f64` in whole vectors, through masks.
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

use core::arch::x86_64::{
    _MM_HINT_T0, _mm_prefetch, _mm512_add_pd, _mm512_maskz_loadu_pd, _mm512_reduce_add_pd,
    _mm512_setzero_pd,
};

use super::Lines;

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
/// notice of masked loads, so there it is done by an instruction; but not along short lines, behind
/// which it would fetch what lies between two.
const fn is_far(lines: &Lines) -> bool {
    const NEAR: usize = 256 << 10;
    let line = lines.len.saturating_mul(lines.stride as usize);
    lines.count.saturating_mul(line) > NEAR && line >= 8 * AHEAD
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
    // SAFETY: the caller's promise.
    unsafe {
        if is_far(&lines) {
            by_stride::<true>(lines, emit);
        } else {
            by_stride::<false>(lines, emit);
        }
    }
}

/// [`sum_f64_masked`] where the memory is near or far.
///
/// # Safety
///
/// As there.
#[target_feature(enable = "avx512f,avx512dq")]
pub(super) unsafe fn by_stride<const FAR: bool>(lines: Lines, emit: impl FnMut(f64)) {
    // SAFETY: the caller's promise; the period of `STEP` items is `STEP` vectors, but for the
    // factors that 8 has too.
    unsafe {
        match lines.stride {
            16 => masked::<2, 1, 8, FAR>(lines, emit),
            24 => masked::<3, 3, 6, FAR>(lines, emit),
            32 => masked::<4, 1, 8, FAR>(lines, emit),
            40 => masked::<5, 5, 10, FAR>(lines, emit),
            48 => masked::<6, 3, 6, FAR>(lines, emit),
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

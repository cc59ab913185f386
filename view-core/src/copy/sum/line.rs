//! The loops every number has.

use super::Lines;
use super::summand::Summand;
use crate::copy::cpu::Level;
use crate::copy::opaque::{Hide, opaque, with_known_stride};

/// Lines shorter than this have their sum before more lanes pay off.
pub(super) const LONG: usize = 64;

/// The sum of a line of any number.
///
/// # Safety
///
/// As [`Summand::sum_lines`].
#[inline]
pub(super) unsafe fn sum_any<T: Summand>(ptr: *const u8, stride: isize, len: usize) -> T::Total {
    let mut total = T::Total::default();
    // SAFETY: the caller's promise.
    unsafe { lines_any::<T>(Lines::one(ptr, stride, len), |sum| total = sum) };
    total
}

/// The sums of lines of any number.
///
/// # Safety
///
/// As [`Summand::sum_lines`].
#[inline]
pub(super) unsafe fn lines_any<T: Summand>(lines: Lines, mut emit: impl FnMut(T::Total)) {
    let (stride, size) = (lines.stride, size_of::<T>() as isize);
    // SAFETY: the caller's promise.
    unsafe {
        if stride == size {
            sum_near::<T, 1>(Level::detect(), lines, emit);
        } else if stride == 2 * size && lines.len >= LONG {
            sum_near::<T, 2>(Level::detect(), lines, emit);
        } else {
            with_known_stride!(stride, STRIDE => for k in 0..lines.count {
                emit(if T::LANES == 4 {
                    sum_strided::<T, 4>(lines.line(k), STRIDE, lines.len)
                } else {
                    sum_strided::<T, 8>(lines.line(k), STRIDE, lines.len)
                });
            });
        }
    }
}

/// The sum of a line over a stride. No more lanes than the additions ask for: the loop for
/// four is half as long, and takes three quarters of the time wherever it lies.
///
/// # Safety
///
/// As [`Summand::sum_lines`].
#[inline(always)]
unsafe fn sum_strided<T: Summand, const LANES: usize>(
    mut ptr: *const u8,
    stride: isize,
    len: usize,
) -> T::Total {
    let item = |ptr: *const u8| {
        // SAFETY: an item of the line, read unaligned.
        unsafe { ptr.cast::<T>().read_unaligned().widen() }
    };
    let mut lanes = [T::Total::default(); LANES];
    for _ in 0..len / LANES {
        for (k, lane) in lanes.iter_mut().enumerate() {
            let number = item(ptr.wrapping_offset(k as isize * stride));
            *lane = T::plus(*lane, number.hide());
        }
        // Past the last block it may be anywhere: a stride times its length fits, no more.
        ptr = ptr.wrapping_offset(stride.wrapping_mul(LANES as isize));
    }
    // Apart from the lanes: to add to one of them by number, all would go to memory.
    let mut rest = T::Total::default();
    for _ in 0..len % LANES {
        rest = T::plus(rest, item(ptr).hide());
        ptr = ptr.wrapping_offset(stride);
    }
    T::plus(fold::<T, LANES>(lanes), rest)
}

/// Adds lanes up, halves to halves.
#[inline(always)]
fn fold<T: Summand, const N: usize>(mut lanes: [T::Total; N]) -> T::Total {
    let mut half = N;
    while half > 1 {
        half /= 2;
        for k in 0..half {
            lanes[k] = T::plus(lanes[k], lanes[k + half]);
        }
    }
    lanes[0]
}

/// The sums of items one behind the other, or of every second one: what the
/// compiler has good vector code for.
///
/// # Safety
///
/// As [`Summand::sum_lines`], for a stride of `STEP` items; invariant 5.
#[inline]
pub(super) unsafe fn sum_near<T: Summand, const STEP: usize>(
    level: Level,
    lines: Lines,
    emit: impl FnMut(T::Total),
) {
    /// # Safety
    ///
    /// As the function around it.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    unsafe fn avx2<T: Summand, const STEP: usize>(lines: Lines, emit: impl FnMut(T::Total)) {
        // SAFETY: the caller's promise.
        unsafe {
            if lines.len <= 128 {
                in_lanes::<T, STEP, 16>(lines, emit);
            } else {
                in_lanes::<T, STEP, 32>(lines, emit);
            }
        }
    }
    // SAFETY: the caller's promise.
    unsafe {
        #[cfg(target_arch = "x86_64")]
        if level >= Level::Avx2 {
            avx2::<T, STEP>(lines, emit);
            return;
        }
        let _ = level;
        in_lanes::<T, STEP, 16>(lines, emit);
    }
}

/// # Safety
///
/// As [`sum_near`].
#[inline(always)]
unsafe fn in_lanes<T: Summand, const STEP: usize, const N: usize>(
    lines: Lines,
    mut emit: impl FnMut(T::Total),
) {
    let item = |ptr: *const u8, k: usize| {
        // SAFETY: an item of the line, read unaligned.
        unsafe { ptr.cast::<T>().add(STEP * k).read_unaligned().widen() }
    };
    for k in 0..lines.count {
        let mut ptr = lines.line(k);
        let mut lanes = [T::Total::default(); N];
        for _ in 0..lines.len / N {
            ptr = opaque(ptr);
            for (k, lane) in lanes.iter_mut().enumerate() {
                *lane = T::plus(*lane, item(ptr, k));
            }
            ptr = ptr.wrapping_add(N * STEP * size_of::<T>());
        }
        let mut total = fold::<T, N>(lanes);
        if !lines.len.is_multiple_of(N) {
            let mut rest = [T::Total::default(); 8];
            for k in 0..lines.len % N {
                rest[k % 8] = T::plus(rest[k % 8], item(ptr, k));
            }
            total = T::plus(total, fold::<T, 8>(rest));
        }
        emit(total);
    }
}

/// See [`add_lines`](super::add_lines).
///
/// # Safety
///
/// As there, and invariant 5.
#[inline]
pub(super) unsafe fn add_lines<T: Summand>(level: Level, totals: &mut [T::Total], lines: Lines) {
    /// # Safety
    ///
    /// As [`near`].
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    unsafe fn avx2<T: Summand>(totals: &mut [T::Total], lines: Lines) {
        // SAFETY: the caller's promise.
        unsafe { near::<T>(totals, lines) }
    }
    /// # Safety
    ///
    /// As the function around it, for items one behind the other.
    #[inline(always)]
    unsafe fn near<T: Summand>(totals: &mut [T::Total], lines: Lines) {
        // The more lines at a time, the less often the totals are loaded and stored.
        let (eights, rest) = (lines.count / 8, lines.count % 8);
        for k in 0..eights {
            // SAFETY: eight of the lines.
            unsafe { add_near::<T, 8>(totals, core::array::from_fn(|i| lines.line(8 * k + i))) };
        }
        for k in 0..rest {
            // SAFETY: one of the lines.
            unsafe { add_near::<T, 1>(totals, [lines.line(8 * eights + k)]) };
        }
    }
    if lines.stride == size_of::<T>() as isize {
        // SAFETY: the caller's promise.
        unsafe {
            #[cfg(target_arch = "x86_64")]
            if level >= Level::Avx2 {
                avx2::<T>(totals, lines);
                return;
            }
            let _ = level;
            near::<T>(totals, lines);
        }
        return;
    }
    for k in 0..lines.count {
        let mut ptr = lines.line(k);
        for total in &mut *totals {
            // SAFETY: an item of the line, read unaligned.
            let item = unsafe { ptr.cast::<T>().read_unaligned() };
            *total = T::plus(*total, item.widen());
            ptr = opaque(ptr.wrapping_offset(lines.stride));
        }
    }
}

/// Adds up `LINES` lines of items one behind the other.
///
/// # Safety
///
/// Each has as many items as there are totals.
#[inline(always)]
unsafe fn add_near<T: Summand, const LINES: usize>(
    totals: &mut [T::Total],
    lines: [*const u8; LINES],
) {
    for (i, total) in totals.iter_mut().enumerate() {
        let items = lines.map(|line| {
            // SAFETY: an item of the line, read unaligned.
            unsafe { line.cast::<T>().add(i).read_unaligned().widen() }
        });
        *total = T::plus(*total, fold::<T, LINES>(items));
    }
}

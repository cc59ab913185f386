//! Lines whose destination is contiguous, with vectors: backwards, every
//! second item, and gathers of any stride.
//!
//! Backwards means whole vectors whose items change places. Of every second
//! item whole vectors are loaded too, but with a mask: the items between may be
//! somebody else's to write, or no values at all, and a masked load looks only
//! at what its mask names. Where there are no masks it is left to the compiler,
//! whose privilege it is to load the items between and throw them away. Gathers
//! load items alone and put them together in a register, so that half or a
//! quarter of the stores are needed; loads of the machine's own gather
//! instructions are not used, being slower than this on most processors.

mod gather;
mod reverse;
mod second;

use gather::{gather_u32, gather_u64};
use reverse::{reverse, reverse_512};
use second::{every_second, every_second_512};

use super::cpu::{Level, Means};
use super::line::Axis;
use super::stream::LINE;

/// Copies a line whose destination is contiguous, if there is a loop for it;
/// otherwise does nothing and answers `false`. The caller fences if `NT`.
///
/// # Safety
///
/// Invariants 1 to 3 and 5 of the module for the items of the axis, whose
/// destination steps by the itemsize.
#[inline]
pub(super) unsafe fn copy_dense<const NT: bool>(
    means: Means,
    dst: *mut u8,
    src: *const u8,
    axis: Axis,
    itemsize: usize,
) -> bool {
    let item = itemsize as isize;
    let avx2 = means.level >= Level::Avx2;
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        if axis.src == -item && means.level >= Level::Avx512 {
            match itemsize {
                1 => reverse_512::<NT, 1>(dst, src, axis),
                2 => reverse_512::<NT, 2>(dst, src, axis),
                4 => reverse_512::<NT, 4>(dst, src, axis),
                8 => reverse_512::<NT, 8>(dst, src, axis),
                16 => reverse_512::<NT, 16>(dst, src, axis),
                _ => return false,
            }
        } else if axis.src == -item && avx2 {
            match itemsize {
                1 => reverse::<NT, 1>(dst, src, axis),
                2 => reverse::<NT, 2>(dst, src, axis),
                4 => reverse::<NT, 4>(dst, src, axis),
                8 => reverse::<NT, 8>(dst, src, axis),
                16 => reverse::<NT, 16>(dst, src, axis),
                _ => return false,
            }
        } else if axis.src == 2 * item && means.level >= Level::Avx512 && itemsize <= 8 {
            match itemsize {
                1 => every_second_512::<NT, 1>(dst, src, axis.len),
                2 => every_second_512::<NT, 2>(dst, src, axis.len),
                4 => every_second_512::<NT, 4>(dst, src, axis.len),
                8 => every_second_512::<NT, 8>(dst, src, axis.len),
                _ => return false,
            }
        } else if axis.src == 2 * item && avx2 && itemsize <= 8 {
            match itemsize {
                1 => every_second::<NT, u8>(dst, src, axis.len),
                2 => every_second::<NT, u16>(dst, src, axis.len),
                4 => every_second::<NT, u32>(dst, src, axis.len),
                8 => every_second::<NT, u64>(dst, src, axis.len),
                _ => return false,
            }
        } else if means.level >= Level::Sse2 {
            match itemsize {
                4 => gather_u32::<NT>(dst, src, axis),
                8 => gather_u64::<NT>(dst, src, axis),
                _ => return false,
            }
        } else {
            return false;
        }
    }
    true
}

/// How many items come before the first line of the destination, if any do.
#[inline]
fn head<const NT: bool>(dst: *mut u8, itemsize: usize, len: usize) -> Option<usize> {
    if !NT {
        return Some(0);
    }
    let bytes = dst.addr().wrapping_neg() % LINE;
    bytes
        .is_multiple_of(itemsize)
        .then_some((bytes / itemsize).min(len))
}

/// Runs `$block(dst, src)` for blocks of `$per` items from the first line on,
/// or `$many(dst, src)` for `$times` of them, and the plain loop before and after.
/// A macro, so that it is compiled for the CPU level of the block.
///
/// Many blocks at once load all they need before they store: a load right behind
/// a store to the same place of another page waits for it.
macro_rules! blocks {
    ($nt:ident, $dst:expr, $src:expr, $axis:expr, $item:expr, $per:expr, $times:literal x $many:expr, $block:expr) => {{
        let (mut dst, mut src, axis): (*mut u8, *const u8, Axis) = ($dst, $src, $axis);
        let Some(head) = head::<$nt>(dst, $item, axis.len) else {
            copy_line(dst, src, axis, $item);
            return;
        };
        if head > 0 {
            copy_line(dst, src, Axis { len: head, ..axis }, $item);
            dst = dst.add(head * $item);
            src = src.wrapping_offset(head as isize * axis.src);
        }
        let mut left = axis.len - head;
        let step = $per as isize * axis.src;
        while left >= $times * $per {
            $many(dst, src);
            dst = dst.add($times * $per * $item);
            src = src.wrapping_offset($times * step);
            // Unrolled further, each load would step over so much that what
            // fetches ahead, which goes by the instruction, falls behind.
            left = Hide::hide((left - $times * $per) as u64) as usize;
        }
        while $times > 1 && left >= $per {
            $block(dst, src);
            dst = dst.add($per * $item);
            src = src.wrapping_offset(step);
            left -= $per;
        }
        if left > 0 {
            if !$nt && axis.len >= $per {
                // The last items once more in a block of their own.
                let back = $per - left;
                $block(
                    dst.sub(back * $item),
                    src.wrapping_offset(-(back as isize) * axis.src),
                );
            } else {
                copy_line(dst, src, Axis { len: left, ..axis }, $item);
            }
        }
    }};
}
use blocks;

#[cfg(test)]
mod tests {
    use std::vec;
    use std::vec::Vec;

    use super::super::harness::means;
    use super::super::line::copy_line;
    use super::*;

    /// Every length around the blocks, at starts on and off the lines.
    #[test]
    fn lines_are_the_plain_ones() {
        for means in means() {
            for size in [1, 2, 4, 8, 16] {
                let item = size as isize;
                for step in [-item, 2 * item, 3 * item + 1, -2 * item] {
                    for len in (0..12)
                        .chain(28..36)
                        .chain(60..70)
                        .chain([127, 128, 129, 200])
                    {
                        for start in [0, 1, 8, 24] {
                            check(means, size, step, len, start);
                        }
                    }
                }
            }
        }
    }

    fn check(means: Means, size: usize, step: isize, len: usize, start: usize) {
        // The source ends where its last item ends, on both sides.
        let span = step.unsigned_abs() * len.saturating_sub(1) + size;
        let source: Vec<u8> = (0..span).map(|i| (i * 7 + i / 253) as u8).collect();
        let first = if step < 0 { span - size } else { 0 };
        let mut room = vec![0xEE_u8; 128 + start + len * size];
        let at = room.as_ptr().addr().wrapping_neg() % LINE + start;
        let mut expected = room.clone();
        for i in 0..len {
            let from = first.wrapping_add_signed(i as isize * step);
            expected[at + i * size..][..size].copy_from_slice(&source[from..from + size]);
        }
        let axis = Axis {
            len,
            dst: size as isize,
            src: step,
        };
        // SAFETY: both have the items of the axis.
        unsafe {
            let (dst, src) = (room.as_mut_ptr().add(at), source.as_ptr().add(first));
            let done = if means.stream_from == 0 {
                copy_dense::<true>(means, dst, src, axis, size)
            } else {
                copy_dense::<false>(means, dst, src, axis, size)
            };
            if !done {
                copy_line(dst, src, axis, size);
            }
        }
        super::super::stream::fence();
        assert!(
            room == expected,
            "{means:?} {len} items of {size}, step {step}, start {start}"
        );
    }
}

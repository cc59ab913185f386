//! Lines whose destination is contiguous, with vectors: backwards, every
//! second item, and gathers of any stride.
//!
//! Backwards means whole vectors whose items change places. Every second item
//! is left to the compiler: to load a vector with the items between and throw
//! those away is its privilege, as they may be somebody else's to write, or
//! no values at all. Gathers load items alone and put
//! them together in a register, so that half or a quarter of the stores are
//! needed; loads of the machine's own gather instructions are not used, being
//! slower than this on most processors.

use core::arch::x86_64::{
    __m128i, __m256i, __m512i, _mm_castpd_si128, _mm_castsi128_pd, _mm_cvtsi32_si128, _mm_loadh_pd,
    _mm_loadl_epi64, _mm_setr_epi8, _mm_storeu_si128, _mm_stream_si128, _mm_unpacklo_epi32,
    _mm_unpacklo_epi64, _mm256_loadu_si256, _mm256_permute2x128_si256, _mm256_permute4x64_epi64,
    _mm256_permutevar8x32_epi32, _mm256_setr_epi8, _mm256_setr_epi32, _mm256_shuffle_epi8,
    _mm256_storeu_si256, _mm256_stream_si256, _mm512_broadcast_i32x4, _mm512_loadu_si512,
    _mm512_shuffle_epi8, _mm512_shuffle_epi32, _mm512_shuffle_i64x2, _mm512_storeu_si512,
    _mm512_stream_si512,
};

use core::mem::MaybeUninit;
use core::slice;

use super::Level;
use super::cpu::Means;
use super::line::{Axis, copy_line};
use super::opaque::{opaque, with_known_stride};
use super::stream::{LINE, stream_run};

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
/// and the plain loop before and after. A macro, so that it is compiled for
/// the CPU level of the block.
macro_rules! blocks {
    ($nt:ident, $dst:expr, $src:expr, $axis:expr, $item:expr, $per:expr, $block:expr) => {{
        let (mut dst, mut src, axis): (*mut u8, *const u8, Axis) = ($dst, $src, $axis);
        let Some(head) = head::<$nt>(dst, $item, axis.len) else {
            copy_line(dst, src, axis, $item);
            return;
        };
        copy_line(dst, src, Axis { len: head, ..axis }, $item);
        dst = dst.add(head * $item);
        src = src.wrapping_offset(head as isize * axis.src);
        let mut left = axis.len - head;
        while left >= $per {
            $block(dst, src);
            dst = dst.add($per * $item);
            src = src.wrapping_offset($per as isize * axis.src);
            left -= $per;
        }
        copy_line(dst, src, Axis { len: left, ..axis }, $item);
    }};
}

#[inline]
#[target_feature(enable = "avx2")]
unsafe fn store_line<const NT: bool>(dst: *mut u8, low: __m256i, high: __m256i) {
    // SAFETY: the caller has a line there, aligned if NT.
    unsafe {
        let dst = dst.cast::<__m256i>();
        if NT {
            _mm256_stream_si256(dst, low);
            _mm256_stream_si256(dst.add(1), high);
        } else {
            _mm256_storeu_si256(dst, low);
            _mm256_storeu_si256(dst.add(1), high);
        }
    }
}

#[inline]
#[target_feature(enable = "avx2")]
unsafe fn load(src: *const u8) -> __m256i {
    // SAFETY: the caller has 32 bytes there.
    unsafe { _mm256_loadu_si256(src.cast()) }
}

/// The items of a vector in opposite order.
#[inline]
#[target_feature(enable = "avx2")]
fn turned<const ITEM: usize>(v: __m256i) -> __m256i {
    match ITEM {
        16 => _mm256_permute2x128_si256::<1>(v, v),
        8 => _mm256_permute4x64_epi64::<0b00_01_10_11>(v),
        4 => _mm256_permutevar8x32_epi32(v, _mm256_setr_epi32(7, 6, 5, 4, 3, 2, 1, 0)),
        _ => {
            let within = if ITEM == 2 {
                _mm256_setr_epi8(
                    14, 15, 12, 13, 10, 11, 8, 9, 6, 7, 4, 5, 2, 3, 0, 1, 14, 15, 12, 13, 10, 11,
                    8, 9, 6, 7, 4, 5, 2, 3, 0, 1,
                )
            } else {
                _mm256_setr_epi8(
                    15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10,
                    9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
                )
            };
            _mm256_permute4x64_epi64::<0b01_00_11_10>(_mm256_shuffle_epi8(v, within))
        }
    }
}

/// # Safety
///
/// As [`copy_dense`], for items of `ITEM` bytes that step backwards.
#[target_feature(enable = "avx2")]
unsafe fn reverse<const NT: bool, const ITEM: usize>(dst: *mut u8, src: *const u8, axis: Axis) {
    // SAFETY: the 64 bytes that end behind the item at `s` are the block's
    // items, the last of them first.
    let block = |d: *mut u8, s: *const u8| unsafe {
        let end = s.add(ITEM);
        let (low, high) = (load(end.sub(32)), load(end.sub(64)));
        store_line::<NT>(d, turned::<ITEM>(low), turned::<ITEM>(high));
    };
    // SAFETY: the caller's promise.
    unsafe { blocks!(NT, dst, src, axis, ITEM, 64 / ITEM, block) }
}

/// The items of a vector in opposite order.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn turned_512<const ITEM: usize>(v: __m512i) -> __m512i {
    let lanes = _mm512_shuffle_i64x2::<0b00_01_10_11>(v, v);
    match ITEM {
        16 => lanes,
        8 => _mm512_shuffle_epi32::<0b01_00_11_10>(lanes),
        4 => _mm512_shuffle_epi32::<0b00_01_10_11>(lanes),
        _ => {
            let within = if ITEM == 2 {
                _mm_setr_epi8(14, 15, 12, 13, 10, 11, 8, 9, 6, 7, 4, 5, 2, 3, 0, 1)
            } else {
                _mm_setr_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
            };
            _mm512_shuffle_epi8(lanes, _mm512_broadcast_i32x4(within))
        }
    }
}

/// # Safety
///
/// As [`reverse`].
#[target_feature(enable = "avx512f,avx512bw")]
unsafe fn reverse_512<const NT: bool, const ITEM: usize>(dst: *mut u8, src: *const u8, axis: Axis) {
    // SAFETY: the 64 bytes that end behind the item at `s` are the block's
    // items, the last of them first.
    let block = |d: *mut u8, s: *const u8| unsafe {
        let v = turned_512::<ITEM>(_mm512_loadu_si512(s.add(ITEM).sub(64).cast()));
        if NT {
            _mm512_stream_si512(d.cast(), v);
        } else {
            _mm512_storeu_si512(d.cast(), v);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { blocks!(NT, dst, src, axis, ITEM, 64 / ITEM, block) }
}

/// An item anywhere; that a slice of them is exclusive tells the compiler
/// that the source is elsewhere.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Unaligned<T>(T);

/// A stretch of the destination, on its way around the caches.
#[repr(C, align(64))]
struct Stage([u8; STAGE]);
const STAGE: usize = 4096;

/// # Safety
///
/// As [`copy_dense`], for `len` items of the type `T`, of which every second
/// one is taken.
#[target_feature(enable = "avx2")]
unsafe fn every_second<const NT: bool, T: Copy>(
    mut dst: *mut u8,
    mut src: *const u8,
    mut len: usize,
) {
    /// # Safety
    ///
    /// As the function around it, for as many items as `dst` has room for.
    #[inline(always)]
    unsafe fn plain<T: Copy>(dst: &mut [MaybeUninit<Unaligned<T>>], src: *const T) {
        for (i, to) in dst.iter_mut().enumerate() {
            // SAFETY: the item with number `2 * i`.
            to.write(Unaligned(unsafe { src.add(2 * i).read_unaligned() }));
        }
    }
    if !NT {
        // SAFETY: the caller's promise.
        unsafe { plain::<T>(slice::from_raw_parts_mut(dst.cast(), len), src.cast()) };
        return;
    }
    let mut stage = Stage([0; STAGE]);
    while len > 0 {
        let items = len.min(STAGE / size_of::<T>());
        // SAFETY: part of the line, which fits the stage.
        unsafe {
            let room = stage.0.as_mut_ptr().cast();
            plain::<T>(slice::from_raw_parts_mut(room, items), src.cast());
            stream_run(dst, stage.0.as_ptr(), items * size_of::<T>());
        }
        dst = dst.wrapping_add(items * size_of::<T>());
        src = src.wrapping_add(2 * items * size_of::<T>());
        len -= items;
    }
}

#[inline(always)]
unsafe fn store<const NT: bool>(dst: *mut u8, value: __m128i) {
    // SAFETY: the caller has 16 bytes there, aligned if NT.
    unsafe {
        if NT {
            _mm_stream_si128(dst.cast(), value);
        } else {
            _mm_storeu_si128(dst.cast(), value);
        }
    }
}

/// # Safety
///
/// As [`copy_dense`], for items of 8 bytes.
unsafe fn gather_u64<const NT: bool>(dst: *mut u8, src: *const u8, axis: Axis) {
    with_known_stride!(axis.src, STRIDE => {
        // SAFETY: the eight items of the block.
        let block = |d: *mut u8, s: *const u8| unsafe {
            let s = opaque(s);
            let pair = |k: isize| {
                let low = _mm_loadl_epi64(s.offset(2 * k * STRIDE).cast());
                let high = s.offset((2 * k + 1) * STRIDE).cast();
                _mm_castpd_si128(_mm_loadh_pd(_mm_castsi128_pd(low), high))
            };
            for k in 0..4 {
                store::<NT>(d.offset(16 * k), pair(k));
            }
        };
        // SAFETY: the caller's promise.
        unsafe { blocks!(NT, dst, src, axis, 8, 8, block) }
    });
}

/// # Safety
///
/// As [`copy_dense`], for items of 4 bytes.
unsafe fn gather_u32<const NT: bool>(dst: *mut u8, src: *const u8, axis: Axis) {
    // SAFETY: the sixteen items of the block, read unaligned.
    let block = |d: *mut u8, s: *const u8| unsafe {
        let item =
            |k: isize| _mm_cvtsi32_si128(s.offset(k * axis.src).cast::<i32>().read_unaligned());
        for k in 0..4 {
            let low = _mm_unpacklo_epi32(item(4 * k), item(4 * k + 1));
            let high = _mm_unpacklo_epi32(item(4 * k + 2), item(4 * k + 3));
            store::<NT>(d.offset(16 * k), _mm_unpacklo_epi64(low, high));
        }
    };
    // SAFETY: the caller's promise.
    unsafe { blocks!(NT, dst, src, axis, 4, 16, block) }
}

#[cfg(test)]
mod tests {
    use std::vec;
    use std::vec::Vec;

    use super::super::harness::means;
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

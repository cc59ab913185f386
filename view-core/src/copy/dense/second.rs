//! Every second item.

use core::arch::x86_64::{
    __m512i, _MM_HINT_T0, _mm_prefetch, _mm512_castps_si512, _mm512_castsi512_ps,
    _mm512_maskz_loadu_epi8, _mm512_maskz_loadu_epi16, _mm512_maskz_loadu_epi32,
    _mm512_maskz_loadu_epi64, _mm512_packus_epi16, _mm512_packus_epi32, _mm512_permutexvar_epi64,
    _mm512_setr_epi64, _mm512_shuffle_ps, _mm512_unpacklo_epi64,
};
use core::mem::MaybeUninit;
use core::slice;

use super::{blocks, head};
use crate::copy::line::{Axis, copy_line};
use crate::copy::opaque::Hide;
use crate::copy::stream::{store_512, stream_run};

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
/// As [`copy_dense`](super::copy_dense), for `len` items of the type `T`, of which every second
/// one is taken.
#[target_feature(enable = "avx2")]
pub(super) unsafe fn every_second<const NT: bool, T: Copy>(
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

/// So many bytes ahead of a masked load the memory is fetched: what comes from there takes as
/// long as a page of loads.
const AHEAD: usize = 4096;

/// Vectors of which every second item is looked at, two of them put together.
///
/// # Safety
///
/// As [`copy_dense`](super::copy_dense), for items of `ITEM` bytes of which
/// every second one is taken.
#[target_feature(enable = "avx512f,avx512bw")]
pub(super) unsafe fn every_second_512<const NT: bool, const ITEM: usize>(
    dst: *mut u8,
    src: *const u8,
    len: usize,
) {
    let axis = Axis {
        len,
        dst: ITEM as isize,
        src: 2 * ITEM as isize,
    };
    // SAFETY: two vectors of the items at and behind `s`, of which every second
    // one is looked at and the last is not; then those of the next blocks.
    let load = |s: *const u8, k: usize| unsafe {
        let s = s.add(128 * k);
        if NT {
            // What fetches ahead by itself takes no notice of masked loads.
            _mm_prefetch::<_MM_HINT_T0>(s.wrapping_add(AHEAD).cast());
            _mm_prefetch::<_MM_HINT_T0>(s.wrapping_add(AHEAD + 64).cast());
        }
        joined::<ITEM>(load_second::<ITEM>(s), load_second::<ITEM>(s.add(64)))
    };
    // SAFETY: a line for each block.
    let store = |d: *mut u8, v: __m512i| unsafe { store_512::<NT>(d, v) };
    let block = |d: *mut u8, s: *const u8| store(d, load(s, 0));
    let many = |d: *mut u8, s: *const u8| {
        let lines = [0, 1, 2, 3].map(|k| load(s, k));
        for (k, v) in lines.into_iter().enumerate() {
            store(d.wrapping_add(64 * k), v);
        }
    };
    // SAFETY: the caller's promise.
    unsafe { blocks!(NT, dst, src, axis, ITEM, 64 / ITEM, 4 x many, block) }
}

/// The items at even places, and zeros.
///
/// # Safety
///
/// The items at even places of 64 bytes may be read.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
unsafe fn load_second<const ITEM: usize>(src: *const u8) -> __m512i {
    const EVEN: u64 = 0x5555_5555_5555_5555;
    // SAFETY: the caller's promise; nothing outside of the mask is looked at.
    unsafe {
        match ITEM {
            1 => _mm512_maskz_loadu_epi8(EVEN, src.cast()),
            2 => _mm512_maskz_loadu_epi16(EVEN as u32, src.cast()),
            4 => _mm512_maskz_loadu_epi32(EVEN as u16, src.cast()),
            _ => _mm512_maskz_loadu_epi64(EVEN as u8, src.cast()),
        }
    }
}

/// The items at even places of both, where the others are zero.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn joined<const ITEM: usize>(a: __m512i, b: __m512i) -> __m512i {
    // Packing works in each lane, so the lanes of the two alternate.
    let lanes = _mm512_setr_epi64(0, 2, 4, 6, 1, 3, 5, 7);
    match ITEM {
        // Without a byte above it a number of 16 bits fits 8, and so on.
        1 => _mm512_permutexvar_epi64(lanes, _mm512_packus_epi16(a, b)),
        2 => _mm512_permutexvar_epi64(lanes, _mm512_packus_epi32(a, b)),
        4 => {
            // The even places of both lanes: 0 and 2 of the first, then of the second.
            let packed = _mm512_castps_si512(_mm512_shuffle_ps::<0b10_00_10_00>(
                _mm512_castsi512_ps(a),
                _mm512_castsi512_ps(b),
            ));
            _mm512_permutexvar_epi64(lanes, packed)
        }
        _ => _mm512_permutexvar_epi64(lanes, _mm512_unpacklo_epi64(a, b)),
    }
}

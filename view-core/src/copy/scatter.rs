//! Lines whose source is contiguous, with vectors: two items of 8 bytes are loaded at once and
//! stored apart, which halves the loads. Nothing between the items is looked at.

use core::arch::x86_64::{_mm_castsi128_pd, _mm_loadu_si128, _mm_storeh_pd, _mm_storel_epi64};

use super::item::Opaque;
use super::line::{Axis, copy_line_of};
use super::opaque::{Hide, opaque, with_known_stride};

/// Copies contiguous items of 8 bytes to places a stride apart.
///
/// # Safety
///
/// Invariants 1 to 3 of the [module](super) for the items of the axis, whose source steps by
/// the itemsize.
pub(super) unsafe fn scatter_u64(mut dst: *mut u8, mut src: *const u8, axis: Axis) {
    with_known_stride!(axis.dst, STRIDE => {
        for _ in 0..axis.len / 8 {
            // From a pointer of unknown origin, as in `copy_line_of`.
            dst = opaque(dst).cast_mut();
            for k in 0..4 {
                // SAFETY: items 2k and 2k + 1 of the block, on both sides.
                unsafe {
                    // Hidden, or else it would be taken apart into two loads again.
                    let pair = _mm_loadu_si128(src.add(16 * k as usize).cast()).hide();
                    _mm_storel_epi64(dst.offset(2 * k * STRIDE).cast(), pair);
                    let second = dst.offset((2 * k + 1) * STRIDE);
                    _mm_storeh_pd(second.cast(), _mm_castsi128_pd(pair));
                }
            }
            dst = dst.wrapping_offset(8 * STRIDE);
            src = src.wrapping_add(64);
        }
        let rest = Axis { len: axis.len % 8, dst: STRIDE, src: 8 };
        // SAFETY: the items that are left.
        unsafe { copy_line_of::<Opaque<u64>>(dst, src, rest) }
    });
}

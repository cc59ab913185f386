//! One axis, in blocks.

use crate::copy::cpu::Level;
use crate::copy::opaque::opaque;

/// Items between two branches.
const BLOCK: usize = 64;

/// One axis of a comparison: its length and the byte steps on both sides.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) strides: [isize; 2],
    pub(super) len: usize,
}

impl Line {
    /// Whether `same` holds all along, by the loop for the level.
    ///
    /// # Safety
    ///
    /// Invariant 5; `same` may be called with the addresses of every index.
    #[inline]
    pub(super) unsafe fn is_equal_at<A, B>(
        self,
        level: Level,
        a: *const u8,
        b: *const u8,
        same: impl Fn(*const A, *const B) -> bool + Copy,
    ) -> bool {
        // SAFETY: the caller's promise, and the level was compared.
        unsafe {
            #[cfg(target_arch = "x86_64")]
            match level {
                Level::Avx512 if !self.is_far::<A, B>() => return avx512(self, a, b, same),
                Level::Avx512 | Level::Avx2 => return avx2(self, a, b, same),
                _ => {}
            }
            let _ = level;
            self.is_equal(a, b, same)
        }
    }

    /// Whether two sides of large items lie beyond the nearest cache. There the
    /// loads of whole lines wait for that cache's miss buffers, and lose a tenth
    /// to loads of half a line each.
    #[cfg(target_arch = "x86_64")]
    const fn is_far<A, B>(self) -> bool {
        const NEAR: usize = 32 << 10;
        size_of::<A>() >= 8 && size_of::<B>() >= 8 && self.len >= NEAR / size_of::<A>()
    }

    /// Strides of one and two items are told to the compiler, which has good
    /// vector code for them.
    ///
    /// # Safety
    ///
    /// As [`is_equal_at`](Self::is_equal_at), without invariant 5.
    #[inline(always)]
    unsafe fn is_equal<A, B>(
        self,
        a: *const u8,
        b: *const u8,
        same: impl Fn(*const A, *const B) -> bool + Copy,
    ) -> bool {
        let (one_a, one_b) = (size_of::<A>() as isize, size_of::<B>() as isize);
        let [by_a, by_b] = self.strides;
        let known = |strides| Self { strides, ..self };
        // SAFETY: the caller's promise; the strides are those of the line.
        unsafe {
            match (by_a == one_a, by_b == one_b) {
                (true, true) => known([one_a, one_b]).blocks::<A, B, false>(a, b, same),
                (true, _) if by_b == 2 * one_b => {
                    known([one_a, 2 * one_b]).blocks::<A, B, false>(a, b, same)
                }
                (_, true) if by_a == 2 * one_a => {
                    known([2 * one_a, one_b]).blocks::<A, B, false>(a, b, same)
                }
                _ => self.blocks::<A, B, true>(a, b, same),
            }
        }
    }

    /// # Safety
    ///
    /// As [`is_equal`](Self::is_equal).
    #[inline(always)]
    unsafe fn blocks<A, B, const STRIDED: bool>(
        self,
        mut a: *const u8,
        mut b: *const u8,
        same: impl Fn(*const A, *const B) -> bool + Copy,
    ) -> bool {
        let [by_a, by_b] = self.strides;
        let differs = |a: *const u8, b: *const u8, items: usize| {
            let mut differs = false;
            for i in 0..items as isize {
                // SAFETY: the items of an index of the axis.
                let (mut a, mut b) = unsafe { (a.offset(i * by_a), b.offset(i * by_b)) };
                if STRIDED {
                    // From pointers of unknown origin nothing is gathered.
                    (a, b) = (opaque(a), opaque(b));
                }
                differs |= !same(a.cast(), b.cast());
            }
            differs
        };
        for _ in 0..self.len / BLOCK {
            if differs(a, b, BLOCK) {
                return false;
            }
            // Behind the last item nothing is looked at.
            a = a.wrapping_offset(BLOCK as isize * by_a);
            b = b.wrapping_offset(BLOCK as isize * by_b);
        }
        !differs(a, b, self.len % BLOCK)
    }
}

/// Never inlined, where the whole program is compiled for AVX2, into what
/// chooses between many of these: that would pay for the registers and the
/// stack of all.
///
/// # Safety
///
/// As [`Line::is_equal_at`], for this level.
#[cfg(target_arch = "x86_64")]
#[inline(never)]
#[target_feature(enable = "avx2")]
unsafe fn avx2<A, B>(
    line: Line,
    a: *const u8,
    b: *const u8,
    same: impl Fn(*const A, *const B) -> bool + Copy,
) -> bool {
    // SAFETY: the caller's promise.
    unsafe { line.is_equal(a, b, same) }
}

/// # Safety
///
/// As [`Line::is_equal_at`], for this level.
#[cfg(target_arch = "x86_64")]
#[inline(never)]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
unsafe fn avx512<A, B>(
    line: Line,
    a: *const u8,
    b: *const u8,
    same: impl Fn(*const A, *const B) -> bool + Copy,
) -> bool {
    // SAFETY: the caller's promise.
    unsafe { line.is_equal(a, b, same) }
}

//! Each number's loop.

use super::line::{lines_any, sum_any};
#[cfg(target_arch = "x86_64")]
use super::paired::{sum_f32, sum_f64, sum_swapped_f32, sum_swapped_f64, sum_swapped_i32};
use super::summand::{Summand, sealed};
use super::{Lines, Swapped};
#[cfg(not(target_arch = "x86_64"))]
use {
    lines_any as sum_f32, lines_any as sum_f64, sum_any as sum_swapped_f32,
    sum_any as sum_swapped_f64, sum_any as sum_swapped_i32,
};

macro_rules! summand {
    ($($type:ty as $total:ty, $lanes:literal lanes: $plus:expr, $sum:path, $sum_swapped:path;)*) => {$(
        impl sealed::Sealed for $type {}
        impl Summand for $type {
            type Total = $total;
            const LANES: usize = $lanes;
            #[inline(always)]
            fn widen(self) -> $total {
                <$total>::from(self)
            }
            #[inline(always)]
            fn plus(a: $total, b: $total) -> $total {
                $plus(a, b)
            }
            #[inline]
            unsafe fn sum_lines(lines: Lines, emit: impl FnMut($total)) {
                // SAFETY: the caller's promise.
                unsafe { $sum(lines, emit) }
            }
        }
        impl sealed::Sealed for Swapped<$type> {}
        impl Summand for Swapped<$type> {
            type Total = $total;
            const LANES: usize = $lanes;
            #[inline(always)]
            fn widen(self) -> $total {
                let mut bytes = self.0.to_ne_bytes();
                bytes.reverse();
                <$total>::from(<$type>::from_ne_bytes(bytes))
            }
            #[inline(always)]
            fn plus(a: $total, b: $total) -> $total {
                $plus(a, b)
            }
            #[inline]
            unsafe fn sum_lines(lines: Lines, mut emit: impl FnMut($total)) {
                for k in 0..lines.count {
                    // SAFETY: the caller's promise.
                    emit(unsafe { $sum_swapped(lines.line(k), lines.stride, lines.len) });
                }
            }
        }
    )*};
}

fn plus_f64(a: f64, b: f64) -> f64 {
    a + b
}
fn plus_f32(a: f32, b: f32) -> f32 {
    a + b
}

summand! {
    f64 as f64, 8 lanes: plus_f64, sum_f64, sum_swapped_f64;
    f32 as f32, 8 lanes: plus_f32, sum_f32, sum_swapped_f32;
    u8 as u64, 4 lanes: u64::wrapping_add, lines_any::<Self>, sum_any::<Self>;
    u16 as u64, 4 lanes: u64::wrapping_add, lines_any::<Self>, sum_any::<Self>;
    u32 as u64, 4 lanes: u64::wrapping_add, lines_any::<Self>, sum_any::<Self>;
    u64 as u64, 4 lanes: u64::wrapping_add, lines_any::<Self>, sum_any::<Self>;
    i8 as i64, 4 lanes: i64::wrapping_add, lines_any::<Self>, sum_any::<Self>;
    i16 as i64, 4 lanes: i64::wrapping_add, lines_any::<Self>, sum_any::<Self>;
    i32 as i64, 4 lanes: i64::wrapping_add, lines_any::<Self>, sum_swapped_i32;
    i64 as i64, 4 lanes: i64::wrapping_add, lines_any::<Self>, sum_any::<Self>;
}

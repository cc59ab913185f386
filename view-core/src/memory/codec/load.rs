//! Runs of numbers into arrays of one type, for comparison.

use core::ptr;

use super::Code;
use super::float::half_to_f64;
use crate::copy::opaque;

impl Code {
    /// Whether equal values have equal bytes and the other way round, given the same
    /// code on both sides: integers and characters.
    pub(crate) const fn is_bitwise(self) -> bool {
        matches!(self, Self::Char) || (self.is_int() && !matches!(self, Self::Bool))
    }

    /// Whether it is a whole number; a truth value counts as one.
    pub(crate) const fn is_int(self) -> bool {
        matches!(
            self,
            Self::Bool
                | Self::I8
                | Self::U8
                | Self::I16
                | Self::U16
                | Self::I32
                | Self::U32
                | Self::I64
                | Self::U64
                | Self::I16Swapped
                | Self::U16Swapped
                | Self::I32Swapped
                | Self::U32Swapped
                | Self::I64Swapped
                | Self::U64Swapped
        )
    }

    /// Whether an `f64` holds every value exactly.
    pub(crate) const fn fits_f64(self) -> bool {
        let float = matches!(
            self,
            Self::F16
                | Self::F32
                | Self::F64
                | Self::F16Swapped
                | Self::F32Swapped
                | Self::F64Swapped
        );
        float || (self.is_int() && self.size() < 8)
    }
}

/// A run: `$to.len()` items read by `$read` from a pointer.
macro_rules! run {
    ($at:ident, $stride:ident, $to:ident, $type:ty, |$raw:ident| $value:expr) => {{
        let size = size_of::<$type>() as isize;
        let load = |at: *const u8| {
            // SAFETY: an item of the run, by the function's contract.
            let $raw: $type = unsafe { ptr::read_unaligned(at.cast()) };
            $value
        };
        if $stride == size {
            // The distance is a constant here, for the optimizer.
            for (i, to) in $to.iter_mut().enumerate() {
                // SAFETY: inside the run.
                *to = load(unsafe { $at.offset(i as isize * size) });
            }
        } else {
            let mut at = $at;
            for to in $to.iter_mut() {
                *to = load(at);
                // Past the last item nothing is read.
                at = opaque(at.wrapping_offset($stride));
            }
        }
    }};
}

/// Numbers that fit an `f64`, as such.
///
/// # Safety
///
/// As many items of the code as `to` has room for can be read, `stride` bytes apart.
pub(crate) unsafe fn load_floats(code: Code, at: *const u8, stride: isize, to: &mut [f64]) {
    match code {
        Code::Bool => run!(at, stride, to, u8, |x| f64::from(u8::from(x != 0))),
        Code::I8 => run!(at, stride, to, i8, |x| x.into()),
        Code::U8 => run!(at, stride, to, u8, |x| x.into()),
        Code::I16 => run!(at, stride, to, i16, |x| x.into()),
        Code::U16 => run!(at, stride, to, u16, |x| x.into()),
        Code::I32 => run!(at, stride, to, i32, |x| x.into()),
        Code::U32 => run!(at, stride, to, u32, |x| x.into()),
        Code::F16 => run!(at, stride, to, u16, |x| half_to_f64(x)),
        Code::F32 => run!(at, stride, to, f32, |x| x.into()),
        Code::F64 => run!(at, stride, to, f64, |x| x),
        Code::I16Swapped => run!(at, stride, to, i16, |x| x.swap_bytes().into()),
        Code::U16Swapped => run!(at, stride, to, u16, |x| x.swap_bytes().into()),
        Code::I32Swapped => run!(at, stride, to, i32, |x| x.swap_bytes().into()),
        Code::U32Swapped => run!(at, stride, to, u32, |x| x.swap_bytes().into()),
        Code::F16Swapped => run!(at, stride, to, u16, |x| half_to_f64(x.swap_bytes())),
        Code::F32Swapped => {
            run!(at, stride, to, u32, |x| f32::from_bits(x.swap_bytes())
                .into());
        }
        Code::F64Swapped => run!(at, stride, to, u64, |x| f64::from_bits(x.swap_bytes())),
        _ => {}
    }
}

/// Whole numbers, as `i128`.
///
/// # Safety
///
/// As [`load_floats`].
pub(crate) unsafe fn load_ints(code: Code, at: *const u8, stride: isize, to: &mut [i128]) {
    match code {
        Code::Bool => run!(at, stride, to, u8, |x| i128::from(x != 0)),
        Code::I8 => run!(at, stride, to, i8, |x| x.into()),
        Code::U8 => run!(at, stride, to, u8, |x| x.into()),
        Code::I16 => run!(at, stride, to, i16, |x| x.into()),
        Code::U16 => run!(at, stride, to, u16, |x| x.into()),
        Code::I32 => run!(at, stride, to, i32, |x| x.into()),
        Code::U32 => run!(at, stride, to, u32, |x| x.into()),
        Code::I64 => run!(at, stride, to, i64, |x| x.into()),
        Code::U64 => run!(at, stride, to, u64, |x| x.into()),
        Code::I16Swapped => run!(at, stride, to, i16, |x| x.swap_bytes().into()),
        Code::U16Swapped => run!(at, stride, to, u16, |x| x.swap_bytes().into()),
        Code::I32Swapped => run!(at, stride, to, i32, |x| x.swap_bytes().into()),
        Code::U32Swapped => run!(at, stride, to, u32, |x| x.swap_bytes().into()),
        Code::I64Swapped => run!(at, stride, to, i64, |x| x.swap_bytes().into()),
        Code::U64Swapped => run!(at, stride, to, u64, |x| x.swap_bytes().into()),
        _ => {}
    }
}

//! The numbers of the crate `half`.

use half::{bf16, f16};

use super::{BufferView, F16};
use crate::format::Scalar;
use crate::layout::Layout;

// SAFETY: transparent over a `u16`; every bit pattern is a value.
unsafe impl BufferView for f16 {
    const LAYOUT: Layout = Layout::scalar::<Self>("f16", Scalar::F16);
}

/// No format has a code for this type, so it is written as the integer of
/// its bits, `H`; NumPy with `ml_dtypes` reads it by `.view("bfloat16")`.
// SAFETY: as above.
unsafe impl BufferView for bf16 {
    const LAYOUT: Layout = Layout::scalar::<Self>("bf16", Scalar::U16);
}

impl From<F16> for f16 {
    fn from(value: F16) -> Self {
        Self::from_bits(value.to_bits())
    }
}

impl From<f16> for F16 {
    fn from(value: f16) -> Self {
        Self::from_bits(value.to_bits())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_crates_agree_on_every_number() {
        for bits in 0..=u16::MAX {
            let (ours, theirs) = (F16::from_bits(bits), f16::from_bits(bits));
            assert_eq!(ours.is_nan(), theirs.is_nan());
            if !ours.is_nan() {
                assert_eq!(ours.to_f64().to_bits(), theirs.to_f64().to_bits());
            }
            // `half` drops the low bits of an `f64` before it rounds, so only
            // from `f32` are both right.
            let between = f32::from(bits) * 1.000_3 - 30_000.0;
            assert_eq!(
                F16::from_f32(between).to_bits(),
                f16::from_f32(between).to_bits()
            );
        }
        assert_eq!(<[f16; 3]>::FORMAT, "e");
        assert_eq!(bf16::FORMAT, "H");
    }
}

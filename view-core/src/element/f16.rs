//! Half-precision numbers.
//!
//! Rust has no stable `f16` yet, but records have fields of it: graphics, audio and machine
//! learning store numbers of 16 bits and compute in 32. [`F16`] is the storage:
//! the bits, and the conversions to and from the types that compute.
//!
//! A binary16 has a sign, 5 bits of exponent and 10 of fraction. Every one of
//! its values is an `f32`, so the way up is exact. The way down rounds
//! to the nearest, ties to the even one, and is done in a single step from an
//! `f64`: rounding first to `f32` and then to `F16` would round some numbers twice.

use core::cmp::Ordering;
use core::fmt;

use super::BufferView;
use crate::format::Scalar;
use crate::layout::Layout;

/// An IEEE 754 binary16 number: `e` in a format string, `float16` in NumPy.
///
/// It compares and prints as the number it is. To compute, convert it.
///
/// ```
/// use view_core::{BufferView, F16};
///
/// let third = F16::from_f32(1.0 / 3.0);
/// assert_eq!(third.to_f32(), 0.333_251_95);
/// assert_eq!(third.to_bits(), 0x3555);
/// assert_eq!(F16::FORMAT, "e");
/// ```
#[derive(Clone, Copy, Default)]
#[repr(transparent)]
pub struct F16(u16);

impl F16 {
    /// One.
    pub const ONE: Self = Self(0x3C00);
    /// Positive infinity.
    pub const INFINITY: Self = Self(0x7C00);
    /// Negative infinity.
    pub const NEG_INFINITY: Self = Self(0xFC00);
    /// Not a number, quiet.
    pub const NAN: Self = Self(0x7E00);
    /// The largest finite number, 65504.
    pub const MAX: Self = Self(0x7BFF);
    /// The smallest finite number, -65504.
    pub const MIN: Self = Self(0xFBFF);
    /// The smallest positive normal number, 2⁻¹⁴.
    pub const MIN_POSITIVE: Self = Self(0x0400);
    /// The distance from one to the next larger number, 2⁻¹⁰.
    pub const EPSILON: Self = Self(0x1400);

    /// The number with these bits.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert_eq!(F16::from_bits(0x3E00).to_f32(), 1.5);
    /// assert_eq!(F16::from_bits(0xFC00), F16::NEG_INFINITY);
    /// ```
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// The bits of the number.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// // Equal numbers, other bits: the sign of a zero.
    /// assert_eq!(F16::from_f32(0.0), F16::from_f32(-0.0));
    /// assert_eq!(F16::from_f32(-0.0).to_bits(), 0x8000);
    /// ```
    #[must_use]
    pub const fn to_bits(self) -> u16 {
        self.0
    }

    /// The nearest half-precision number, of two equally near ones the even.
    ///
    /// What lies at 65520 or beyond is infinite. A `NaN` stays one and keeps
    /// the upper bits of its payload.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert_eq!(F16::from_f64(2049.0).to_f32(), 2048.0); // between 2048 and 2050
    /// assert_eq!(F16::from_f64(2049.000_001).to_f32(), 2050.0); // the hair still counts
    /// assert_eq!(F16::from_f64(65520.0), F16::INFINITY);
    /// ```
    #[must_use]
    pub const fn from_f64(value: f64) -> Self {
        const FRACTION: u64 = (1 << 52) - 1;
        let bits = value.to_bits();
        let sign = (bits >> 48) as u16 & 0x8000;
        let exponent = (bits >> 52 & 0x7FF) as i32 - 1023;
        let fraction = bits & FRACTION;
        let magnitude = match exponent {
            1024 if fraction != 0 => 0x7E00 | (fraction >> 42) as u16,
            16.. => 0x7C00,
            // The carry out of the fraction goes into the exponent, where it belongs, and
            // at the very top turns it into infinity.
            -14.. => rounded(((exponent + 15) as u64) << 52 | fraction, 42),
            // Below 2⁻¹⁴ there is no hidden bit: the unit is 2⁻²⁴.
            -25.. => rounded(1 << 52 | fraction, (28 - exponent) as u32),
            _ => 0,
        };
        Self(sign | magnitude)
    }

    /// The nearest half-precision number, of two equally near ones the even.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert_eq!(F16::from_f32(0.1).to_f32(), 0.099_975_586);
    /// assert_eq!(F16::from_f32(2051.0).to_f32(), 2052.0); // 2050 is as near, but odd
    /// ```
    #[must_use]
    pub const fn from_f32(value: f32) -> Self {
        // Exact, so that what follows rounds but once.
        Self::from_f64(value as f64)
    }

    /// The same number as an `f32`, exactly.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert_eq!(F16::from_bits(1).to_f32(), 1.0 / 16_777_216.0); // the least above zero, 2⁻²⁴
    /// ```
    #[must_use]
    pub const fn to_f32(self) -> f32 {
        let sign = (self.0 as u32 & 0x8000) << 16;
        let exponent = self.0 as u32 >> 10 & 0x1F;
        let fraction = self.0 as u32 & 0x3FF;
        let magnitude = match exponent {
            0 => (fraction as f32 * (1.0 / 16_777_216.0)).to_bits(),
            31 => 0x7F80_0000 | fraction << 13,
            _ => (exponent + 112) << 23 | fraction << 13,
        };
        f32::from_bits(sign | magnitude)
    }

    /// The same number as an `f64`, exactly.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert_eq!(F16::MAX.to_f64() + 0.125, 65504.125);
    /// ```
    #[must_use]
    pub const fn to_f64(self) -> f64 {
        self.to_f32() as f64
    }

    /// Whether it is not a number.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// let root = F16::from_f32((-1.0_f32).sqrt());
    /// assert!(root.is_nan() && root != root);
    /// assert!(!F16::INFINITY.is_nan());
    /// ```
    #[must_use]
    pub const fn is_nan(self) -> bool {
        self.0 & 0x7FFF > 0x7C00
    }

    /// Whether it is neither infinite nor `NaN`.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert!(F16::from_f32(65504.0).is_finite());
    /// assert!(!F16::from_f32(1e6).is_finite() && !F16::NAN.is_finite());
    /// ```
    #[must_use]
    pub const fn is_finite(self) -> bool {
        self.0 & 0x7C00 != 0x7C00
    }

    /// The bytes, most significant first.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert_eq!(F16::ONE.to_be_bytes(), [0x3C, 0]);
    /// ```
    #[must_use]
    pub const fn to_be_bytes(self) -> [u8; 2] {
        self.0.to_be_bytes()
    }

    /// The bytes, least significant first.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert_eq!(F16::ONE.to_le_bytes(), [0, 0x3C]);
    /// ```
    #[must_use]
    pub const fn to_le_bytes(self) -> [u8; 2] {
        self.0.to_le_bytes()
    }

    /// The number whose bytes these are, most significant first.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert_eq!(F16::from_be_bytes([0x7B, 0xFF]), F16::MAX);
    /// ```
    #[must_use]
    pub const fn from_be_bytes(bytes: [u8; 2]) -> Self {
        Self(u16::from_be_bytes(bytes))
    }

    /// The number whose bytes these are, least significant first.
    ///
    /// ```
    /// use view_core::F16;
    ///
    /// assert_eq!(F16::from_le_bytes([0xFF, 0x7B]), F16::MAX);
    /// ```
    #[must_use]
    pub const fn from_le_bytes(bytes: [u8; 2]) -> Self {
        Self(u16::from_le_bytes(bytes))
    }
}

/// `value` without its lowest `bits` bits, rounded to the nearest, ties to even.
const fn rounded(value: u64, bits: u32) -> u16 {
    let kept = value >> bits;
    let rest = value & ((1 << bits) - 1);
    let half = 1 << (bits - 1);
    (kept + (rest > half || (rest == half && kept & 1 == 1)) as u64) as u16
}

impl From<F16> for f32 {
    fn from(value: F16) -> Self {
        value.to_f32()
    }
}

impl From<F16> for f64 {
    fn from(value: F16) -> Self {
        value.to_f64()
    }
}

impl PartialEq for F16 {
    fn eq(&self, other: &Self) -> bool {
        self.to_f32() == other.to_f32()
    }
}

impl PartialOrd for F16 {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.to_f32().partial_cmp(&other.to_f32())
    }
}

impl fmt::Debug for F16 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_f32().fmt(f)
    }
}

impl fmt::Display for F16 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_f32().fmt(f)
    }
}

// SAFETY: a `u16` inside: two initialised bytes, every bit pattern a value.
unsafe impl BufferView for F16 {
    const LAYOUT: Layout = Layout::scalar::<Self>("F16", Scalar::F16);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of finite bits, from the definition.
    fn reference(bits: u16) -> f64 {
        let (exponent, fraction) = (i32::from(bits >> 10 & 0x1F), f64::from(bits & 0x3FF));
        let two = |power: i32| f64::from_bits(((1023 + power) as u64) << 52);
        let magnitude = if exponent == 0 {
            fraction * two(-24)
        } else {
            (1024.0 + fraction) * two(exponent - 25)
        };
        if bits & 0x8000 == 0 {
            magnitude
        } else {
            -magnitude
        }
    }

    #[test]
    fn every_number_is_what_its_bits_say_and_comes_back() {
        for bits in 0..=u16::MAX {
            let value = F16::from_bits(bits);
            if value.is_nan() {
                assert!(value.to_f32().is_nan() && value.to_f64().is_nan());
                assert!(F16::from_f32(value.to_f32()).is_nan());
                continue;
            }
            if value.is_finite() {
                assert_eq!(
                    value.to_f64().to_bits(),
                    reference(bits).to_bits(),
                    "{bits:04x}"
                );
            } else {
                assert!(value.to_f64().is_infinite());
            }
            assert_eq!(F16::from_f64(value.to_f64()).to_bits(), bits);
            assert_eq!(F16::from_f32(value.to_f32()).to_bits(), bits);
        }
    }

    #[test]
    fn every_border_between_two_numbers_is_where_it_should_be() {
        for bits in 0..0x7C00_u16 {
            // Above the largest lies what would be next if there were one.
            let (low, high) = (reference(bits), reference(bits + 1));
            let high = if bits == 0x7BFF { 65536.0 } else { high };
            let middle = f64::midpoint(low, high);
            let even = bits + (bits & 1);
            for sign in [0, 0x8000] {
                let signed = |x: f64| if sign == 0 { x } else { -x };
                assert_eq!(F16::from_f64(signed(middle)).to_bits(), even | sign);
                assert_eq!(
                    F16::from_f64(signed(middle.next_down())).to_bits(),
                    bits | sign
                );
                assert_eq!(
                    F16::from_f64(signed(middle.next_up())).to_bits(),
                    (bits + 1) | sign
                );
                // The middle is an `f32`, too.
                let middle = signed(middle) as f32;
                assert_eq!(F16::from_f32(middle).to_bits(), even | sign);
            }
        }
    }

    #[test]
    fn numbers_are_rounded_once() {
        // 1 + 2⁻¹¹ is a tie; a hair more, lost in an `f32`, rounds up.
        let tie = 1.0 + f64::from(2.0_f32.powi(-11));
        assert_eq!(F16::from_f64(tie).to_bits(), 0x3C00);
        assert_eq!(F16::from_f64(tie + 1e-12).to_bits(), 0x3C01);
    }

    #[test]
    fn the_ends_are_reached() {
        assert_eq!(F16::from_f64(65519.999).to_bits(), F16::MAX.to_bits());
        assert_eq!(F16::from_f64(65520.0), F16::INFINITY);
        assert_eq!(F16::from_f64(f64::NEG_INFINITY), F16::NEG_INFINITY);
        assert_eq!(F16::from_f64(-1e300), F16::NEG_INFINITY);
        assert_eq!(F16::from_f64(-0.0).to_bits(), 0x8000);
        assert_eq!(F16::from_f64(5e-324).to_bits(), 0);
        assert!(F16::from_f64(f64::NAN).is_nan() && F16::NAN != F16::NAN);
        assert!(F16::MIN < F16::MIN_POSITIVE && F16::EPSILON < F16::ONE);
    }
}

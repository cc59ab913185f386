//! Floating-point formats Rust has no type for: binary16, the x87 80-bit
//! format and binary128, to and from `f64`.

/// A binary16 as an `f64`, exactly.
#[inline]
pub(crate) fn half_to_f64(bits: u16) -> f64 {
    let sign = u64::from(bits >> 15) << 63;
    let exponent = u64::from(bits >> 10 & 0x1F);
    let mantissa = u64::from(bits & 0x3FF);
    let magnitude = match (exponent, mantissa) {
        (0, 0) => 0,
        // A multiple of 2^-24, which a float holds exactly.
        (0, _) => (mantissa as f64 * f64::from_bits((1023 - 24) << 52)).to_bits(),
        (0x1F, _) => 0x7FF << 52 | mantissa << 42,
        _ => (exponent + 1023 - 15) << 52 | mantissa << 42,
    };
    f64::from_bits(sign | magnitude)
}

/// The nearest binary16, ties to even; `None` for a finite number that
/// rounds past 65504, the largest.
pub(crate) fn half_from_f64(value: f64) -> Option<u16> {
    let bits = value.to_bits();
    let sign = (bits >> 48) as u16 & 0x8000;
    let magnitude = value.abs();
    if value.is_nan() {
        // The high bits of the payload are kept, and it stays a NaN.
        let payload = (bits >> 42) as u16 & 0x3FF;
        return Some(sign | 0x7C00 | if payload == 0 { 0x200 } else { payload });
    }
    if value.is_infinite() {
        return Some(sign | 0x7C00);
    }
    if magnitude >= 65520.0 {
        return None;
    }
    // Below 2^-14 the numbers are multiples of 2^-24; above, of 2^(e - 10).
    // Adding 2^52 times that unit rounds to it, as the hardware rounds.
    let exponent = ((magnitude.to_bits() >> 52) as i64 - 1023).max(-14);
    let unit = (exponent - 10 + 52 + 1023) as u64;
    let rounder = f64::from_bits(unit << 52);
    let steps = ((magnitude + rounder).to_bits() - rounder.to_bits()) as u16;
    // `steps` counts the implicit bit too, so a carry moves into the exponent.
    let base = (exponent + 14) as u16;
    Some(sign | ((base << 10) + steps))
}

/// An x87 extended number in the first ten of `bytes`, little-endian, rounded
/// to the nearest `f64`.
pub(crate) fn x87_to_f64(bytes: &[u8]) -> f64 {
    let mut low = [0; 8];
    low.copy_from_slice(&bytes[..8]);
    let mantissa = u64::from_le_bytes(low);
    let high = u16::from_le_bytes([bytes[8], bytes[9]]);
    let exponent = i32::from(high & 0x7FFF);
    let negative = high >> 15 == 1;
    if exponent == 0x7FFF {
        let special = if mantissa << 1 == 0 {
            f64::INFINITY
        } else {
            f64::NAN
        };
        return special.copysign(if negative { -1.0 } else { 1.0 });
    }
    assemble(negative, u128::from(mantissa) << 64, exponent - 16383)
}

/// A binary128, as bits, rounded to the nearest `f64`.
pub(crate) fn quad_to_f64(bits: u128) -> f64 {
    let exponent = (bits >> 112) as i32 & 0x7FFF;
    let mantissa = bits << 16 >> 1;
    let negative = bits >> 127 == 1;
    if exponent == 0x7FFF {
        let special = if mantissa == 0 {
            f64::INFINITY
        } else {
            f64::NAN
        };
        return special.copysign(if negative { -1.0 } else { 1.0 });
    }
    let implicit = if exponent == 0 { 0 } else { 1_u128 << 127 };
    assemble(negative, implicit | mantissa, exponent.max(1) - 16383)
}

/// The `f64` nearest to `mantissa / 2^127 * 2^exponent`.
fn assemble(negative: bool, mantissa: u128, exponent: i32) -> f64 {
    let sign = u64::from(negative) << 63;
    if mantissa == 0 {
        return f64::from_bits(sign);
    }
    let shift = mantissa.leading_zeros();
    let mantissa = mantissa << shift;
    let exponent = exponent - shift as i32;
    if exponent > 1023 {
        return f64::from_bits(sign | 0x7FF << 52);
    }
    // 53 bits are kept, less where the result is subnormal.
    let kept = if exponent < -1022 {
        53 - (-1022 - exponent)
    } else {
        53
    };
    let drop = 128 - kept;
    let (steps, rest, half) = match drop {
        129.. => return f64::from_bits(sign),
        128 => (0, mantissa, 1_u128 << 127),
        _ => (mantissa >> drop, mantissa << kept, 1_u128 << 127),
    };
    let up = rest > half || rest == half && steps & 1 == 1;
    let steps = steps as u64 + u64::from(up);
    // The implicit bit is counted in `steps`, so it adds one to the exponent.
    let base = if exponent < -1022 {
        0
    } else {
        (exponent + 1022) as u64
    };
    f64::from_bits(sign | ((base << 52) + steps))
}

/// `value` as an x87 extended number, ten bytes, little-endian; exact.
pub(crate) fn x87_from_f64(value: f64) -> [u8; 10] {
    let (negative, exponent, fraction) = parts(value);
    let (high, mantissa) = match exponent {
        Exponent::Zero => (0, 0),
        Exponent::Special => (0x7FFF, 1 << 63 | fraction << 11),
        Exponent::Of(e) => ((e + 16383) as u16, 1 << 63 | fraction << 11),
    };
    let high = high | u16::from(negative) << 15;
    let mut bytes = [0; 10];
    bytes[..8].copy_from_slice(&u64::to_le_bytes(mantissa));
    bytes[8..].copy_from_slice(&high.to_le_bytes());
    bytes
}

/// `value` as a binary128, as bits; exact.
pub(crate) fn quad_from_f64(value: f64) -> u128 {
    let (negative, exponent, fraction) = parts(value);
    let (high, mantissa) = match exponent {
        Exponent::Zero => (0, 0),
        Exponent::Special => (0x7FFF, u128::from(fraction) << 60),
        Exponent::Of(e) => ((e + 16383) as u128, u128::from(fraction) << 60),
    };
    u128::from(negative) << 127 | high << 112 | mantissa
}

enum Exponent {
    Zero,
    Special,
    Of(i32),
}

/// Sign, exponent and the 52 bits behind the leading one, subnormals
/// normalised.
fn parts(value: f64) -> (bool, Exponent, u64) {
    let bits = value.to_bits();
    let negative = bits >> 63 == 1;
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52 & 0x7FF, fraction) {
        (0, 0) => (negative, Exponent::Zero, 0),
        (0, _) => {
            let shift = fraction.leading_zeros() - 11;
            let fraction = fraction << shift & ((1 << 52) - 1);
            (negative, Exponent::Of(-1022 - shift as i32), fraction)
        }
        (0x7FF, _) => (negative, Exponent::Special, fraction),
        (e, _) => (negative, Exponent::Of(e as i32 - 1023), fraction),
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "conversions are exact")]
mod tests {
    use super::*;

    #[test]
    fn every_half_comes_back() {
        for bits in 0..=u16::MAX {
            let value = half_to_f64(bits);
            if value.is_nan() {
                assert!(half_to_f64(half_from_f64(value).unwrap()).is_nan());
            } else {
                assert_eq!(half_from_f64(value), Some(bits), "{value}");
            }
        }
    }

    #[test]
    fn halves_round_to_the_nearest_even() {
        for bits in 0..0x7BFF_u16 {
            let (low, high) = (half_to_f64(bits), half_to_f64(bits + 1));
            let middle = f64::midpoint(low, high);
            let even = bits + (bits & 1);
            assert_eq!(half_from_f64(middle), Some(even), "{low} {high}");
            assert_eq!(half_from_f64(middle.next_down()), Some(bits));
            assert_eq!(half_from_f64(middle.next_up()), Some(bits + 1));
        }
        // CPython's own line: 65519.99 is stored as 65504, 65520 refused.
        assert_eq!(half_from_f64(65519.99), Some(0x7BFF));
        assert_eq!(half_from_f64(65520.0), None);
        assert_eq!(half_from_f64(-65520.0), None);
        assert_eq!(half_from_f64(f64::NEG_INFINITY), Some(0xFC00));
        assert_eq!(half_from_f64(f64::MIN_POSITIVE), Some(0));
    }

    const SAMPLES: [f64; 14] = [
        0.0,
        -0.0,
        1.0,
        -1.5,
        0.1,
        1e300,
        -1e-300,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        -3e-310,
        f64::INFINITY,
        f64::NEG_INFINITY,
        4_503_599_627_370_497.5,
    ];

    #[test]
    fn long_doubles_hold_every_f64() {
        for value in SAMPLES {
            assert_eq!(x87_to_f64(&x87_from_f64(value)).to_bits(), value.to_bits());
            assert_eq!(quad_to_f64(quad_from_f64(value)).to_bits(), value.to_bits());
        }
        assert!(x87_to_f64(&x87_from_f64(f64::NAN)).is_nan());
        assert!(quad_to_f64(quad_from_f64(f64::NAN)).is_nan());
    }

    #[test]
    fn long_doubles_round_to_the_nearest_even() {
        // 1 + 2^-53 lies between 1 and the next float; 1 + 2^-53 + 2^-63 above.
        let mut one = x87_from_f64(1.0);
        let set = |bytes: &mut [u8; 10], mantissa: u64| {
            bytes[..8].copy_from_slice(&mantissa.to_le_bytes());
        };
        set(&mut one, 1 << 63 | 1 << 10);
        assert_eq!(x87_to_f64(&one), 1.0);
        set(&mut one, 1 << 63 | 1 << 10 | 1);
        assert_eq!(x87_to_f64(&one), 1.0_f64.next_up());
        set(&mut one, u64::MAX);
        assert_eq!(x87_to_f64(&one), 2.0);
        // Past the range of f64, and below half of the smallest one.
        assert_eq!(quad_to_f64(0x7FFE << 112), f64::INFINITY);
        assert_eq!(quad_to_f64((16383 - 1075) << 112), 0.0);
        assert_eq!(quad_to_f64(((16383 - 1075) << 112) | 1), 5e-324);
        assert_eq!(quad_to_f64((16383 - 1074) << 112), 5e-324);
    }
}

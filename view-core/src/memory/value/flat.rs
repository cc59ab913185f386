//! The bytes of a [`Value`].
//!
//! A value that owns nothing is a tag and at most eight more bytes. Written as the enum
//! that it is, that makes two stores; a loop that writes a million of them is bound by its
//! stores, and the compiler will not combine them since the bytes between are none of
//! the value's. So [`put`] writes all 16 bytes, which the optimizer makes into vector
//! stores.
//!
//! # Invariants
//!
//! 1. `Value` is `#[repr(u8)]`: a union of structs in C layout, each with the
//!    tag as its first byte.
//! 2. The tags of values that own nothing are below [`OWNED`], all others are not.

use core::mem::offset_of;

use super::Value;

const BOOL: u8 = 0;
const INT: u8 = 1;
const UINT: u8 = 2;
const FLOAT: u8 = 3;
/// The first tag of a value that owns memory, a power of two: so that one of many
/// tags is not below it if all of them together are not.
const OWNED: u8 = 4;

/// A number in a value, by invariant 1.
#[repr(C)]
struct Number {
    tag: u8,
    bits: u64,
}

/// Whether a value is two words, the tag's and the number's. Where `u64` has an
/// alignment of 4 it is not.
const TWO_WORDS: bool = size_of::<Value>() == 16 && offset_of!(Number, bits) == 8;

/// A number on its way into a value.
#[derive(Clone, Copy)]
pub(crate) struct Flat {
    tag: u8,
    /// What stands behind the tag, of a truth value.
    truth: u8,
    bits: u64,
}

#[allow(non_snake_case)]
impl Flat {
    #[inline(always)]
    pub(crate) const fn Bool(value: bool) -> Self {
        Self {
            tag: BOOL,
            truth: value as u8,
            bits: 0,
        }
    }

    #[inline(always)]
    pub(crate) const fn Int(value: i64) -> Self {
        Self {
            tag: INT,
            truth: 0,
            bits: value as u64,
        }
    }

    /// An `Int`, or a `UInt` where it is too large for one.
    #[inline(always)]
    pub(crate) const fn Whole(value: u64) -> Self {
        Self {
            // The tag of one is that of the other and 1.
            tag: INT + (value >> 63) as u8,
            truth: 0,
            bits: value,
        }
    }

    #[inline(always)]
    pub(crate) const fn Float(value: f64) -> Self {
        Self {
            tag: FLOAT,
            truth: 0,
            bits: value.to_bits(),
        }
    }

    fn value(self) -> Value {
        match self.tag {
            BOOL => Value::Bool(self.truth != 0),
            INT => Value::Int(self.bits as i64),
            UINT => Value::UInt(self.bits),
            _ => Value::Float(f64::from_bits(self.bits)),
        }
    }
}

/// Writes a number as a value.
///
/// # Safety
///
/// There is room for one at `to`, which is aligned for it.
#[inline(always)]
pub(crate) unsafe fn put(to: *mut Value, number: Flat) {
    if TWO_WORDS {
        let first = u64::from_ne_bytes([number.tag, number.truth, 0, 0, 0, 0, 0, 0]);
        // SAFETY: by contract; by invariant 1 these are the bytes of that value, and 16
        // of them as `TWO_WORDS` says.
        unsafe { to.cast::<[u64; 2]>().write([first, number.bits]) };
    } else {
        // SAFETY: by contract.
        unsafe { to.write(number.value()) };
    }
}

/// The tag of a value.
#[inline(always)]
fn tag(value: &Value) -> u8 {
    // SAFETY: invariant 1.
    unsafe { *core::ptr::from_ref(value).cast::<u8>() }
}

/// Whether any of the values owns memory, so that dropping them does something.
#[inline]
pub(super) fn any_owned(values: &[Value]) -> bool {
    // In four chains, so that none waits for another.
    let (fours, rest) = values.as_chunks::<4>();
    let mut all = [0; 4];
    for four in fours {
        for (all, value) in all.iter_mut().zip(four) {
            *all |= tag(value);
        }
    }
    let rest = rest.iter().fold(0, |all, value| all | tag(value));
    all.iter().fold(rest, |one, two| one | two) >= OWNED
}

#[cfg(test)]
mod tests {
    use std::mem::MaybeUninit;
    use std::vec;

    use super::*;

    #[test]
    fn tags_tell_what_owns_memory() {
        let free = [
            (Value::Bool(true), BOOL),
            (Value::Int(-1), INT),
            (Value::UInt(u64::MAX), UINT),
            (Value::Float(-0.0), FLOAT),
        ];
        for (value, expected) in &free {
            assert_eq!(tag(value), *expected);
            assert!(!any_owned(core::slice::from_ref(value)));
        }
        for value in [
            Value::from([1.0, 2.0]),
            Value::from(b"a"),
            Value::from("a"),
            Value::from(vec![1]),
            Value::from((1, 2)),
        ] {
            assert!(tag(&value) >= OWNED);
            let mut values = vec![Value::Int(3); 300];
            values[270] = value;
            assert!(any_owned(&values));
        }
        assert!(OWNED.is_power_of_two());
    }

    #[test]
    fn what_is_put_is_the_value() {
        for (flat, value) in [
            (Flat::Bool(true), Value::Bool(true)),
            (Flat::Bool(false), Value::Bool(false)),
            (Flat::Int(i64::MIN), Value::Int(i64::MIN)),
            (Flat::Whole(i64::MAX as u64), Value::Int(i64::MAX)),
            (Flat::Whole(1 << 63), Value::UInt(1 << 63)),
            (Flat::Float(-1.5), Value::Float(-1.5)),
        ] {
            let mut room = MaybeUninit::uninit();
            // SAFETY: room for one value, which is written.
            let found = unsafe {
                put(room.as_mut_ptr(), flat);
                room.assume_init()
            };
            assert_eq!(tag(&found), tag(&value));
            assert_eq!(found, value);
            assert_eq!(flat.value(), value);
        }
    }
}

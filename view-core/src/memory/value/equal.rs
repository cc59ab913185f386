//! When values are equal: as Python's numbers, tuples and lists are.
//!
//! A value may hold values to any depth, and a program can build one that is deeper
//! than the stack. So what remains to be compared is kept on the heap.

use alloc::vec::Vec;
use core::iter::Zip;
use core::slice::Iter;

use super::{List, Record, Value};

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match pair(self, other) {
            Pair::Leaf(equal) => equal,
            Pair::Values(a, b) => equal_values(a, b),
        }
    }
}

impl PartialEq for List {
    fn eq(&self, other: &Self) -> bool {
        equal_values(self, other)
    }
}

/// By value and position, as tuples compare; names do not count.
impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        equal_values(self.values(), other.values())
    }
}

/// What the comparison of two values comes to.
enum Pair<'v> {
    Leaf(bool),
    /// That of the values they hold.
    Values(&'v [Value], &'v [Value]),
}

fn equal_values(a: &[Value], b: &[Value]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut pairs = a.iter().zip(b);
    // What is left to compare of the values that hold these.
    let mut outer: Vec<Zip<Iter<'_, Value>, Iter<'_, Value>>> = Vec::new();
    loop {
        let Some((a, b)) = pairs.next() else {
            match outer.pop() {
                Some(rest) => pairs = rest,
                None => return true,
            }
            continue;
        };
        match pair(a, b) {
            Pair::Leaf(true) => {}
            Pair::Leaf(false) => return false,
            Pair::Values(a, b) if a.len() != b.len() => return false,
            Pair::Values(a, b) => outer.push(core::mem::replace(&mut pairs, a.iter().zip(b))),
        }
    }
}

#[expect(clippy::float_cmp, reason = "exact equality is what is asked")]
fn pair<'v>(a: &'v Value, b: &'v Value) -> Pair<'v> {
    use Value::{Bytes, Complex, Float, Int, List, Record, Str};
    Pair::Leaf(match (a, b) {
        (Int(a), Int(b)) => a == b,
        (Float(a), Float(b)) => a == b,
        (Bytes(a), Bytes(b)) => a == b,
        (Str(a), Str(b)) => a == b,
        (List(a), List(b)) => return Pair::Values(a, b),
        (Record(a), Record(b)) => return Pair::Values(a.values(), b.values()),
        (Complex(a), Complex(b)) => a == b,
        (Complex(parts), real) | (real, Complex(parts)) => {
            parts[1] == 0.0 && real_equal(&Float(parts[0]), real)
        }
        (a, b) => real_equal(a, b),
    })
}

/// Whether two values are the same real number.
#[expect(clippy::float_cmp, reason = "exact equality is what is asked")]
fn real_equal(a: &Value, b: &Value) -> bool {
    match (a.as_int(), b.as_int()) {
        (Some(a), Some(b)) => a == b,
        (Some(int), None) => matches!(b, Value::Float(float) if same(int, *float)),
        (None, Some(int)) => matches!(a, Value::Float(float) if same(int, *float)),
        (None, None) => matches!((a, b), (Value::Float(a), Value::Float(b)) if a == b),
    }
}

/// Whether a float is exactly this integer.
#[inline]
#[expect(clippy::float_cmp, reason = "exact equality is what is asked")]
pub(crate) fn same(int: i128, float: f64) -> bool {
    // Every float in this range that is whole converts without loss; out of it
    // the conversion saturates, to numbers that no i64 or u64 is.
    float as i128 == int && (float as i128) as f64 == float
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_by_value() {
        let nan = f64::NAN;
        assert_ne!(Value::from(nan), Value::from(0));
        assert_ne!(Value::from(0.5), Value::from(0));
        assert_eq!(Value::from(-0.0), Value::from(0));
        assert_eq!(Value::from(u64::MAX), Value::UInt(u64::MAX));
        assert_ne!(
            Value::from(u64::MAX),
            Value::from(18_446_744_073_709_551_616.0)
        );
        assert_ne!(Value::from(f64::INFINITY), Value::from(u64::MAX));
        assert_eq!(
            Value::from(1_u64 << 63),
            Value::from(9_223_372_036_854_775_808.0)
        );
        assert_eq!(Value::from([1.0, 0.0]), Value::from(true));
        assert_ne!(Value::from([1.0, 0.5]), Value::from(1));
    }

    #[test]
    fn text_and_bytes_are_not_each_other() {
        assert_ne!(Value::from("a"), Value::from(b"a"));
        assert_ne!(Value::from(b"a"), Value::from(97));
        assert_ne!(Value::from((1, 2)), Value::from(vec![1, 2]));
    }

    use std::vec;
}

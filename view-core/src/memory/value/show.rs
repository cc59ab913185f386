//! Values as NumPy and Python print them.
//!
//! Printing goes down with the values on the stack, so it ends at [`DEEPEST`] levels: what
//! lies below is shown as `...`. No item of a view is that deep, but a program can build
//! such a value.

use core::fmt::{self, Write as _};

use super::{List, Record, Value};

/// So many levels of lists and records are printed.
const DEEPEST: usize = 256;

/// A value, so many levels down.
struct Nested<'v>(&'v Value, usize);

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Nested(self, 0), f)
    }
}

impl fmt::Display for Nested<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Bool(true) => f.write_str("True"),
            Value::Bool(false) => f.write_str("False"),
            Value::Int(value) => write!(f, "{value}"),
            Value::UInt(value) => write!(f, "{value}"),
            Value::Float(value) => float(*value, f),
            Value::Complex(parts) => {
                // As Python prints it: `3j`, and `(-1+0.5j)` where the first part is not zero.
                let [re, im] = parts.map(Whole);
                if re.0.to_bits() == 0 {
                    return write!(f, "{im}j");
                }
                let plus = if im.0.is_sign_negative() && !im.0.is_nan() {
                    ""
                } else {
                    "+"
                };
                write!(f, "({re}{plus}{im}j)")
            }
            Value::Bytes(bytes) => write!(f, "{bytes}"),
            Value::Str(text) => write!(f, "{text}"),
            Value::List(list) => list_at(list, self.1, f),
            Value::Record(record) => record_at(record, self.1, f),
        }
    }
}

/// A float with the fewest digits that read back as the same, in exponent form
/// where Python has it.
fn float(value: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let magnitude = value.abs();
    if value.is_nan() {
        f.write_str("nan")
    } else if value.is_infinite() {
        f.write_str(if value > 0.0 { "inf" } else { "-inf" })
    } else if magnitude != 0.0 && !(1e-4..1e16).contains(&magnitude) {
        // Rust writes 1e-7 and 1.5e300, Python 1e-07 and 1.5e+300.
        let mut digits = Short::default();
        write!(digits, "{value:e}")?;
        let (mantissa, exponent) = digits.as_str().split_once('e').unwrap_or(("", "0"));
        let (sign, exponent) = match exponent.strip_prefix('-') {
            Some(exponent) => ('-', exponent),
            None => ('+', exponent),
        };
        write!(f, "{mantissa}e{sign}{exponent:0>2}")
    } else {
        write!(f, "{value:?}")
    }
}

/// A part of a complex number: a whole one has no point.
struct Whole(f64);

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.abs() < 1e16 && self.0 % 1.0 == 0.0 {
            write!(f, "{}", self.0)
        } else {
            float(self.0, f)
        }
    }
}

/// Room for one float in text.
#[derive(Default)]
struct Short {
    bytes: [u8; 32],
    len: usize,
}

impl Short {
    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }
}

impl fmt::Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        let room = self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        list_at(self, 0, f)
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        record_at(self, 0, f)
    }
}

fn list_at(list: &List, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    sequence(f, "[", list, depth, "]")
}

fn record_at(record: &Record, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let values = record.values();
    let close = if values.len() == 1 { ",)" } else { ")" };
    sequence(f, "(", values, depth, close)
}

fn sequence(
    f: &mut fmt::Formatter<'_>,
    open: &str,
    values: &[Value],
    depth: usize,
    close: &str,
) -> fmt::Result {
    f.write_str(open)?;
    if depth >= DEEPEST && !values.is_empty() {
        f.write_str("...")?;
        return f.write_str(close);
    }
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        fmt::Display::fmt(&Nested(value, depth + 1), f)?;
    }
    f.write_str(close)
}

/// As [`Display`](fmt::Display), with the names of a record's fields.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Nested(self, 0), f)
    }
}

impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_list(self, 0, f)
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_record(self, 0, f)
    }
}

impl fmt::Debug for Nested<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::List(list) if self.1 < DEEPEST => debug_list(list, self.1, f),
            Value::Record(record) if self.1 < DEEPEST => debug_record(record, self.1, f),
            _ => fmt::Display::fmt(self, f),
        }
    }
}

fn debug_list(list: &List, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let values = list.iter().map(|value| Nested(value, depth + 1));
    f.debug_list().entries(values).finish()
}

fn debug_record(record: &Record, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if record.is_named() {
        let mut map = f.debug_struct("Record");
        for (name, value) in record.iter() {
            map.field(name.unwrap_or("_"), &Nested(value, depth + 1));
        }
        map.finish()
    } else {
        let mut tuple = f.debug_tuple("");
        for value in record.values() {
            tuple.field(&Nested(value, depth + 1));
        }
        tuple.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec;

    use super::*;

    #[test]
    fn values_read_as_in_python() {
        for (value, text) in [
            (Value::from(1.0), "1.0"),
            (Value::from(1e16), "1e+16"),
            (Value::from(1.5e-7), "1.5e-07"),
            (Value::from(0.0001), "0.0001"),
            (Value::from(-0.0), "-0.0"),
            (Value::from(f64::NAN), "nan"),
            (Value::from([1.0, -2.5]), "(1-2.5j)"),
            (Value::from(true), "True"),
            (Value::from(u64::MAX), "18446744073709551615"),
            (Value::from(vec![1, 2]), "[1, 2]"),
            (Value::from((1, "a")), "(1, 'a')"),
            (Value::from((1,)), "(1,)"),
        ] {
            assert_eq!(value.to_string(), text);
        }
    }

    #[test]
    fn debug_names_the_fields() {
        let view = crate::memory::memoryview(&[[1_u8, 2], [3, 4]]);
        let named = view.reinterpret("T{B:a:T{B:b:}:in:}").unwrap();
        let record = named.get([1, 0]).unwrap();
        assert_eq!(
            std::format!("{record:?}"),
            "Record { a: 3, in: Record { b: 4 } }"
        );
        let tuple = view.reinterpret("BB").unwrap().get([1, 0]).unwrap();
        assert_eq!(std::format!("{tuple:?}"), "(3, 4)");
    }
}

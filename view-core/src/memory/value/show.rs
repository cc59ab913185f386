//! Values as NumPy and Python print them.

use core::fmt::{self, Write as _};

use super::{List, Record, Value};

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(true) => f.write_str("True"),
            Self::Bool(false) => f.write_str("False"),
            Self::Int(value) => write!(f, "{value}"),
            Self::UInt(value) => write!(f, "{value}"),
            Self::Float(value) => float(*value, f),
            Self::Complex(parts) => {
                let [re, im] = **parts;
                f.write_char('(')?;
                float(re, f)?;
                if !im.is_sign_negative() || im.is_nan() {
                    f.write_char('+')?;
                }
                float(im, f)?;
                f.write_str("j)")
            }
            Self::Bytes(bytes) => write!(f, "{bytes}"),
            Self::Str(text) => write!(f, "{text}"),
            Self::List(list) => write!(f, "{list}"),
            Self::Record(record) => write!(f, "{record}"),
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
        sequence(f, "[", self, "]")
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let close = if self.values().len() == 1 { ",)" } else { ")" };
        sequence(f, "(", self.values(), close)
    }
}

fn sequence(f: &mut fmt::Formatter<'_>, open: &str, values: &[Value], close: &str) -> fmt::Result {
    f.write_str(open)?;
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        write!(f, "{value}")?;
    }
    f.write_str(close)
}

/// As [`Display`](fmt::Display), with the names of a record's fields.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List(list) => fmt::Debug::fmt(list, f),
            Self::Record(record) => fmt::Debug::fmt(record, f),
            other => fmt::Display::fmt(other, f),
        }
    }
}

impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_named() {
            let mut map = f.debug_struct("");
            for (name, value) in self.iter() {
                map.field(name.unwrap_or("_"), value);
            }
            map.finish()
        } else {
            let mut tuple = f.debug_tuple("");
            for value in self.values() {
                tuple.field(value);
            }
            tuple.finish()
        }
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
            (Value::from([1.0, -2.5]), "(1.0-2.5j)"),
            (Value::from(true), "True"),
            (Value::from(u64::MAX), "18446744073709551615"),
            (Value::from(vec![1, 2]), "[1, 2]"),
            (Value::from((1, "a")), "(1, 'a')"),
            (Value::from((1,)), "(1,)"),
        ] {
            assert_eq!(value.to_string(), text);
        }
    }
}

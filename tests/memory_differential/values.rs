//! Values in the notation of the recorded text.

use std::fmt::Write;

use view_core::memory::{Memory, Record, Value};

use crate::case::unhex;

fn bits(value: f64) -> String {
    if value.is_nan() {
        "nan".into()
    } else {
        format!("{:016x}", value.to_bits())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

pub(crate) fn bytes(bytes: &[u8]) -> String {
    format!("b{};", hex(bytes))
}

pub(crate) fn text(text: &str) -> String {
    format!("u{};", hex(text.as_bytes()))
}

pub(crate) fn tuple<T: std::fmt::Display>(numbers: &[T]) -> String {
    let mut text = String::from("(");
    for number in numbers {
        write!(text, "i{number};").unwrap();
    }
    text + ")"
}

pub(crate) fn truth(value: bool) -> &'static str {
    if value { "T" } else { "F" }
}

pub(crate) fn encode(value: &Value) -> String {
    match value {
        Value::Bool(value) => truth(*value).into(),
        Value::Int(value) => format!("i{value};"),
        Value::UInt(value) => format!("i{value};"),
        Value::Float(value) => format!("d{};", bits(*value)),
        Value::Complex(parts) => format!("c{},{};", bits(parts[0]), bits(parts[1])),
        Value::Bytes(value) => bytes(value),
        Value::Str(value) => text(value),
        Value::List(list) => {
            list.iter()
                .map(encode)
                .fold(String::from("["), |all, one| all + &one)
                + "]"
        }
        Value::Record(record) => {
            record
                .values()
                .iter()
                .map(encode)
                .fold(String::from("("), |all, one| all + &one)
                + ")"
        }
        other => panic!("no notation for {other}"),
    }
}

/// Reads a value; what Rust cannot say (an integer past 64 bits) is `None`.
pub(crate) fn decode(text: &mut &str) -> Option<Value> {
    let (tag, rest) = text.split_at(1);
    *text = rest;
    let mut word = || {
        let (word, rest) = rest.split_once(';').unwrap();
        *text = rest;
        word
    };
    Some(match tag {
        "T" => Value::Bool(true),
        "F" => Value::Bool(false),
        "i" => {
            let number: i128 = word().parse().unwrap();
            match i64::try_from(number) {
                Ok(number) => number.into(),
                Err(_) => u64::try_from(number).ok()?.into(),
            }
        }
        "d" => float(word()).into(),
        "c" => {
            let (re, im) = word().split_once(',').unwrap();
            [float(re), float(im)].into()
        }
        "b" => Value::from(&unhex(word())[..]),
        "u" => String::from_utf8(unhex(word())).unwrap().into(),
        "[" | "(" => {
            let mut values = Vec::new();
            while !text.starts_with([']', ')']) {
                values.push(decode(text)?);
            }
            *text = &text[1..];
            if tag == "[" {
                values.into()
            } else {
                Record::tuple(values).into()
            }
        }
        other => panic!("no value begins with {other:?}"),
    })
}

fn float(bits: &str) -> f64 {
    match bits {
        "nan" => f64::NAN,
        bits => f64::from_bits(u64::from_str_radix(bits, 16).unwrap()),
    }
}

/// The answer to a question for all attributes.
pub(crate) fn attributes(view: &Memory) -> String {
    let mut all = format!(
        "{}i{};i{};i{};{}{}{}",
        text(view.format()),
        view.itemsize(),
        view.nbytes(),
        view.ndim(),
        tuple(view.shape()),
        tuple(view.strides()),
        tuple(view.suboffsets()),
    );
    for flag in [
        view.readonly(),
        view.is_c_contiguous(),
        view.is_f_contiguous(),
        view.is_contiguous(),
    ] {
        all += truth(flag);
    }
    all
}

//! Items in columns, floats on their points.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::value::Value;
use super::plain;

/// The items as text, all of one width.
pub(super) fn align(values: &[Value]) -> Vec<String> {
    let floats: Option<Vec<f64>> = values
        .iter()
        .map(|value| match value {
            Value::Float(float) => Some(*float),
            _ => None,
        })
        .collect();
    match floats {
        Some(floats) => align_floats(&floats),
        None => pad_left(values.iter().map(plain).collect()),
    }
}

fn pad_left(mut cells: Vec<String>) -> Vec<String> {
    let width = |cell: &String| cell.chars().count();
    let widest = cells.iter().map(width).max().unwrap_or(0);
    for cell in &mut cells {
        let missing = widest - width(cell);
        cell.insert_str(0, &" ".repeat(missing));
    }
    cells
}

/// Floats with at most eight digits behind the point; with exponents where the
/// largest and the smallest lie far apart. The rules are NumPy's.
fn align_floats(floats: &[f64]) -> Vec<String> {
    let magnitudes = || {
        floats
            .iter()
            .map(|x| x.abs())
            .filter(|x| x.is_finite() && *x > 0.0)
    };
    let largest = magnitudes().fold(0.0, f64::max);
    let smallest = magnitudes().fold(f64::INFINITY, f64::min);
    if largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000.0 {
        return with_exponents(floats);
    }
    let cells: Vec<String> = floats
        .iter()
        .map(|&x| special(x).unwrap_or_else(|| fixed(x)))
        .collect();
    // What stands behind the point is filled up, so that points are in line.
    let behind = |cell: &str| cell.find('.').map_or(0, |point| cell.len() - point);
    let most = cells.iter().map(|cell| behind(cell)).max().unwrap_or(0);
    let filled = cells.into_iter().map(|mut cell| {
        if cell.contains('.') {
            let missing = most - behind(&cell);
            cell.push_str(&" ".repeat(missing));
        }
        cell
    });
    pad_left(filled.collect())
}

fn special(x: f64) -> Option<String> {
    if x.is_nan() {
        Some("nan".into())
    } else if x.is_infinite() {
        Some(if x > 0.0 { "inf" } else { "-inf" }.into())
    } else {
        None
    }
}

/// The shortest digits that read back as the same, or eight behind the point.
fn fixed(x: f64) -> String {
    let exact = x.to_string();
    let digits = exact.split_once('.').map_or(0, |(_, digits)| digits.len());
    let mut text = if digits > 8 {
        alloc::format!("{x:.8}")
    } else {
        exact
    };
    if text.contains('.') {
        let kept = text.trim_end_matches('0').len();
        text.truncate(kept);
    } else {
        text.push('.');
    }
    text
}

fn with_exponents(floats: &[f64]) -> Vec<String> {
    let digits = |x: f64| {
        let text = alloc::format!("{x:e}");
        let mantissa = text.split('e').next().unwrap_or_default();
        mantissa
            .split_once('.')
            .map_or(0, |(_, digits)| digits.len())
    };
    let most = floats
        .iter()
        .filter(|x| x.is_finite())
        .map(|&x| digits(x))
        .max()
        .unwrap_or(0)
        .min(8);
    let cell = |&x: &f64| {
        special(x).unwrap_or_else(|| {
            let text = alloc::format!("{x:.most$e}");
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            let point = if most == 0 { "." } else { "" };
            let (sign, exponent) = match exponent.strip_prefix('-') {
                Some(exponent) => ('-', exponent),
                None => ('+', exponent),
            };
            alloc::format!("{mantissa}{point}e{sign}{exponent:0>2}")
        })
    };
    pad_left(floats.iter().map(cell).collect())
}

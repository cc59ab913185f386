//! Items in columns, floats on their points: NumPy's rules, whose names the comments give.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::codec::Node;
use super::super::value::Value;
use super::width::{Width, plain};

/// No more digits than these behind the point (`precision`).
const DIGITS: usize = 8;

/// The items as text, as they stand in brackets or in a column.
pub(super) fn align(values: &[Value], node: &Node) -> Vec<String> {
    let width = Width::of(node);
    let all = |which: fn(&Value) -> bool| values.iter().all(which);
    if all(|value| matches!(value, Value::Float(_))) {
        let floats: Vec<f64> = values.iter().filter_map(Value::as_float).collect();
        align_floats(&floats, width, false)
    } else if all(|value| matches!(value, Value::Complex(_))) {
        align_complex(values, width)
    } else if all(|value| matches!(value, Value::Bool(_))) {
        // Always as wide as `False` (`BoolFormat`).
        values
            .iter()
            .map(|value| format!("{:>5}", value.to_string()))
            .collect()
    } else if all(|value| matches!(value, Value::Bytes(_) | Value::Str(_))) {
        values.iter().map(ToString::to_string).collect()
    } else {
        pad_left(values.iter().map(|value| plain(value, node)).collect())
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

/// Both parts on points of their own, the second with a sign (`ComplexFloatingFormat`).
fn align_complex(values: &[Value], width: Width) -> Vec<String> {
    let part = |which: usize| -> Vec<f64> {
        let parts = values.iter().filter_map(Value::as_complex);
        parts.map(|parts| parts[which]).collect()
    };
    let reals = align_floats(&part(0), width, false);
    let imaginaries = align_floats(&part(1), width, true);
    let both = reals.into_iter().zip(imaginaries);
    both.map(|(real, imaginary)| {
        let digits = imaginary.trim_end();
        let rest = &imaginary[digits.len()..];
        format!("{real}{digits}j{rest}")
    })
    .collect()
}

/// Floats, with exponents where one is large or small, or lies far from another
/// (`FloatingFormat`). `plus` gives every one a sign.
fn align_floats(floats: &[f64], width: Width, plus: bool) -> Vec<String> {
    let finite = || floats.iter().copied().filter(|x| x.is_finite());
    let magnitudes = || finite().map(f64::abs).filter(|x| *x > 0.0);
    let largest = magnitudes().fold(0.0, f64::max);
    let smallest = magnitudes().fold(f64::INFINITY, f64::min);
    // What is compared is of the items' own width, and so is the quotient.
    let exponents = largest >= width.exponent_from()
        || smallest < width.rounded(1e-4)
        || width.rounded(largest / smallest) > 1000.0;
    let sign = |text: String| {
        if plus && !text.starts_with('-') {
            format!("+{text}")
        } else {
            text
        }
    };
    let cells: Vec<String> = if exponents {
        with_exponents(floats, width)
    } else {
        let fixed = |&x: &f64| {
            if x.is_finite() {
                fixed(x, width)
            } else {
                String::new()
            }
        };
        floats.iter().map(fixed).collect()
    };
    let cells: Vec<String> = cells.into_iter().map(sign).collect();
    // What stands before and behind the points (`pad_left`, `pad_right`).
    let sides = || {
        let shown = cells.iter().zip(floats).filter(|(_, x)| x.is_finite());
        shown.map(|(cell, _)| {
            let point = cell.find('.').unwrap_or(cell.len());
            (point, cell.len().saturating_sub(point + 1))
        })
    };
    let before = sides().map(|(before, _)| before).max().unwrap_or(0);
    let behind = sides().map(|(_, behind)| behind).max().unwrap_or(0);
    let mut all = before + 1 + behind;
    if finite().count() < floats.len() {
        let infinite = plus || floats.contains(&f64::NEG_INFINITY);
        all = all.max(3 + usize::from(infinite));
    }
    let cell = |(mut cell, x): (String, &f64)| {
        if x.is_finite() {
            let behind_this = cell
                .len()
                .saturating_sub(cell.find('.').unwrap_or(cell.len()) + 1);
            cell.push_str(&" ".repeat(behind - behind_this));
        } else {
            cell = sign(special(*x).into());
        }
        format!("{cell:>all$}")
    };
    cells.clone().into_iter().zip(floats).map(cell).collect()
}

fn special(x: f64) -> &'static str {
    if x.is_nan() {
        "nan"
    } else if x > 0.0 {
        "inf"
    } else {
        "-inf"
    }
}

/// The shortest digits that read back as the same, or eight behind the point.
fn fixed(x: f64, width: Width) -> String {
    let mut text = width.shortest(x).to_string();
    if text
        .split_once('.')
        .is_some_and(|(_, digits)| digits.len() > DIGITS)
    {
        text = format!("{x:.DIGITS$}");
        text.truncate(text.trim_end_matches('0').len());
    } else if !text.contains('.') {
        text.push('.');
    }
    text
}

/// Floats with exponents, all with as many digits as the longest needs.
fn with_exponents(floats: &[f64], width: Width) -> Vec<String> {
    let digits = |&x: &f64| {
        let behind = |text: &str| {
            let mantissa = text.split('e').next().unwrap_or_default();
            let digits = mantissa.split_once('.').map_or("", |(_, digits)| digits);
            digits.len()
        };
        match behind(&format!("{:e}", width.shortest(x))) {
            digits if digits <= DIGITS => digits,
            _ => {
                let text = format!("{x:.DIGITS$e}");
                let mantissa = text.split('e').next().unwrap_or_default();
                behind(mantissa.trim_end_matches('0'))
            }
        }
    };
    let finite = || floats.iter().filter(|x| x.is_finite());
    let most = finite().map(digits).max().unwrap_or(0);
    let parts = |x: &f64| {
        // As many digits as it needs are the shortest; more are those of its value.
        let exact = digits(x) < most;
        let text = if exact {
            format!("{x:.most$e}")
        } else {
            format!("{:.most$e}", width.shortest(*x))
        };
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let point = if most == 0 { "." } else { "" };
        let (sign, exponent) = match exponent.strip_prefix('-') {
            Some(exponent) => ('-', exponent),
            None => ('+', exponent),
        };
        (format!("{mantissa}{point}e{sign}"), exponent.to_string())
    };
    let longest = finite().map(|x| parts(x).1.len()).max().unwrap_or(0).max(2);
    let cell = |x: &f64| {
        if !x.is_finite() {
            return String::new();
        }
        let (start, exponent) = parts(x);
        format!("{start}{exponent:0>longest$}")
    };
    floats.iter().map(cell).collect()
}

//! From the tree to the literal.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use core::fmt::Write;

use super::types;
use crate::format::tree::{Field, Item};
use crate::{Error, ErrorKind};

/// The description of the whole item.
pub(super) fn whole(item: &Item) -> Result<String, Error> {
    let mut out = String::new();
    let (shape, element) = item.as_array();
    if shape.is_empty() {
        description(&mut out, element, "the item")?;
    } else {
        out.push('(');
        description(&mut out, element, "the item")?;
        out.push_str(", ");
        tuple(&mut out, shape);
        out.push(')');
    }
    Ok(out)
}

fn description(out: &mut String, item: &Item, name: &str) -> Result<(), Error> {
    if let Some(fields) = item.fields() {
        return list(out, fields, item.size());
    }
    let text = types::string(item).ok_or_else(|| {
        Error::with_message(
            ErrorKind::NotImplemented,
            format!("{name} is of a kind that NumPy has no type for"),
        )
    })?;
    quoted(out, &text);
    Ok(())
}

fn list(out: &mut String, fields: &[Field], size: usize) -> Result<(), Error> {
    let given = fields
        .iter()
        .flat_map(|field| [field.name(), field.title()]);
    let taken: BTreeSet<&str> = given.flatten().collect();
    let mut cursor = 0;
    let mut numbers = 0..;
    out.push('[');
    for field in fields {
        pad(out, field.offset() - cursor);
        separate(out);
        let name = field.name().map_or_else(
            || {
                let mut defaults = numbers.by_ref().map(|i: usize| format!("f{i}"));
                let free = defaults.find(|name| !taken.contains(name.as_str()));
                free.unwrap_or_default()
            },
            String::from,
        );
        out.push('(');
        if let Some(title) = field.title() {
            out.push('(');
            quoted(out, title);
            out.push_str(", ");
            quoted(out, &name);
            out.push(')');
        } else {
            quoted(out, &name);
        }
        out.push_str(", ");
        let (shape, element) = field.item().as_array();
        description(out, element, &name)?;
        if !shape.is_empty() {
            out.push_str(", ");
            tuple(out, shape);
        }
        out.push(')');
        cursor = field.offset() + field.item().size();
    }
    pad(out, size - cursor);
    out.push(']');
    Ok(())
}

fn pad(out: &mut String, bytes: usize) {
    if bytes > 0 {
        separate(out);
        // Writing into a string cannot fail.
        let _ = write!(out, "('', '|V{bytes}')");
    }
}

fn separate(out: &mut String) {
    if !out.ends_with('[') {
        out.push_str(", ");
    }
}

/// `(2, 3)`, and `(2,)` for one, as Python writes tuples.
fn tuple(out: &mut String, extents: &[usize]) {
    for (i, extent) in extents.iter().enumerate() {
        let before = if i == 0 { "(" } else { ", " };
        let _ = write!(out, "{before}{extent}");
    }
    out.push_str(if extents.len() == 1 { ",)" } else { ")" });
}

/// A string as Python's `repr` writes it.
fn quoted(out: &mut String, text: &str) {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    out.push(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            '\0'..='\x1f' | '\x7f'..='\u{a0}' | '\u{ad}' => {
                let _ = write!(out, "\\x{:02x}", c as u32);
            }
            // Blanks other than ' ', and marks that would turn the line.
            '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push(quote);
}

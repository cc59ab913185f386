//! Type strings: `<f8`, `|S5`, `>U3`.

use alloc::format;
use alloc::string::String;

use crate::format::platform::Platform;
use crate::format::scalar::{ByteOrder, LongDouble, Scalar};
use crate::format::tree::{Item, ItemKind};

/// The item that a type string names, or none if it names nothing known.
pub(super) fn item(text: &str) -> Option<Item> {
    let (order, rest) = match text.chars().next()? {
        '<' => (ByteOrder::Little, &text[1..]),
        '>' | '!' => (ByteOrder::Big, &text[1..]),
        '=' | '|' => (ByteOrder::NATIVE, &text[1..]),
        _ => (ByteOrder::NATIVE, text),
    };
    let kind = rest.chars().next().filter(char::is_ascii)?;
    let digits = &rest[1..];
    if kind == 'O' && matches!(digits, "" | "4" | "8") {
        return Some(Item {
            kind: ItemKind::Object,
            size: Platform::NATIVE.pointer_size(),
        });
    }
    let (digits, unit) = match digits.split_once('[') {
        Some((digits, unit)) => (digits, Some(unit.strip_suffix(']')?)),
        None => (digits, None),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size: usize = match (digits, kind) {
        // `S` alone is a text of no bytes.
        ("", 'S' | 'a' | 'U' | 'V') => 0,
        _ => digits.parse().ok()?,
    };
    match (kind, unit) {
        ('S' | 'a', None) => Item::bytes(size).ok(),
        ('U', None) => Item::text(size, order).ok(),
        ('V', None) => Item::void(size).ok(),
        ('M' | 'm', _) if size == 8 => Some(Item::scalar(Scalar::I64, order)),
        (_, None) => Some(Item::scalar(scalar(kind, size)?, order)),
        _ => None,
    }
}

fn scalar(kind: char, size: usize) -> Option<Scalar> {
    Some(match (kind, size) {
        ('b', 1) => Scalar::Bool,
        ('i', 1) => Scalar::I8,
        ('i', 2) => Scalar::I16,
        ('i', 4) => Scalar::I32,
        ('i', 8) => Scalar::I64,
        ('u', 1) => Scalar::U8,
        ('u', 2) => Scalar::U16,
        ('u', 4) => Scalar::U32,
        ('u', 8) => Scalar::U64,
        ('f', 2) => Scalar::F16,
        ('f', 4) => Scalar::F32,
        ('f', 8) => Scalar::F64,
        ('f', 12 | 16) => Scalar::LongDouble(long_double(size)),
        ('c', 8) => Scalar::Complex32,
        ('c', 16) => Scalar::Complex64,
        ('c', 24 | 32) => Scalar::ComplexLongDouble(long_double(size / 2)),
        _ => return None,
    })
}

/// The `long double` of this size: that of this target, if it is of this size.
fn long_double(size: usize) -> LongDouble {
    match Platform::NATIVE.code(b'g', true).map(|code| code.scalar) {
        Some(Scalar::LongDouble(own)) if own.size() == size => own,
        _ if size == 12 => LongDouble::X87In12,
        _ => LongDouble::X87In16,
    }
}

/// The type string of an item that is neither a struct nor an array, or none
/// if NumPy has no type for it.
pub(super) fn string(item: &Item) -> Option<String> {
    let size = item.size();
    Some(match *item.kind() {
        ItemKind::Bytes => format!("|S{size}"),
        ItemKind::Void => format!("|V{size}"),
        ItemKind::Text { order } => format!("{}U{}", order.prefix(), size / 4),
        ItemKind::Object => "|O".into(),
        ItemKind::Scalar { scalar, order } => {
            let kind = match scalar {
                Scalar::Bool => 'b',
                Scalar::Char => 'S',
                Scalar::I8 | Scalar::I16 | Scalar::I32 | Scalar::I64 => 'i',
                Scalar::U8 | Scalar::U16 | Scalar::U32 | Scalar::U64 => 'u',
                Scalar::F16 | Scalar::F32 | Scalar::F64 | Scalar::LongDouble(_) => 'f',
                Scalar::Complex32 | Scalar::Complex64 | Scalar::ComplexLongDouble(_) => 'c',
                Scalar::Ucs4 => return Some(format!("{}U1", order.prefix())),
                Scalar::Ucs2 | Scalar::Complex16 => return None,
            };
            let mark = if scalar.has_byte_order() {
                order.prefix()
            } else {
                "|"
            };
            format!("{mark}{kind}{size}")
        }
        _ => return None,
    })
}

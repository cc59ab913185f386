//! What is read is written again: to the same meaning in any spelling, and to
//! the same bytes in the spelling of the producer.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

mod format_support;

use format_support::{Row, corpus};
use view_core::format::{Dialect, Field, Format, Item, ItemKind};

/// The rows of this platform that can be read, with what they say.
fn readable() -> impl Iterator<Item = (Row, Format)> {
    corpus()
        .into_iter()
        .filter(|row| row.platform == "x86_64")
        .filter_map(|row| {
            let format = Format::parse_sized(&row.format, row.itemsize).ok()?;
            Some((row, format))
        })
}

/// What every format keeps, however it came about.
fn check(item: &Item) {
    match item.kind() {
        ItemKind::Struct { fields } => {
            let mut cursor = 0;
            for field in fields {
                assert!(field.offset() >= cursor, "{item:?}");
                cursor = field.offset() + field.item().size();
                check(field.item());
            }
            assert!(cursor <= item.size(), "{item:?}");
        }
        ItemKind::Array { shape, element } => {
            assert!(!matches!(element.kind(), ItemKind::Array { .. }));
            let count: usize = shape.iter().product();
            assert_eq!(count * element.size(), item.size());
            check(element);
        }
        _ => {}
    }
}

#[test]
fn the_canonical_spelling_keeps_the_meaning() {
    for (row, format) in readable() {
        check(format.item());
        let text = format.to_string();
        let again = Format::parse(&text).unwrap_or_else(|e| panic!("{}: {e}", row.format));
        assert_eq!(again, format, "{} as {text}", row.format);
        assert_eq!(Format::parse_sized(&text, row.itemsize).unwrap(), format);
        assert_eq!(again.to_string(), text);
        assert!(again.is_equivalent(&format));
    }
}

#[test]
fn ctypes_writes_the_same() {
    let mut rows = 0;
    for (row, format) in readable() {
        if row.producer != "ctypes" || row.agrees != "exact" || row.version != "3.13.0" {
            continue;
        }
        rows += 1;
        assert_eq!(
            format.to_string_as(Dialect::Ctypes),
            row.format,
            "{}",
            row.description
        );
        // Where C has a type for all of it, that is the canonical spelling too.
        let plain = !row
            .format
            .contains(['P', 'z', 'Z', 'O', '&', 'u', 'X', 'g']);
        if plain && format.is_record() {
            assert_eq!(format.to_string(), row.format, "{}", row.description);
        }
    }
    assert!(rows > 500, "{rows}");
}

#[test]
fn numpy_writes_the_same() {
    let mut rows = 0;
    for (row, format) in readable() {
        // NumPy looks at the memory as well: another address, other marks.
        let odd = ["off by", "every second", "0 items", "1 item", "field"];
        if row.producer != "numpy" || odd.iter().any(|word| row.description.contains(word)) {
            continue;
        }
        rows += 1;
        let text = format.to_string_as(Dialect::NumPy);
        // `long long` and `long` are two types of one size to NumPy.
        let long = |text: &str| text.replace(['q', 'Q'], "l").replace('L', "l");
        assert_eq!(long(&text), long(&row.format), "{}", row.description);
        let again = Format::parse_sized(&text, row.itemsize).unwrap();
        assert!(again.is_equivalent(&format), "{text}");
    }
    assert!(rows > 200, "{rows}");
}

#[test]
fn struct_writes_the_same_offsets() {
    let mut rows = 0;
    for (row, format) in readable().filter(|(row, _)| row.producer == "struct") {
        if let Ok(text) = format.to_struct_string() {
            rows += 1;
            assert!(text.starts_with(['<', '>']) || row.itemsize == 0);
            let flat = Format::parse(&text).unwrap();
            assert_eq!(flat.itemsize(), row.itemsize, "{} as {text}", row.format);
            assert_eq!(
                leaves(flat.item()),
                leaves(format.item()),
                "{} as {text}",
                row.format
            );
        }
    }
    assert!(rows > 600, "{rows}");
}

/// The offsets and sizes of the fields of a flat struct.
fn leaves(item: &Item) -> Vec<(usize, usize)> {
    let fields = item.fields().map_or_else(
        || vec![(0, item.size())],
        |fields| {
            let place = |f: &Field| (f.offset(), f.item().size());
            fields.iter().map(place).collect()
        },
    );
    fields.into_iter().filter(|&(_, size)| size > 0).collect()
}

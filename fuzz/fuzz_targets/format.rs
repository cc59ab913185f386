//! Format strings: what can be read can be written, and reads the same again.
//!
//! The first byte chooses platform and itemsize, the rest is the string.

#![no_main]

use libfuzzer_sys::fuzz_target;
use view_core::format::{
    Dialect, Element, Format, FormatErrorKind, Item, ItemKind, Parser, Platform,
};

const PLATFORMS: [Platform; 8] = [
    Platform::NATIVE,
    Platform::X86_64,
    Platform::I686,
    Platform::S390X,
    Platform::WASM32,
    Platform::WIN64,
    Platform::WIN32,
    Platform::AARCH64,
];

fuzz_target!(|data: &[u8]| {
    let Some((&choice, text)) = data.split_first() else {
        return;
    };
    let Ok(text) = str::from_utf8(text) else {
        return;
    };
    let platform = PLATFORMS[usize::from(choice) % PLATFORMS.len()];
    let itemsize = usize::from(choice) / PLATFORMS.len();

    match Format::parse(text) {
        Ok(format) => {
            check(&format);
            borrowed(text, &format);
            // The itemsize it has is one it can be read for.
            let sized = Format::parse_sized(text, format.itemsize());
            if let Ok(sized) = &sized {
                check(sized);
                assert_eq!(sized.itemsize(), format.itemsize());
            }
        }
        Err(error) => {
            assert!(error.column() > 0 && error.offset() <= text.len());
            assert!(error.to_string().lines().count() == 3, "{error}");
        }
    }
    for itemsize in [
        itemsize,
        itemsize * 4,
        usize::MAX - itemsize,
        usize::MAX / 2 - itemsize,
    ] {
        if let Ok(format) = Format::parse_for(text, itemsize, platform) {
            assert_eq!(format.itemsize(), itemsize);
            layout(format.item());
            if platform == Platform::NATIVE {
                check(&format);
            }
        }
    }
});

/// Writes the format in every way and reads it again.
fn check(format: &Format) {
    layout(format.item());
    let text = format.to_string();
    let again = Format::parse(&text).unwrap_or_else(|e| panic!("{e}"));
    if !is_wide(format.item()) {
        assert_eq!(&again, format, "{text}");
    }
    assert_eq!(again.to_string(), text);
    assert!(format.is_equivalent(format));
    let sized = Format::parse_sized(&text, format.itemsize()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(sized, again, "{text}");

    // ctypes marks all but `&` and `X{}`, which `@` aligns at the start and pads at the end,
    // perhaps past what memory holds.
    let ctypes = format.to_string_as(Dialect::Ctypes);
    let is_marked = !ctypes.contains(['&', 'X']);
    match Format::parse(&ctypes) {
        Ok(read) if is_marked => assert_eq!(read.itemsize(), format.itemsize(), "{ctypes}"),
        Err(error) if is_marked => panic!("{error}"),
        Err(error) => assert_eq!(error.kind(), FormatErrorKind::Limit, "{error}"),
        Ok(_) => {}
    }

    let numpy = format.to_string_as(Dialect::NumPy);
    if let Ok(read) = Format::parse_sized(&numpy, format.itemsize()) {
        layout(read.item());
    }
    // An array of structs is written out, which may be past what is read here.
    if let Ok(flat) = format.to_struct_string() {
        match Format::parse(&flat) {
            Ok(read) => assert_eq!(read.itemsize(), format.itemsize(), "{flat}"),
            Err(error) => assert_eq!(error.kind(), FormatErrorKind::Limit, "{error}"),
        }
    }
    if let Ok(descr) = format.to_descr() {
        let read = Format::from_descr(&descr).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(read.itemsize(), format.itemsize(), "{descr}");
        assert_eq!(read.to_descr().unwrap(), descr);
    }
}

/// `u` of two bytes has no spelling on a target where it has four.
fn is_wide(item: &Item) -> bool {
    format!("{item:?}").contains("Ucs2")
}

/// Fields are in order, do not overlap and lie inside their struct.
fn layout(item: &Item) {
    match item.kind() {
        ItemKind::Struct { fields } => {
            let mut cursor = 0usize;
            for field in fields {
                assert!(field.offset() >= cursor, "{item:?}");
                cursor = field.offset().checked_add(field.item().size()).unwrap();
                layout(field.item());
                if let Some(name) = field.name() {
                    assert!(!name.is_empty() && !name.contains([':', '\0']));
                    let (offset, found) = item.field(name).unwrap();
                    assert!(offset == field.offset() && found == field.item());
                }
            }
            assert!(cursor <= item.size(), "{item:?}");
        }
        ItemKind::Array { shape, element } => {
            assert!(!shape.is_empty());
            let size = shape
                .iter()
                .try_fold(element.size(), |size, &extent| size.checked_mul(extent));
            assert_eq!(size, Some(item.size()), "{item:?}");
            layout(element);
        }
        _ => {}
    }
    assert!(isize::try_from(item.size()).is_ok());
}

/// The borrowed reading says the same as the tree.
fn borrowed(text: &str, format: &Format) {
    let mut parser = Parser::new();
    let parsed = parser.parse(text).unwrap();
    assert_eq!(parsed.itemsize(), format.itemsize());
    assert_eq!(&parsed.to_format().unwrap(), format);
    if let Some(fields) = format.fields() {
        let elements: Vec<Element<'_, '_>> = parsed.fields().collect();
        assert_eq!(elements.len(), fields.len());
        for (element, field) in elements.iter().zip(fields) {
            assert_eq!(element.name(), field.name());
            assert_eq!(element.offset(), field.offset());
            assert_eq!(element.size(), field.item().size());
            assert_eq!(element.shape(), field.item().as_array().0);
        }
    }
}

//! Words of other languages where a format string belongs.
//!
//! Who writes NumPy all day types `<i4` or `float64`, who writes C `uint32_t`. To the scanner
//! these are format strings with some odd letter in them, and what it would say of that letter
//! helps nobody. So a string that cannot be read is looked at once more, as a whole: if it is
//! a type in another language, the error says what the format string for that type is.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::descr;
use super::error::{FormatError, FormatErrorKind};
use super::explain::{Words, shortened};
use super::fault::Fault;
use super::tree::{Field, Item};
use super::whole::Format;

/// Longer texts are no names of types.
const LONGEST_NAME: usize = 120;
/// Longer formats are no help in a message.
const LONGEST_FORMAT: usize = 200;

/// Codes, NumPy's type strings where sizes are the same everywhere, and the names of the type
/// where a name means the same in all languages that have it, in lower case.
const NAMES: &[(&str, &str, &str)] = &[
    ("?", "b1", "bool|bool_|bool8"),
    ("b", "i1", "byte|int8|int8_t|signed char"),
    ("B", "u1", "ubyte|uint8|uint8_t|unsigned char"),
    ("h", "i2", "short|int16|int16_t|i16"),
    ("H", "u2", "ushort|uint16|uint16_t|u16|unsigned short"),
    ("i", "i4", "intc|int32|int32_t|i32"),
    (
        "I",
        "u4",
        "uint|uintc|uint32|uint32_t|u32|unsigned|unsigned int",
    ),
    ("l", "", "long"),
    ("L", "", "ulong|unsigned long"),
    (
        "q",
        "i8",
        "longlong|long long|int64|int64_t|i64|datetime64|timedelta64",
    ),
    (
        "Q",
        "u8",
        "ulonglong|unsigned long long|uint64|uint64_t|u64",
    ),
    ("n", "", "intp|isize|ssize_t|ptrdiff_t"),
    ("N", "", "uintp|usize|size_t"),
    ("e", "f2", "half|float16"),
    ("f", "f4", "single|float32|f32"),
    ("d", "f8", "double|float64|f64"),
    ("g", "", "longdouble|long double"),
    ("Zf", "c8", "complex64"),
    ("Zd", "c16", "complex|complex128"),
    ("O", "O", "object"),
];

/// Names that mean different things, and what each of them is.
const DOUBTFUL: &[(&str, &str)] = &[
    (
        "i8",
        "`q` for NumPy's, of 8 bytes, `b` for Rust's, of 8 bits",
    ),
    (
        "u8",
        "`Q` for NumPy's, of 8 bytes, `B` for Rust's, of 8 bits",
    ),
    (
        "f16",
        "`g` for NumPy's, of 16 bytes, `e` for Rust's, of 16 bits",
    ),
    ("int", "`i` for C's, `q` for NumPy's"),
    ("float", "`f` for C's, `d` for Python's and NumPy's"),
    ("char", "`c` for C's, `w` for Rust's"),
    ("str", TEXT),
    ("string", TEXT),
    ("bytes", TEXT),
];
const TEXT: &str = "`10s` for 10 bytes of text, `10w` for 10 characters of UCS-4";

/// The error of `fault`, which lies in the format string `text`: where that is no format string
/// but says in another language what one would, the error says it.
#[cold]
pub(super) fn refused(text: &str, fault: Fault) -> FormatError {
    let error = FormatError::new(text, fault);
    match mistaken(text) {
        Some(words) if error.kind() == FormatErrorKind::Syntax => error.reworded(text, words),
        _ => error,
    }
}

/// What a text is that is no format string, and what belongs there instead of it.
fn mistaken(text: &str) -> Option<Words> {
    let text = text.trim();
    let quoted = text.contains(['\'', '"']);
    if quoted && (text.starts_with(['[', '{', '\'', '"']) || text.contains("dtype(")) {
        return Some(description(text));
    }
    if text.len() > LONGEST_NAME {
        return None;
    }
    let doubtful = DOUBTFUL
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(text));
    if let Some((_, meanings)) = doubtful {
        let found = format!("`{text}`, the name of several types");
        return Some((
            found.into(),
            format!("the format string: {meanings}").into(),
        ));
    }
    if let Some((code, _)) = name(text) {
        let found = format!("`{text}`, the name of a type");
        return Some((found.into(), instead(code)));
    }
    let mut format = list(text)?;
    if text.starts_with(['<', '>']) && !format.contains(['<', '>']) {
        // Who says the order means it, although it may be that of this machine.
        format.insert_str(0, &text[..1]);
    }
    let found = format!("{}, which is NumPy's language", shortened(text));
    Some((found.into(), instead(&format)))
}

fn instead(format: &str) -> Cow<'static, str> {
    format!("the format string for it: `{format}`").into()
}

/// A dtype as it is printed, or what is like one.
fn description(text: &str) -> Words {
    let found = "a description of a dtype of NumPy's".into();
    let bare = text.split_once("dtype(").map_or(text, |(_, bare)| bare);
    let expected = match Format::from_descr_prefix(bare).map(|(format, _)| format.to_string()) {
        Ok(format) if format.len() <= LONGEST_FORMAT => format!(
            "the format string for it, `{format}` (`Format::from_descr` reads such descriptions)"
        )
        .into(),
        Ok(_) => "a format string: `Format::from_descr` reads such descriptions".into(),
        Err(_) => {
            "a format string: in Python that of an array is `memoryview(array).format`".into()
        }
    };
    (found, expected)
}

/// The format of NumPy's list of types, `f4,(2,3)f8`, or of one of them, `<i4`.
fn list(text: &str) -> Option<String> {
    let mut items = Vec::new();
    let (mut rest, mut depth) = (text.strip_suffix(',').unwrap_or(text), 0_usize);
    while !rest.is_empty() {
        let end = rest.find(|c: char| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ',' && depth == 0
        });
        let (one, more) = end.map_or((rest, ""), |at| (&rest[..at], &rest[at + 1..]));
        items.push(one_type(one.trim())?);
        rest = more;
    }
    match &*items {
        [] => return None,
        [item] => return Some(Format::from(item.clone()).to_string()),
        _ => {}
    }
    let mut size = 0_usize;
    let mut fields = Vec::new();
    for (number, item) in items.into_iter().enumerate() {
        let offset = size;
        size = size.checked_add(item.size())?;
        fields.push(Field::new(format!("f{number}"), offset, item));
    }
    let record = Item::record(fields, size).ok()?;
    Some(Format::from(record).to_string())
}

/// `<f8`, `3i4`, `(2,3)float64`
fn one_type(text: &str) -> Option<Item> {
    let (shape, element) = match text.strip_prefix('(') {
        Some(rest) => {
            let (shape, element) = rest.split_once(')')?;
            let extents = shape
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty());
            let shape = extents.map(str::parse).collect::<Result<Vec<usize>, _>>();
            (shape.ok()?, element)
        }
        None => match text.find(|c: char| !c.is_ascii_digit())? {
            0 => (Vec::new(), text),
            digits => ([text[..digits].parse().ok()?].to_vec(), &text[digits..]),
        },
    };
    let element = element.trim();
    let item = descr::type_string(element).or_else(|| descr::type_string(name(element)?.1))?;
    Item::array(&shape, item).ok()
}

/// The code of a type that has one name, and its type string.
fn name(text: &str) -> Option<(&'static str, &'static str)> {
    let dates = ["datetime64[", "timedelta64["];
    let bare = match text.strip_suffix(']') {
        Some(unit) if dates.iter().any(|date| unit.starts_with(date)) => unit.split_once('[')?.0,
        _ => text,
    };
    let is_among = |names: &str| names.split('|').any(|name| name.eq_ignore_ascii_case(bare));
    NAMES
        .iter()
        .find(|(_, _, names)| is_among(names))
        .map(|(code, type_string, _)| (*code, *type_string))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_format_that_can_be_read() {
        for (code, type_string, names) in NAMES {
            let format = Format::parse(code);
            assert!(format.is_ok(), "{names}: {code}");
            if let (Ok(format), Some(item)) = (format, descr::type_string(type_string)) {
                assert_eq!(format.itemsize(), item.size(), "{names}");
            } else {
                assert!(type_string.is_empty(), "{names}: {type_string}");
            }
            assert_eq!(**names, names.to_ascii_lowercase());
        }
    }

    /// A type string is a type, and so is what stands in a list.
    #[test]
    fn lists_are_records() {
        let told = |text| list(text).unwrap_or_default();
        assert_eq!(told("|u1"), "B");
        assert_eq!(told(">f4"), ">f");
        assert_eq!(told("S10"), "10s");
        assert_eq!(told(">u2, (2,3)>f8,"), "T{>H:f0:(2,3)>d:f1:}");
        assert_eq!(told("uint8,3V2"), "T{<B:f0:(3)2x:f1:}");
        for text in [
            "",
            ",",
            "f4,,f8",
            "f4,f9",
            "(2)",
            "(f4",
            "99999999999999999999i4",
            "3",
        ] {
            assert_eq!(list(text), None, "{text}");
        }
    }
}

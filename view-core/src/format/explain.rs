//! The words of each fault: what was found, and what was expected instead.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};

use super::fault::{FaultKind, SizeTrouble};
use super::limits;
use crate::error::Count;

/// What was found, and what was expected.
pub(super) type Words = (Cow<'static, str>, Cow<'static, str>);

/// What stands at byte `at` of `text`, and what belongs there.
#[expect(clippy::too_many_lines, reason = "one arm for each fault")]
pub(super) fn explain(text: &str, at: usize, kind: FaultKind) -> Words {
    let here = || Cow::Owned(what_stands(text, at));
    match kind {
        FaultKind::NotACode => (here(), "a type code, a shape, a byte order or `T{`".into()),
        FaultKind::NoStandardSize => (
            format!("`{}`, which has a native size only", &text[at..=at]).into(),
            "a code of standard size such as `q` or `Q`, or `@` before it".into(),
        ),
        FaultKind::Bits => (
            "`t`, a bit field".into(),
            "whole bytes: no producer writes bit fields, so none can be tested".into(),
        ),
        FaultKind::SwappedPointer => (
            "a pointer in foreign byte order".into(),
            "the byte order of the platform: an address means nothing elsewhere".into(),
        ),
        FaultKind::Dangling => (here(), "the type code that this belongs to".into()),
        FaultKind::SecondOrder => (here(), "one byte order per element, not two".into()),
        FaultKind::SecondShape => (here(), "one shape with commas, as `(2,3)`".into()),
        FaultKind::ShapeAfterCount => (here(), "the shape before the count, as `(3)2i`".into()),
        FaultKind::Extent => (here(), "an extent: decimal digits".into()),
        FaultKind::AfterExtent => (here(), "`,` and another extent, or `)`".into()),
        FaultKind::Brace => (here(), "`{`".into()),
        FaultKind::Unopened => (
            "`}` without a `T{` that it could close".into(),
            "another element or the end of the string".into(),
        ),
        FaultKind::Unclosed { opened } => (
            here(),
            format!("`}}` for the `T{{` at column {}", column(text, opened)).into(),
        ),
        FaultKind::UnclosedFunction { opened } => (
            here(),
            format!("`}}` for the `X{{` at column {}", column(text, opened)).into(),
        ),
        FaultKind::ComplexPart => (
            here(),
            "`f`, `d`, `g` or `e` after `Z` (complex), or nothing (wide text pointer)".into(),
        ),
        FaultKind::UnclosedName { opened } => (
            here(),
            format!(
                "`:` after the name that begins at column {}: a name stands behind its type, \
                 between colons, as `<d:x:`",
                column(text, opened)
            )
            .into(),
        ),
        FaultKind::EmptyName => (
            "an empty name".into(),
            "at least one character between the colons".into(),
        ),
        FaultKind::NulInName => (here(), "a name without NUL, which ends a C string".into()),
        FaultKind::DuplicateName => (
            "a name that an earlier field has".into(),
            "names that differ within one struct".into(),
        ),
        FaultKind::ColonInName => (
            "a name with `:` in it".into(),
            "a name that a format string can hold".into(),
        ),
        FaultKind::Expected(expected) => (here(), expected.into()),
        FaultKind::UnclosedString { opened } => (
            here(),
            format!(
                "the quote that ends the string at column {}",
                column(text, opened)
            )
            .into(),
        ),
        FaultKind::TypeString { end } => (
            format!("the type string {}", as_code(&text[at..end])).into(),
            "a byte order (`<`, `>`, `|`), a kind (`b i u f c S U V O M m`) and its size, as `<f8`"
                .into(),
        ),
        FaultKind::TextTooLong => (
            format!("a string of {}", Count(text.len(), "byte")).into(),
            format!("at most {} bytes", limits::MAX_TEXT).into(),
        ),
        FaultKind::NameTooLong => (
            "a longer name".into(),
            format!("names of at most {} bytes", limits::MAX_NAME).into(),
        ),
        FaultKind::TooDeep => (
            "one more level of nesting".into(),
            format!("at most {} levels of `T{{` and `&`", limits::MAX_DEPTH).into(),
        ),
        FaultKind::TooManyDimensions => (
            "one more dimension".into(),
            format!("at most {} dimensions", limits::MAX_NDIM).into(),
        ),
        FaultKind::TooManyItems => (
            "one more element".into(),
            format!("at most {} elements", limits::MAX_ITEMS).into(),
        ),
        FaultKind::TooLarge => (
            "an item larger than memory".into(),
            format!("at most {} bytes", limits::MAX_SIZE).into(),
        ),
        FaultKind::DoubtfulArray => (
            "an array of structs with padding behind it that may be theirs".into(),
            "the padding of a struct inside its braces, as ctypes and pybind11 write it".into(),
        ),
        FaultKind::Size {
            itemsize,
            aligned,
            explicit,
            why,
        } => size_trouble(itemsize, aligned, explicit, why),
    }
}

fn size_trouble(itemsize: usize, aligned: usize, explicit: usize, why: SizeTrouble) -> Words {
    let found = if aligned == explicit {
        format!("fields that add up to {}", Count(aligned, "byte"))
    } else {
        let explicit = Count(explicit, "byte");
        format!("fields that add up to {explicit}, or {aligned} when `@` aligns them")
    };
    let hint = match why {
        SizeTrouble::TooSmall => "",
        SizeTrouble::Unaccounted => {
            "; where the rest belongs is not said (ctypes before Python 3.12 leaves padding out, and \
             NumPy that at the end)"
        }
        SizeTrouble::Misaligned => {
            "; without alignment the sizes agree, but an element under `@` is not aligned then"
        }
    };
    (
        found.into(),
        format!("the itemsize of {}{hint}", Count(itemsize, "byte")).into(),
    )
}

/// A quoted string of the text between backticks, shortened.
fn as_code(text: &str) -> String {
    shortened(text.trim_start_matches('u').trim_matches(['\'', '"']))
}

/// Text between backticks, shortened.
pub(super) fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let short: String = chars
        .by_ref()
        .take(24)
        .flat_map(char::escape_debug)
        .collect();
    let more = if chars.next().is_some() { "…" } else { "" };
    format!("`{short}{more}`")
}

fn what_stands(text: &str, at: usize) -> String {
    match text[at..].chars().next() {
        None => "the end of the string".to_string(),
        Some(c) if c.is_ascii_graphic() => format!("`{c}`"),
        Some(' ') => "a blank".to_string(),
        Some(c) => format!("{c:?}"),
    }
}

fn column(text: &str, at: usize) -> usize {
    text.as_bytes()[..at]
        .iter()
        .filter(|&&b| (b as i8) >= -0x40)
        .count()
        + 1
}

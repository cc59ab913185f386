//! Strings that somebody refuses: refused here too, with an error that helps,
//! unless they mean something to a reader that knows more of the language.

mod format_support;

use format_support::malformed;
use view_core::format::{Format, FormatError, FormatErrorKind};

/// What a consumer says of the string: its size, if it took it.
fn size(outcome: &str) -> Option<usize> {
    outcome.strip_prefix("ok ")?.parse().ok()
}

/// What nobody but the recording script takes, and is refused here as well:
/// empty names and the same name twice, sizes past any memory, two byte orders
/// for one element, complex numbers of something that is no float, digits
/// outside ASCII, more levels or dimensions than any array has.
const STRICTER: usize = 27;

/// A blank between a byte order and its code, which `struct` takes at the
/// start, NumPy's C code strips anywhere, and the script does not know.
fn has_blank_after_order(text: &str) -> bool {
    let mut chars = text.chars().peekable();
    std::iter::from_fn(|| chars.next().map(|c| (c, chars.peek().copied())))
        .any(|(c, next)| "@=<>!^".contains(c) && next.is_some_and(|c| c.is_ascii_whitespace()))
}

#[test]
fn malformed_strings_are_refused() {
    let (mut refused, mut stricter) = (0, 0);
    for row in malformed() {
        let text = &row.format;
        let by_script = size(&row.by_script);
        match Format::parse(text) {
            Ok(format) => {
                // `struct` leaves no doubt; the script knows pointers, `u`, `g`.
                let expected = size(&row.by_struct).or(by_script);
                if !has_blank_after_order(text) || expected.is_some() {
                    assert_eq!(Some(format.itemsize()), expected, "{text:?}: {}", row.why);
                }
            }
            Err(error) => {
                refused += 1;
                // A byte order that governs nothing is most likely a cut.
                let cut = text
                    .trim_start_matches(['@', '=', '<', '>', '!'])
                    .is_empty();
                assert!(
                    size(&row.by_struct).is_none() || cut,
                    "{text:?}, which struct takes: {error}"
                );
                stricter += usize::from(by_script.is_some());
                check(text, &error);
            }
        }
    }
    println!("refused: {refused}, of them taken by the script: {stricter}");
    assert_eq!(stricter, STRICTER);
    assert_eq!(refused, 321);
}

/// The error names a place in the string and points at it.
fn check(text: &str, error: &FormatError) {
    let chars: Vec<char> = text.chars().collect();
    assert!(
        error.column() >= 1 && error.column() <= chars.len() + 1,
        "{error}"
    );
    assert!(text.is_char_boundary(error.offset()));
    assert_eq!(text[..error.offset()].chars().count() + 1, error.column());
    assert!(!error.found().is_empty() && !error.expected().is_empty());

    let shown = error.to_string();
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 3, "{shown}");
    assert!(lines[1].chars().count() <= 80, "{shown}");
    if text.is_ascii() && !text.contains(|c: char| c.is_control()) {
        let caret = lines[2].find('^').unwrap();
        let under = lines[1].chars().nth(caret);
        assert_eq!(under, chars.get(error.column() - 1).copied(), "{shown}");
    }
}

#[test]
fn the_caret_stands_under_the_fault() {
    let cases = [
        (
            "T{<d:x:<y:z:}",
            "format string, column 9: found `y`, expected the type code that this belongs to\n  \
             T{<d:x:<y:z:}\n          ^",
        ),
        (
            // Wide characters take two cells, a combining mark none.
            "T{i:温度:e\u{301}:}",
            "format string, column 9: found '\\u{301}', expected a type code, a shape, a byte \
             order or `T{`\n  T{i:温度:e\u{301}:}\n            ^",
        ),
        (
            "i\ni\0",
            "format string, column 4: found '\\0', expected a type code, a shape, a byte order \
             or `T{`\n  i\u{240a}i\u{2400}\n     ^",
        ),
        (
            "T{i:a:}:b",
            "format string, column 10: found the end of the string, expected `:` after the name \
             that begins at column 9: a name stands behind its type, between colons, as \
             `<d:x:`\n  T{i:a:}:b\n           ^",
        ),
        (
            "(2,x)d",
            "format string, column 4: found `x`, expected an extent: decimal digits\n  \
             (2,x)d\n     ^",
        ),
    ];
    for (text, message) in cases {
        assert_eq!(Format::parse(text).unwrap_err().to_string(), message);
    }
}

#[test]
fn a_long_string_is_shown_around_the_fault() {
    let text = format!("{}y{}", "i:a:x".repeat(5000), "d".repeat(5000));
    let text = text.replace("i:a:", "4i");
    let error = Format::parse(&text).unwrap_err();
    let shown = error.to_string();
    let lines: Vec<&str> = shown.lines().collect();
    assert!(
        lines[1].starts_with("  …") && lines[1].ends_with('…'),
        "{shown}"
    );
    assert!(lines[1].chars().count() < 80, "{shown}");
    let caret = lines[2].chars().position(|c| c == '^').unwrap();
    assert_eq!(lines[1].chars().nth(caret), Some('y'), "{shown}");
}

#[test]
fn each_family_of_error_is_told_apart() {
    let kind = |text: &str| Format::parse(text).unwrap_err().kind();
    assert_eq!(kind("T{"), FormatErrorKind::Syntax);
    assert_eq!(kind(&"(1)".repeat(2)), FormatErrorKind::Syntax);
    assert_eq!(kind("9223372036854775807d"), FormatErrorKind::Limit);
    let error = Format::parse_sized("T{<b:a:<i:b:}", 8).unwrap_err();
    assert_eq!(error.kind(), FormatErrorKind::Itemsize);
    assert_eq!(
        format!("{error:#}"),
        "format string, column 14: found fields that add up to 5 bytes, expected the itemsize of \
         8 bytes; where the rest belongs is not said (ctypes before Python 3.12 leaves padding \
         out, and NumPy that at the end)"
    );
}

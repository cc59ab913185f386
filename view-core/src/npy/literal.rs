//! Just enough of Python's literals to read a header.
//!
//! The header of an `.npy` file is the text of a Python dict, written with
//! `repr` and read with `ast.literal_eval`. What can stand in it is little:
//! three keys, a bool, a tuple of integers, and the description of the items,
//! which [`Format`] reads. Each character is looked at once, so a hostile
//! header costs its own length and no more.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use crate::format::Format;
use crate::{Error, ErrorKind};

/// The rest of a header: what has not been read yet.
pub(super) struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// What is not read yet, without the blanks before it.
    fn rest(&mut self) -> &'t str {
        let rest = self.text[self.at..].trim_ascii_start();
        self.at = self.text.len() - rest.len();
        rest
    }

    /// Steps over `mark` if it comes next.
    pub(super) fn skip(&mut self, mark: &str) -> bool {
        let next = self.rest().starts_with(mark);
        if next {
            self.at += mark.len();
        }
        next
    }

    /// Steps over `mark`, which must come next.
    pub(super) fn expect(&mut self, mark: &str) -> Result<(), Error> {
        if self.skip(mark) {
            Ok(())
        } else {
            Err(self.refuse(format_args!("{mark:?}")))
        }
    }

    /// Whether nothing but blanks is left.
    pub(super) fn is_done(&mut self) -> bool {
        self.rest().is_empty()
    }

    /// The error for what stands here instead of what was expected.
    pub(super) fn refuse(&mut self, expected: core::fmt::Arguments<'_>) -> Error {
        let rest = self.rest();
        let found = if rest.is_empty() {
            String::from("its end")
        } else {
            let word: String = rest.chars().take(24).collect();
            let more = if word.len() < rest.len() { "…" } else { "" };
            format!("{word:?}{more}")
        };
        Error::with_message(
            ErrorKind::Value,
            format!(
                "the .npy header is no dict as NumPy writes it: expected {expected} at character \
                 {} and found {found}",
                self.text[..self.at].chars().count() + 1,
            ),
        )
    }

    /// `True` or `False`.
    pub(super) fn boolean(&mut self) -> Result<bool, Error> {
        if self.skip("True") {
            Ok(true)
        } else if self.skip("False") {
            Ok(false)
        } else {
            Err(self.refuse(format_args!("True or False")))
        }
    }

    /// A whole number that is not negative, with the `L` of Python 2 or without.
    pub(super) fn integer(&mut self) -> Result<usize, Error> {
        let rest = self.rest();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits == 0 {
            return Err(self.refuse(format_args!("a length")));
        }
        let number = rest[..digits].parse().map_err(|_| {
            Error::with_message(
                ErrorKind::Overflow,
                format!("the .npy header has a length that fits no machine integer: {rest:.40}"),
            )
        })?;
        self.at += digits;
        self.skip("L");
        Ok(number)
    }

    /// A string without escapes: what the keys of a header are.
    pub(super) fn word(&mut self) -> Result<&'t str, Error> {
        let rest = self.rest();
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let word = quote.and_then(|quote| rest[1..].split_once(quote));
        let Some((word, _)) = word else {
            return Err(self.refuse(format_args!("a key in quotes")));
        };
        self.at += word.len() + 2;
        Ok(word)
    }

    /// The description of the items.
    pub(super) fn descr(&mut self) -> Result<Format, Error> {
        let (format, len) = Format::from_descr_prefix(self.rest()).map_err(|error| {
            Error::with_message(
                ErrorKind::Value,
                format!("the .npy header describes items that are not understood: {error}"),
            )
        })?;
        self.at += len;
        Ok(format)
    }
}

/// The text of a header of `version`: Latin-1 in versions 1 and 2, UTF-8 in 3.
pub(super) fn decode(bytes: &[u8], version: u8) -> Result<Cow<'_, str>, Error> {
    match core::str::from_utf8(bytes) {
        Ok(text) if version >= 3 || text.is_ascii() => Ok(Cow::Borrowed(text)),
        Err(error) if version >= 3 => Err(Error::with_message(
            ErrorKind::Value,
            format!("the .npy header, which is UTF-8 in version 3, is not: {error}"),
        )),
        _ => Ok(Cow::Owned(bytes.iter().map(|&b| char::from(b)).collect())),
    }
}

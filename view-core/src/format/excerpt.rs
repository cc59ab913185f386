//! A line of text with a caret under one of its characters.

use alloc::string::String;
use core::fmt;

/// The most characters shown on either side of the fault.
const REACH: usize = 36;

/// The neighbourhood of a fault, ready to be shown.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    line: String,
    /// Cells of the terminal before the caret.
    indent: usize,
}

impl Excerpt {
    /// The neighbourhood of the character at byte `at` of `text`.
    ///
    /// `at` lies on a character boundary; the end of the text counts as one.
    pub(super) fn new(text: &str, at: usize) -> Self {
        let (before, after) = text.split_at(at);
        let first = before
            .char_indices()
            .rev()
            .nth(REACH - 1)
            .map_or(0, |(i, _)| i);
        let last = after
            .char_indices()
            .nth(REACH)
            .map_or(after.len(), |(i, _)| i);
        let mut line = String::new();
        if first > 0 {
            line.push('…');
        }
        line.extend(before[first..].chars().map(shown));
        let indent = line.chars().map(cells).sum();
        line.extend(after[..last].chars().map(shown));
        if last < after.len() {
            line.push('…');
        }
        Self { line, indent }
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {}\n  {:2$}^", self.line, "", self.indent)
    }
}

/// A stand-in for what would break the line or the terminal.
///
/// Names are the producer's affair and may hold anything; an error must not be
/// the way to move somebody's cursor or to turn the direction of the text.
fn shown(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        _ => c,
    }
}

/// How many cells of a terminal a character takes: the usual blocks of
/// combining marks take none, those of East Asian wide characters two.
fn cells(c: char) -> usize {
    match u32::from(c) {
        0x0300..=0x036f
        | 0x0483..=0x0489
        | 0x0591..=0x05bd
        | 0x064b..=0x065f
        | 0x200b..=0x200d
        | 0x20d0..=0x20ff
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f680..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

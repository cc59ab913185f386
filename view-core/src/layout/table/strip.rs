//! The bytes of an item as a strip, one character each.
//!
//! Each field that is no record has a letter, which its row in the table shows
//! too; the first byte of each of its scalars is a capital. A hole is dots.
//! Rows are as wide as the size asks for, and what repeats itself is left out, so
//! that an item of a gigabyte is drawn as quickly as one of ten bytes.

use core::fmt::{self, Write};

use super::super::described::{Content, Described};
use super::super::printed::repeat;

/// A byte of padding.
pub(super) const HOLE: char = '·';

/// The most rows drawn.
const ROWS: usize = 24;

/// The letter of the leaf with this number; after `z` comes `a` again.
pub(super) fn letter(leaf: usize) -> char {
    char::from(b'a' + (leaf % 26) as u8)
}

/// Draws the bytes of a record or of an array of records.
pub(super) fn draw<'a>(item: impl Described<'a>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let size = item.size();
    let width = match size {
        0..=64 => 8,
        65..=256 => 16,
        _ => 32,
    };
    let digits = size.checked_ilog10().unwrap_or(0) as usize + 1;
    // `alike` is where the bytes end that look like those of the row above.
    let (mut at, mut drawn, mut alike) = (0, 0, 0_usize);
    while at < size {
        let skipped = alike.saturating_sub(at) / width;
        if skipped > 1 {
            f.write_str("\n  ")?;
            repeat(f, ' ', digits + 2)?;
            write!(f, "⋮ {skipped} rows like the one above")?;
            at += skipped * width;
            alike = 0;
            continue;
        }
        if drawn == ROWS {
            f.write_str("\n  ")?;
            repeat(f, ' ', digits + 2)?;
            return write!(f, "⋮ {} more bytes", size - at);
        }
        write!(f, "\n  {at:digits$}  ")?;
        let end = (at + width).min(size);
        let first = Run::at(item, at);
        row(item, at, end, f)?;
        alike = if first.repeats && first.end >= end {
            first.end
        } else {
            0
        };
        at = end;
        drawn += 1;
    }
    Ok(())
}

/// Draws the bytes from `at` to `end`, a blank after every eighth.
fn row<'a>(
    item: impl Described<'a>,
    at: usize,
    end: usize,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut run = Run::at(item, at);
    for byte in at..end {
        if byte > at && (byte - at).is_multiple_of(8) {
            f.write_char(' ')?;
        }
        if byte == run.end {
            run = Run::at(item, byte);
        }
        f.write_char(match run.leaf {
            None => HOLE,
            Some(leaf) if (byte - run.start).is_multiple_of(run.unit) => {
                letter(leaf).to_ascii_uppercase()
            }
            Some(leaf) => letter(leaf),
        })?;
    }
    Ok(())
}

/// Bytes that are of one field, or of one hole.
struct Run {
    leaf: Option<usize>,
    start: usize,
    end: usize,
    /// The size of a scalar of it.
    unit: usize,
    /// Whether any of its rows looks like the next.
    repeats: bool,
}

impl Run {
    /// The run that holds byte `at` of a record or of an array of records.
    fn at<'a>(item: impl Described<'a>, at: usize) -> Self {
        let (mut item, mut base, mut leaves) = (item, 0, 0);
        'record: loop {
            let record = item.element();
            // Which element it is; all of them have the same leaves.
            base += (at - base) / record.size().max(1) * record.size();
            let mut start = base;
            for member in record.members() {
                if at < base + member.offset {
                    return Self::hole(start, base + member.offset);
                }
                start = base + member.end();
                if at < start {
                    if member.node.content() == Content::Record {
                        (item, base) = (member.node, base + member.offset);
                        continue 'record;
                    }
                    return Self::leaf(leaves, member.node, base + member.offset);
                }
                leaves += leaves_of(member.node);
            }
            return Self::hole(start, base + record.size());
        }
    }

    fn hole(start: usize, end: usize) -> Self {
        Self {
            leaf: None,
            start,
            end,
            unit: 1,
            repeats: true,
        }
    }

    fn leaf<'a>(leaf: usize, node: impl Described<'a>, start: usize) -> Self {
        let unit = node.element().size().max(1);
        Self {
            leaf: Some(leaf),
            start,
            end: start + node.size(),
            unit,
            repeats: 8 % unit == 0,
        }
    }
}

/// How many rows of leaves a field has in the table.
fn leaves_of<'a>(node: impl Described<'a>) -> usize {
    match node.content() {
        _ if node.size() == 0 => 0,
        Content::Record => node
            .element()
            .members()
            .map(|member| leaves_of(member.node))
            .sum(),
        _ => 1,
    }
}

//! One pass over the text: tokens in, nodes with offsets out.
//!
//! The scanner reads the string as a C compiler would: `@` aligns every
//! element, and a `T{}` to its widest member and at its end; no other byte
//! order does either. It keeps the one piece of state the language has, the
//! byte order in force, which flows into braces and out of them again until
//! the next one. Whether that aligned reading is the truth is not decided
//! here but in `readings`.
//!
//! The grammar, with blanks allowed where `_` stands:
//!
//! ```text
//! format  = { _ element } _
//! element = [order _] [shape _] [order _] [count] code [name]
//! order   = '@' | '=' | '<' | '>' | '!' | '^'          one of them at most
//! shape   = '(' _ count _ { ',' _ count _ } ')'
//! count   = digit { digit }
//! code    = letter | 'Z' ('e' | 'f' | 'd' | 'g') | 'T{' format '}'
//!         | '&' element without name | 'X{' anything '}'
//! name    = ':' any characters but ':' and NUL ':'
//! ```

mod cursor;
mod element;
mod extents;

use alloc::vec::Vec;

use super::fault::{Fault, FaultKind};
use super::limits::{MAX_SIZE, MAX_TEXT};
use super::node::{Node, NodeKind};
use super::platform::Platform;
use super::scalar::ByteOrder;
use cursor::Cursor;

/// What the scanner found out about the whole, beside the nodes.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four findings that do not depend on each other"
)]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scan {
    /// The size of the item in the aligned reading.
    pub(super) size: usize,
    /// The alignment that `@` gives the item as a whole, 1 without `@`.
    pub(super) align: u8,
    /// Whether `@` put padding anywhere that is not written as `x`.
    pub(super) implied: bool,
    /// Whether there is padding written as `x`.
    pub(super) pads: bool,
    /// Whether there is an array of structs.
    pub(super) arrays: bool,
    /// Whether NumPy may have written it: no byte order that repeats the one
    /// in force or names the platform's own, no `^` but for `g`.
    pub(super) like_numpy: bool,
}

impl Scan {
    /// Whether the padding of an array's elements may stand behind the array.
    pub(super) const fn loose(&self) -> bool {
        self.arrays && self.like_numpy
    }
}

/// Reads `text` into `nodes` and `dims`, which are emptied first.
pub(super) fn scan(
    text: &str,
    platform: &Platform,
    nodes: &mut Vec<Node>,
    dims: &mut Vec<usize>,
) -> Result<Scan, Fault> {
    nodes.clear();
    dims.clear();
    if text.len() > MAX_TEXT {
        return Err(Fault::new(MAX_TEXT, FaultKind::TextTooLong));
    }
    let mut scanner = Scanner {
        cursor: Cursor::new(text),
        mode: Mode {
            order: platform.byte_order(),
            native: true,
            aligned: true,
        },
        platform,
        nodes,
        dims,
        found: Scan {
            like_numpy: true,
            ..Scan::default()
        },
    };
    let (size, widest) = scanner.block(0, None)?;
    Ok(Scan {
        size,
        align: if scanner.mode.aligned { widest } else { 1 },
        ..scanner.found
    })
}

/// The byte order in force, and what comes with it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Mode {
    order: ByteOrder,
    /// Native sizes: `@` and `^`.
    native: bool,
    /// Alignment: `@` alone.
    aligned: bool,
}

struct Scanner<'a> {
    cursor: Cursor<'a>,
    mode: Mode,
    platform: &'a Platform,
    nodes: &'a mut Vec<Node>,
    dims: &'a mut Vec<usize>,
    found: Scan,
}

impl Scanner<'_> {
    /// Elements up to the end of the text, or to the `}` of the `T{` that
    /// stands at `opened`. Gives the size and the widest alignment.
    fn block(&mut self, depth: usize, opened: Option<usize>) -> Result<(usize, u8), Fault> {
        let mut offset = 0usize;
        let mut widest = 1u8;
        let mut last_pad = None;
        loop {
            match (self.cursor.skip_blanks(), opened) {
                (Some(b'}'), Some(_)) => {
                    self.cursor.bump();
                    break;
                }
                (Some(b'}'), None) => return Err(self.cursor.fault(FaultKind::Unopened)),
                (None, Some(opened)) => {
                    return Err(self.cursor.fault(FaultKind::Unclosed { opened }));
                }
                (None, None) => return Ok((offset, widest)),
                (Some(_), _) => {}
            }
            let began = self.cursor.at();
            let index = self.element(depth)?;
            let (name_at, name_len) = self.cursor.name()?;
            let aligned = self.mode.aligned;
            let node = &mut self.nodes[index];
            let mut start = offset;
            if aligned {
                start = round_up(offset, node.align);
                self.found.implied |= start != offset;
                widest = widest.max(node.align);
            }
            node.offset = start;
            node.aligned = aligned;
            node.name_at = name_at;
            node.name_len = name_len;
            offset = match start.checked_add(node.total) {
                Some(end) if end <= MAX_SIZE => end,
                _ => return Err(Fault::new(began, FaultKind::TooLarge)),
            };
            let is_pad = node.kind == NodeKind::Void && name_len == 0;
            last_pad = if is_pad {
                Some(self.join_pads(index, last_pad))
            } else {
                None
            };
        }
        if self.mode.aligned {
            let end = round_up(offset, widest);
            self.found.implied |= end != offset;
            offset = end;
        }
        Ok((offset, widest))
    }

    /// Makes one node of a run of padding.
    fn join_pads(&mut self, index: usize, before: Option<usize>) -> usize {
        let node = &mut self.nodes[index];
        let bytes = node.total;
        self.found.pads |= bytes > 0;
        if let Some(before) = before {
            self.nodes.pop();
            let run = &mut self.nodes[before];
            run.total += bytes;
            run.item = run.total;
            return before;
        }
        node.kind = NodeKind::Pad;
        node.item = bytes;
        node.ndim = 0;
        index
    }
}

/// The next multiple of `align`, a power of two. Offsets stay below
/// `MAX_SIZE`, so this cannot overflow.
const fn round_up(offset: usize, align: u8) -> usize {
    let mask = align as usize - 1;
    (offset + mask) & !mask
}

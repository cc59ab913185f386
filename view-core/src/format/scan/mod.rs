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
    reason = "five findings that do not depend on each other"
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
    /// in force, no `^` but for `g`, padding one byte at a time and never at the
    /// end of a struct.
    pub(super) like_numpy: bool,
    /// Whether a byte order names the platform's own. NumPy writes that for a
    /// dtype that was given one by name or was swapped twice, and ctypes for all.
    pub(super) names_own: bool,
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
        state: State {
            cursor: Cursor::new(text),
            mode: Mode::new(b'@', platform.byte_order()),
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
        align: if scanner.state.mode.aligned {
            widest
        } else {
            1
        },
        ..scanner.found
    })
}

/// The byte order in force, and what comes with it.
#[derive(Clone, Copy)]
struct Mode {
    /// The character that stands for it.
    mark: u8,
    order: ByteOrder,
    /// Native sizes: `@` and `^`.
    native: bool,
    /// Alignment: `@` alone.
    aligned: bool,
    /// `<` or `>` where that is the platform's own order.
    names_own: bool,
}

impl Mode {
    /// What `mark` stands for where `own` is the native byte order.
    const fn new(mark: u8, own: ByteOrder) -> Self {
        let (order, named) = match mark {
            b'<' => (ByteOrder::Little, true),
            b'>' | b'!' => (ByteOrder::Big, true),
            _ => (own, false),
        };
        Self {
            mark,
            order,
            native: matches!(mark, b'@' | b'^'),
            aligned: mark == b'@',
            names_own: named && order.is(own),
        }
    }
}

/// All that changes from token to token. A block works on a copy of its own,
/// which the compiler keeps in registers, and puts it back where it calls for
/// a block inside it and at its end.
#[derive(Clone, Copy)]
struct State<'a> {
    cursor: Cursor<'a>,
    mode: Mode,
}

struct Scanner<'a> {
    state: State<'a>,
    platform: &'a Platform,
    nodes: &'a mut Vec<Node>,
    dims: &'a mut Vec<usize>,
    found: Scan,
}

impl Scanner<'_> {
    /// Elements up to the end of the text, or to the `}` of the `T{` that
    /// stands at `opened`. Gives the size and the widest alignment.
    fn block(&mut self, depth: usize, opened: Option<usize>) -> Result<(usize, u8), Fault> {
        let mut state = self.state;
        let mut offset = 0usize;
        let mut widest = 1u8;
        let mut last_pad = None;
        loop {
            let next = state.cursor.skip_blanks();
            match (next, opened) {
                (Some(b'}'), Some(_)) => {
                    state.cursor.bump();
                    break;
                }
                (Some(b'}'), None) => return Err(state.cursor.fault(FaultKind::Unopened)),
                (Some(_), _) => {}
                (None, Some(opened)) => {
                    return Err(state.cursor.fault(FaultKind::Unclosed { opened }));
                }
                (None, None) => {
                    self.state = state;
                    return Ok((offset, widest));
                }
            }
            let began = state.cursor.at();
            let index = self.nodes.len();
            let mut node = Node::EMPTY;
            let is_put = self.element(&mut state, &mut node, depth)?;
            (node.name_at, node.name_len) = state.cursor.name()?;
            node.aligned = state.mode.aligned;
            node.offset = offset;
            if node.aligned {
                node.offset = round_up(offset, node.align);
                self.found.implied |= node.offset != offset;
                widest = widest.max(node.align);
            }
            offset = match node.offset.checked_add(node.total) {
                Some(end) if end <= MAX_SIZE => end,
                _ => return Err(Fault::new(began, FaultKind::TooLarge)),
            };
            if node.kind == NodeKind::Void && node.name_len == 0 {
                last_pad = Some(self.pad(node, last_pad));
                continue;
            }
            last_pad = None;
            self.put(index, node, is_put);
        }
        self.found.like_numpy &= last_pad.is_none();
        if state.mode.aligned {
            let end = round_up(offset, widest);
            self.found.implied |= end != offset;
            offset = end;
        }
        self.state = state;
        Ok((offset, widest))
    }

    /// Puts a node at its place: at the end, or before those nested in it,
    /// where one was kept free.
    #[inline(always)]
    fn put(&mut self, index: usize, node: Node, is_put: bool) {
        if is_put {
            self.nodes[index] = node;
        } else {
            self.nodes.push(node);
        }
    }

    /// Makes one node of a run of padding.
    fn pad(&mut self, mut node: Node, before: Option<usize>) -> usize {
        self.found.pads |= node.total > 0;
        self.found.like_numpy &= node.total == 1;
        if let Some(before) = before {
            let run = &mut self.nodes[before];
            run.total += node.total;
            run.item = run.total;
            return before;
        }
        node.kind = NodeKind::Pad;
        node.item = node.total;
        node.ndim = 0;
        self.nodes.push(node);
        self.nodes.len() - 1
    }
}

/// The next multiple of `align`, a power of two. Offsets stay below
/// `MAX_SIZE`, so this cannot overflow.
const fn round_up(offset: usize, align: u8) -> usize {
    let mask = align as usize - 1;
    (offset + mask) & !mask
}

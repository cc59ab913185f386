//! One element: byte order, shape, count and code.

use super::{Mode, Scanner};
use crate::format::fault::{Fault, FaultKind};
use crate::format::limits::{MAX_DEPTH, MAX_ITEMS, MAX_SIZE};
use crate::format::node::{Node, NodeKind};
use crate::format::scalar::{ByteOrder, Scalar};

impl Scanner<'_> {
    /// Everything of one element but its name and place: a node, followed by
    /// those of its members or of what it points to.
    pub(super) fn element(&mut self, depth: usize) -> Result<usize, Fault> {
        let dims_at = self.dims.len();
        let mut marked = self.order()?;
        if self.cursor.peek() == Some(b'(') {
            self.shape()?;
            if is_order(self.cursor.peek()) {
                if marked {
                    return Err(self.cursor.fault(FaultKind::SecondOrder));
                }
                self.order()?;
            }
            if self.cursor.peek() == Some(b'(') {
                return Err(self.cursor.fault(FaultKind::SecondShape));
            }
            marked = true;
        }
        let count = self.cursor.count()?;
        let began = self.cursor.at();
        let letter = match self.cursor.peek() {
            Some(letter) if self.nodes.len() < MAX_ITEMS => letter,
            Some(_) => return Err(self.cursor.fault(FaultKind::TooManyItems)),
            None => return Err(self.cursor.fault(FaultKind::Dangling)),
        };
        self.cursor.bump();
        let index = self.nodes.len();
        let mut node = Node {
            kind: NodeKind::Void,
            order: self.mode.order,
            aligned: false,
            align: 1,
            ndim: 0,
            name_len: 0,
            name_at: 0,
            dims_at: dims_at as u32,
            end: index as u32 + 1,
            at: began as u32,
            offset: 0,
            item: 1,
            total: 1,
        };
        if let Some(code) = self.platform.code(letter, self.mode.native) {
            node.kind = NodeKind::Scalar(code.scalar);
            node.align = code.align;
            node.item = code.scalar.size();
            if self.mode.native && !self.mode.aligned {
                self.found.like_numpy &= letter == b'g' || node.item == 1;
            }
            self.repeat(&mut node, count, began)?;
            self.nodes.push(node);
        } else if let Some((kind, unit)) = text(letter, count) {
            node.kind = kind;
            node.align = if unit == 4 { self.ucs4_align() } else { 1 };
            node.item = match count.unwrap_or(1).checked_mul(unit) {
                Some(size) if size <= MAX_SIZE => size,
                _ => return Err(Fault::new(began, FaultKind::TooLarge)),
            };
            self.repeat(&mut node, None, began)?;
            self.nodes.push(node);
        } else {
            self.repeat(&mut node, count, began)?;
            self.nodes.push(node);
            let dangling = marked || count.is_some();
            let (kind, item, align) = self.compound(letter, depth, began, dangling)?;
            self.found.arrays |= kind == NodeKind::Struct && node.ndim > 0;
            node.kind = kind;
            node.item = item;
            node.align = align;
            node.end = self.nodes.len() as u32;
            // A T{} is in the byte order in force behind it.
            self.nodes[index] = node;
        }
        self.multiply(index, began)?;
        Ok(index)
    }

    /// What is neither a scalar nor counted text: `T{}`, pointers, complex.
    fn compound(
        &mut self,
        letter: u8,
        depth: usize,
        began: usize,
        dangling: bool,
    ) -> Result<(NodeKind, usize, u8), Fault> {
        let compound = match letter {
            b'T' => {
                if self.cursor.peek() != Some(b'{') {
                    return Err(self.cursor.fault(FaultKind::Brace));
                }
                self.cursor.bump();
                let depth = deeper(depth, began)?;
                let (size, widest) = self.block(depth, Some(began))?;
                (NodeKind::Struct, size, widest)
            }
            b'Z' => match self.complex()? {
                Some((scalar, align)) => (NodeKind::Scalar(scalar), scalar.size(), align),
                None => self.pointer(NodeKind::WidePointer, began)?,
            },
            b'F' | b'D' | b'G' => {
                // As `struct` (3.14) and ctypes spell complex numbers.
                let part = letter.to_ascii_lowercase();
                let code = self.platform.complex(part);
                let code = code.ok_or(Fault::new(began, FaultKind::NotACode))?;
                (
                    NodeKind::Scalar(code.scalar),
                    code.scalar.size(),
                    code.align,
                )
            }
            b'w' => (NodeKind::Scalar(Scalar::Ucs4), 4, self.ucs4_align()),
            b'O' => self.pointer(NodeKind::Object, began)?,
            b'P' => self.pointer(NodeKind::Pointer, began)?,
            b'z' => self.pointer(NodeKind::CharPointer, began)?,
            b'X' => {
                self.cursor.skip_braces(began)?;
                self.pointer(NodeKind::Function, began)?
            }
            b'&' => {
                let pointer = self.pointer(NodeKind::PointerTo, began)?;
                let outside = self.mode;
                self.cursor.skip_blanks();
                self.element(deeper(depth, began)?)?;
                self.mode = outside;
                pointer
            }
            b'n' | b'N' => return Err(Fault::new(began, FaultKind::NoStandardSize)),
            b't' => return Err(Fault::new(began, FaultKind::Bits)),
            b'(' => return Err(Fault::new(began, FaultKind::ShapeAfterCount)),
            _ if dangling => return Err(Fault::new(began, FaultKind::Dangling)),
            _ => return Err(Fault::new(began, FaultKind::NotACode)),
        };
        Ok(compound)
    }

    /// A pointer, whose byte order can only be the platform's own.
    fn pointer(&self, kind: NodeKind, began: usize) -> Result<(NodeKind, usize, u8), Fault> {
        if self.mode.order != self.platform.byte_order() {
            return Err(Fault::new(began, FaultKind::SwappedPointer));
        }
        let size = self.platform.pointer_size();
        Ok((kind, size, self.platform.pointer_align()))
    }

    /// What follows a `Z`: the part of a complex number, or nothing when the
    /// letter stands for a pointer to wide text, as ctypes writes it.
    fn complex(&mut self) -> Result<Option<(Scalar, u8)>, Fault> {
        match self.cursor.peek() {
            None | Some(b':' | b'}' | b' ' | b'\t'..=b'\r') => Ok(None),
            Some(part) => match self.platform.complex(part) {
                Some(code) => {
                    self.cursor.bump();
                    Ok(Some((code.scalar, code.align)))
                }
                None => Err(self.cursor.fault(FaultKind::ComplexPart)),
            },
        }
    }

    fn ucs4_align(&self) -> u8 {
        self.platform.align_of(Scalar::Ucs4) as u8
    }

    /// A byte order, if one stands here, and the blanks behind it.
    #[inline]
    fn order(&mut self) -> Result<bool, Fault> {
        let own = self.platform.byte_order();
        let (order, named, native, aligned) = match self.cursor.peek() {
            Some(b'<') => (ByteOrder::Little, true, false, false),
            Some(b'>' | b'!') => (ByteOrder::Big, true, false, false),
            Some(b'=') => (own, false, false, false),
            Some(b'@') => (own, false, true, true),
            Some(b'^') => (own, false, true, false),
            _ => return Ok(false),
        };
        let mode = Mode {
            order,
            native,
            aligned,
        };
        self.found.like_numpy &= mode != self.mode && !(named && order == own);
        self.mode = mode;
        self.cursor.bump();
        if is_order(self.cursor.skip_blanks()) {
            return Err(self.cursor.fault(FaultKind::SecondOrder));
        }
        Ok(true)
    }
}

fn is_order(byte: Option<u8>) -> bool {
    matches!(byte, Some(b'@' | b'=' | b'<' | b'>' | b'!' | b'^'))
}

/// The kinds whose count is a length, with the bytes of one unit. In front of
/// anything else a count is one more dimension.
fn text(letter: u8, count: Option<usize>) -> Option<(NodeKind, usize)> {
    match letter {
        b's' => Some((NodeKind::Bytes, 1)),
        b'p' => Some((NodeKind::Pascal, 1)),
        b'x' => Some((NodeKind::Void, 1)),
        b'w' if count.is_some() => Some((NodeKind::Text, 4)),
        _ => None,
    }
}

fn deeper(depth: usize, at: usize) -> Result<usize, Fault> {
    if depth < MAX_DEPTH {
        Ok(depth + 1)
    } else {
        Err(Fault::new(at, FaultKind::TooDeep))
    }
}

//! One element: byte order, shape, count and code.

use super::cursor::Class;
use super::{Mode, Scanner, State};
use crate::format::fault::{Fault, FaultKind};
use crate::format::limits::{MAX_DEPTH, MAX_ITEMS, MAX_SIZE};
use crate::format::node::{Node, NodeKind};
use crate::format::platform::Code;
use crate::format::scalar::Scalar;

impl<'a> Scanner<'a> {
    /// Everything of one element but its name and place, into `node`, which is
    /// not put into the buffer here. What is nested in it is, with a place
    /// before it kept free; then the answer is true.
    #[inline(always)]
    pub(super) fn element(
        &mut self,
        state: &mut State<'a>,
        node: &mut Node,
        depth: usize,
    ) -> Result<bool, Fault> {
        let mut ordered = self.order(state)?;
        let mut shaped = false;
        let mut count = None;
        node.dims_at = self.dims.len() as u32;
        // Most elements have neither shape nor count.
        if state.cursor.class() != Class::Letter {
            if state.cursor.peek() == Some(b'(') {
                (*state, ordered) = self.shape(*state, ordered)?;
                shaped = true;
            }
            count = state.cursor.count()?;
        }
        let began = state.cursor.at();
        let index = self.nodes.len();
        let letter = match state.cursor.peek() {
            Some(letter) if index < MAX_ITEMS => letter,
            Some(_) => return Err(state.cursor.fault(FaultKind::TooManyItems)),
            None => return Err(state.cursor.fault(FaultKind::Dangling)),
        };
        state.cursor.bump();
        let mode = state.mode;
        node.order = mode.order;
        node.at = began as u32;
        node.end = index as u32 + 1;
        if let Some(code) = self.platform.code(letter, mode.native) {
            node.kind = NodeKind::Scalar(code.scalar);
            node.align = code.align;
            node.item = usize::from(code.size);
            if mode.native && !mode.aligned {
                self.found.like_numpy &= letter == b'g' || node.item == 1;
            }
        } else if let Some((kind, unit)) = text(letter, count) {
            node.kind = kind;
            node.align = if unit == 4 { self.ucs4_align() } else { 1 };
            node.item = match count.take().unwrap_or(1).checked_mul(unit) {
                Some(size) if size <= MAX_SIZE => size,
                _ => return Err(Fault::new(began, FaultKind::TooLarge)),
            };
        } else {
            self.state = *state;
            let head = Head {
                letter,
                count,
                ordered,
                dangling: ordered || shaped || count.is_some(),
            };
            *node = self.nested(*node, head, depth)?;
            *state = self.state;
            return Ok(true);
        }
        node.total = node.item;
        if count.is_some() || self.dims.len() > node.dims_at as usize {
            *node = self.repeat(*node, count)?;
            node.total = self.multiply(*node, index)?;
        }
        Ok(false)
    }

    /// The rest of `element` for a code that may have others nested in it.
    #[inline(never)]
    fn nested(&mut self, node: Node, head: Head, depth: usize) -> Result<Node, Fault> {
        let index = self.nodes.len();
        let mut node = self.repeat(node, head.count)?;
        self.nodes.push(node);
        let compound = self.compound(head, depth, node.at as usize)?;
        self.found.arrays |= compound.kind == NodeKind::Struct && node.ndim > 0;
        node.kind = compound.kind;
        node.item = compound.item;
        node.align = compound.align;
        node.end = self.nodes.len() as u32;
        node.total = self.multiply(node, index)?;
        Ok(node)
    }

    /// What is neither a scalar nor counted text: `T{}`, pointers, complex.
    fn compound(&mut self, head: Head, depth: usize, began: usize) -> Result<Compound, Fault> {
        let scalar = |scalar: Scalar, align| Compound {
            kind: NodeKind::Scalar(scalar),
            item: scalar.size(),
            align,
        };
        match head.letter {
            b'T' => {
                let cursor = &mut self.state.cursor;
                if cursor.peek() != Some(b'{') {
                    return Err(cursor.fault(FaultKind::Brace));
                }
                cursor.bump();
                let (item, align) = self.block(deeper(depth, began)?, Some(began))?;
                Ok(Compound {
                    kind: NodeKind::Struct,
                    item,
                    align,
                })
            }
            b'Z' => match self.complex()? {
                Some(code) => Ok(scalar(code.scalar, code.align)),
                None => self.pointer(NodeKind::WidePointer, head, began),
            },
            // As `struct` (3.14) and ctypes spell complex numbers.
            b'F' | b'D' | b'G' => match self.platform.complex(head.letter.to_ascii_lowercase()) {
                Some(code) => Ok(scalar(code.scalar, code.align)),
                None => Err(Fault::new(began, FaultKind::NotACode)),
            },
            b'w' => Ok(scalar(Scalar::Ucs4, self.ucs4_align())),
            b'O' => self.pointer(NodeKind::Object, head, began),
            b'P' => self.pointer(NodeKind::Pointer, head, began),
            b'z' => self.pointer(NodeKind::CharPointer, head, began),
            b'X' => {
                self.state.cursor.skip_braces(began)?;
                self.pointer(NodeKind::Function, head, began)
            }
            b'&' => {
                let pointer = self.pointer(NodeKind::PointerTo, head, began)?;
                let mut state = self.state;
                state.cursor.skip_blanks();
                let index = self.nodes.len();
                let mut target = Node::EMPTY;
                let is_put = self.element(&mut state, &mut target, deeper(depth, began)?)?;
                self.put(index, target, is_put);
                // The byte order of the target stays with the target.
                self.state.cursor = state.cursor;
                Ok(pointer)
            }
            b'n' | b'N' => Err(Fault::new(began, FaultKind::NoStandardSize)),
            b't' => Err(Fault::new(began, FaultKind::Bits)),
            b'(' => Err(Fault::new(began, FaultKind::ShapeAfterCount)),
            _ if head.dangling => Err(Fault::new(began, FaultKind::Dangling)),
            _ => Err(Fault::new(began, FaultKind::NotACode)),
        }
    }

    /// A pointer. Its byte order is the platform's own, whatever is in force:
    /// NumPy does not mark an `O`, nor ctypes a `&`. Only a mark of its own that
    /// says otherwise is refused.
    fn pointer(&self, kind: NodeKind, head: Head, began: usize) -> Result<Compound, Fault> {
        if head.ordered && self.state.mode.order != self.platform.byte_order() {
            return Err(Fault::new(began, FaultKind::SwappedPointer));
        }
        Ok(Compound {
            kind,
            item: self.platform.pointer_size(),
            align: self.platform.pointer_align(),
        })
    }

    /// What follows a `Z`: the part of a complex number, or nothing when the
    /// letter stands for a pointer to wide text, as ctypes writes it.
    fn complex(&mut self) -> Result<Option<Code>, Fault> {
        let cursor = &mut self.state.cursor;
        match cursor.peek() {
            None | Some(b':' | b'}' | b' ' | b'\t'..=b'\r') => Ok(None),
            Some(part) => {
                let code = self.platform.complex(part);
                if code.is_none() {
                    return Err(cursor.fault(FaultKind::ComplexPart));
                }
                cursor.bump();
                Ok(code)
            }
        }
    }

    fn ucs4_align(&self) -> u8 {
        self.platform.align_of(Scalar::Ucs4) as u8
    }

    /// A byte order, if one stands here, and the blanks behind it.
    #[inline(always)]
    pub(super) fn order(&mut self, state: &mut State<'a>) -> Result<bool, Fault> {
        let Some(mark) = state.cursor.peek() else {
            return Ok(false);
        };
        if Class::of(mark) != Class::Order {
            return Ok(false);
        }
        if mark == state.mode.mark {
            self.found.like_numpy = false;
        } else {
            state.mode = Mode::new(mark, self.platform.byte_order());
            self.found.names_own |= state.mode.names_own;
        }
        state.cursor.bump();
        state.cursor.skip_blanks();
        if state.cursor.class() == Class::Order {
            return Err(state.cursor.fault(FaultKind::SecondOrder));
        }
        Ok(true)
    }
}

/// What stands before and at the code of an element.
#[derive(Clone, Copy)]
struct Head {
    letter: u8,
    count: Option<usize>,
    /// A byte order of its own.
    ordered: bool,
    /// Anything at all in front of the code.
    dangling: bool,
}

/// What `compound` found out.
struct Compound {
    kind: NodeKind,
    item: usize,
    align: u8,
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

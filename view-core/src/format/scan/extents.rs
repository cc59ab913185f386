//! Shapes and counts, and the one multiplication that could overflow.

use super::cursor::Class;
use super::{Scanner, State};
use crate::format::fault::{Fault, FaultKind};
use crate::format::limits::{MAX_ITEMS, MAX_NDIM, MAX_SIZE};
use crate::format::node::{Node, siblings};

impl<'a> Scanner<'a> {
    /// `(2,3)` into the buffer of extents, and a byte order behind it unless
    /// the element is `ordered` already; whether it is now.
    #[inline(never)]
    pub(super) fn shape(
        &mut self,
        mut state: State<'a>,
        ordered: bool,
    ) -> Result<(State<'a>, bool), Fault> {
        let first = self.dims.len();
        let cursor = &mut state.cursor;
        cursor.bump();
        loop {
            cursor.skip_blanks();
            let began = cursor.at();
            let Some(extent) = cursor.count()? else {
                return Err(cursor.fault(FaultKind::Extent));
            };
            if self.dims.len() - first == MAX_NDIM {
                return Err(Fault::new(began, FaultKind::TooManyDimensions));
            }
            self.dims.push(extent);
            match cursor.skip_blanks() {
                Some(b',') => cursor.bump(),
                Some(b')') => break,
                _ => return Err(cursor.fault(FaultKind::AfterExtent)),
            }
        }
        cursor.bump();
        cursor.skip_blanks();
        if ordered && cursor.class() == Class::Order {
            return Err(cursor.fault(FaultKind::SecondOrder));
        }
        let ordered = self.order(&mut state)? || ordered;
        if state.cursor.peek() == Some(b'(') {
            return Err(state.cursor.fault(FaultKind::SecondShape));
        }
        Ok((state, ordered))
    }

    /// Gives the node the extents in the buffer since its beginning, and the
    /// count in front of its code as the innermost one. A count of one without
    /// a shape is no dimension: `1i` is `i`, in NumPy too.
    #[inline(never)]
    pub(super) fn repeat(&mut self, mut node: Node, count: Option<usize>) -> Result<Node, Fault> {
        let first = node.dims_at as usize;
        if let Some(count) = count
            && (count != 1 || self.dims.len() > first)
        {
            self.dims.push(count);
        }
        let ndim = self.dims.len() - first;
        if ndim > MAX_NDIM {
            return Err(Fault::new(node.at as usize, FaultKind::TooManyDimensions));
        }
        node.ndim = ndim as u8;
        Ok(node)
    }

    /// The size of the node at `index`, times its extents.
    ///
    /// An array of no bytes is the way to promise endless elements for free,
    /// so its elements are counted as well. The extents besides a zero have to
    /// be possible too: strides are made of them.
    #[inline(never)]
    pub(super) fn multiply(&self, node: Node, index: usize) -> Result<usize, Fault> {
        let mut total = node.item;
        let mut span = node.item.max(1);
        for &extent in node.shape(self.dims) {
            span = match span.checked_mul(extent.max(1)) {
                Some(span) if span <= MAX_SIZE => span,
                _ => return Err(Fault::new(node.at as usize, FaultKind::TooLarge)),
            };
            total *= extent;
        }
        if node.item == 0 && self.elements(&node, index) > MAX_ITEMS {
            return Err(Fault::new(node.at as usize, FaultKind::TooManyItems));
        }
        Ok(total)
    }

    /// How many elements of no size the node at `index` holds, saturating.
    #[cold]
    fn elements(&self, node: &Node, index: usize) -> usize {
        let inner = siblings(self.nodes, index + 1, node.end as usize)
            .map(|member| self.elements(&self.nodes[member], member))
            .fold(0, usize::saturating_add);
        node.shape(self.dims)
            .iter()
            .fold(inner.max(1), |all, &extent| all.saturating_mul(extent))
    }
}

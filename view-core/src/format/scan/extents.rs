//! Shapes and counts, and the one multiplication that could overflow.

use super::Scanner;
use crate::format::fault::{Fault, FaultKind};
use crate::format::limits::{MAX_ITEMS, MAX_NDIM, MAX_SIZE};
use crate::format::node::{Node, siblings};

impl Scanner<'_> {
    /// `(2,3)` and the blanks behind it, into the buffer of extents.
    pub(super) fn shape(&mut self) -> Result<(), Fault> {
        let first = self.dims.len();
        self.cursor.bump();
        loop {
            self.cursor.skip_blanks();
            let began = self.cursor.at();
            let Some(extent) = self.cursor.count()? else {
                return Err(self.cursor.fault(FaultKind::Extent));
            };
            if self.dims.len() - first == MAX_NDIM {
                return Err(Fault::new(began, FaultKind::TooManyDimensions));
            }
            self.dims.push(extent);
            match self.cursor.skip_blanks() {
                Some(b',') => self.cursor.bump(),
                Some(b')') => break,
                _ => return Err(self.cursor.fault(FaultKind::AfterExtent)),
            }
        }
        self.cursor.bump();
        self.cursor.skip_blanks();
        Ok(())
    }

    /// Gives the node the extents in the buffer since its beginning, and the
    /// count in front of its code as the innermost one. A count of one without
    /// a shape is no dimension: `1i` is `i`, in NumPy too.
    #[inline]
    pub(super) fn repeat(
        &mut self,
        node: &mut Node,
        count: Option<usize>,
        at: usize,
    ) -> Result<(), Fault> {
        let first = node.dims_at as usize;
        if let Some(count) = count
            && (count != 1 || self.dims.len() > first)
        {
            self.dims.push(count);
        }
        let ndim = self.dims.len() - first;
        if ndim > MAX_NDIM {
            return Err(Fault::new(at, FaultKind::TooManyDimensions));
        }
        node.ndim = ndim as u8;
        Ok(())
    }

    /// The size of all of the node: one times its extents.
    ///
    /// An array of no bytes is the way to promise endless elements for free,
    /// so its elements are counted as well. The extents besides a zero have to
    /// be possible too: strides are made of them.
    #[inline]
    pub(super) fn multiply(&mut self, index: usize, at: usize) -> Result<(), Fault> {
        let node = &self.nodes[index];
        let (item, ndim) = (node.item, node.ndim);
        let mut total = item;
        if ndim > 0 {
            let mut span = item.max(1);
            for &extent in node.shape(self.dims) {
                span = match span.checked_mul(extent.max(1)) {
                    Some(span) if span <= MAX_SIZE => span,
                    _ => return Err(Fault::new(at, FaultKind::TooLarge)),
                };
                total *= extent;
            }
            if item == 0 && self.elements(index) > MAX_ITEMS {
                return Err(Fault::new(at, FaultKind::TooManyItems));
            }
        }
        self.nodes[index].total = total;
        Ok(())
    }

    /// How many elements of no size the node holds, saturating.
    #[cold]
    fn elements(&self, index: usize) -> usize {
        let node = &self.nodes[index];
        let inner = siblings(self.nodes, index + 1, node.end as usize)
            .map(|member| self.elements(member))
            .fold(0, usize::saturating_add);
        node.shape(self.dims)
            .iter()
            .fold(inner.max(1), |all, &extent| all.saturating_mul(extent))
    }
}

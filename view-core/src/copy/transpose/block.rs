//! What is to be transposed.

#[cfg(target_arch = "x86_64")]
use crate::copy::stream::LINE;

/// A matrix of items to be transposed, `mid` times: item (row `i`, column
/// `j`) lies `i * src_pitch + j * itemsize` bytes into the source and
/// `j * dst_pitch + i * itemsize` into the destination.
#[derive(Clone, Copy, Debug)]
pub(in crate::copy) struct Block {
    /// Items contiguous in the destination.
    pub(in crate::copy) rows: usize,
    /// Items contiguous in the source.
    pub(in crate::copy) cols: usize,
    /// Bytes from column to column in the destination.
    pub(in crate::copy) dst_pitch: isize,
    /// Bytes from row to row in the source.
    pub(in crate::copy) src_pitch: isize,
    /// A third axis, run for each tile: how often, and its strides. Used where
    /// it lies between the items of the other two.
    pub(in crate::copy) mid: usize,
    pub(in crate::copy) dst_mid: isize,
    pub(in crate::copy) src_mid: isize,
}

// The plain loop takes a block whole.
#[cfg(target_arch = "x86_64")]
impl Block {
    /// The part from a row and a column on.
    pub(super) const fn of(self, rows: usize, cols: usize) -> Self {
        Self { rows, cols, ..self }
    }

    /// The rows up to where a cache line of the destination starts, if all
    /// columns have theirs at the same row.
    pub(super) fn rows_to_line(&self, dst: *const u8, itemsize: usize) -> Option<usize> {
        const PITCH: isize = LINE as isize;
        let head = dst.addr().wrapping_neg() % LINE;
        let same = self.dst_pitch % PITCH == 0 && (self.mid == 1 || self.dst_mid % PITCH == 0);
        (same && head.is_multiple_of(itemsize)).then_some((head / itemsize).min(self.rows))
    }
}

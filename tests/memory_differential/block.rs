//! The recorded memory, laid out anew.

use view_core::Error;
use view_core::memory::{MemoryView, MemoryViewMut, RawParts};

use crate::case::Exporter;

/// Memory laid out as the exporter's was.
pub(crate) struct Block {
    /// The items, in memory with gaps where the strides have them; with
    /// suboffsets, one such memory a row.
    rows: Vec<Vec<u8>>,
    pointers: Vec<*mut u8>,
    start: *mut u8,
}

impl Block {
    pub(crate) fn new(exporter: &Exporter) -> Self {
        let indirect = exporter.suboffsets.iter().any(|&suboffset| suboffset >= 0);
        let outer = if indirect { exporter.shape[0] } else { 1 };
        let skip = usize::from(indirect);
        let (shape, strides) = (&exporter.shape[skip..], &exporter.strides[skip..]);
        let before: usize = reach(shape, strides, |stride| stride < 0);
        let after: usize = reach(shape, strides, |stride| stride > 0);
        let lead = if indirect {
            exporter.suboffsets[0] as usize
        } else {
            0
        };
        let mut rows = vec![vec![0xAA_u8; lead + before + after + exporter.itemsize + 1]; outer];
        let count: usize = shape.iter().product();
        for (i, item) in exporter
            .bytes
            .chunks_exact(exporter.itemsize.max(1))
            .enumerate()
        {
            let (row, mut left) = (i / count.max(1), i % count.max(1));
            let mut offset = (lead + before) as isize;
            for axis in (0..shape.len()).rev() {
                offset += (left % shape[axis]) as isize * strides[axis];
                left /= shape[axis];
            }
            let offset = offset as usize;
            rows[row][offset..offset + exporter.itemsize].copy_from_slice(item);
        }
        let mut block = Self {
            pointers: rows.iter_mut().map(Vec::as_mut_ptr).collect(),
            start: std::ptr::null_mut(),
            rows,
        };
        block.start = if indirect {
            block.pointers.as_mut_ptr().cast()
        } else {
            // SAFETY: inside the one row.
            unsafe { block.rows[0].as_mut_ptr().add(before) }
        };
        block
    }

    fn parts<'e>(&self, exporter: &'e Exporter) -> RawParts<'e> {
        RawParts {
            ptr: self.start,
            format: &exporter.format,
            itemsize: exporter.itemsize,
            shape: &exporter.shape,
            strides: Some(&exporter.strides),
            suboffsets: &exporter.suboffsets,
            exporter: None,
        }
    }

    /// A shared view of it all.
    pub(crate) fn view(&self, exporter: &Exporter) -> Result<MemoryView<'_>, Error> {
        // SAFETY: the memory was laid out for these parts, lives as long as `self`, and is
        // not written while a shared view lives.
        unsafe { MemoryView::from_raw_parts(self.parts(exporter)) }
    }

    pub(crate) fn view_mut(&mut self, exporter: &Exporter) -> Result<MemoryViewMut<'_>, Error> {
        // SAFETY: as above, borrowed exclusively.
        unsafe { MemoryViewMut::from_raw_parts(self.parts(exporter)) }
    }
}

/// The bytes from the first item to the furthest in one direction.
fn reach(shape: &[usize], strides: &[isize], way: impl Fn(isize) -> bool) -> usize {
    if shape.contains(&0) {
        return 0;
    }
    shape
        .iter()
        .zip(strides)
        .filter(|(_, stride)| way(**stride))
        .map(|(len, stride)| (len - 1) * stride.unsigned_abs())
        .sum()
}

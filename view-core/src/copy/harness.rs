//! What the tests of the loops share: memory with margins that must stay as
//! they are, and the naive loops.

use std::vec;
use std::vec::Vec;

use super::cpu::{Level, Means};
use crate::strided::{byte_range, model};

/// Bytes on each side of a field that nothing may touch.
const MARGIN: usize = 96;

/// The memory of one geometry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    bytes: Vec<u8>,
    /// Where the first item lies.
    first: usize,
}

impl Field {
    pub(crate) fn blank(shape: &[usize], strides: &[isize], size: usize) -> Self {
        let range = byte_range(shape, strides, size).unwrap();
        let length = (range.end - range.start) as usize + 2 * MARGIN;
        Self {
            bytes: vec![0xEE; length],
            first: MARGIN + range.start.unsigned_abs(),
        }
    }

    /// Every byte different from its neighbours and those a line away.
    pub(crate) fn numbered(shape: &[usize], strides: &[isize], size: usize) -> Self {
        let mut field = Self::blank(shape, strides, size);
        for (i, byte) in field.bytes.iter_mut().enumerate() {
            *byte = (i * 7 + i / 253) as u8;
        }
        field
    }

    pub(crate) fn ptr(&mut self) -> *mut u8 {
        self.bytes.as_mut_ptr().wrapping_add(self.first)
    }

    pub(crate) fn at(&self) -> *const u8 {
        self.bytes.as_ptr().wrapping_add(self.first)
    }

    pub(crate) fn item(&mut self, offset: isize, size: usize) -> &mut [u8] {
        let start = self.first.checked_add_signed(offset).unwrap();
        &mut self.bytes[start..start + size]
    }

    pub(crate) fn read(&self, offset: isize, size: usize) -> &[u8] {
        let start = self.first.checked_add_signed(offset).unwrap();
        &self.bytes[start..start + size]
    }
}

/// Index by index, in C order.
pub(crate) fn naive_copy(
    dst: &mut Field,
    src: &Field,
    shape: &[usize],
    strides: (&[isize], &[isize]),
    size: usize,
) {
    let to = model::offsets(shape, strides.0);
    let from = model::offsets(shape, strides.1);
    for ((_, to), (_, from)) in to.into_iter().zip(from) {
        dst.item(to, size).copy_from_slice(src.read(from, size));
    }
}

/// The levels this machine can run.
pub(crate) fn levels() -> impl Iterator<Item = Level> {
    Level::ALL
        .into_iter()
        .filter(|&level| level <= Level::detect())
}

/// The means of every level, through the caches and around them.
pub(crate) fn means() -> impl Iterator<Item = Means> {
    levels().flat_map(|level| [usize::MAX, 0].map(|stream_from| Means { level, stream_from }))
}

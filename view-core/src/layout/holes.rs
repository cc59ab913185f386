//! The bytes of an item that belong to no field, and how to make them zero.
//!
//! Padding is not initialised, so memory that leaves Rust as bytes (a file, a
//! Python object) must have its holes filled first. Zeros are as good as
//! anything and always the same.

use core::mem::MaybeUninit;
use core::ops::Range;

use super::{Kind, Layout};

impl Layout {
    /// How many bytes belong to no field, at any depth: bytes whose contents
    /// are not initialised.
    ///
    /// An explicit `#[view(pad)]` field is initialised and does not count.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Padded { tag: u8, value: u32 }
    ///
    /// assert_eq!(Padded::LAYOUT.padding(), 3);
    /// assert_eq!(<[Padded; 4]>::LAYOUT.padding(), 12);
    /// ```
    #[must_use]
    pub const fn padding(&self) -> usize {
        match self.kind {
            Kind::Array { len, element } => len * element.padding(),
            Kind::Pad { filler } => filler.padding(),
            Kind::Struct { fields } => {
                let mut padding = self.size;
                let mut i = 0;
                while i < fields.len() {
                    let layout = fields[i].layout;
                    padding = padding - layout.size + layout.padding();
                    i += 1;
                }
                padding
            }
            _ => 0,
        }
    }

    /// Calls `hole` with each range of bytes of an item that belongs to no
    /// field, at any depth, in order of offset.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Record { flag: u8, value: u32, last: u16 }
    ///
    /// let mut holes = vec![];
    /// Record::LAYOUT.for_each_hole(&mut |hole| holes.push(hole));
    /// assert_eq!(holes, [1..4, 10..12]);
    /// ```
    pub fn for_each_hole(&self, hole: &mut dyn FnMut(Range<usize>)) {
        self.holes_at(0, hole);
    }

    fn holes_at(&self, start: usize, hole: &mut dyn FnMut(Range<usize>)) {
        match self.kind() {
            Kind::Array { len, element } if element.padding() > 0 => {
                for i in 0..len {
                    element.holes_at(start + i * element.size(), hole);
                }
            }
            Kind::Pad { filler } => filler.holes_at(start, hole),
            Kind::Struct { fields } => {
                let mut end = 0;
                for field in fields {
                    if field.offset() > end {
                        hole(start + end..start + field.offset());
                    }
                    field.layout().holes_at(start + field.offset(), hole);
                    end = field.end();
                }
                if self.size() > end {
                    hole(start + end..start + self.size());
                }
            }
            _ => {}
        }
    }

    /// Writes zeros to the holes of `item`, so that all of its bytes are
    /// initialised if its fields were.
    ///
    /// ```
    /// use core::mem::MaybeUninit;
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Record { flag: u8, value: u16 }
    ///
    /// let mut item = [MaybeUninit::new(7_u8); 4];
    /// Record::LAYOUT.zero_holes(&mut item);
    /// let item = item.map(|byte| unsafe { byte.assume_init() });
    /// assert_eq!(item, [7, 0, 7, 7]);
    /// ```
    ///
    /// # Panics
    ///
    /// Where `item` is shorter than the layout's size.
    pub fn zero_holes(&self, item: &mut [MaybeUninit<u8>]) {
        if self.padding() > 0 {
            self.for_each_hole(&mut |hole| item[hole].fill(MaybeUninit::new(0)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::BufferView;

    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Inner {
        a: u16,
        b: u8,
    }

    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Outer {
        flag: bool,
        inner: [Inner; 2],
        end: u64,
    }

    #[test]
    fn holes_are_the_padding_at_every_depth() {
        let mut holes = alloc::vec![];
        Outer::LAYOUT.for_each_hole(&mut |hole| holes.push(hole));
        assert_eq!(holes, [1..2, 5..6, 9..10, 10..16]);
        let total: usize = holes.iter().map(ExactSizeIterator::len).sum();
        assert_eq!(total, Outer::LAYOUT.padding());
    }
}

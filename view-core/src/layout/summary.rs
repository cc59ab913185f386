//! What can be said of a type in a bound: the numbers of its layout, found in one walk.
//!
//! The compiler interprets what stands here, once for each type that may have holes, and
//! slowly: hence one walk for all numbers, which reads fields instead of calling for them, and
//! does not call itself for scalars.

use super::{Kind, Layout, Valid};

/// The padding of a layout, and whether some bit patterns are no values of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Bytes that belong to no field.
    pub padding: usize,
    /// In how many places they are, or 4 where these are more than three.
    pub holes: usize,
    /// Where the first hole begins, in bytes from the start of an item; zero without one.
    pub first_start: usize,
    /// Where it ends.
    pub first_end: usize,
    /// Where the second begins.
    pub second_start: usize,
    /// Where it ends.
    pub second_end: usize,
    /// Where the third begins.
    pub third_start: usize,
    /// Where it ends.
    pub third_end: usize,
    /// Whether some bit patterns are no values.
    pub rules: bool,
}

impl Summary {
    /// The numbers of a layout.
    #[must_use]
    pub const fn of(layout: &Layout) -> Self {
        let mut summary = Self {
            padding: 0,
            holes: 0,
            first_start: 0,
            first_end: 0,
            second_start: 0,
            second_end: 0,
            third_start: 0,
            third_end: 0,
            rules: false,
        };
        summary.add(layout, 0);
        summary
    }

    /// Counts in a layout that lies `start` bytes into the item.
    const fn add(&mut self, layout: &Layout, start: usize) {
        match layout.kind {
            Kind::Scalar { valid, .. } => self.rules |= !matches!(valid, Valid::Any),
            Kind::Array { len, element } if len > 0 => {
                let before = self.padding;
                self.add(element, start);
                let each = self.padding - before;
                // The others are like the first, and after the third hole none is told apart.
                let mut i = 1;
                while i < len && each > 0 && self.holes < 4 {
                    self.add(element, start + i * element.size);
                    i += 1;
                }
                self.padding = before + each * len;
            }
            Kind::Pad { filler } => self.add(filler, start),
            Kind::Struct { fields } => {
                let (mut end, mut i) = (0, 0);
                while i < fields.len() {
                    let field = &fields[i];
                    if field.offset > end {
                        self.hole(start + end, start + field.offset);
                    }
                    match field.layout.kind {
                        Kind::Scalar {
                            valid: Valid::Any, ..
                        } => {}
                        _ if field.layout.size == 0 => {}
                        _ => self.add(field.layout, start + field.offset),
                    }
                    end = field.offset + field.layout.size;
                    i += 1;
                }
                if layout.size > end {
                    self.hole(start + end, start + layout.size);
                }
            }
            _ => {}
        }
    }

    const fn hole(&mut self, start: usize, end: usize) {
        self.padding += end - start;
        match self.holes {
            0 => (self.first_start, self.first_end) = (start, end),
            1 => (self.second_start, self.second_end) = (start, end),
            2 => (self.third_start, self.third_end) = (start, end),
            3 => {}
            _ => return,
        }
        self.holes += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::Summary;
    use crate::layout::{FieldLayout, Kind};
    use crate::{BufferView, Layout};
    use alloc::boxed::Box;
    use alloc::vec;
    use alloc::vec::Vec;

    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Inner {
        a: u16,
        b: u8,
    }

    /// The same from the functions that walk for one number each.
    fn by_parts(layout: &Layout) -> Summary {
        let mut holes = vec![];
        layout.for_each_hole(&mut |hole| holes.push((hole.start, hole.end)));
        let at = |i: usize| holes.get(i).copied().unwrap_or_default();
        Summary {
            padding: layout.padding(),
            holes: holes.len().min(4),
            first_start: at(0).0,
            first_end: at(0).1,
            second_start: at(1).0,
            second_end: at(1).1,
            third_start: at(2).0,
            third_end: at(2).1,
            rules: layout.has_validity(),
        }
    }

    /// Layouts of every kind by chance, each with what was put into it.
    struct Maker(u32);

    /// Where the holes of a layout are, in order, and whether some bit patterns are no values.
    type Put = (Vec<(usize, usize)>, bool);

    impl Maker {
        fn below(&mut self, end: usize) -> usize {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (self.0 >> 8) as usize % end
        }

        fn layout(&mut self, depth: usize) -> (&'static Layout, Put) {
            let leaf = Layout::of::<()>("made", Kind::Empty);
            let (size, kind, put) = match self.below(if depth > 0 { 9 } else { 5 }) {
                0 => return (<u16 as BufferView>::LAYOUT_REF, (vec![], false)),
                1 => return (<char as BufferView>::LAYOUT_REF, (vec![], true)),
                2 => (self.below(4), Kind::Bytes, (vec![], false)),
                3 => (self.below(4), Kind::Opaque, (vec![], false)),
                4 => return (Box::leak(Box::new(leaf)), (vec![], false)),
                5 => {
                    let (filler, put) = self.layout(depth - 1);
                    (filler.size, Kind::Pad { filler }, put)
                }
                6 => {
                    let (element, (holes, rules)) = self.layout(depth - 1);
                    let len = self.below(5);
                    let each = (0..len).flat_map(|i| {
                        let start = i * element.size;
                        holes
                            .iter()
                            .map(move |hole| (hole.0 + start, hole.1 + start))
                    });
                    let put = (each.collect(), rules && len > 0);
                    (len * element.size, Kind::Array { len, element }, put)
                }
                _ => self.record(depth - 1),
            };
            let layout = Layout { size, kind, ..leaf };
            (Box::leak(Box::new(layout)), put)
        }

        fn record(&mut self, depth: usize) -> (usize, Kind, Put) {
            let (mut fields, mut end, mut put) = (vec![], 0, (vec![], false));
            for _ in 0..self.below(4) {
                let offset = end + self.gap(end, &mut put);
                let (layout, (holes, rules)) = self.layout(depth);
                put.0
                    .extend(holes.iter().map(|hole| (hole.0 + offset, hole.1 + offset)));
                put.1 |= rules;
                end = offset + layout.size;
                fields.push(FieldLayout::new("f", offset, layout));
            }
            let size = end + self.gap(end, &mut put);
            let fields = Vec::leak(fields);
            (size, Kind::Struct { fields }, put)
        }

        /// None, as often as not.
        fn gap(&mut self, at: usize, put: &mut Put) -> usize {
            let gap = self.below(6).saturating_sub(2);
            if gap > 0 {
                put.0.push((at, at + gap));
            }
            gap
        }
    }

    #[test]
    fn every_hole_that_was_made_is_found() {
        let mut made = Maker(3118);
        let mut counts = [0; 5];
        for _ in 0..4000 {
            let (layout, (holes, rules)) = made.layout(4);
            let summary = Summary::of(layout);
            assert_eq!(summary, by_parts(layout), "{layout:#?}");
            let mut found = vec![];
            layout.for_each_hole(&mut |hole| found.push((hole.start, hole.end)));
            assert_eq!(found, holes, "{layout:#?}");
            let padding: usize = holes.iter().map(|hole| hole.1 - hole.0).sum();
            assert_eq!((summary.padding, summary.rules), (padding, rules));
            counts[summary.holes] += 1;
        }
        assert!(counts.iter().all(|count| *count > 100), "{counts:?}");
    }

    #[test]
    fn long_arrays_are_not_walked() {
        const LONG: Summary = Summary::of(&<[[Inner; 1_000_000]; 1_000]>::LAYOUT);
        assert_eq!((LONG.padding, LONG.holes), (1_000_000_000, 4));
        assert_eq!((LONG.first_end, LONG.third_end), (4, 12));
    }
}

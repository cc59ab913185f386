//! The explicit reading: only `x` is padding.

use alloc::vec::Vec;

use super::node::{Node, NodeKind, siblings};
use super::platform::Platform;

/// Bytes behind an array of structs that are too many for each element to be
/// there by accident; see [`readings`](super::readings).
const TOO_MANY: usize = 4;

/// Where the explicit reading puts an element.
#[derive(Clone, Copy, Default)]
struct Place {
    offset: usize,
    item: usize,
    total: usize,
}

/// The explicit reading of one string, for items of a given size.
///
/// Nothing here can overflow: a size without implied padding is at most the
/// one with it, which the scanner has checked.
pub(super) struct Explicit<'a> {
    nodes: &'a [Node],
    dims: &'a [usize],
    platform: &'a Platform,
    places: Vec<Place>,
    size: usize,
    aligned: bool,
    /// The first array whose elements would be padded by C, and could be.
    paddable: Option<u32>,
    /// The first array with unexplained bytes behind it, at least one each.
    some_behind: Option<u32>,
    /// The same with [`TOO_MANY`] bytes each.
    many_behind: Option<u32>,
}

/// The offsets and sizes of the explicit reading.
pub(super) struct Places(Vec<Place>);

impl Places {
    /// Makes the explicit reading the one in force.
    pub(super) fn apply(self, nodes: &mut [Node]) {
        for (node, place) in nodes.iter_mut().zip(self.0) {
            node.offset = place.offset;
            node.item = place.item;
            node.total = place.total;
        }
    }
}

impl<'a> Explicit<'a> {
    pub(super) fn new(
        nodes: &'a [Node],
        dims: &'a [usize],
        platform: &'a Platform,
        itemsize: usize,
    ) -> Self {
        let mut places = Vec::new();
        places.resize(nodes.len(), Place::default());
        let mut explicit = Self {
            nodes,
            dims,
            platform,
            places,
            size: 0,
            aligned: true,
            paddable: None,
            some_behind: None,
            many_behind: None,
        };
        explicit.size = explicit.lay_out(0, nodes.len());
        let rest = itemsize.saturating_sub(explicit.size);
        if explicit.is_in_braces() {
            explicit.places[0].item += rest;
            explicit.places[0].total += rest;
            explicit.settle(1, nodes.len(), 0, rest, rest);
        } else {
            explicit.settle(0, nodes.len(), 0, 0, rest);
        }
        explicit
    }

    /// Whether one pair of braces is around the whole, and so holds the whole item.
    fn is_in_braces(&self) -> bool {
        self.nodes.first().is_some_and(|whole| {
            let end = whole.end as usize;
            whole.kind == NodeKind::Struct && whole.ndim == 0 && end == self.nodes.len()
        })
    }

    /// What is written adds up to this.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// The same with what a C compiler would add at the end, by native alignments; nothing where
    /// a field does not lie as it would put it, or where no braces hold the whole.
    pub(super) fn padded_size(&self) -> usize {
        if self.is_in_braces() {
            self.size + self.natural_tail(1, self.nodes.len(), self.size)
        } else {
            self.size
        }
    }

    /// Whether every element under `@` is aligned, counted from the start of
    /// the item, in every element of an array of structs.
    pub(super) fn is_aligned(&self) -> bool {
        self.aligned
    }

    /// The byte of the text where an array of structs stands whose elements
    /// may be longer than the string says. `strict` asks for any such byte.
    pub(super) fn doubtful_array(&self, strict: bool) -> Option<usize> {
        let behind = if strict {
            self.some_behind
        } else {
            self.many_behind
        };
        Some(self.paddable.or(behind)? as usize)
    }

    pub(super) fn into_places(self) -> Places {
        Places(self.places)
    }

    /// Places the siblings from `first` to `end` as written; their size.
    fn lay_out(&mut self, first: usize, end: usize) -> usize {
        let mut offset = 0;
        for at in siblings(self.nodes, first, end) {
            let node = &self.nodes[at];
            let next = node.end as usize;
            let (mut item, mut total) = (node.item, node.total);
            match node.kind {
                NodeKind::Struct => {
                    item = self.lay_out(at + 1, next);
                    total = item * self.count(at);
                }
                NodeKind::PointerTo => self.keep(at + 1, next),
                _ => {}
            }
            self.places[at] = Place {
                offset,
                item,
                total,
            };
            offset += total;
        }
        offset
    }

    /// What a pointer points to has no itemsize to decide by: it stays.
    fn keep(&mut self, first: usize, end: usize) {
        for (place, node) in self.places[first..end]
            .iter_mut()
            .zip(&self.nodes[first..end])
        {
            *place = Place {
                offset: node.offset,
                item: node.item,
                total: node.total,
            };
        }
    }

    /// Gives the structs that C would pad at their end the bytes behind them.
    ///
    /// `base` is where the siblings begin in the item. Behind the last of them
    /// follow `rest` bytes that belong to the struct they are members of, and
    /// `doubtful` (at least as many) of which nobody knows whose they are.
    fn settle(&mut self, first: usize, end: usize, base: usize, rest: usize, doubtful: usize) {
        for at in siblings(self.nodes, first, end) {
            let node = &self.nodes[at];
            let start = base + self.places[at].offset;
            let align = usize::from(node.align);
            let asks = node.aligned && node.kind != NodeKind::Pad;
            self.aligned &= !asks || start.is_multiple_of(align);
            if node.kind != NodeKind::Struct {
                continue;
            }
            let next = node.end as usize;
            let (pad, after) = match self.nodes[..end].get(next) {
                Some(node) if node.kind == NodeKind::Pad => (node.total, next + 1),
                _ => (0, next),
            };
            let (rest, doubtful) = if after == end {
                (rest, doubtful)
            } else {
                (0, 0)
            };
            let count = self.count(at);
            let per_item = |bytes: usize| bytes.checked_div(count).unwrap_or(0);
            let each = per_item(pad + doubtful);
            let tail = missing(self.places[at].item, align);
            let grown = if asks && tail <= per_item(pad + rest) {
                tail
            } else {
                0
            };
            self.places[at].item += grown;
            self.places[at].total += grown * count;
            if count > 1 {
                self.aligned &= !asks || self.places[at].item.is_multiple_of(align);
                let follower = (after < end).then_some(after);
                self.doubt(at, each - grown, grown > 0, base, follower);
            }
            self.settle(at + 1, next, start, grown, each);
        }
    }

    /// Whether the elements of the array at `at` may be longer than they look,
    /// by up to `spare` bytes each.
    fn doubt(&mut self, at: usize, spare: usize, grown: bool, base: usize, after: Option<usize>) {
        if spare == 0 {
            return;
        }
        let mark = self.nodes[at].at;
        if !grown {
            let end = self.nodes[at].end as usize;
            let tail = self.natural_tail(at + 1, end, self.places[at].item);
            if tail > 0 && tail <= spare {
                self.paddable.get_or_insert(mark);
            }
        }
        // Padding that puts what follows on its natural alignment, and is no
        // more than that takes, needs no other explanation.
        let explained = after.is_some_and(|after| {
            let align = self.natural_align(after);
            let gap = self.places[after].offset - self.places[at].offset - self.places[at].total;
            gap < align && (base + self.places[after].offset).is_multiple_of(align)
        });
        if !explained {
            self.some_behind.get_or_insert(mark);
            if spare >= TOO_MANY {
                self.many_behind.get_or_insert(mark);
            }
        }
    }

    /// What C would add to a struct of `size` bytes with these members; 0 if
    /// they do not lie as C would put them.
    fn natural_tail(&self, first: usize, end: usize, size: usize) -> usize {
        let mut widest = 1;
        for at in siblings(self.nodes, first, end) {
            let align = self.natural_align(at);
            if !self.places[at].offset.is_multiple_of(align) {
                return 0;
            }
            widest = widest.max(align);
        }
        missing(size, widest)
    }

    /// The alignment of an element whatever the byte order in force says.
    fn natural_align(&self, at: usize) -> usize {
        let node = &self.nodes[at];
        match node.kind {
            NodeKind::Scalar(scalar) => self.platform.align_of(scalar),
            NodeKind::Bytes | NodeKind::Pascal | NodeKind::Void | NodeKind::Pad => 1,
            NodeKind::Struct => siblings(self.nodes, at + 1, node.end as usize)
                .map(|member| self.natural_align(member))
                .max()
                .unwrap_or(1),
            _ => usize::from(node.align),
        }
    }

    /// How many of it there are.
    fn count(&self, at: usize) -> usize {
        self.nodes[at].shape(self.dims).iter().product()
    }
}

/// The bytes from `size` to the next multiple of `align`.
fn missing(size: usize, align: usize) -> usize {
    size.next_multiple_of(align) - size
}

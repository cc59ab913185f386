//! The items of a line, one after the other.

use alloc::boxed::Box;

use super::codec::{Code, Node, Number, Run};
use super::memory::Memory;
use super::value::Value;
use crate::Error;

/// So many numbers are decoded at a time.
const AHEAD: usize = 64;

/// The items of a one-dimensional view: [`Memory::iter`].
///
/// An item is an error where it is a character that is none.
///
/// Numbers are decoded a block at a time, in a loop of their kind, so that what the
/// items are is not looked at for each of them.
///
/// ```
/// use view_core::memory::memoryview;
///
/// let view = memoryview(&[1_u16, 20, 300]);
/// let mut items = view.iter()?;
/// assert_eq!((items.len(), items.next_back().unwrap()?), (3, 300.into()));
/// assert_eq!(items.map(|item| item.unwrap().to_string()).collect::<String>(), "120");
///
/// // 0x110000 is no character, and that is known when its turn comes.
/// let texts = [u32::from('a'), 0x11_0000];
/// let view = memoryview(&texts).reinterpret("w")?;
/// let mut items = view.iter()?;
/// assert_eq!(items.next().unwrap()?.to_string(), "'a'");
/// assert!(items.next().unwrap().is_err() && items.next().is_none());
/// # Ok::<(), view_core::Error>(())
/// ```
pub struct Items<'v> {
    line: Option<Line>,
    node: &'v Node,
    memory: &'v Memory,
    front: usize,
    back: usize,
    /// Items from `front` to this one are decoded, if it is greater. They are of one
    /// block: of [`AHEAD`] items the first of which has a number that is a multiple of it.
    decoded: usize,
    /// The decoded items, by their place in the block.
    block: [u64; AHEAD],
}

/// Numbers in direct memory.
#[derive(Clone, Copy)]
struct Line {
    code: Code,
    number: Number,
    at: *const u8,
    stride: isize,
}

impl<'v> Items<'v> {
    /// The items of memory of one dimension.
    pub(super) fn new(node: &'v Node, memory: &'v Memory) -> Self {
        Self {
            line: match (node, memory.strides(), memory.suboffsets()) {
                (&Node::Scalar(code), &[stride], []) => code.number().map(|number| Line {
                    code,
                    number,
                    at: memory.as_ptr(),
                    stride,
                }),
                _ => None,
            },
            node,
            memory,
            front: 0,
            back: memory.len(),
            decoded: 0,
            block: [0; AHEAD],
        }
    }

    /// Decodes the numbers of a line from `front`, which is inside, to the end of their
    /// block.
    // Calls that do not unwind, for what is said in `items`.
    #[inline(never)]
    #[expect(improper_ctypes_definitions, reason = "only Rust calls it")]
    extern "C" fn decode(&mut self, line: Line) {
        let first = self.front % AHEAD;
        let count = (AHEAD - first).min(self.back - self.front);
        // SAFETY: items inside the one dimension, to places inside the block.
        unsafe {
            let run = Run {
                at: line.at.offset(self.front as isize * line.stride),
                stride: line.stride,
                count,
            };
            let to = self.block[first..].as_mut_ptr();
            line.code.decode_numbers(run, to);
        }
        self.decoded = self.front + count;
    }

    /// The item at an index, which is inside.
    #[inline(never)]
    #[expect(improper_ctypes_definitions, reason = "only Rust calls it")]
    extern "C" fn one(&self, index: usize) -> Result<Value, Box<Error>> {
        // SAFETY: inside the one dimension, as the callers see to.
        unsafe {
            let at = self.memory.item_at(core::iter::once(index));
            self.node.decode(at.as_ptr()).map_err(Box::new)
        }
    }
}

impl Iterator for Items<'_> {
    type Item = Result<Value, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.front >= self.back {
            return None;
        }
        let at = self.front;
        self.front += 1;
        let Some(line) = self.line else {
            return Some(self.one(at).map_err(|error| *error));
        };
        if at >= self.decoded {
            self.front = at;
            self.decode(line);
            self.front += 1;
        }
        Some(Ok(line.number.value(self.block[at % AHEAD])))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.back - self.front;
        (left, Some(left))
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        self.front = self.front.saturating_add(n).min(self.back);
        self.next()
    }

    /// Faster than a loop over [`next`](Self::next): what is folded stays in registers
    /// over a block of numbers. `for_each`, `sum` and `count` come by here too.
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, init: B, mut f: F) -> B {
        let mut all = init;
        let Some(line) = self.line else {
            for at in self.front..self.back {
                all = f(all, self.one(at).map_err(|error| *error));
            }
            return all;
        };
        while self.front < self.back {
            if self.front >= self.decoded {
                self.decode(line);
            }
            let first = self.front % AHEAD;
            let block = &self.block[first..][..self.decoded - self.front];
            all = fold_block(line.number, block, all, &mut f);
            self.front = self.decoded;
        }
        all
    }
}

/// A function of its own, in which nothing else is called: so that what is folded is in a
/// register.
#[inline(never)]
fn fold_block<B, F: FnMut(B, Result<Value, Error>) -> B>(
    number: Number,
    block: &[u64],
    init: B,
    f: &mut F,
) -> B {
    block
        .iter()
        .fold(init, |all, &bits| f(all, Ok(number.value(bits))))
}

impl DoubleEndedIterator for Items<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        (self.front < self.back).then(|| {
            self.back -= 1;
            self.decoded = self.decoded.min(self.back);
            self.one(self.back).map_err(|error| *error)
        })
    }

    fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
        self.back = self.back.saturating_sub(n).max(self.front);
        self.decoded = self.decoded.min(self.back);
        self.next_back()
    }
}

impl ExactSizeIterator for Items<'_> {}
impl core::iter::FusedIterator for Items<'_> {}

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::String;
    use std::vec::Vec;

    use crate::format::Format;
    use crate::memory::{MemoryView, Reinterpret, memoryview};
    use crate::s;

    /// The items of a view, asked for one by one. As text, in which NaN is itself.
    fn naive(view: &MemoryView<'_>) -> Vec<String> {
        (0..view.len() as isize)
            .map(|i| format!("{:?}", view.get(i).unwrap()))
            .collect()
    }

    #[test]
    fn items_come_in_order_from_both_ends_however_they_are_taken() {
        let bytes: Vec<u8> = (0..16 * 130_u32).map(|i| (i * 37 % 251) as u8).collect();
        let formats = [
            "?",
            "c",
            "b",
            "B",
            "h",
            "H",
            "i",
            "I",
            "q",
            "Q",
            "e",
            "f",
            "d",
            ">h",
            ">H",
            ">i",
            ">I",
            ">q",
            ">Q",
            "<e",
            ">e",
            ">f",
            ">d",
            "Zd",
            "3s",
            "P",
            "hB",
            "T{(2)h:a:B:b:}",
        ];
        for text in formats {
            let format = Format::parse(text).unwrap();
            for len in [0, 1, 2, 63, 64, 65, 130] {
                for step in [1, 2, -1, -3] {
                    let shape = [len];
                    let how = Reinterpret::of(&format).shape(&shape);
                    let size = len * format.itemsize();
                    let whole = memoryview(&bytes[..size]).reinterpret(how).unwrap();
                    let view = whole.slice(s![..;step]).unwrap();
                    let expected = naive(&view);
                    let items = || {
                        view.iter()
                            .unwrap()
                            .map(|item| format!("{:?}", item.unwrap()))
                    };
                    let mut folded = Vec::new();
                    items().for_each(|item| folded.push(item));
                    let mut nexts = Vec::new();
                    for item in items() {
                        nexts.push(item);
                    }
                    let reversed: Vec<_> = items().rev().collect();
                    assert_eq!(folded, expected, "{text} {len} {step}");
                    assert_eq!(nexts, expected);
                    assert!(reversed.iter().rev().eq(&expected));
                    assert_eq!(items().len(), expected.len());
                }
            }
        }
    }

    #[test]
    fn any_way_of_taking_items_agrees_with_a_slice() {
        let numbers: Vec<i32> = (0..90).collect();
        let view = memoryview(&numbers);
        for seed in 0..300_usize {
            let mut items = view
                .iter()
                .unwrap()
                .map(|item| item.unwrap().as_int().unwrap());
            let mut model = numbers.iter().map(|&number| i128::from(number));
            for round in 0..30 {
                let dice = ((seed * 31 + round * 17) * 2_654_435_761) >> 7;
                let n = dice / 4 % 9;
                match dice % 4 {
                    0 => assert_eq!(items.next(), model.next()),
                    1 => assert_eq!(items.next_back(), model.next_back()),
                    2 => assert_eq!(items.nth(n), model.nth(n)),
                    _ => assert_eq!(items.nth_back(n), model.nth_back(n)),
                }
                assert_eq!(items.len(), model.len());
            }
            let mut rest = Vec::new();
            items.for_each(|item| rest.push(item));
            assert_eq!(rest, model.collect::<Vec<_>>());
        }
    }
}

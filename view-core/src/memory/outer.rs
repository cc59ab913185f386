//! Over the parts of a view along its first dimension.

use super::view::MemoryView;

/// The parts of a view along its first dimension:
/// [`MemoryView::outer_iter`]. From both ends, and each part lives as long as the memory
/// is borrowed.
///
/// ```
/// use view_core::memory::memoryview;
///
/// let frames = [[[1_u8, 2], [3, 4]], [[5, 6], [7, 8]]];
/// let mut parts = memoryview(&frames).outer_iter()?;
/// assert_eq!(parts.len(), 2);
/// let last = parts.next_back().unwrap();
/// assert_eq!((last.shape(), last.to_bytes()), (&[2, 2][..], vec![5, 6, 7, 8]));
/// assert_eq!(parts.map(|part| part.nbytes()).collect::<Vec<_>>(), [4]);
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone)]
pub struct OuterIter<'a> {
    view: MemoryView<'a>,
    front: usize,
    back: usize,
}

impl<'a> OuterIter<'a> {
    pub(super) fn new(view: MemoryView<'a>) -> Self {
        Self {
            front: 0,
            back: view.len(),
            view,
        }
    }

    fn part(&self, index: usize) -> MemoryView<'a> {
        let part = self.view.memory.outer(index);
        let part = part.expect("an index inside the first dimension names a part");
        // SAFETY: a part of memory that is shared for 'a.
        unsafe { MemoryView::from_memory(part) }
    }
}

impl<'a> Iterator for OuterIter<'a> {
    type Item = MemoryView<'a>;

    fn next(&mut self) -> Option<MemoryView<'a>> {
        (self.front < self.back).then(|| {
            self.front += 1;
            self.part(self.front - 1)
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.back - self.front;
        (left, Some(left))
    }
}

impl DoubleEndedIterator for OuterIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        (self.front < self.back).then(|| {
            self.back -= 1;
            self.part(self.back)
        })
    }
}

impl ExactSizeIterator for OuterIter<'_> {}

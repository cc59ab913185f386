//! Over the parts of a view along its first dimension.

use super::view::MemoryView;
use super::view_mut::MemoryViewMut;
use crate::{Error, ErrorKind};

impl<'a> MemoryView<'a> {
    /// The parts along the first dimension: rows of a matrix, views without
    /// dimensions of a line.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(&[[1, 2], [3, 4]]);
    /// let last = view.outer_iter()?.rev().next().unwrap();
    /// assert_eq!(last.to_list()?.to_string(), "[3, 4]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` for a view without dimensions.
    pub fn outer_iter(&self) -> Result<OuterIter<'a>, Error> {
        if self.ndim() == 0 {
            return Err(Error::new(
                ErrorKind::Type,
                "invalid indexing of 0-dim memory",
            ));
        }
        Ok(OuterIter {
            front: 0,
            back: self.len(),
            view: self.clone(),
        })
    }
}

impl MemoryViewMut<'_> {
    /// As [`MemoryView::outer_iter`]. The parts are shared; to change them one after the other,
    /// take each with [`slice_mut`](Self::slice_mut).
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut rows = [[1, 2], [3, 4]];
    /// let mut view = memoryview_mut(&mut rows);
    /// let firsts: Result<Vec<i64>, _> = view.outer_iter()?.map(|row| row.get_as(0)).collect();
    /// assert_eq!(firsts?, [1, 3]);
    /// for i in 0..view.len() {
    ///     view.slice_mut(i)?.set(1, 0)?;
    /// }
    /// assert_eq!(rows, [[1, 0], [3, 0]]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn outer_iter(&self) -> Result<OuterIter<'_>, Error> {
        self.as_view().outer_iter()
    }
}

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

    /// Makes no views of the parts in between.
    fn nth(&mut self, n: usize) -> Option<MemoryView<'a>> {
        self.front = self.front.saturating_add(n).min(self.back);
        self.next()
    }
}

impl DoubleEndedIterator for OuterIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        (self.front < self.back).then(|| {
            self.back -= 1;
            self.part(self.back)
        })
    }

    fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
        self.back = self.back.saturating_sub(n).max(self.front);
        self.next_back()
    }
}

impl ExactSizeIterator for OuterIter<'_> {}
impl core::iter::FusedIterator for OuterIter<'_> {}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use crate::memory::memoryview;

    #[test]
    fn any_way_of_taking_parts_agrees_with_a_slice() {
        let rows: Vec<[u8; 2]> = (0..40).map(|i| [i, i + 1]).collect();
        let view = memoryview(&rows);
        for seed in 0..100_usize {
            let mut parts = view.outer_iter().unwrap().map(|part| part.to_bytes());
            let mut model = rows.iter().map(|row| row.to_vec());
            for round in 0..20 {
                let dice = ((seed * 31 + round * 17) * 2_654_435_761) >> 7;
                let n = dice / 4 % 6;
                match dice % 4 {
                    0 => assert_eq!(parts.next(), model.next()),
                    1 => assert_eq!(parts.next_back(), model.next_back()),
                    2 => assert_eq!(parts.nth(n), model.nth(n)),
                    _ => assert_eq!(parts.nth_back(n), model.nth_back(n)),
                }
                assert_eq!(parts.len(), model.len());
            }
        }
        let mut parts = view.outer_iter().unwrap();
        assert!(parts.nth(usize::MAX).is_none() && parts.next().is_none());
    }
}

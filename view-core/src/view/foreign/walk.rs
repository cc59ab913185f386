//! The addresses of all items, in row order.

use core::ptr::NonNull;

/// Walks over the items of a view: a row at a time by one addition, and from row to
/// row as an odometer counts.
pub(super) struct Walk<const N: usize> {
    shape: [usize; N],
    strides: [isize; N],
    /// The first item of the current row, and the next item in it.
    row: NonNull<u8>,
    ptr: NonNull<u8>,
    in_row: usize,
    /// The index of the row; its last number is not used.
    index: [usize; N],
    left: usize,
}

impl<const N: usize> Walk<N> {
    /// # Safety
    ///
    /// Invariants 1 and 5 of the module hold for these parts, and `len` is the
    /// number of items.
    #[inline]
    pub(super) const unsafe fn new(
        ptr: NonNull<u8>,
        shape: [usize; N],
        strides: [isize; N],
        len: usize,
    ) -> Self {
        Self {
            shape,
            strides,
            row: ptr,
            ptr,
            in_row: 0,
            index: [0; N],
            left: len,
        }
    }

    /// How many items are left.
    #[inline]
    pub(super) const fn left(&self) -> usize {
        self.left
    }

    /// The index of the item that [`next`](Iterator::next) has given last.
    pub(super) fn last_index(&self) -> [usize; N] {
        let mut index = self.index;
        if N == 1 {
            index[0] = self.shape[0] - self.left - 1;
        } else if let Some(last) = index.last_mut() {
            *last = self.in_row.saturating_sub(1);
        }
        index
    }

    /// Steps to the first item of the next row, of which there is one.
    #[cold]
    fn next_row(&mut self) {
        for axis in (0..N.saturating_sub(1)).rev() {
            let stride = self.strides[axis];
            self.index[axis] += 1;
            if self.index[axis] < self.shape[axis] {
                // SAFETY: the next row along this axis is inside, invariant 1.
                self.row = unsafe { self.row.byte_offset(stride) };
                break;
            }
            // Not known of an axis of one item, which takes no step; so nothing is negated.
            let steps = 1 - self.shape[axis] as isize;
            // SAFETY: back to the first row of this axis.
            self.row = unsafe { self.row.byte_offset(stride * steps) };
            self.index[axis] = 0;
        }
        self.ptr = self.row;
        self.in_row = 0;
    }
}

impl<const N: usize> Iterator for Walk<N> {
    type Item = NonNull<u8>;

    #[inline]
    fn next(&mut self) -> Option<NonNull<u8>> {
        if self.left == 0 {
            return None;
        }
        if N == 1 {
            let item = self.ptr;
            // One past the last may lie anywhere, so the step is one that may wrap; it is
            // not followed, and where it is zero the old one does as well.
            let next = item.as_ptr().wrapping_byte_offset(self.strides[0]);
            self.ptr = NonNull::new(next).unwrap_or(item);
            self.left -= 1;
            return Some(item);
        }
        if N > 0 && self.in_row > 0 {
            if N > 1 && self.in_row == self.shape[N - 1] {
                self.next_row();
            } else {
                // SAFETY: there is a next item in this row, invariant 1.
                self.ptr = unsafe { self.ptr.byte_offset(self.strides[N - 1]) };
            }
        }
        self.left -= 1;
        self.in_row += 1;
        Some(self.ptr)
    }
}

//! Where the items of a geometry lie, one after the other.

use super::{MAX_NDIM, byte_range, item_count};
use crate::Error;

/// The byte offset of every item, in C order.
///
/// ```
/// use view_core::strided::Offsets;
///
/// let offsets: Vec<isize> = Offsets::new(&[2, 3], &[-24, 8])?.collect();
/// assert_eq!(offsets, [0, 8, 16, -24, -16, -8]);
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'a> {
    shape: &'a [usize],
    strides: &'a [isize],
    index: [usize; MAX_NDIM],
    offset: isize,
    left: usize,
}

impl<'a> Offsets<'a> {
    /// The offsets of a geometry.
    ///
    /// ```
    /// use view_core::strided::Offsets;
    ///
    /// assert_eq!(Offsets::new(&[2, 3], &[12, 4])?.len(), 6);
    /// let error = Offsets::new(&[2, 3], &[4]).unwrap_err();
    /// assert_eq!(error.to_string(), "1 stride for 2 dimensions; give one stride, in bytes, for each");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What [`byte_range`] refuses, for items of no bytes,
    /// and `OverflowError` for more items than `isize::MAX`.
    pub fn new(shape: &'a [usize], strides: &'a [isize]) -> Result<Self, Error> {
        byte_range(shape, strides, 0)?;
        Ok(Self {
            shape,
            strides,
            index: [0; MAX_NDIM],
            offset: 0,
            left: item_count(shape)?,
        })
    }
}

impl Iterator for Offsets<'_> {
    type Item = isize;

    #[inline]
    fn next(&mut self) -> Option<isize> {
        self.left = self.left.checked_sub(1)?;
        let found = self.offset;
        for axis in (0..self.shape.len()).rev() {
            self.index[axis] += 1;
            if self.index[axis] < self.shape[axis] {
                // The offset of an index: inside the range, invariant 3.
                self.offset += self.strides[axis];
                break;
            }
            self.offset -= self.strides[axis].wrapping_mul(self.shape[axis] as isize - 1);
            self.index[axis] = 0;
        }
        Some(found)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Offsets<'_> {}
impl core::iter::FusedIterator for Offsets<'_> {}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::super::model::offsets;
    use super::*;

    #[test]
    fn offsets_come_in_c_order() {
        for shape in [[2, 3, 4], [3, 1, 2], [2, 0, 3], [1, 1, 1]] {
            for strides in [[48, 16, 4], [-4, 0, 9]] {
                let found: Vec<isize> = Offsets::new(&shape, &strides).unwrap().collect();
                let expected: Vec<isize> =
                    offsets(&shape, &strides).into_iter().map(|o| o.1).collect();
                assert_eq!(found, expected);
            }
        }
        assert_eq!(Offsets::new(&[], &[]).unwrap().len(), 1);
        assert!(Offsets::new(&[2, 3], &[isize::MAX, 8]).is_err());
        assert!(Offsets::new(&[usize::MAX / 2, 4], &[0, 0]).is_err());
    }
}

//! Which bytes a geometry touches, in checked arithmetic.

use crate::{Error, ErrorKind};

/// The most dimensions a view may have: CPython's `PyBUF_MAX_NDIM`.
///
/// ```
/// use view_core::strided::{MAX_NDIM, check_rank};
/// assert!(check_rank(&[1; MAX_NDIM], &[1; MAX_NDIM]).is_ok());
/// assert!(check_rank(&[1; MAX_NDIM + 1], &[1; MAX_NDIM + 1]).is_err());
/// ```
pub const MAX_NDIM: usize = 64;

/// The bytes a view touches, relative to its first item: `start..end`.
///
/// `start` is zero or negative (negative strides lead below the first item),
/// `end` lies behind the last byte of the item furthest up. An empty view
/// touches nothing: `0..0`.
///
/// ```
/// use view_core::strided::byte_range;
///
/// // Three i32, the last one first.
/// let range = byte_range(&[3], &[-4], 4)?;
/// assert_eq!((range.start, range.end), (-8, 4));
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ByteRange {
    /// Offset of the lowest byte, at most 0.
    pub start: isize,
    /// Offset behind the highest byte, at least 0.
    pub end: isize,
}

impl ByteRange {
    /// Whether no byte is touched.
    ///
    /// ```
    /// use view_core::strided::byte_range;
    ///
    /// assert!(byte_range(&[3, 0], &[8, 8], 8)?.is_empty());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Refuses what is no geometry at all: more than [`MAX_NDIM`] dimensions,
/// not one stride for each, or an extent over `isize::MAX`.
///
/// ```
/// use view_core::strided::check_rank;
///
/// assert!(check_rank(&[1; 64], &[0; 64]).is_ok());
/// assert!(check_rank(&[1; 65], &[0; 65]).is_err());
/// assert!(check_rank(&[2, 2], &[2]).is_err());
/// ```
///
/// # Errors
///
/// `ValueError` in each of the three cases; the first with memoryview's text.
#[inline]
pub fn check_rank(shape: &[usize], strides: &[isize]) -> Result<(), Error> {
    if shape.len() > MAX_NDIM {
        return Err(Error::new(
            ErrorKind::Value,
            "memoryview: number of dimensions must not exceed 64",
        ));
    }
    if shape.len() != strides.len() {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "{} {stride|strides} for {} {dimension|dimensions}; give one stride, in bytes, for each",
            [strides.len() as isize, shape.len() as isize, 0, 0],
        ));
    }
    for (axis, &length) in shape.iter().enumerate() {
        if isize::try_from(length).is_err() {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "axis {} is longer than isize::MAX",
                [axis as isize, 0, 0, 0],
            ));
        }
    }
    Ok(())
}

/// The number of items: the product of the lengths, 1 without any.
///
/// ```
/// use view_core::strided::item_count;
///
/// assert_eq!(item_count(&[2, 3])?, 6);
/// assert_eq!(item_count(&[])?, 1);
/// assert_eq!(item_count(&[usize::MAX, 0, 7])?, 0);
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `OverflowError` when the product passes `isize::MAX`. A zero anywhere
/// makes the product zero, whatever stands beside it.
#[inline]
pub fn item_count(shape: &[usize]) -> Result<usize, Error> {
    if shape.contains(&0) {
        return Ok(0);
    }
    let mut count = 1_usize;
    for &length in shape {
        count = match count.checked_mul(length) {
            Some(count) if isize::try_from(count).is_ok() => count,
            _ => {
                return Err(Error::new(
                    ErrorKind::Overflow,
                    "the product of the shape is more items than isize::MAX",
                ));
            }
        };
    }
    Ok(count)
}

/// The bytes of a contiguous copy: product of the shape times itemsize.
///
/// ```
/// use view_core::strided::nbytes;
///
/// assert_eq!(nbytes(&[2, 3], 8)?, 48);
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// `OverflowError` when the product passes `isize::MAX`.
#[inline]
pub fn nbytes(shape: &[usize], itemsize: usize) -> Result<usize, Error> {
    match item_count(shape)?.checked_mul(itemsize) {
        Some(bytes) if isize::try_from(bytes).is_ok() => Ok(bytes),
        _ => Err(Error::new(
            ErrorKind::Overflow,
            "the shape times the itemsize is more bytes than isize::MAX",
        )),
    }
}

/// The bytes that the items of a geometry touch.
///
/// Axes of length 1 are never stepped along, so their stride may be anything;
/// with a length of 0 anywhere nothing is touched and no stride is looked at.
///
/// ```
/// use view_core::strided::byte_range;
///
/// let range = byte_range(&[4, 3], &[24, -8], 8)?;
/// assert_eq!((range.start, range.end), (-16, 80));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// What [`check_rank`] refuses, and `OverflowError` when the range is longer
/// than `isize::MAX`, which no allocation is.
#[inline]
pub fn byte_range(shape: &[usize], strides: &[isize], itemsize: usize) -> Result<ByteRange, Error> {
    check_rank(shape, strides)?;
    if shape.contains(&0) {
        return Ok(ByteRange::default());
    }
    let overflow = || {
        Error::new(
            ErrorKind::Overflow,
            "shape and strides reach over more bytes than isize::MAX",
        )
    };
    let mut start = 0_isize;
    let mut end = isize::try_from(itemsize).map_err(|_| overflow())?;
    for (&length, &stride) in shape.iter().zip(strides) {
        if length == 1 {
            continue;
        }
        let reach = stride
            .checked_mul(length as isize - 1)
            .ok_or_else(overflow)?;
        let side = if reach < 0 { &mut start } else { &mut end };
        *side = side.checked_add(reach).ok_or_else(overflow)?;
    }
    end.checked_sub(start).ok_or_else(overflow)?;
    Ok(ByteRange { start, end })
}

/// Whether a geometry whose first item lies at `offset` stays inside a
/// memory of `length` bytes; the bytes it touches if it does.
///
/// The rule is the exporter's in CPython: any zero length is valid wherever
/// it points, because nothing of it is ever read.
///
/// ```
/// use view_core::strided::check_bounds;
///
/// assert!(check_bounds(&[3], &[4], 4, 0, 12).is_ok());
/// assert!(check_bounds(&[3], &[-4], 4, 8, 12).is_ok());
/// assert!(check_bounds(&[3], &[-4], 4, 4, 12).is_err());
/// assert!(check_bounds(&[4], &[4], 4, 0, 12).is_err());
/// ```
///
/// # Errors
///
/// What [`byte_range`] refuses, and `ValueError` naming the first byte
/// outside.
pub fn check_bounds(
    shape: &[usize],
    strides: &[isize],
    itemsize: usize,
    offset: usize,
    length: usize,
) -> Result<ByteRange, Error> {
    let range = byte_range(shape, strides, itemsize)?;
    if shape.contains(&0) {
        return Ok(range);
    }
    let first = offset.checked_add_signed(range.start);
    let last = offset.checked_add_signed(range.end);
    match (first, last) {
        (Some(_), Some(last)) if last <= length && isize::try_from(last).is_ok() => Ok(range),
        (first, _) => {
            // No memory is as large; a file may still say so, and is to read a large number.
            let offset = isize::try_from(offset).unwrap_or(isize::MAX);
            let touched = match first {
                None => offset.saturating_add(range.start),
                Some(_) => offset.saturating_add(range.end - 1),
            };
            Err(Error::with_numbers(
                ErrorKind::Value,
                "shape and strides reach byte {} of a memory of {} {byte|bytes} (first item at byte {})",
                [touched, length as isize, offset, 0],
            ))
        }
    }
}

/// Whether every item is aligned when the first one is: each stride that is
/// ever stepped along is a multiple of `align`.
///
/// ```
/// use view_core::strided::strides_are_aligned;
///
/// assert!(strides_are_aligned(&[4], &[12], 4));
/// assert!(!strides_are_aligned(&[4], &[12], 8));
/// assert!(strides_are_aligned(&[1], &[12], 8), "one item is never stepped over");
/// ```
#[inline]
#[must_use]
pub fn strides_are_aligned(shape: &[usize], strides: &[isize], align: usize) -> bool {
    shape.contains(&0)
        || shape
            .iter()
            .zip(strides)
            .all(|(&length, &stride)| length <= 1 || stride.unsigned_abs().is_multiple_of(align))
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;

    #[test]
    fn the_range_is_the_span_of_all_offsets() {
        for (a, s) in geometries() {
            for (b, t) in geometries() {
                for itemsize in [0, 1, 8] {
                    let range = byte_range(&[a, b], &[s, t], itemsize).unwrap();
                    let mut low = isize::MAX;
                    let mut high = isize::MIN;
                    for i in 0..a as isize {
                        for j in 0..b as isize {
                            let offset = i * s + j * t;
                            low = low.min(offset);
                            high = high.max(offset + itemsize as isize);
                        }
                    }
                    if a == 0 || b == 0 {
                        (low, high) = (0, 0);
                    }
                    assert_eq!((range.start, range.end), (low, high));
                    for offset in 0..40 {
                        let fits = a == 0 || b == 0 || (offset + low >= 0 && offset + high <= 30);
                        assert_eq!(
                            check_bounds(&[a, b], &[s, t], itemsize, offset as usize, 30).is_ok(),
                            fits
                        );
                    }
                }
            }
        }
    }

    fn geometries() -> impl Iterator<Item = (usize, isize)> {
        (0..4).flat_map(|n| [-9, -1, 0, 3, 8].map(|s| (n, s)))
    }

    #[test]
    fn nothing_overflows() {
        const MAX: usize = isize::MAX as usize;
        for (shape, strides) in [
            ([MAX, MAX], [isize::MAX, isize::MAX]),
            ([MAX, 2], [isize::MIN, 1]),
            ([2, 2], [isize::MAX, 1]),
            ([2, 2], [isize::MIN, -1]),
            ([2, 2], [isize::MAX, isize::MIN]),
            ([2, 2], [isize::MAX - 4, -4]),
        ] {
            let error = byte_range(&shape, &strides, 8).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Overflow, "{shape:?} {strides:?}");
        }
        assert!(byte_range(&[MAX, 0], &[isize::MAX, isize::MAX], 8).is_ok());
        assert!(byte_range(&[1, 1], &[isize::MIN, isize::MAX], 8).is_ok());
        assert!(byte_range(&[], &[], usize::MAX).is_err());
        assert!(check_bounds(&[1], &[1], 8, usize::MAX, usize::MAX).is_err());
        assert!(check_bounds(&[2], &[isize::MIN], 0, usize::MAX, usize::MAX).is_err());
        assert!(check_bounds(&[1], &[1], 1, MAX, 8).is_err());
        for offset in [MAX, usize::MAX] {
            assert_eq!(
                check_bounds(&[3], &[4], 4, offset, 8)
                    .unwrap_err()
                    .to_string(),
                std::format!(
                    "shape and strides reach byte {MAX} of a memory of 8 bytes (first item at byte {MAX})"
                ),
                "an offset from a broken file is no negative one"
            );
        }
        let before = check_bounds(&[3], &[-4], 4, 4, 8).unwrap_err().to_string();
        assert!(
            before.starts_with("shape and strides reach byte -4 of"),
            "{before}"
        );
        assert!(item_count(&[MAX, 3]).is_err());
        assert!(nbytes(&[MAX / 4], 5).is_err());
        assert!(check_rank(&[usize::MAX], &[0]).is_err());
    }
}

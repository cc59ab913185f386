//! One item, everywhere.

use super::nd::copy_opaque;
use crate::strided::MAX_NDIM;

/// Writes the bytes of one item to every item of a geometry: a copy from a
/// source that stands still.
///
/// # Safety
///
/// Invariants 1 and 2 of the [module](super) for `dst`; `item` is valid for
/// reads of `itemsize` bytes, which may be uninitialised, and lies outside of
/// what is written.
pub unsafe fn fill(
    dst: *mut u8,
    strides: &[isize],
    shape: &[usize],
    item: *const u8,
    itemsize: usize,
) {
    const STILL: [isize; MAX_NDIM] = [0; MAX_NDIM];
    // More axes than there may be are no geometry, and nothing is done.
    if let Some(still) = STILL.get(..shape.len()) {
        // SAFETY: the caller's promise.
        unsafe { copy_opaque(dst, strides, item, still, shape, itemsize) };
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::Field;
    use super::*;
    use crate::strided::model;

    #[test]
    fn every_item_is_filled_and_nothing_else() {
        for size in [1, 2, 3, 4, 5, 8, 12, 16, 24, 31, 32] {
            let item: std::vec::Vec<u8> = (1..=size as u8).collect();
            let w = size as isize;
            for shape in [[2, 3], [1, 17], [5, 1], [0, 4], [9, 9]] {
                let row = shape[1] as isize * w;
                for strides in [
                    [row, w],
                    [w, shape[0] as isize * w],
                    [-2 * row, 2 * w],
                    [0, w],
                ] {
                    let mut found = Field::blank(&shape, &strides, size);
                    let mut expected = found.clone();
                    for (_, offset) in model::offsets(&shape, &strides) {
                        expected.item(offset, size).copy_from_slice(&item);
                    }
                    // SAFETY: the field was made for the geometry.
                    unsafe { fill(found.ptr(), &strides, &shape, item.as_ptr(), size) };
                    assert_eq!(found, expected, "{shape:?} {strides:?} items of {size}");
                }
            }
        }
    }
}

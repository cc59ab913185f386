//! Items that are the same memory, of which one is enough.
//!
//! A few bytes can show more items than anybody waits for: broadcast, or of a format that has
//! no bytes. Along an axis that moves neither side all pairs of items are one pair.

use crate::memory::memory::Memory;
use crate::memory::room::PerAxis;

/// The lengths to be compared in place of those of two views of direct memory, of one shape and
/// with items, where some axis shows one pair of items over and over.
pub(super) fn one_of_each(a: &Memory, b: &Memory) -> Option<PerAxis<usize>> {
    let (strides_a, strides_b) = (a.strides(), b.strides());
    let without_bytes = a.itemsize() == 0 && b.itemsize() == 0;
    let stays = |axis: usize| without_bytes || (strides_a[axis], strides_b[axis]) == (0, 0);
    if !(0..a.ndim()).any(stays) {
        return None;
    }
    let mut lengths = PerAxis::new(a.ndim(), 1);
    for (axis, len) in a.shape().iter().enumerate() {
        lengths[axis] = if stays(axis) { 1 } else { *len };
    }
    Some(lengths)
}

#[cfg(test)]
mod tests {
    use crate::memory::{MemoryView, memoryview};

    const MANY: usize = isize::MAX as usize / 16;

    #[test]
    fn no_more_is_compared_than_there_is() {
        let (ones, others) = ([1_u8, 2], [1.0, 3.0]);
        let wide = |view: MemoryView<'static>| view.broadcast_to(&[MANY / 2, 2]).unwrap();
        let [a, b] = [wide(memoryview(&[1_u8, 2])), wide(memoryview(&[1.0, 3.0]))];
        assert_eq!(a, wide(memoryview(&[1_i32, 2])));
        assert_ne!(a, b);
        let [first, second] = [&memoryview(&ones), &memoryview(&others)]
            .map(|view| view.slice(..1).unwrap().broadcast_to(&[MANY]).unwrap());
        assert_eq!(first, second);
        assert_eq!(first.count_of(1).unwrap(), MANY);
        assert_eq!(first.count_of(2).unwrap(), 0);
        assert_eq!(first.index_of_within(1, -5, isize::MAX).unwrap(), MANY - 5);
        assert!(!first.contains(2).unwrap());
        assert_eq!(a.count_of(std::vec![1, 2]).unwrap(), MANY / 2);
    }

    #[test]
    fn items_without_bytes_are_told_by_their_format() {
        let none = |format: &str| {
            let how = crate::memory::Reinterpret::new(format).shape(&[MANY]);
            memoryview(&[0_u8; 0]).reinterpret(how).unwrap()
        };
        assert_eq!(none("0s"), none("0s"));
        assert_eq!(
            none("0s")
                .count_of(crate::memory::Value::Bytes(b"".into()))
                .unwrap(),
            MANY
        );
        assert_ne!(none("0s"), none("T{}"));
    }
}

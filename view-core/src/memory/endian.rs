//! Numbers that change their byte order and nothing else.

use super::codec::Node;
use super::memory::Memory;
use crate::copy;

/// Copies numbers of one code, or of one code in both byte orders, whose bytes may be
/// anything; answers `false`, having done nothing, for all else. The memory of `target`
/// is borrowed exclusively, and both have the same shape.
pub(super) fn copy_in_order(target: &Memory, source: &Memory) -> bool {
    let (Some(Node::Scalar(to)), Some(Node::Scalar(from))) = (&target.spec.node, &source.spec.node)
    else {
        return false;
    };
    let unit = match from.unit_swapped_into(*to) {
        Some(unit) => unit,
        None if to == from && to.is_number() => 1,
        None => return false,
    };
    let any_bytes = target.spec.validity().is_none() && target.spec.runs().is_none();
    if !any_bytes || target.is_indirect() || source.is_indirect() {
        return false;
    }
    let (dst, src) = (target.as_ptr().cast_mut(), source.as_ptr());
    // SAFETY: direct memory of as many numbers on both sides, which have no holes; any
    // bytes are one, and nobody else reaches the target.
    unsafe {
        copy::copy_swapped(
            dst,
            target.strides(),
            src,
            source.strides(),
            target.shape(),
            to.size(),
            unit,
        );
    }
    true
}

#[cfg(test)]
// Copies are exact.
#[allow(clippy::float_cmp)]
mod tests {
    use crate::memory::{memoryview, memoryview_mut};
    use crate::{Be, Complex, Le, s};

    #[test]
    fn the_byte_order_changes_and_the_values_stay() {
        let file = [[1, -2, 300], [4, 5, 6]].map(|row| row.map(Be::<i32>::new));
        let mut numbers = [[0; 2]; 3];
        let turned = memoryview(&file).permute(&[1, 0]).unwrap();
        memoryview_mut(&mut numbers)
            .copy_cast_from(&turned)
            .unwrap();
        assert_eq!(numbers, [[1, 4], [-2, 5], [300, 6]]);
        let waves = [Complex::new(1.5_f32, -2.0)].map(Le::new);
        let mut back = [Be::new(Complex::new(0.0, 0.0)); 3];
        let mut part = memoryview_mut(&mut back);
        let mut part = part.slice_mut(s![1..2]).unwrap();
        part.copy_cast_from(&waves).unwrap();
        assert_eq!(back.map(|wave| wave.get().re), [0.0, 1.5, 0.0]);
        assert_eq!(back[1].get().im, -2.0);
        let mut truths = [false; 2];
        memoryview_mut(&mut truths)
            .copy_cast_from(&[true, false])
            .unwrap();
        assert_eq!(truths, [true, false]);
    }
}

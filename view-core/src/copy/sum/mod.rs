//! Sums of numbers along strides, in lanes.
//!
//! Added one after the other, each number waits for the sum before it: four
//! cycles a float, however fast it comes from memory. So a sum is kept in
//! eight or more lanes, and item `i` goes to lane `i` modulo their number; the
//! lanes are added up at the end. The result of a float sum therefore depends
//! on the number of lanes in its last bits, as NumPy's pairwise sum depends on
//! its blocks; it is usually closer to the true sum than the sum in order.
//! Integers wrap around at 64 bits in any order.
//!
//! A stride the compiler knows saves address arithmetic, worth a third in the
//! nearest cache, so common strides have loops of their own. But where there
//! are gather instructions the compiler makes them of such loops, and on many
//! processors they are several times slower than loads. The pointer therefore
//! passes once a block through an empty piece of assembly, or the numbers do,
//! behind which nothing is known of them.

mod line;
#[cfg(target_arch = "x86_64")]
mod paired;

pub use line::Summand;

use crate::strided::{WalkAxis, with_sorted};

/// A number whose bytes are in the order opposite to this machine's.
///
/// ```
/// use view_core::copy::{Swapped, sum_line};
///
/// let file = [0, 0, 0, 2, 0xFF, 0xFF, 0xFF, 0xFF]; // 2 and -1, big-endian
/// # #[cfg(target_endian = "little")]
/// // SAFETY: two items of four bytes.
/// assert_eq!(unsafe { sum_line::<Swapped<i32>>(file.as_ptr(), 4, 2) }, 1);
/// ```
#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
pub struct Swapped<T>(pub(super) T);

/// The sum of all items of a geometry, read as `T`, unaligned.
///
/// # Safety
///
/// Invariants 1 and 3 of the [module](super) for items of the size of `T`.
#[must_use]
pub unsafe fn sum<T: Summand>(ptr: *const u8, strides: &[isize], shape: &[usize]) -> T::Total {
    let total = with_sorted(shape, [strides], |walk| {
        if walk.empty {
            return T::Total::default();
        }
        // SAFETY: the walk starts at an index and visits indices.
        unsafe {
            let start = ptr.offset(walk.start[0]);
            match &*walk.axes {
                [] => sum_line::<T>(start, 0, 1),
                // Lines should be long, since each ends with adding up lanes.
                [first, second, outer @ ..] if first.len < 16 && second.len > first.len => {
                    sum_nested::<T>(outer, start, &mut |p| {
                        (0..first.len as isize).fold(T::Total::default(), |total, i| {
                            let line = p.offset(i * first.strides[0]);
                            T::plus(total, sum_line::<T>(line, second.strides[0], second.len))
                        })
                    })
                }
                [first, outer @ ..] => sum_nested::<T>(outer, start, &mut |p| {
                    sum_line::<T>(p, first.strides[0], first.len)
                }),
            }
        }
    });
    total.unwrap_or_default()
}

/// # Safety
///
/// From `ptr`, every position of the axes is an item.
unsafe fn sum_nested<T: Summand>(
    axes: &[WalkAxis<1>],
    ptr: *const u8,
    line: &mut impl FnMut(*const u8) -> T::Total,
) -> T::Total {
    match axes {
        [] => line(ptr),
        [inner @ .., axis] => {
            let mut total = T::Total::default();
            for i in 0..axis.len as isize {
                // SAFETY: a position of the axis.
                let part = unsafe { sum_nested::<T>(inner, ptr.offset(i * axis.strides[0]), line) };
                total = T::plus(total, part);
            }
            total
        }
    }
}

/// The sum of `len` items, `stride` bytes apart, read as `T`, unaligned.
///
/// # Safety
///
/// The items are initialised and lie in one allocation.
#[inline]
#[must_use]
pub unsafe fn sum_line<T: Summand>(ptr: *const u8, stride: isize, len: usize) -> T::Total {
    if stride < 0 && len > 0 {
        // SAFETY: the last item; from there the stride goes upwards.
        return unsafe { T::sum_upwards(ptr.offset(stride * (len as isize - 1)), -stride, len) };
    }
    // SAFETY: the caller's promise.
    unsafe { T::sum_upwards(ptr, stride, len) }
}

/// Adds item `i` of a line to `totals[i]`: what a sum over rows does with each
/// row.
///
/// ```
/// use view_core::copy::add_line;
///
/// let rows = [[1.0, 2.0], [3.0, 4.0]];
/// let mut columns = [0.0; 2];
/// for row in &rows {
///     // SAFETY: as many items as totals.
///     unsafe { add_line::<f64>(&mut columns, row.as_ptr().cast(), 8) };
/// }
/// assert_eq!(columns, [4.0, 6.0]);
/// ```
///
/// # Safety
///
/// As many items as there are totals, `stride` bytes apart, are initialised
/// and lie in one allocation; the totals lie outside of them.
#[inline]
pub unsafe fn add_line<T: Summand>(totals: &mut [T::Total], ptr: *const u8, stride: isize) {
    // SAFETY: the caller's promise.
    unsafe { line::add_line::<T>(super::Level::detect(), totals, ptr, stride) }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::super::harness::{Field, levels};
    use super::*;
    use crate::strided::model;

    /// Small whole numbers, so that floats add up exactly in any order.
    fn check<T: Summand<Total: PartialEq + core::fmt::Debug>>(
        write: impl Fn(i64) -> Vec<u8>,
        total: impl Fn(i64) -> T::Total,
    ) {
        let size = size_of::<T>();
        for len in (0..40).chain([63, 64, 65, 200]) {
            for stride in [1, 2, 3, 6, 12, 13].map(|k| (k * size) as isize) {
                for stride in [stride, -stride, stride + 1] {
                    let mut field = Field::blank(&[len], &[stride], size);
                    let mut expected = 0;
                    for i in 0..len {
                        let number = (i * i % 50) as i64 - 3 * i64::from(len > 20);
                        expected += number;
                        field
                            .item(i as isize * stride, size)
                            .copy_from_slice(&write(number));
                    }
                    // SAFETY: the field was made for the line.
                    let found = unsafe { sum_line::<T>(field.at(), stride, len) };
                    assert_eq!(found, total(expected), "{len} items {stride} apart");
                    // The loops under it, which this machine may not choose.
                    // SAFETY: as above; the levels are this machine's.
                    unsafe {
                        let last = stride.min(0) * len.saturating_sub(1) as isize;
                        let low = field.at().wrapping_offset(last);
                        let plain = line::sum_any::<T>(low, stride.abs(), len);
                        assert_eq!(plain, total(expected), "{len} items {stride} apart");
                        for level in levels() {
                            let lanes = match stride.unsigned_abs() / size {
                                _ if stride.unsigned_abs() % size != 0 => continue,
                                1 => line::sum_near::<T, 1>(level, low, len),
                                2 => line::sum_near::<T, 2>(level, low, len),
                                _ => continue,
                            };
                            assert_eq!(lanes, total(expected), "{level:?} {len} items");
                        }
                    }
                    let mut totals = std::vec![T::Total::default(); len];
                    // SAFETY: as above.
                    unsafe { add_line::<T>(&mut totals, field.at(), stride) };
                    let added = totals.into_iter().fold(T::Total::default(), T::plus);
                    assert_eq!(added, total(expected), "{len} items {stride} apart");
                }
            }
        }
    }

    macro_rules! kinds {
        ($($name:ident: $type:ident as $total:ident;)*) => {$(
            #[test]
            fn $name() {
                check::<$type>(
                    |n| (n as $type).to_ne_bytes().to_vec(),
                    |n| n as $total,
                );
                check::<Swapped<$type>>(
                    |n| {
                        let mut bytes = (n as $type).to_ne_bytes();
                        bytes.reverse();
                        bytes.to_vec()
                    },
                    |n| n as $total,
                );
            }
        )*};
    }
    kinds! {
        sums_of_f64: f64 as f64;
        sums_of_f32: f32 as f32;
        sums_of_i64: i64 as i64;
        sums_of_i32: i32 as i64;
        sums_of_i16: i16 as i64;
        sums_of_i8: i8 as i64;
    }

    #[test]
    fn unsigned_numbers_do_not_turn_negative() {
        let bytes = [0xFF_u8; 400];
        for len in [1, 7, 8, 9, 40, 50] {
            // SAFETY: at most 50 items of 8 bytes.
            unsafe {
                assert_eq!(sum_line::<u8>(bytes.as_ptr(), 1, len), 255 * len as u64);
                assert_eq!(sum_line::<u16>(bytes.as_ptr(), 2, len), 65535 * len as u64);
                assert_eq!(
                    sum_line::<u32>(bytes.as_ptr(), 8, len),
                    u64::from(u32::MAX) * len as u64
                );
                assert_eq!(
                    sum_line::<Swapped<u32>>(bytes.as_ptr(), 5, len),
                    u64::from(u32::MAX) * len as u64
                );
                assert_eq!(
                    sum_line::<u64>(bytes.as_ptr(), 8, len),
                    u64::MAX.wrapping_mul(len as u64)
                );
                assert_eq!(sum_line::<i8>(bytes.as_ptr(), 3, len), -(len as i64));
            }
        }
    }

    #[test]
    fn all_items_of_a_geometry() {
        for shape in [[2, 3, 4], [1, 1, 1], [17, 2, 20], [3, 0, 2], [40, 1, 3]] {
            for strides in [[400, 40, 2], [2, 40, 1600], [-400, -2, 0], [0, 0, 0]] {
                let field = Field::numbered(&shape, &strides, 2);
                let expected = model::offsets(&shape, &strides)
                    .into_iter()
                    .map(|(_, offset)| {
                        u64::from(u16::from_ne_bytes(
                            field.read(offset, 2).try_into().unwrap(),
                        ))
                    })
                    .sum::<u64>();
                // SAFETY: the field was made for the geometry.
                let found = unsafe { sum::<u16>(field.at(), &strides, &shape) };
                assert_eq!(found, expected, "{shape:?} {strides:?}");
            }
        }
    }
}

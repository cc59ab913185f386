//! Every loop against the naive sum.

// Small whole numbers add up exactly.
#![allow(clippy::float_cmp)]

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
                        let one = Lines::one(low, stride.abs(), len);
                        let mut lanes = None;
                        let emit = |sum| lanes = Some(sum);
                        match stride.unsigned_abs() / size {
                            _ if stride.unsigned_abs() % size != 0 => continue,
                            1 => line::sum_near::<T, 1>(level, one, emit),
                            2 => line::sum_near::<T, 2>(level, one, emit),
                            _ => continue,
                        }
                        assert_eq!(lanes, Some(total(expected)), "{level:?} {len} items");
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
/// Numbers that are told apart by where they lie, small enough to add up exactly.
fn number(line: usize, item: usize) -> f64 {
    ((line * 31 + item * 7) % 97) as f64
}

#[test]
fn many_lines_are_summed_as_each() {
    for count in [0, 1, 2, 3, 7, 8, 9, 17] {
        for len in (0..20).chain([31, 32, 33, 63, 64, 65, 100, 130]) {
            for stride in [8, 16, 24, 32, 40, 48, 56, -8, -16, -48] {
                for step in [8192, -8192 + 8] {
                    check_lines(count, len, step, stride);
                }
            }
        }
    }
}

fn check_lines(count: usize, len: usize, step: isize, stride: isize) {
    let (shape, strides) = ([count, len], [step, stride]);
    let mut field = Field::blank(&shape, &strides, 8);
    for (index, offset) in model::offsets(&shape, &strides) {
        let bytes = number(index[0], index[1]).to_ne_bytes();
        field.item(offset, 8).copy_from_slice(&bytes);
    }
    let expected = |line| (0..len).map(|item| number(line, item)).sum::<f64>();
    let lines = Lines {
        ptr: field.at(),
        step,
        count,
        stride,
        len,
    };
    let text = std::format!("{count} lines of {len} items {stride} apart");
    let mut sums = Vec::new();
    // SAFETY: the field was made for the lines.
    unsafe { sum_lines::<f64>(lines, |sum| sums.push(sum)) };
    assert_eq!(sums, (0..count).map(expected).collect::<Vec<_>>(), "{text}");
    let all = (0..count).map(expected).sum::<f64>();
    // SAFETY: as above.
    let total = unsafe { sum::<f64>(field.at(), &strides, &shape) };
    assert_eq!(total, all, "{text}");
    for level in levels() {
        let mut totals = std::vec![1.0; len];
        // SAFETY: as above, and the level is this machine's.
        unsafe { line::add_lines::<f64>(level, &mut totals, lines) };
        let each = |item| 1.0 + (0..count).map(|line| number(line, item)).sum::<f64>();
        assert_eq!(totals, (0..len).map(each).collect::<Vec<_>>(), "{text}");
    }
}

/// The loops of whole vectors, on lines that begin and end anywhere, with a NaN wherever
/// there is no item.
#[cfg(target_arch = "x86_64")]
#[test]
fn vectors_take_their_items_only() {
    use crate::copy::Level;

    fn check<T: Copy + PartialEq + core::fmt::Debug>(
        nan: T,
        number: impl Fn(usize) -> T,
        total: impl Fn(usize) -> T,
        step: usize,
        sum: impl Fn(Lines, &mut Vec<T>),
    ) {
        let size = size_of::<T>();
        for shift in 0..64 / size {
            for len in (1..70).chain([127, 128, 129, 200, 513]) {
                let mut memory = std::vec![nan; 64 + step * len + 64];
                for k in 0..len {
                    memory[shift + step * k] = number(k);
                }
                // One byte off too: nothing is said of alignment.
                let mut bytes = std::vec![0xFF_u8; size * memory.len() + 1];
                for odd in [0, 1] {
                    // SAFETY: room for all of the memory; numbers have no padding.
                    unsafe {
                        let (from, to) = (memory.as_ptr().cast(), bytes.as_mut_ptr().add(odd));
                        core::ptr::copy_nonoverlapping(from, to, size * memory.len());
                    }
                    let ptr = bytes.as_ptr().wrapping_add(odd + shift * size);
                    let line = Lines::one(ptr, (step * size) as isize, len);
                    let mut sums = Vec::new();
                    sum(Lines { count: 2, ..line }, &mut sums);
                    let text = std::format!("{len} items, one in {step}, from {shift}");
                    assert_eq!(sums, [total(len); 2], "{text}");
                }
            }
        }
    }
    let small = |k: usize| (k % 13) as f64;
    let double = |len| (0..len).map(small).sum::<f64>();
    let single = |len| double(len) as f32;
    if Level::detect() >= Level::Avx2 {
        // SAFETY: twice one line of the memory; the level was compared. Here and below.
        check(f64::NAN, small, double, 1, |lines, sums| unsafe {
            wide::sum_f64_256(lines, |sum| sums.push(sum));
        });
        // SAFETY: as above.
        check(
            f32::NAN,
            |k| small(k) as f32,
            single,
            1,
            |lines, sums| unsafe {
                wide::sum_f32_256(lines, |sum| sums.push(sum));
            },
        );
    }
    if Level::detect() >= Level::Avx512 {
        // SAFETY: as above.
        check(f64::NAN, small, double, 1, |lines, sums| unsafe {
            wide::sum_f64_512(lines, |sum| sums.push(sum));
        });
        // SAFETY: as above.
        check(
            f32::NAN,
            |k| small(k) as f32,
            single,
            1,
            |lines, sums| unsafe {
                wide::sum_f32_512(lines, |sum| sums.push(sum));
            },
        );
        for step in 2..=6 {
            // SAFETY: as above.
            check(f64::NAN, small, double, step, |lines, sums| unsafe {
                masked::by_stride::<false>(lines, |sum| sums.push(sum));
            });
            // SAFETY: as above.
            check(f64::NAN, small, double, step, |lines, sums| unsafe {
                masked::by_stride::<true>(lines, |sum| sums.push(sum));
            });
        }
    }
}

/// What lies between items is not looked at: under `AddressSanitizer` the other fields and all
/// around the column are poisoned by being freed or never allocated.
#[test]
fn a_column_is_read_to_its_last_item_and_no_further() {
    for len in 1..80 {
        for step in 1..8 {
            let numbers = std::vec![1.0_f64; step * (len - 1) + 1].into_boxed_slice();
            // SAFETY: the last number of the allocation is the last item.
            let total = unsafe { sum_line::<f64>(numbers.as_ptr().cast(), 8 * step as isize, len) };
            assert_eq!(total, len as f64);
        }
    }
}

/// No step is taken that does not fit an address, however far apart the items: with addresses of 32
/// bits eight steps of these would not.
#[test]
fn steps_past_the_last_item_are_not_taken() {
    let item = 7_u8;
    let strides = [
        isize::MAX / 7,
        -(isize::MAX / 7),
        isize::MAX,
        isize::MIN,
        1 << 28,
    ];
    for stride in strides {
        // SAFETY: one item; or eight times the same one, below.
        let total = unsafe { sum::<u8>(&raw const item, &[stride], &[1]) };
        assert_eq!(total, 7);
        // SAFETY: as above.
        let total = unsafe { sum::<u8>(&raw const item, &[stride, 0], &[1, 8]) };
        assert_eq!(total, 56);
        let lines = Lines {
            step: stride,
            ..Lines::one(&raw const item, stride, 1)
        };
        let mut totals = [0];
        // SAFETY: as above.
        unsafe { add_lines::<u8>(&mut totals, lines) };
        assert_eq!(totals, [7]);
    }
}

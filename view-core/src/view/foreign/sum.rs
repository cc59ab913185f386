//! Sums of memory that others may write.
//!
//! Rust's atomics are no wider than a pointer, the compiler makes no vector of them and does not
//! add straight from memory. So the loops over `f64` are written in assembly, which the
//! compiler does not look into. What they do to the memory is what a relaxed atomic load of
//! every byte, in some order, could have done: invariant 3 of the [module](super) stands. An
//! aligned number is not torn by any processor that has these instructions.
//!
//! Every loop has a plain one beside it, for other processors and for Miri, and is tested
//! against it.

use core::any::TypeId;
use core::mem::MaybeUninit;
use core::ptr::NonNull;

use super::ForeignView;
use super::access::load;
use super::walk::Walk;
#[cfg(all(target_arch = "x86_64", not(miri)))]
use crate::copy::Level;
use crate::{BufferView, Error};

impl<T: BufferView, const N: usize> ForeignView<'_, T, N> {
    /// The sum of all items, as an `f64`.
    ///
    /// Eight sums or more are kept and added up at the end, as NumPy does for short runs: one
    /// addition need not wait for the other, and the error grows more slowly.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [0_u8; 40];
    /// let numbers = ForeignViewMut::<f32>::from_bytes(&mut memory)?;
    /// numbers.fill(0.5);
    /// assert_eq!(numbers.sum()?, 5.0);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where the bytes of an item are no value of `T`, by index.
    pub fn sum(self) -> Result<f64, Error>
    where
        T: Into<f64>,
    {
        if TypeId::of::<T>() == TypeId::of::<f64>() {
            return Ok(self.sum_of_doubles());
        }
        let mut lanes = [0.0; 8];
        let mut items = self.iter();
        'items: loop {
            for lane in &mut lanes {
                match items.next() {
                    Some(item) => *lane += item?.into(),
                    None => break 'items,
                }
            }
        }
        let [a, b, c, d, e, f, g, h] = lanes;
        Ok(((a + b) + (c + d)) + ((e + f) + (g + h)))
    }

    /// The sum of items that are `f64`, row by row.
    fn sum_of_doubles(self) -> f64 {
        let Some(last) = N.checked_sub(1).filter(|_| !self.is_empty()) else {
            // One item or none.
            // SAFETY: the address of an item, whose bytes are initialised (1 and 2).
            let items = self.walk().map(|at| unsafe { sum(at, 0, 1) });
            return items.fold(0.0, |all, item| all + item);
        };
        let mut rows = self.shape;
        let len = core::mem::replace(&mut rows[last], 1);
        // SAFETY: a geometry that is part of this view's: the first item of each row.
        let rows = unsafe { Walk::new(self.ptr, rows, self.strides, self.len() / len) };
        // SAFETY: each row has as many items of any bit pattern, invariants 1 to 3.
        let sums = rows.map(|row| unsafe { sum(row, self.strides[last], len) });
        sums.fold(0.0, |all, row| all + row)
    }
}

/// The sum of `len` numbers, `stride` bytes apart, in at least eight parts.
///
/// # Safety
///
/// Each of the numbers may be read, as [`load`] has it.
unsafe fn sum(at: NonNull<u8>, stride: isize, len: usize) -> f64 {
    let at = at.as_ptr().cast_const();
    // SAFETY: by contract.
    unsafe {
        #[cfg(all(target_arch = "x86_64", not(miri)))]
        {
            let dense = stride == size_of::<f64>() as isize && len >= DENSE;
            let (done, sum) = if dense && Level::detect() >= Level::Avx2 {
                sum_dense(at, len)
            } else {
                sum_strided(at, stride, len)
            };
            sum + sum_plain(
                at.wrapping_offset(stride.wrapping_mul(done as isize)),
                stride,
                len - done,
            )
        }
        #[cfg(not(all(target_arch = "x86_64", not(miri))))]
        sum_plain(at, stride, len)
    }
}

/// [`sum`] by loads of words.
///
/// # Safety
///
/// As there.
unsafe fn sum_plain(at: *const u8, stride: isize, len: usize) -> f64 {
    let mut lanes = [0.0; 8];
    for i in 0..len {
        let mut number = MaybeUninit::<f64>::uninit();
        // SAFETY: by contract; `load` writes all of it.
        lanes[i % 8] += unsafe {
            load(at.offset(i as isize * stride), &mut number);
            number.assume_init()
        };
    }
    added(&lanes)
}

/// The sum of sums, those that are neighbours first.
fn added(lanes: &[f64; 8]) -> f64 {
    let [a, b, c, d, e, f, g, h] = lanes;
    ((a + b) + (c + d)) + ((e + f) + (g + h))
}

/// How many numbers a round of [`sum_dense`] takes.
#[cfg(all(target_arch = "x86_64", not(miri)))]
const DENSE: usize = 32;

/// The sum of the first numbers of those side by side, and how many they were.
///
/// # Safety
///
/// As [`sum`], and the processor has AVX2.
#[cfg(all(target_arch = "x86_64", not(miri)))]
#[target_feature(enable = "avx2")]
unsafe fn sum_dense(at: *const u8, len: usize) -> (usize, f64) {
    use core::arch::x86_64::{_mm256_add_pd, _mm256_setzero_pd, _mm256_storeu_pd};

    let rounds = len / DENSE;
    if rounds == 0 {
        return (0, 0.0);
    }
    let mut sums = [_mm256_setzero_pd(); 8];
    let [a, b, c, d, e, f, g, h] = &mut sums;
    // SAFETY: `rounds` times 256 bytes that may be read.
    unsafe {
        core::arch::asm!(
            "2:",
            "vaddpd {a}, {a}, [{at}]",
            "vaddpd {b}, {b}, [{at} + 32]",
            "vaddpd {c}, {c}, [{at} + 64]",
            "vaddpd {d}, {d}, [{at} + 96]",
            "vaddpd {e}, {e}, [{at} + 128]",
            "vaddpd {f}, {f}, [{at} + 160]",
            "vaddpd {g}, {g}, [{at} + 192]",
            "vaddpd {h}, {h}, [{at} + 224]",
            "add {at}, 256",
            "dec {rounds}",
            "jnz 2b",
            at = inout(reg) at => _,
            rounds = inout(reg) rounds => _,
            a = inout(ymm_reg) *a,
            b = inout(ymm_reg) *b,
            c = inout(ymm_reg) *c,
            d = inout(ymm_reg) *d,
            e = inout(ymm_reg) *e,
            f = inout(ymm_reg) *f,
            g = inout(ymm_reg) *g,
            h = inout(ymm_reg) *h,
            options(nostack, readonly),
        );
    }
    let [a, b, c, d, e, f, g, h] = sums;
    let (ab, cd) = (_mm256_add_pd(a, b), _mm256_add_pd(c, d));
    let (ef, gh) = (_mm256_add_pd(e, f), _mm256_add_pd(g, h));
    let mut lanes = [0.0; 8];
    // SAFETY: four numbers each.
    unsafe {
        _mm256_storeu_pd(lanes.as_mut_ptr(), _mm256_add_pd(ab, cd));
        _mm256_storeu_pd(lanes.as_mut_ptr().add(4), _mm256_add_pd(ef, gh));
    }
    (rounds * DENSE, added(&lanes))
}

/// The sum of the first numbers at any distance, and how many they were.
///
/// # Safety
///
/// As [`sum`].
#[cfg(all(target_arch = "x86_64", not(miri)))]
unsafe fn sum_strided(at: *const u8, stride: isize, len: usize) -> (usize, f64) {
    let rounds = len / 8;
    if rounds == 0 {
        return (0, 0.0);
    }
    let mut lanes = [0.0_f64; 8];
    let [a, b, c, d, e, f, g, h] = &mut lanes;
    // SAFETY: eight numbers a round, `rounds` times. The steps past the last round may lead
    // anywhere and are not followed.
    unsafe {
        core::arch::asm!(
            "2:",
            "addsd {a}, [{at}]",
            "addsd {b}, [{at} + {one}]",
            "addsd {c}, [{at} + 2*{one}]",
            "addsd {d}, [{at} + {three}]",
            "addsd {e}, [{on}]",
            "addsd {f}, [{on} + {one}]",
            "addsd {g}, [{on} + 2*{one}]",
            "addsd {h}, [{on} + {three}]",
            "lea {at}, [{at} + 8*{one}]",
            "lea {on}, [{on} + 8*{one}]",
            "dec {rounds}",
            "jnz 2b",
            at = inout(reg) at => _,
            on = inout(reg) at.wrapping_offset(stride.wrapping_mul(4)) => _,
            one = in(reg) stride,
            three = in(reg) stride.wrapping_mul(3),
            rounds = inout(reg) rounds => _,
            a = inout(xmm_reg) *a,
            b = inout(xmm_reg) *b,
            c = inout(xmm_reg) *c,
            d = inout(xmm_reg) *d,
            e = inout(xmm_reg) *e,
            f = inout(xmm_reg) *f,
            g = inout(xmm_reg) *g,
            h = inout(xmm_reg) *h,
            options(nostack, readonly),
        );
    }
    (rounds * 8, added(&lanes))
}

#[cfg(test)]
#[allow(
    clippy::float_cmp,
    reason = "whole numbers, whose sums are exact in any order"
)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn rows_are_added_in_any_geometry() {
        let mut numbers: Vec<f64> = (0..60).map(f64::from).collect();
        let start = NonNull::from_mut(numbers.as_mut_slice()).cast::<u8>();
        for (first, shape, strides) in [
            (0, [3, 20], [160, 8]),
            (0, [20, 3], [8, 160]),
            (59, [6, 10], [-80, -8]),
            (5, [4, 9], [0, 16]),
            (0, [0, 9], [160, 8]),
            (0, [9, 0], [160, 8]),
            (7, [1, 1], [0, 0]),
        ] {
            // SAFETY: all of these indices lie within the vector.
            let view = unsafe {
                ForeignView::<f64, 2>::from_raw_parts(start.byte_add(first * 8), shape, strides)
            };
            let expected = view.iter().fold(0.0, |all, item| all + item.unwrap());
            assert_eq!(view.sum().unwrap(), expected, "{shape:?}");
            assert!(view.sum().unwrap().is_sign_positive());
        }
        // SAFETY: one number.
        let one = unsafe { ForeignView::<f64, 0>::from_raw_parts(start, [], []) };
        assert_eq!(one.sum().unwrap(), 0.0);
    }

    #[test]
    fn every_loop_adds_the_same_numbers() {
        let numbers: Vec<f64> = (0..400).map(|i| f64::from(i * i % 97) - 31.0).collect();
        let bytes: &[u8] = bytemuck::cast_slice(&numbers);
        for shift in [0, 1, 4] {
            let mut memory = alloc::vec![0_u8; bytes.len() + 8];
            memory[shift..shift + bytes.len()].copy_from_slice(bytes);
            for step in [1, 2, 3, -1, -2, 0] {
                for len in (0..40).chain([64, 65, 95, 97, 130]) {
                    let first = if step < 0 { numbers.len() - 1 } else { 0 };
                    let picked =
                        (0..len as isize).map(|i| numbers[(first as isize + i * step) as usize]);
                    let expected: f64 = picked.sum();
                    let at = NonNull::from(&mut memory[shift + first * 8]);
                    // SAFETY: `len` numbers of the memory.
                    unsafe {
                        assert_eq!(sum(at, step * 8, len), expected, "{shift} {step} {len}");
                        assert_eq!(sum_plain(at.as_ptr(), step * 8, len), expected);
                        #[cfg(all(target_arch = "x86_64", not(miri)))]
                        {
                            let (done, part) = sum_strided(at.as_ptr(), step * 8, len);
                            assert_eq!(
                                part,
                                (0..done as isize)
                                    .map(|i| numbers[(first as isize + i * step) as usize])
                                    .sum::<f64>()
                            );
                        }
                    }
                }
            }
        }
    }
}

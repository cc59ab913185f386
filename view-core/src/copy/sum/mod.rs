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

mod choice;
mod line;
#[cfg(target_arch = "x86_64")]
mod masked;
#[cfg(target_arch = "x86_64")]
mod paired;
mod summand;
#[cfg(target_arch = "x86_64")]
mod wide;

pub use summand::Summand;

use super::cpu::Level;
use crate::strided::{WalkAxis, with_sorted};

/// Lines of memory that are alike: `count` lines, `step` bytes from one to the next, of `len`
/// items, `stride` bytes from one to the next.
///
/// What is done to many lines is chosen once for all of them, since choosing takes as
/// long as a short line.
#[derive(Clone, Copy, Debug)]
pub struct Lines {
    /// The first item of the first line.
    pub ptr: *const u8,
    /// Bytes from line to line.
    pub step: isize,
    /// The number of lines.
    pub count: usize,
    /// Bytes from item to item.
    pub stride: isize,
    /// The number of items in a line.
    pub len: usize,
}

impl Lines {
    #[inline]
    const fn one(ptr: *const u8, stride: isize, len: usize) -> Self {
        Self {
            ptr,
            step: 0,
            count: 1,
            stride,
            len,
        }
    }

    /// The first item of a line.
    #[inline(always)]
    const fn line(&self, k: usize) -> *const u8 {
        self.ptr
            .wrapping_offset((k as isize).wrapping_mul(self.step))
    }

    /// The same items, each line from the end where its addresses begin.
    #[inline]
    const fn upwards(mut self) -> Self {
        if self.stride < 0 && self.len > 0 {
            let last = self.stride.wrapping_mul(self.len as isize - 1);
            self.ptr = self.ptr.wrapping_offset(last);
            self.stride = self.stride.wrapping_neg();
        }
        self
    }
}

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
#[inline]
#[must_use]
pub unsafe fn sum<T: Summand>(ptr: *const u8, strides: &[isize], shape: &[usize]) -> T::Total {
    // SAFETY: the caller's promise.
    unsafe {
        match (shape, strides) {
            (&[len], &[stride]) => sum_line::<T>(ptr, stride, len),
            (&[a, b], &[s, t]) => sum_table::<T>(ptr, [a, b], [s, t]),
            _ => sum_any_rank::<T>(ptr, strides, shape),
        }
    }
}

/// The sum of two axes.
///
/// # Safety
///
/// As [`sum`].
unsafe fn sum_table<T: Summand>(
    ptr: *const u8,
    shape: [usize; 2],
    strides: [isize; 2],
) -> T::Total {
    if shape[0] == 0 || shape[1] == 0 {
        return T::Total::default();
    }
    // Along the memory, if that makes no short lines: each ends with adding up lanes.
    let along = |k: usize| (shape[k] == 1, strides[k].unsigned_abs());
    let short = |k: usize| shape[k] < 16 && shape[k] < shape[1 - k];
    let near = usize::from(along(1) <= along(0));
    let inner = if short(near) { 1 - near } else { near };
    let outer = 1 - inner;
    let lines = Lines {
        ptr,
        step: strides[outer],
        count: shape[outer],
        stride: strides[inner],
        len: shape[inner],
    };
    let end_to_end = lines.stride.checked_mul(lines.len as isize) == Some(lines.step);
    let lines = match lines.len.checked_mul(lines.count) {
        Some(len) if end_to_end && isize::try_from(len).is_ok() => {
            Lines::one(ptr, lines.stride, len)
        }
        _ => lines,
    };
    // SAFETY: the caller's promise.
    unsafe { total_of::<T>(lines) }
}

/// The sum of all lines.
///
/// # Safety
///
/// As [`Summand::sum_lines`], but for the sign of the stride.
#[inline]
unsafe fn total_of<T: Summand>(lines: Lines) -> T::Total {
    let mut total = T::Total::default();
    // SAFETY: the caller's promise.
    unsafe { T::sum_lines(lines.upwards(), |sum| total = T::plus(total, sum)) };
    total
}

/// [`sum`] of any number of axes.
///
/// # Safety
///
/// As there.
unsafe fn sum_any_rank<T: Summand>(ptr: *const u8, strides: &[isize], shape: &[usize]) -> T::Total {
    let total = with_sorted(shape, [strides], |walk| {
        if walk.empty {
            return T::Total::default();
        }
        // SAFETY: the walk starts at an index and visits indices.
        unsafe {
            let start = ptr.offset(walk.start[0]);
            match &*walk.axes {
                [] => sum_line::<T>(start, 0, 1),
                [line] => sum_line::<T>(start, line.strides[0], line.len),
                [first, second, outer @ ..] => {
                    let (shape, strides) = ([second.len, first.len], [second, first]);
                    let strides = strides.map(|axis| axis.strides[0]);
                    sum_nested::<T>(outer, start, &mut |p| sum_table::<T>(p, shape, strides))
                }
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
    // SAFETY: the caller's promise.
    unsafe { total_of::<T>(Lines::one(ptr, stride, len)) }
}

/// Calls `emit` with the sum of each line, in order of the lines.
///
/// ```
/// use view_core::copy::{Lines, sum_lines};
///
/// let rows = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
/// let lines = Lines { ptr: rows.as_ptr().cast(), step: 24, count: 2, stride: 8, len: 3 };
/// let mut sums = vec![];
/// // SAFETY: two rows of three items.
/// unsafe { sum_lines::<f64>(lines, |sum| sums.push(sum)) };
/// assert_eq!(sums, [6.0, 15.0]);
/// ```
///
/// # Safety
///
/// The items, read as `T`, unaligned, are initialised and lie in one allocation.
#[inline]
pub unsafe fn sum_lines<T: Summand>(lines: Lines, emit: impl FnMut(T::Total)) {
    // SAFETY: the caller's promise.
    unsafe { T::sum_lines(lines.upwards(), emit) }
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
    unsafe { add_lines::<T>(totals, Lines::one(ptr, stride, totals.len())) }
}

/// Adds item `i` of every line to `totals[i]`, several lines at a time: as [`add_line`] for
/// each of them.
///
/// # Panics
///
/// If the lines have another number of items than there are totals.
///
/// # Safety
///
/// As [`add_line`], for every line.
#[inline]
pub unsafe fn add_lines<T: Summand>(totals: &mut [T::Total], lines: Lines) {
    assert_eq!(totals.len(), lines.len, "one total for each item of a line");
    // SAFETY: the caller's promise.
    unsafe { line::add_lines::<T>(Level::detect(), totals, lines) }
}

#[cfg(test)]
mod tests;

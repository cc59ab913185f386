//! [`Walk`]: all items of a geometry, one after the other, from both ends.
//!
//! The items come in row order. A *row* is the longest stretch at the end
//! of the axes that one stride leads through, so that a contiguous view, of
//! whatever rank, is one row; within a row a step is one addition. `fold`
//! runs the rows as plain loops, which is where the speed is.

use super::opaque::step;
use super::raw::Raw;

/// The items of a [`Raw`] that are still to come.
pub(super) struct Walk<T, const N: usize> {
    /// The same items in the same order, with as few axes as can be; the last
    /// one is the row, axes not needed have one item and stand in front.
    rows: Raw<T, N>,
    /// How many items are left.
    left: usize,
    front: End<N>,
    /// Not used in one dimension, where it follows from `front` and `left`.
    back: End<N>,
}

/// One end of what is left.
#[derive(Clone, Copy)]
struct End<const N: usize> {
    /// Where its item lies, in bytes from the first one. Past the end it may be any number.
    at: isize,
    /// How many items the row has from there on.
    run: usize,
    /// Which row it is in: its index on every axis but the last.
    row: [usize; N],
}

impl<T, const N: usize> Clone for Walk<T, N> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T, const N: usize> Copy for Walk<T, N> {}

impl<T, const N: usize> Walk<T, N> {
    /// Whether a step needs no thought of rows.
    const ONE_ROW: bool = N <= 1;

    #[inline]
    pub(super) fn new(raw: Raw<T, N>) -> Self {
        let mut rows = if N > 1 { fuse(raw) } else { raw };
        if N > 0 {
            rows.strides[N - 1] = step::<T>(rows.strides[N - 1]);
        }
        let first = rows.ptr.as_ptr();
        // SAFETY: the type says so. It is said here, before any branch, for the compiler to
        // know it of every item that is offset from there.
        unsafe { core::hint::assert_unchecked(!first.is_null()) };
        let end = End {
            at: 0,
            run: 0,
            row: [0; N],
        };
        let mut walk = Self {
            rows,
            left: rows.len(),
            front: end,
            back: end,
        };
        if !Self::ONE_ROW {
            walk.front.run = walk.row_len();
            walk.back.run = walk.row_len();
            if walk.left > 0 {
                walk.back.row = rows.shape.map(|len| len - 1);
                walk.back.at = walk.last_of_row(&walk.back.row);
            }
        }
        walk
    }

    #[inline]
    pub(super) const fn len(&self) -> usize {
        self.left
    }

    /// The items of a row; one without any axis.
    #[inline]
    const fn row_len(&self) -> usize {
        if N == 0 { 1 } else { self.rows.shape[N - 1] }
    }

    /// The stride within a row; nothing is ever stepped over without any axis.
    #[inline]
    const fn stride(&self) -> isize {
        if N == 0 { 0 } else { self.rows.strides[N - 1] }
    }

    /// The item at an offset.
    ///
    /// # Safety
    ///
    /// There is one.
    #[inline(always)]
    const unsafe fn item(&self, at: isize) -> *mut T {
        // SAFETY: in range by invariant 1. One step from the first item, within the memory:
        // so the compiler sees that it is not null, by which `Some` of a reference is told
        // from `None`, and compares no item with null.
        unsafe { self.rows.ptr.byte_offset(at).as_ptr() }
    }

    /// Where the first item of a row lies.
    #[inline]
    fn first_of_row(&self, row: &[usize; N]) -> isize {
        let mut at = 0_isize;
        for (&index, &stride) in row.iter().zip(&self.rows.strides).take(N.saturating_sub(1)) {
            at = at.wrapping_add((index as isize).wrapping_mul(stride));
        }
        at
    }

    #[inline]
    fn last_of_row(&self, row: &[usize; N]) -> isize {
        self.first_of_row(row)
            .wrapping_add(self.steps(self.row_len() - 1))
    }

    /// The way over so many items of a row.
    #[inline]
    const fn steps(&self, count: usize) -> isize {
        (count as isize).wrapping_mul(self.stride())
    }

    #[inline]
    pub(super) fn next(&mut self) -> Option<*mut T> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        // SAFETY: there are items left, and this is the next one.
        let item = unsafe { self.item(self.front.at) };
        self.front.at = self.front.at.wrapping_add(self.stride());
        if !Self::ONE_ROW {
            self.front.run -= 1;
            if self.front.run == 0 {
                self.next_row();
            }
        }
        Some(item)
    }

    #[inline]
    fn next_row(&mut self) {
        if self.left == 0 {
            return;
        }
        for axis in (0..N.saturating_sub(1)).rev() {
            self.front.row[axis] += 1;
            if self.front.row[axis] < self.rows.shape[axis] {
                break;
            }
            self.front.row[axis] = 0;
        }
        self.front.run = self.row_len();
        self.front.at = self.first_of_row(&self.front.row);
    }

    #[inline]
    pub(super) fn next_back(&mut self) -> Option<*mut T> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        if Self::ONE_ROW {
            let at = self.front.at.wrapping_add(self.steps(self.left));
            // SAFETY: so many items follow the first that was left.
            return Some(unsafe { self.item(at) });
        }
        // SAFETY: there are items left, and this is the last one.
        let item = unsafe { self.item(self.back.at) };
        self.back.at = self.back.at.wrapping_sub(self.stride());
        self.back.run -= 1;
        if self.back.run == 0 {
            self.previous_row();
        }
        Some(item)
    }

    #[inline]
    fn previous_row(&mut self) {
        if self.left == 0 {
            return;
        }
        for axis in (0..N.saturating_sub(1)).rev() {
            if self.back.row[axis] > 0 {
                self.back.row[axis] -= 1;
                break;
            }
            self.back.row[axis] = self.rows.shape[axis] - 1;
        }
        self.back.run = self.row_len();
        self.back.at = self.last_of_row(&self.back.row);
    }

    /// The first item of what is left, the stride, and how many items of its row there are.
    #[inline]
    pub(super) fn front_row(&self) -> (*mut T, isize, usize) {
        let run = if Self::ONE_ROW {
            self.left
        } else {
            self.front.run.min(self.left)
        };
        (self.place(self.front.at), self.stride(), run)
    }

    /// Goes on behind the `run` items that the front row has.
    #[inline]
    pub(super) fn leave_row(&mut self, run: usize) {
        self.left -= run;
        if !Self::ONE_ROW {
            self.next_row();
        }
    }

    /// Leaves out `count` items at the front, in constant time.
    #[inline]
    pub(super) fn skip_front(&mut self, count: usize) {
        if count >= self.left {
            self.left = 0;
            return;
        }
        self.left -= count;
        if Self::ONE_ROW || count < self.front.run {
            self.front.at = self.front.at.wrapping_add(self.steps(count));
            self.front.run = self.front.run.wrapping_sub(count);
            return;
        }
        // Counted from the start of the row, which has items behind it.
        let row_len = self.row_len();
        let count = count + row_len - self.front.run;
        let (rows, within) = (count / row_len, count % row_len);
        let number = ravel(&self.front.row, &self.rows.shape) + rows;
        self.front.row = unravel(number, &self.rows.shape);
        self.front.run = row_len - within;
        self.front.at = self
            .first_of_row(&self.front.row)
            .wrapping_add(self.steps(within));
    }

    /// Leaves out `count` items at the back, in constant time.
    #[inline]
    pub(super) fn skip_back(&mut self, count: usize) {
        if count >= self.left {
            self.left = 0;
            return;
        }
        self.left -= count;
        if Self::ONE_ROW {
            return;
        }
        let row_len = self.row_len();
        let count = count + row_len - self.back.run;
        let (rows, within) = (count / row_len, count % row_len);
        let number = ravel(&self.back.row, &self.rows.shape) - rows;
        self.back.row = unravel(number, &self.rows.shape);
        self.back.run = row_len - within;
        self.back.at = self
            .last_of_row(&self.back.row)
            .wrapping_sub(self.steps(within));
    }

    /// The item at an offset, where it may have none.
    #[inline]
    const fn place(&self, at: isize) -> *mut T {
        self.rows.ptr.as_ptr().wrapping_byte_offset(at)
    }

    /// Calls `f` with every item that is left, in order.
    #[inline]
    pub(super) fn fold<B>(mut self, init: B, mut f: impl FnMut(B, *mut T) -> B) -> B {
        let mut state = init;
        while self.left > 0 {
            let (item, stride, run) = self.front_row();
            state = along(item, stride, run, state, &mut f);
            self.leave_row(run);
        }
        state
    }

    /// As [`fold`](Self::fold), from the last item to the first.
    #[inline]
    pub(super) fn rfold<B>(mut self, init: B, mut f: impl FnMut(B, *mut T) -> B) -> B {
        let mut state = init;
        if Self::ONE_ROW {
            if self.left > 0 {
                let last = self.front.at.wrapping_add(self.steps(self.left - 1));
                let last = self.place(last);
                state = along(last, self.stride().wrapping_neg(), self.left, state, &mut f);
            }
            return state;
        }
        while self.left > 0 {
            let run = self.back.run.min(self.left);
            state = along(
                self.place(self.back.at),
                self.stride().wrapping_neg(),
                run,
                state,
                &mut f,
            );
            self.left -= run;
            self.previous_row();
        }
        state
    }
}

/// The loop over one row: `f` with `count` pointers, `stride` bytes apart, as
/// [`step`] gives them.
#[inline(always)]
pub(super) fn along<T, B>(
    item: *mut T,
    stride: isize,
    count: usize,
    init: B,
    f: &mut impl FnMut(B, *mut T) -> B,
) -> B {
    let mut state = init;
    if stride == size_of::<T>() as isize {
        // One behind the other: the compiler may do with it what it does with a slice.
        for i in 0..count {
            state = f(state, item.wrapping_add(i));
        }
    } else {
        let mut item = item;
        for _ in 0..count {
            state = f(state, item);
            item = item.wrapping_byte_offset(stride);
        }
    }
    state
}

/// Joins each axis with those behind it as far as one stride leads through both.
#[inline]
fn fuse<T, const N: usize>(raw: Raw<T, N>) -> Raw<T, N> {
    let mut fused = Raw {
        ptr: raw.ptr,
        shape: [1; N],
        strides: [0; N],
    };
    if raw.is_empty() {
        fused.shape = [0; N];
        return fused;
    }
    let mut at = N - 1;
    for axis in (0..N).rev() {
        let (len, stride) = (raw.shape[axis], raw.strides[axis]);
        if len == 1 {
            continue;
        }
        if fused.shape[at] == 1 {
            (fused.shape[at], fused.strides[at]) = (len, stride);
        } else if fused.strides[at].checked_mul(fused.shape[at] as isize) == Some(stride) {
            fused.shape[at] *= len;
        } else {
            at -= 1;
            (fused.shape[at], fused.strides[at]) = (len, stride);
        }
    }
    fused
}

/// The number of a row in row order.
#[inline]
fn ravel<const N: usize>(row: &[usize; N], shape: &[usize; N]) -> usize {
    let mut number = 0;
    for axis in 0..N.saturating_sub(1) {
        number = number * shape[axis] + row[axis];
    }
    number
}

/// The row with a number.
#[inline]
fn unravel<const N: usize>(mut number: usize, shape: &[usize; N]) -> [usize; N] {
    let mut row = [0; N];
    for axis in (0..N.saturating_sub(1)).rev() {
        row[axis] = number % shape[axis];
        number /= shape[axis];
    }
    row
}

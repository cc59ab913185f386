//! [`Number`]: what can be added up.

use core::any::TypeId;

use crate::copy::{self, Lines, Summand};
use crate::element::{Be, BufferView, Endian, Le, Unaligned};

mod sealed {
    pub trait Sealed {}
}

/// An item with a numeric value: the numbers, `bool`, and these in a byte order or at an
/// address of their own.
///
/// Sealed.
///
/// ```
/// use view_core::view::Number;
/// use view_core::{Be, View};
///
/// fn range<T: Number>(view: View<'_, T>) -> Option<(T::Value, T::Value)> {
///     Some((view.min()?, view.max()?))
/// }
/// assert_eq!(range(View::new(&[3, 1, 2])), Some((1, 3)));
/// assert_eq!(range(View::new(&[Be::new(2.5), Be::new(-1.0)])), Some((-1.0, 2.5)));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no `Number`: such items have no sum, no mean and no extremes",
    label = "the items are of type `{Self}`",
    note = "records have columns that may be numbers: `view.columns().x`, or `view.field(…)`",
    note = "arrays of numbers become one more axis: `view.elements()`",
    note = "of other items the iterator knows the extremes: `view.iter().max()`"
)]
pub trait Number: Copy + sealed::Sealed {
    /// The value of an item: for a `Be<f64>` an `f64`.
    type Value: Copy + PartialOrd;
    /// What a sum of them is. Integers of up to 32 bits, and `bool`, add up to 64
    /// bits, as in NumPy; the others to their own type.
    type Total: Copy + BufferView;

    /// The sum of nothing.
    const ZERO: Self::Total;

    /// The sum of all items of a geometry.
    ///
    /// # Safety
    ///
    /// Invariants 1 and 3 of [`copy`](crate::copy), for items of this type.
    #[doc(hidden)]
    unsafe fn sum_of(ptr: *const u8, strides: &[isize], shape: &[usize]) -> Self::Total;
    /// As [`sum_of`](Self::sum_of), of items whose bytes lie in the other order than this
    /// machine's.
    ///
    /// # Safety
    ///
    /// As there.
    #[doc(hidden)]
    unsafe fn sum_of_swapped(ptr: *const u8, strides: &[isize], shape: &[usize]) -> Self::Total;

    /// Calls `emit` with the sum of each line.
    ///
    /// # Safety
    ///
    /// As [`sum_of`](Self::sum_of).
    #[doc(hidden)]
    unsafe fn sum_lines_of(lines: Lines, emit: impl FnMut(Self::Total));
    /// As [`sum_lines_of`](Self::sum_lines_of), of swapped bytes.
    ///
    /// # Safety
    ///
    /// As there.
    #[doc(hidden)]
    unsafe fn sum_lines_of_swapped(lines: Lines, emit: impl FnMut(Self::Total));
    /// Adds the items of lines to totals, and answers whether it can.
    ///
    /// # Safety
    ///
    /// As [`copy::add_lines`].
    #[doc(hidden)]
    unsafe fn add_lines_of(totals: &mut [Self::Total], lines: Lines) -> bool;
    /// As [`add_lines_of`](Self::add_lines_of), of swapped bytes.
    ///
    /// # Safety
    ///
    /// As there.
    #[doc(hidden)]
    unsafe fn add_lines_of_swapped(totals: &mut [Self::Total], lines: Lines) -> bool;

    /// The value.
    #[doc(hidden)]
    fn value(self) -> Self::Value;
    /// The value as a sum of one.
    #[doc(hidden)]
    fn total(self) -> Self::Total;
    /// The value as the number that a mean is made of.
    #[doc(hidden)]
    fn to_f64(self) -> f64;
    /// The sum of two sums; integers wrap around.
    #[doc(hidden)]
    fn add(a: Self::Total, b: Self::Total) -> Self::Total;
    /// The lesser value; of a NaN and a number, the number.
    #[doc(hidden)]
    fn lesser(a: Self::Value, b: Self::Value) -> Self::Value;
    /// The greater value; of a NaN and a number, the number.
    #[doc(hidden)]
    fn greater(a: Self::Value, b: Self::Value) -> Self::Value;
}

macro_rules! numbers {
    ($($type:ty as $line:ty => $total:ty, $zero:expr, |$a:ident, $b:ident| $add:expr;)*) => { $(
        impl sealed::Sealed for $type {}
        impl Number for $type {
            type Value = Self;
            type Total = $total;
            const ZERO: $total = $zero;
            #[inline]
            unsafe fn sum_of(ptr: *const u8, strides: &[isize], shape: &[usize]) -> $total {
                // SAFETY: the same contract.
                unsafe { copy::sum::<$line>(ptr, strides, shape) as $total }
            }
            #[inline]
            unsafe fn sum_of_swapped(ptr: *const u8, strides: &[isize], shape: &[usize]) -> $total {
                // SAFETY: the same contract.
                unsafe { copy::sum::<copy::Swapped<$line>>(ptr, strides, shape) as $total }
            }
            #[inline]
            unsafe fn sum_lines_of(lines: Lines, mut emit: impl FnMut($total)) {
                // SAFETY: the same contract.
                unsafe { copy::sum_lines::<$line>(lines, |sum| emit(sum as $total)) }
            }
            #[inline]
            unsafe fn sum_lines_of_swapped(lines: Lines, mut emit: impl FnMut($total)) {
                // SAFETY: the same contract.
                unsafe {
                    copy::sum_lines::<copy::Swapped<$line>>(lines, |sum| emit(sum as $total));
                }
            }
            #[inline]
            unsafe fn add_lines_of(totals: &mut [$total], lines: Lines) -> bool {
                // SAFETY: the same contract.
                unsafe { add_lines::<$line, $total>(totals, lines) }
            }
            #[inline]
            unsafe fn add_lines_of_swapped(totals: &mut [$total], lines: Lines) -> bool {
                // SAFETY: the same contract.
                unsafe { add_lines::<copy::Swapped<$line>, $total>(totals, lines) }
            }
            #[inline(always)]
            fn value(self) -> Self {
                self
            }
            #[inline(always)]
            fn total(self) -> $total {
                self.into()
            }
            #[inline(always)]
            fn to_f64(self) -> f64 {
                self as f64
            }
            #[inline(always)]
            fn add($a: $total, $b: $total) -> $total {
                $add
            }
            #[inline(always)]
            fn lesser(a: Self, b: Self) -> Self {
                a.min(b)
            }
            #[inline(always)]
            fn greater(a: Self, b: Self) -> Self {
                a.max(b)
            }
        }
    )* };
}

/// The numbers of a fixed width that `isize` and `usize` are here.
#[cfg(target_pointer_width = "64")]
type Signed = i64;
#[cfg(target_pointer_width = "64")]
type Unsigned = u64;
#[cfg(target_pointer_width = "32")]
type Signed = i32;
#[cfg(target_pointer_width = "32")]
type Unsigned = u32;
#[cfg(target_pointer_width = "16")]
type Signed = i16;
#[cfg(target_pointer_width = "16")]
type Unsigned = u16;

numbers! {
    i8 as i8 => i64, 0, |a, b| a.wrapping_add(b);
    i16 as i16 => i64, 0, |a, b| a.wrapping_add(b);
    i32 as i32 => i64, 0, |a, b| a.wrapping_add(b);
    i64 as i64 => i64, 0, |a, b| a.wrapping_add(b);
    isize as Signed => isize, 0, |a, b| a.wrapping_add(b);
    u8 as u8 => u64, 0, |a, b| a.wrapping_add(b);
    u16 as u16 => u64, 0, |a, b| a.wrapping_add(b);
    u32 as u32 => u64, 0, |a, b| a.wrapping_add(b);
    u64 as u64 => u64, 0, |a, b| a.wrapping_add(b);
    usize as Unsigned => usize, 0, |a, b| a.wrapping_add(b);
    f32 as f32 => f32, 0.0, |a, b| a + b;
    f64 as f64 => f64, 0.0, |a, b| a + b;
}

/// Adds lines of `L` to totals, if `L` adds up to what they are: a number as wide as an address
/// adds up to itself, which not everywhere is what it is made of.
///
/// # Safety
///
/// As [`copy::add_lines`].
#[inline]
unsafe fn add_lines<L: Summand, Total: 'static>(totals: &mut [Total], lines: Lines) -> bool
where
    L::Total: 'static,
{
    if TypeId::of::<Total>() != TypeId::of::<L::Total>() {
        return false;
    }
    // SAFETY: they are one type.
    let totals = unsafe {
        core::slice::from_raw_parts_mut(totals.as_mut_ptr().cast::<L::Total>(), totals.len())
    };
    // SAFETY: the caller's promise.
    unsafe { copy::add_lines::<L>(totals, lines) };
    true
}

impl sealed::Sealed for bool {}
impl Number for bool {
    type Value = Self;
    type Total = u64;
    const ZERO: u64 = 0;
    #[inline]
    unsafe fn sum_of(ptr: *const u8, strides: &[isize], shape: &[usize]) -> u64 {
        // SAFETY: a `bool` is a byte, 0 or 1.
        unsafe { copy::sum::<u8>(ptr, strides, shape) }
    }
    #[inline]
    unsafe fn sum_of_swapped(ptr: *const u8, strides: &[isize], shape: &[usize]) -> u64 {
        // SAFETY: one byte is the same in both orders.
        unsafe { Self::sum_of(ptr, strides, shape) }
    }
    #[inline]
    unsafe fn sum_lines_of(lines: Lines, emit: impl FnMut(u64)) {
        // SAFETY: as in `sum_of`.
        unsafe { copy::sum_lines::<u8>(lines, emit) }
    }
    #[inline]
    unsafe fn sum_lines_of_swapped(lines: Lines, emit: impl FnMut(u64)) {
        // SAFETY: one byte is the same in both orders.
        unsafe { Self::sum_lines_of(lines, emit) }
    }
    #[inline]
    unsafe fn add_lines_of(totals: &mut [u64], lines: Lines) -> bool {
        // SAFETY: as in `sum_of`.
        unsafe { add_lines::<u8, u64>(totals, lines) }
    }
    #[inline]
    unsafe fn add_lines_of_swapped(totals: &mut [u64], lines: Lines) -> bool {
        // SAFETY: one byte is the same in both orders.
        unsafe { Self::add_lines_of(totals, lines) }
    }
    #[inline(always)]
    fn value(self) -> Self {
        self
    }
    #[inline(always)]
    fn total(self) -> u64 {
        u64::from(self)
    }
    #[inline(always)]
    fn to_f64(self) -> f64 {
        f64::from(u8::from(self))
    }
    #[inline(always)]
    fn add(a: u64, b: u64) -> u64 {
        a.wrapping_add(b)
    }
    #[inline(always)]
    fn lesser(a: Self, b: Self) -> Self {
        a && b
    }
    #[inline(always)]
    fn greater(a: Self, b: Self) -> Self {
        a || b
    }
}

macro_rules! wrapped {
    ($($name:ident: $bound:path, $sum:ident, $sum_lines:ident, $add_lines:ident;)*) => { $(
        impl<T: Number + $bound> sealed::Sealed for $name<T> {}
        impl<T: Number + $bound> Number for $name<T> {
            type Value = T::Value;
            type Total = T::Total;
            const ZERO: T::Total = T::ZERO;
            #[inline]
            unsafe fn sum_of(ptr: *const u8, strides: &[isize], shape: &[usize]) -> T::Total {
                // SAFETY: the same contract; the loops assume no alignment.
                unsafe { T::$sum(ptr, strides, shape) }
            }
            #[inline]
            unsafe fn sum_of_swapped(ptr: *const u8, strides: &[isize], shape: &[usize]) -> T::Total {
                // SAFETY: the same contract; what is in an order of its own is never swapped.
                unsafe { T::$sum(ptr, strides, shape) }
            }
            #[inline]
            unsafe fn sum_lines_of(lines: Lines, emit: impl FnMut(T::Total)) {
                // SAFETY: the same contract; the loops assume no alignment.
                unsafe { T::$sum_lines(lines, emit) }
            }
            #[inline]
            unsafe fn sum_lines_of_swapped(lines: Lines, emit: impl FnMut(T::Total)) {
                // SAFETY: as above.
                unsafe { T::$sum_lines(lines, emit) }
            }
            #[inline]
            unsafe fn add_lines_of(totals: &mut [T::Total], lines: Lines) -> bool {
                // SAFETY: as above.
                unsafe { T::$add_lines(totals, lines) }
            }
            #[inline]
            unsafe fn add_lines_of_swapped(totals: &mut [T::Total], lines: Lines) -> bool {
                // SAFETY: as above.
                unsafe { T::$add_lines(totals, lines) }
            }
            #[inline(always)]
            fn value(self) -> T::Value {
                self.get().value()
            }
            #[inline(always)]
            fn total(self) -> T::Total {
                self.get().total()
            }
            #[inline(always)]
            fn to_f64(self) -> f64 {
                self.get().to_f64()
            }
            #[inline(always)]
            fn add(a: T::Total, b: T::Total) -> T::Total {
                T::add(a, b)
            }
            #[inline(always)]
            fn lesser(a: T::Value, b: T::Value) -> T::Value {
                T::lesser(a, b)
            }
            #[inline(always)]
            fn greater(a: T::Value, b: T::Value) -> T::Value {
                T::greater(a, b)
            }
        }
    )* };
}

#[cfg(target_endian = "little")]
wrapped! {
    Be: Endian, sum_of_swapped, sum_lines_of_swapped, add_lines_of_swapped;
    Le: Endian, sum_of, sum_lines_of, add_lines_of;
    Unaligned: Copy, sum_of, sum_lines_of, add_lines_of;
}
#[cfg(target_endian = "big")]
wrapped! {
    Be: Endian, sum_of, sum_lines_of, add_lines_of;
    Le: Endian, sum_of_swapped, sum_lines_of_swapped, add_lines_of_swapped;
    Unaligned: Copy, sum_of, sum_lines_of, add_lines_of;
}

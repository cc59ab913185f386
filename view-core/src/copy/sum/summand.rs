//! What can be added up.

use super::Lines;
use crate::copy::opaque::Hide;

pub(super) mod sealed {
    pub trait Sealed {}
}

/// A number that sums are made of: floats add up to their own type, integers
/// to 64 bits of their signedness, wrapping around.
///
/// Implemented for the primitive integers up to 64 bits, `f32`, `f64`, and
/// each of them [`Swapped`](super::Swapped).
pub trait Summand: Copy + sealed::Sealed + 'static {
    /// What a sum is kept in.
    #[allow(private_bounds)]
    type Total: Copy + Default + Hide;
    /// How many sums are kept beside each other along a stride, 4 or 8: an integer is added in
    /// one cycle and a float in several.
    #[doc(hidden)]
    const LANES: usize;
    /// The number as a sum of one.
    fn widen(self) -> Self::Total;
    /// The sum of two sums.
    fn plus(a: Self::Total, b: Self::Total) -> Self::Total;
    /// Calls `emit` with the sum of each line, in order.
    ///
    /// # Safety
    ///
    /// The items are initialised and lie in one allocation. The stride is not negative.
    #[doc(hidden)]
    unsafe fn sum_lines(lines: Lines, emit: impl FnMut(Self::Total));
}

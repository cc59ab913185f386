//! Complex numbers.

use core::fmt;
use core::ops::{Add, Mul, Neg, Sub};

use super::BufferView;
use crate::format::Scalar;
use crate::layout::Layout;

/// A complex number: real part, then imaginary part, as C and NumPy store it.
///
/// `Complex<f32>` is `Zf` in a format string and `complex64` in NumPy, `Complex<f64>` is
/// `Zd` and `complex128`. The feature `num-complex` makes that crate's type an
/// element, too, which knows more mathematics.
///
/// ```
/// use view_core::{AsView, BufferView, Complex};
///
/// let roots = [Complex::new(0.0, 1.0), Complex::new(0.0, -1.0)];
/// assert_eq!(roots[0] * roots[0], Complex::new(-1.0, 0.0));
/// assert_eq!(roots[0].to_string(), "0+1j");
/// assert_eq!(Complex::<f64>::FORMAT, "Zd");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(C)]
pub struct Complex<T> {
    /// The real part.
    pub re: T,
    /// The imaginary part.
    pub im: T,
}

impl<T> Complex<T> {
    /// `re + im·i`.
    ///
    /// ```
    /// use view_core::Complex;
    ///
    /// const Z: Complex<f32> = Complex::new(1.0, -2.0);
    /// assert_eq!((Z.re, Z.im, Z.to_string().as_str()), (1.0, -2.0, "1-2j"));
    /// ```
    pub const fn new(re: T, im: T) -> Self {
        Self { re, im }
    }
}

impl<T: Neg<Output = T>> Complex<T> {
    /// The number with the other sign of its imaginary part.
    ///
    /// ```
    /// use view_core::Complex;
    ///
    /// let z = Complex::new(3.0, 4.0);
    /// assert_eq!((z * z.conj()).re, 25.0);
    /// assert_eq!((z * z.conj()).im, 0.0);
    /// ```
    #[must_use]
    pub fn conj(self) -> Self {
        Self::new(self.re, -self.im)
    }
}

impl<T: Copy + Mul<Output = T> + Add<Output = T>> Complex<T> {
    /// The square of the absolute value.
    ///
    /// ```
    /// use view_core::Complex;
    ///
    /// // No root is taken, so integers have it, too.
    /// assert_eq!(Complex::new(3, -4).norm_sqr(), 25);
    /// ```
    pub fn norm_sqr(self) -> T {
        self.re * self.re + self.im * self.im
    }
}

impl<T: Add<Output = T>> Add for Complex<T> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.re + other.re, self.im + other.im)
    }
}

impl<T: Sub<Output = T>> Sub for Complex<T> {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.re - other.re, self.im - other.im)
    }
}

impl<T: Copy + Add<Output = T> + Sub<Output = T> + Mul<Output = T>> Mul for Complex<T> {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::new(
            self.re * other.re - self.im * other.im,
            self.re * other.im + self.im * other.re,
        )
    }
}

impl<T: Neg<Output = T>> Neg for Complex<T> {
    type Output = Self;

    fn neg(self) -> Self {
        Self::new(-self.re, -self.im)
    }
}

impl<T> From<(T, T)> for Complex<T> {
    fn from((re, im): (T, T)) -> Self {
        Self::new(re, im)
    }
}

/// As Python writes it: `1+2j`.
impl<T: fmt::Display> fmt::Display for Complex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.re.fmt(f)?;
        write!(f, "{:+}j", self.im)
    }
}

// SAFETY: two `f32` without a gap, all bytes initialised, every bit pattern a value.
unsafe impl BufferView for Complex<f32> {
    const LAYOUT: Layout = Layout::scalar::<Self>("Complex<f32>", Scalar::Complex32);
}

// SAFETY: likewise with `f64`.
unsafe impl BufferView for Complex<f64> {
    const LAYOUT: Layout = Layout::scalar::<Self>("Complex<f64>", Scalar::Complex64);
}

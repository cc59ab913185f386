//! The complex numbers of the crate `num-complex`.

use num_complex::Complex as Other;

use super::{BufferView, Complex};
use crate::layout::Layout;

macro_rules! complex {
    ($($part:ty)*) => { $(
        // SAFETY: `repr(C)` over the same two numbers as ours.
        unsafe impl BufferView for Other<$part> {
            const LAYOUT: Layout = <Complex<$part> as BufferView>::LAYOUT;
        }
    )* };
}

complex!(f32 f64);

impl<T> From<Complex<T>> for Other<T> {
    fn from(value: Complex<T>) -> Self {
        Self::new(value.re, value.im)
    }
}

impl<T> From<Other<T>> for Complex<T> {
    fn from(value: Other<T>) -> Self {
        Self::new(value.re, value.im)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::View;

    #[test]
    fn a_view_of_them_is_one_of_complex_numbers() {
        let numbers = [Other::new(1.0_f32, 2.0)];
        assert_eq!(<Other<f32>>::FORMAT, "Zf");
        assert_eq!(
            Complex::from(View::new(&numbers)[0]),
            Complex::new(1.0, 2.0)
        );
        assert_eq!(crate::element::verify::<Other<f64>>(), Ok(()));
    }
}

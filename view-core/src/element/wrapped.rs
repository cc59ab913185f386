//! The wrappers of `core::num`: integers that are not zero, and integers with other
//! arithmetic.

use core::num::{NonZero, Saturating, Wrapping};

use super::BufferView;
use crate::format::{ByteOrder, Scalar};
use crate::layout::{Layout, Valid};

macro_rules! non_zero {
    ($($type:ident)*) => { $(
        // SAFETY: a `NonZero` has the layout of its integer, and all
        // values but zero.
        unsafe impl BufferView for NonZero<$type> {
            const LAYOUT: Layout = Layout::checked_scalar::<Self>(
                concat!("NonZero<", stringify!($type), ">"),
                scalar_of(&<$type as BufferView>::LAYOUT),
                ByteOrder::NATIVE,
                Valid::NonZero,
            );
        }

        // SAFETY: the language promises that an `Option` of it has the same
        // size and alignment, and that zero is `None`; so every bit pattern is a value.
        unsafe impl BufferView for Option<NonZero<$type>> {
            const LAYOUT: Layout = <$type as BufferView>::LAYOUT
                .renamed(concat!("Option<NonZero<", stringify!($type), ">>"));
        }
    )* };
}

non_zero!(i8 u8 i16 u16 i32 u32 i64 u64 isize usize);

const fn scalar_of(layout: &Layout) -> Scalar {
    match layout.kind() {
        crate::layout::Kind::Scalar { scalar, .. } => scalar,
        _ => panic!("an integer is a scalar"),
    }
}

// SAFETY: transparent over the `T`, whose promises these are.
unsafe impl<T: BufferView> BufferView for Wrapping<T> {
    const LAYOUT: Layout = T::LAYOUT.renamed("Wrapping");
}

// SAFETY: as above.
unsafe impl<T: BufferView> BufferView for Saturating<T> {
    const LAYOUT: Layout = T::LAYOUT.renamed("Saturating");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_none_and_no_value_of_a_non_zero() {
        type Maybe = Option<NonZero<u16>>;
        assert_eq!(<NonZero<u16>>::FORMAT, "H");
        assert_eq!(<Maybe>::FORMAT, "H");
        assert!(<NonZero<u16>>::LAYOUT.check(&[0, 0]).is_err());
        assert!(<NonZero<u16>>::LAYOUT.check(&[0, 1]).is_ok());
        assert!(<Maybe>::LAYOUT.is_plain());
        assert_eq!(<[Wrapping<i8>; 2]>::FORMAT, "b");
    }
}

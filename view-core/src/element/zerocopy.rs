//! The numbers with a byte order of the crate `zerocopy`.

use zerocopy::byteorder::{BigEndian, F32, F64, I16, I32, I64, LittleEndian, U16, U32, U64};

use super::BufferView;
use crate::format::{ByteOrder, Scalar};
use crate::layout::{Layout, Valid};

macro_rules! ordered {
    ($($type:ident $scalar:ident),*) => { $(
        // SAFETY: transparent over an array of bytes; any of them are a value.
        unsafe impl BufferView for $type<BigEndian> {
            const LAYOUT: Layout = Layout::checked_scalar::<Self>(
                concat!(stringify!($type), "<BigEndian>"),
                Scalar::$scalar,
                ByteOrder::Big,
                Valid::Any,
            );
        }

        // SAFETY: as above.
        unsafe impl BufferView for $type<LittleEndian> {
            const LAYOUT: Layout = Layout::checked_scalar::<Self>(
                concat!(stringify!($type), "<LittleEndian>"),
                Scalar::$scalar,
                ByteOrder::Little,
                Valid::Any,
            );
        }
    )* };
}

ordered!(U16 U16, U32 U32, U64 U64, I16 I16, I32 I32, I64 I64, F32 F32, F64 F64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_type_is_that_of_the_format() {
        assert_eq!(<U32<BigEndian>>::STRUCT_FORMAT, Some(">I"));
        assert_eq!(<F64<LittleEndian>>::STRUCT_FORMAT, Some("<d"));
        assert_eq!(<U32<BigEndian>>::LAYOUT.align(), 1);
    }
}

//! The numbers, `bool` and `char`.

use super::BufferView;
use crate::format::{ByteOrder, Scalar};
use crate::layout::{Layout, Valid};

macro_rules! numbers {
    ($($type:ty => $scalar:ident),* $(,)?) => { $(
        // SAFETY: a number is one scalar of its own size and alignment, all
        // of its bytes are initialised and every bit pattern is a value.
        unsafe impl BufferView for $type {
            const LAYOUT: Layout = Layout::scalar::<Self>(stringify!($type), Scalar::$scalar);
        }
    )* };
}

numbers! {
    i8 => I8, u8 => U8, i16 => I16, u16 => U16, i32 => I32, u32 => U32, i64 => I64, u64 => U64,
    f32 => F32, f64 => F64,
}

#[cfg(target_pointer_width = "64")]
numbers!(isize => I64, usize => U64);
#[cfg(target_pointer_width = "32")]
numbers!(isize => I32, usize => U32);
#[cfg(target_pointer_width = "16")]
numbers!(isize => I16, usize => U16);

// SAFETY: a `bool` is one initialised byte, and 0 and 1 are its values.
unsafe impl BufferView for bool {
    const LAYOUT: Layout =
        Layout::checked_scalar::<Self>("bool", Scalar::Bool, ByteOrder::NATIVE, Valid::Bool);
}

// SAFETY: a `char` has the size and alignment of a `u32`, and the Unicode
// scalar values are its values.
unsafe impl BufferView for char {
    const LAYOUT: Layout =
        Layout::checked_scalar::<Self>("char", Scalar::Ucs4, ByteOrder::NATIVE, Valid::Char);
}

//! Single scalars between memory and [`Value`].
//!
//! A [`Code`] is a scalar with its byte order settled: what the loop over
//! many items branches on once.

use crate::format::{ByteOrder, LongDouble, Scalar};
use crate::memory::value::Value;

/// A scalar in one byte order. The `…Swapped` ones lie in memory in the order
/// that is not the target's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    Bool,
    Char,
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F16,
    F32,
    F64,
    I16Swapped,
    U16Swapped,
    I32Swapped,
    U32Swapped,
    I64Swapped,
    U64Swapped,
    F16Swapped,
    F32Swapped,
    F64Swapped,
    LongDouble(LongDouble, ByteOrder),
    /// Two of a real code.
    Complex16(ByteOrder),
    Complex32(ByteOrder),
    Complex64(ByteOrder),
    ComplexLongDouble(LongDouble, ByteOrder),
}

/// A kind of number, and how 64 bits are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Bool,
    Int,
    /// One that may be past `i64::MAX`.
    Whole,
    Float,
}

impl Number {
    #[inline(always)]
    pub(crate) fn value(self, bits: u64) -> Value {
        match self {
            Self::Bool => Value::Bool(bits != 0),
            Self::Int => Value::Int(bits as i64),
            Self::Whole => Value::from(bits),
            Self::Float => Value::Float(f64::from_bits(bits)),
        }
    }
}

impl Code {
    /// The code of a scalar; `None` for characters, which may hold no value.
    pub(crate) const fn new(scalar: Scalar, order: ByteOrder) -> Option<Self> {
        let native = order.is_native();
        Some(match scalar {
            Scalar::Bool => Self::Bool,
            Scalar::Char => Self::Char,
            Scalar::I8 => Self::I8,
            Scalar::U8 => Self::U8,
            Scalar::I16 if native => Self::I16,
            Scalar::U16 if native => Self::U16,
            Scalar::I32 if native => Self::I32,
            Scalar::U32 if native => Self::U32,
            Scalar::I64 if native => Self::I64,
            Scalar::U64 if native => Self::U64,
            Scalar::F16 if native => Self::F16,
            Scalar::F32 if native => Self::F32,
            Scalar::F64 if native => Self::F64,
            Scalar::I16 => Self::I16Swapped,
            Scalar::U16 => Self::U16Swapped,
            Scalar::I32 => Self::I32Swapped,
            Scalar::U32 => Self::U32Swapped,
            Scalar::I64 => Self::I64Swapped,
            Scalar::U64 => Self::U64Swapped,
            Scalar::F16 => Self::F16Swapped,
            Scalar::F32 => Self::F32Swapped,
            Scalar::F64 => Self::F64Swapped,
            Scalar::LongDouble(kind) => Self::LongDouble(kind, order),
            Scalar::Complex16 => Self::Complex16(order),
            Scalar::Complex32 => Self::Complex32(order),
            Scalar::Complex64 => Self::Complex64(order),
            Scalar::ComplexLongDouble(kind) => Self::ComplexLongDouble(kind, order),
            Scalar::Ucs2 | Scalar::Ucs4 => return None,
        })
    }

    /// The size of the units whose bytes are to be reversed if this code is to become
    /// that one, where they differ in their byte order alone.
    pub(crate) fn unit_swapped_into(self, to: Self) -> Option<usize> {
        macro_rules! pairs {
            ($($native:ident $swapped:ident,)*) => {
                match (self, to) {
                    $((Self::$native, Self::$swapped) | (Self::$swapped, Self::$native) => {
                        Some(self.size())
                    })*
                    (Self::Complex16(a), Self::Complex16(b))
                    | (Self::Complex32(a), Self::Complex32(b))
                    | (Self::Complex64(a), Self::Complex64(b)) if a != b => Some(self.size() / 2),
                    _ => None,
                }
            };
        }
        pairs! {
            I16 I16Swapped, I32 I32Swapped, I64 I64Swapped,
            U16 U16Swapped, U32 U32Swapped, U64 U64Swapped,
            F16 F16Swapped, F32 F32Swapped, F64 F64Swapped,
        }
    }

    /// Whether it is an integer or float of which any bytes are one.
    pub(crate) const fn is_number(self) -> bool {
        !matches!(self, Self::Bool) && (self.is_int() || self.fits_f64())
    }

    /// The bytes of one item.
    pub(crate) const fn size(self) -> usize {
        match self {
            Self::Bool | Self::Char | Self::I8 | Self::U8 => 1,
            Self::I16
            | Self::U16
            | Self::F16
            | Self::I16Swapped
            | Self::U16Swapped
            | Self::F16Swapped => 2,
            Self::I32
            | Self::U32
            | Self::F32
            | Self::I32Swapped
            | Self::U32Swapped
            | Self::F32Swapped
            | Self::Complex16(_) => 4,
            Self::I64
            | Self::U64
            | Self::F64
            | Self::I64Swapped
            | Self::U64Swapped
            | Self::F64Swapped
            | Self::Complex32(_) => 8,
            Self::Complex64(_) => 16,
            Self::LongDouble(kind, _) => kind.size(),
            Self::ComplexLongDouble(kind, _) => 2 * kind.size(),
        }
    }

    /// Whether the values own no memory.
    pub(crate) const fn is_free(self) -> bool {
        self.is_int() || self.fits_f64() || matches!(self, Self::LongDouble(..))
    }

    /// What all items of the code are, if they are numbers of 64 bits.
    pub(crate) const fn number(self) -> Option<Number> {
        Some(match self {
            Self::Bool => Number::Bool,
            Self::U64 | Self::U64Swapped => Number::Whole,
            _ if self.is_int() => Number::Int,
            _ if self.fits_f64() => Number::Float,
            _ => return None,
        })
    }
}

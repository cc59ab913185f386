//! Single scalars between memory and [`Value`].
//!
//! A [`Code`] is a scalar with its byte order settled: what the loop over
//! many items branches on once.

use core::ptr;

use super::{Run, float};
use crate::copy::opaque;
use crate::format::{ByteOrder, LongDouble, Scalar};
use crate::memory::value::{Bytes, Flat, Value, put};

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

/// Reads a `T` at any address.
///
/// # Safety
///
/// `size_of::<T>()` initialised bytes may be read at `at`, and any of them are
/// a `T`: an integer or float.
#[inline(always)]
unsafe fn read<T>(at: *const u8) -> T {
    // SAFETY: by contract.
    unsafe { ptr::read_unaligned(at.cast()) }
}

/// Calls `$then!` with how the code reads one item: the kind of value, and a number as a
/// closure on its address. One place that says what each code means.
macro_rules! readers {
    ($code:expr, $then:ident) => {
        match $code {
            Code::Bool => $then!(1, Bool, |p| read::<u8>(p) != 0),
            Code::Char => $then!(1, Char, |p| read::<u8>(p)),
            Code::I8 => $then!(1, Int, |p| i64::from(read::<i8>(p))),
            Code::U8 => $then!(1, Int, |p| i64::from(read::<u8>(p))),
            Code::I16 => $then!(2, Int, |p| i64::from(read::<i16>(p))),
            Code::U16 => $then!(2, Int, |p| i64::from(read::<u16>(p))),
            Code::I32 => $then!(4, Int, |p| i64::from(read::<i32>(p))),
            Code::U32 => $then!(4, Int, |p| i64::from(read::<u32>(p))),
            Code::I64 => $then!(8, Int, |p| read::<i64>(p)),
            Code::U64 => $then!(8, Whole, |p| read::<u64>(p)),
            Code::F16 => $then!(2, Float, |p| float::half_to_f64(read::<u16>(p))),
            Code::F32 => $then!(4, Float, |p| f64::from(read::<f32>(p))),
            Code::F64 => $then!(8, Float, |p| read::<f64>(p)),
            Code::I16Swapped => $then!(2, Int, |p| i64::from(read::<i16>(p).swap_bytes())),
            Code::U16Swapped => $then!(2, Int, |p| i64::from(read::<u16>(p).swap_bytes())),
            Code::I32Swapped => $then!(4, Int, |p| i64::from(read::<i32>(p).swap_bytes())),
            Code::U32Swapped => $then!(4, Int, |p| i64::from(read::<u32>(p).swap_bytes())),
            Code::I64Swapped => $then!(8, Int, |p| read::<i64>(p).swap_bytes()),
            Code::U64Swapped => $then!(8, Whole, |p| read::<u64>(p).swap_bytes()),
            Code::F16Swapped => $then!(2, Float, |p| float::half_to_f64(
                read::<u16>(p).swap_bytes()
            )),
            Code::F32Swapped => $then!(4, Float, |p| f64::from(f32::from_bits(
                read::<u32>(p).swap_bytes()
            ))),
            Code::F64Swapped => $then!(8, Float, |p| f64::from_bits(read::<u64>(p).swap_bytes())),
            rare => $then!(rare.size() as isize, Rare, |p| rare.read_rare(p)),
        }
    };
}

/// The value of a number of a kind of [`readers`].
macro_rules! value {
    (Bool, $number:expr) => {
        Value::Bool($number)
    };
    (Int, $number:expr) => {
        Value::Int($number)
    };
    (Whole, $number:expr) => {
        Value::from($number)
    };
    (Float, $number:expr) => {
        Value::Float($number)
    };
    (Char, $byte:expr) => {
        Value::Bytes(Bytes::one($byte))
    };
    (Rare, $value:expr) => {
        $value
    };
}

/// Writes the value of a number of a kind of [`readers`] to a place.
macro_rules! write_value {
    (Char, $to:expr, $byte:expr) => {
        $to.write(Value::Bytes(Bytes::one($byte)))
    };
    (Rare, $to:expr, $value:expr) => {
        $to.write($value)
    };
    ($kind:ident, $to:expr, $number:expr) => {
        put($to, Flat::$kind($number))
    };
}

/// The bits of a number of a kind of [`readers`].
macro_rules! bits {
    (Float, $number:expr) => {
        $number.to_bits()
    };
    ($kind:ident, $number:expr) => {
        $number as u64
    };
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

    /// The value of the item at `at`.
    ///
    /// # Safety
    ///
    /// `self.size()` initialised bytes may be read there.
    #[inline]
    pub(crate) unsafe fn decode(self, at: *const u8) -> Value {
        // SAFETY: by contract.
        unsafe {
            match self {
                // What is met most, in place; a call for the others.
                Self::F64 => Value::Float(read(at)),
                Self::I32 => Value::Int(read::<i32>(at).into()),
                Self::U8 => Value::Int(read::<u8>(at).into()),
                Self::I64 => Value::Int(read(at)),
                Self::F32 => Value::Float(read::<f32>(at).into()),
                other => other.decode_any(at),
            }
        }
    }

    /// # Safety
    ///
    /// As [`decode`](Self::decode).
    #[inline(never)]
    unsafe fn decode_any(self, at: *const u8) -> Value {
        macro_rules! one {
            ($size:expr, $kind:ident, |$p:ident| $number:expr) => {{
                let $p = at;
                // SAFETY: by contract; the closure reads as many bytes as the
                // code is wide.
                unsafe { value!($kind, $number) }
            }};
        }
        readers!(self, one)
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

    /// Writes the [numbers](Self::number) of a run to places side by side; nothing where
    /// they are none.
    ///
    /// # Safety
    ///
    /// As [`decode_run`](Self::decode_run).
    pub(crate) unsafe fn decode_numbers(self, run: Run, to: *mut u64) {
        macro_rules! numbers {
            ($size:expr, Char, $read:expr) => {{}};
            ($size:expr, Rare, $read:expr) => {{
                let _ = $size;
            }};
            ($size:expr, $kind:ident, |$p:ident| $number:expr) => {{
                let mut at = run.at;
                for i in 0..run.count {
                    // SAFETY: by contract. Past the last item nothing is read.
                    unsafe {
                        let $p = at;
                        to.add(i).write(bits!($kind, $number));
                    }
                    at = if run.stride == $size {
                        at.wrapping_offset($size)
                    } else {
                        opaque(at.wrapping_offset(run.stride))
                    };
                }
            }};
        }
        readers!(self, numbers);
    }

    /// Writes the values of a run to every `step`th place from `to` on.
    ///
    /// # Safety
    ///
    /// `self.size()` initialised bytes may be read at each item, all of which lie in one
    /// allocation, and there is room for a value at each of the places.
    pub(crate) unsafe fn decode_run(self, run: Run, to: *mut Value, step: usize) {
        macro_rules! run {
            ($size:expr, $kind:ident, |$p:ident| $number:expr) => {{
                if run.stride == $size && step == 1 {
                    // Both distances are constants here, for the optimizer.
                    for i in 0..run.count {
                        // SAFETY: by contract.
                        unsafe {
                            let $p = run.at.offset(i as isize * $size);
                            write_value!($kind, to.add(i), $number);
                        }
                    }
                } else {
                    let mut at = run.at;
                    for i in 0..run.count {
                        // SAFETY: by contract. Past the last item nothing is read.
                        unsafe {
                            let $p = at;
                            write_value!($kind, to.add(i * step), $number);
                            at = opaque(at.wrapping_offset(run.stride));
                        }
                    }
                }
            }};
        }
        readers!(self, run);
    }

    /// # Safety
    ///
    /// As [`decode`](Self::decode).
    #[cold]
    unsafe fn read_rare(self, at: *const u8) -> Value {
        // SAFETY: by contract.
        let bytes = unsafe { core::slice::from_raw_parts(at, self.size()) };
        match self {
            Self::LongDouble(kind, order) => Value::Float(real(bytes, kind, order)),
            Self::Complex16(order)
            | Self::Complex32(order)
            | Self::Complex64(order)
            | Self::ComplexLongDouble(_, order) => {
                let (re, im) = bytes.split_at(bytes.len() / 2);
                let part = |bytes: &[u8]| match (self, order) {
                    (Self::ComplexLongDouble(kind, _), _) => real(bytes, kind, order),
                    (Self::Complex16(_), _) => float::half_to_f64(uint(bytes, order) as u16),
                    (Self::Complex32(_), _) => f32::from_bits(uint(bytes, order) as u32).into(),
                    _ => f64::from_bits(uint(bytes, order) as u64),
                };
                Value::from([part(re), part(im)])
            }
            _ => unreachable!("every other code is read in place"),
        }
    }
}

/// The unsigned integer that up to 16 bytes spell.
pub(super) fn uint(bytes: &[u8], order: ByteOrder) -> u128 {
    let fold = |value: u128, byte: &u8| value << 8 | u128::from(*byte);
    match order {
        ByteOrder::Big => bytes.iter().fold(0, fold),
        ByteOrder::Little => bytes.iter().rev().fold(0, fold),
    }
}

fn real(bytes: &[u8], kind: LongDouble, order: ByteOrder) -> f64 {
    match kind {
        LongDouble::Binary128 => float::quad_to_f64(uint(bytes, order)),
        LongDouble::X87In12 | LongDouble::X87In16 => {
            let mut ordered = [0; 16];
            let ordered = &mut ordered[..bytes.len()];
            ordered.copy_from_slice(bytes);
            if order.is(ByteOrder::Big) {
                ordered.reverse();
            }
            float::x87_to_f64(ordered)
        }
    }
}

//! Scalars from memory: one, a run of values, a run of numbers.

use core::hint::cold_path;
use core::ptr;

use super::{Code, Node, Run, float};
use crate::copy::opaque;
use crate::format::{ByteOrder, LongDouble};
use crate::memory::value::{Bytes, Flat, Value, put};

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

/// The formats that are met most, and how one item of each is read. They are few, so that
/// it can stand in a loop; and a byte, so that a view has it at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quick {
    F64,
    I32,
    U8,
    I64,
    F32,
    /// Any other format.
    No,
}

/// An item of one of these formats.
#[derive(Clone, Copy)]
pub(crate) enum Common {
    Int(i64),
    Float(f64),
}

impl Quick {
    /// How items of this format are read.
    pub(crate) const fn of(node: Option<&Node>) -> Self {
        match node {
            Some(Node::Scalar(Code::F64)) => Self::F64,
            Some(Node::Scalar(Code::I32)) => Self::I32,
            Some(Node::Scalar(Code::U8)) => Self::U8,
            Some(Node::Scalar(Code::I64)) => Self::I64,
            Some(Node::Scalar(Code::F32)) => Self::F32,
            _ => Self::No,
        }
    }

    /// The bytes of an item of a format whose items are equal if their bytes are.
    #[inline(always)]
    pub(crate) const fn bitwise(self) -> Option<usize> {
        match self {
            Self::U8 => Some(1),
            Self::I32 => Some(4),
            Self::I64 => Some(8),
            Self::F64 | Self::F32 | Self::No => None,
        }
    }

    /// The item at `at`.
    ///
    /// # Safety
    ///
    /// An item of the format lies there, initialised.
    #[inline(always)]
    pub(crate) unsafe fn decode(self, at: *const u8) -> Option<Common> {
        // SAFETY: by contract.
        unsafe {
            Some(match self {
                Self::F64 => Common::Float(read(at)),
                Self::I32 => Common::Int(read::<i32>(at).into()),
                Self::U8 => Common::Int(read::<u8>(at).into()),
                Self::I64 => Common::Int(read(at)),
                Self::F32 => Common::Float(read::<f32>(at).into()),
                Self::No => {
                    cold_path();
                    return None;
                }
            })
        }
    }
}

impl Code {
    /// The value of the item at `at`.
    ///
    /// # Safety
    ///
    /// `self.size()` initialised bytes may be read there.
    pub(crate) unsafe fn decode(self, at: *const u8) -> Value {
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

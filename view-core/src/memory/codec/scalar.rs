//! Single scalars between memory and [`Value`].
//!
//! A [`Code`] is a scalar with its byte order settled: what the loop over
//! many items branches on once.

use alloc::vec::Vec;
use core::ops::Range;
use core::ptr;

use super::float;
use crate::format::{ByteOrder, LongDouble, Scalar};
use crate::memory::value::{Bytes, Value};

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

/// Calls `$then!` with how the code reads one item, as a closure on its
/// address: one place that says what each code means.
macro_rules! readers {
    ($code:expr, $then:ident) => {
        match $code {
            Code::Bool => $then!(1, |p| Value::Bool(read::<u8>(p) != 0)),
            Code::Char => $then!(1, |p| Value::Bytes(Bytes::one(read::<u8>(p)))),
            Code::I8 => $then!(1, |p| Value::Int(read::<i8>(p) as i64)),
            Code::U8 => $then!(1, |p| Value::Int(read::<u8>(p) as i64)),
            Code::I16 => $then!(2, |p| Value::Int(read::<i16>(p) as i64)),
            Code::U16 => $then!(2, |p| Value::Int(read::<u16>(p) as i64)),
            Code::I32 => $then!(4, |p| Value::Int(read::<i32>(p) as i64)),
            Code::U32 => $then!(4, |p| Value::Int(read::<u32>(p) as i64)),
            Code::I64 => $then!(8, |p| Value::Int(read::<i64>(p))),
            Code::U64 => $then!(8, |p| Value::from(read::<u64>(p))),
            Code::F16 => $then!(2, |p| Value::Float(float::half_to_f64(read::<u16>(p)))),
            Code::F32 => $then!(4, |p| Value::Float(read::<f32>(p) as f64)),
            Code::F64 => $then!(8, |p| Value::Float(read::<f64>(p))),
            Code::I16Swapped => $then!(2, |p| Value::Int(read::<i16>(p).swap_bytes() as i64)),
            Code::U16Swapped => $then!(2, |p| Value::Int(read::<u16>(p).swap_bytes() as i64)),
            Code::I32Swapped => $then!(4, |p| Value::Int(read::<i32>(p).swap_bytes() as i64)),
            Code::U32Swapped => $then!(4, |p| Value::Int(read::<u32>(p).swap_bytes() as i64)),
            Code::I64Swapped => $then!(8, |p| Value::Int(read::<i64>(p).swap_bytes())),
            Code::U64Swapped => $then!(8, |p| Value::from(read::<u64>(p).swap_bytes())),
            Code::F16Swapped => $then!(2, |p| Value::Float(float::half_to_f64(
                read::<u16>(p).swap_bytes()
            ))),
            Code::F32Swapped => $then!(4, |p| Value::Float(f32::from_bits(
                read::<u32>(p).swap_bytes()
            ) as f64)),
            Code::F64Swapped => $then!(8, |p| Value::Float(f64::from_bits(
                read::<u64>(p).swap_bytes()
            ))),
            rare => $then!(rare.size() as isize, |p| rare.read_rare(p)),
        }
    };
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
        macro_rules! one {
            ($size:expr, |$p:ident| $value:expr) => {{
                let $p = at;
                // SAFETY: by contract; the closure reads as many bytes as the
                // code is wide.
                #[allow(unused_unsafe)]
                unsafe {
                    $value
                }
            }};
        }
        readers!(self, one)
    }

    /// Appends the values of `count` items, `stride` bytes apart from `at` on.
    ///
    /// # Safety
    ///
    /// `self.size()` initialised bytes may be read at each of them, and all
    /// of them lie in one allocation with `at`.
    pub(crate) unsafe fn decode_run(
        self,
        at: *const u8,
        stride: isize,
        count: usize,
        out: &mut Vec<Value>,
    ) {
        macro_rules! run {
            ($size:expr, |$p:ident| $value:expr) => {{
                if stride == $size {
                    // The distance is a constant here, for the optimizer.
                    out.extend((0..count as isize).map(|i| {
                        // SAFETY: by contract.
                        #[allow(unused_unsafe)]
                        unsafe {
                            let $p = at.offset(i * $size);
                            $value
                        }
                    }));
                } else {
                    out.extend((0..count as isize).map(|i| {
                        // SAFETY: by contract.
                        #[allow(unused_unsafe)]
                        unsafe {
                            let $p = at.offset(i * stride);
                            $value
                        }
                    }));
                }
            }};
        }
        readers!(self, run);
    }

    /// Folds the values of the items `range` of a run that begins at `at`. The codes
    /// that are met most have a loop of their own, in which the kind of value is known.
    ///
    /// # Safety
    ///
    /// As [`decode_run`](Self::decode_run).
    #[inline]
    pub(crate) unsafe fn fold<B>(
        self,
        at: *const u8,
        stride: isize,
        range: Range<usize>,
        init: B,
        mut f: impl FnMut(B, Value) -> B,
    ) -> B {
        // SAFETY: item `i` of the run, by contract.
        let item = |i: usize| unsafe { at.offset(i as isize * stride) };
        // SAFETY: as wide as the code, by contract.
        unsafe {
            match self {
                Self::F64 => range.fold(init, |all, i| f(all, Value::Float(read(item(i))))),
                Self::F32 => range.fold(init, |all, i| {
                    f(all, Value::Float(read::<f32>(item(i)).into()))
                }),
                Self::I64 => range.fold(init, |all, i| f(all, Value::Int(read(item(i))))),
                Self::I32 => range.fold(init, |all, i| {
                    f(all, Value::Int(read::<i32>(item(i)).into()))
                }),
                Self::U8 => range.fold(init, |all, i| {
                    f(all, Value::Int(read::<u8>(item(i)).into()))
                }),
                other => range.fold(init, |all, i| f(all, other.decode(item(i)))),
            }
        }
    }

    /// Writes the values of `count` items, `stride` bytes apart from `at` on, to
    /// every `step`th place from `to` on.
    ///
    /// # Safety
    ///
    /// As [`decode_run`](Self::decode_run), and there is room for a value at each of the
    /// places.
    pub(crate) unsafe fn decode_column(
        self,
        at: *const u8,
        stride: isize,
        count: usize,
        to: *mut Value,
        step: usize,
    ) {
        macro_rules! column {
            ($size:expr, |$p:ident| $value:expr) => {
                for i in 0..count {
                    // SAFETY: by contract.
                    #[allow(unused_unsafe)]
                    unsafe {
                        let $p = at.offset(i as isize * stride);
                        to.add(i * step).write($value);
                    }
                }
            };
        }
        readers!(self, column);
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

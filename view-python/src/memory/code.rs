//! Numbers between memory and Python objects, with nothing in between.
//!
//! The core reads an item as a [`Value`](view_core::memory::Value), of any format, from
//! which an object is made. For the formats that nearly all memory has, one number an
//! item, the value is a detour that takes as long as the work itself. A [`Code`]
//! is such a format, settled: a loop over many items branches on it once.
//!
//! Nothing here runs Python code: numbers are no objects that are collected, so making one
//! starts no collection, and only objects of exactly the classes `int`, `float` and
//! `bool` are taken. Every other object and every other format goes the long way.

use std::ffi::{c_int, c_long};
use std::marker::PhantomData;

use pyo3::ffi;
use view_core::format::{Item, Scalar};

/// A new reference, or null with an error set.
pub(super) type New = *mut ffi::PyObject;

/// A number as it lies in memory.
trait Number: Copy {
    /// # Safety
    ///
    /// Attached to the interpreter.
    unsafe fn to_object(self) -> New;

    /// `None`, and no error set, for an object that is not of the plainest class or does
    /// not fit.
    ///
    /// # Safety
    ///
    /// Attached to the interpreter, and a live object.
    unsafe fn of_object(object: *mut ffi::PyObject) -> Option<Self>;
}

/// A truth value, any byte.
#[derive(Clone, Copy)]
struct Truth(u8);

/// A number in the byte order that is not the target's.
#[derive(Clone, Copy)]
struct Swapped<T>(T);

/// The bits of a float.
#[derive(Clone, Copy)]
struct Bits<T, B>(B, PhantomData<T>);

impl Number for Truth {
    #[inline(always)]
    unsafe fn to_object(self) -> New {
        // SAFETY: attached.
        unsafe { ffi::PyBool_FromLong(c_long::from(self.0 != 0)) }
    }

    #[inline(always)]
    unsafe fn of_object(object: *mut ffi::PyObject) -> Option<Self> {
        // SAFETY: attached; there is one of each.
        let (no, yes) = unsafe { (ffi::Py_False(), ffi::Py_True()) };
        (object == yes || object == no).then(|| Self(u8::from(object == yes)))
    }
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Number for $type {
            #[inline(always)]
            unsafe fn to_object(self) -> New {
                // SAFETY: attached. `long` is the shortest way, where it is wide enough.
                unsafe {
                    match c_long::try_from(self) {
                        Ok(number) => ffi::PyLong_FromLong(number),
                        Err(_) if <$type>::MIN == 0 => ffi::PyLong_FromUnsignedLongLong(self as u64),
                        Err(_) => ffi::PyLong_FromLongLong(self as i64),
                    }
                }
            }

            #[inline(always)]
            unsafe fn of_object(object: *mut ffi::PyObject) -> Option<Self> {
                let mut overflow: c_int = 0;
                // SAFETY: attached, and a live object. An int is asked for its number, which
                // calls no hook and sets no error.
                let number = unsafe {
                    if ffi::PyLong_CheckExact(object) == 0 {
                        return None;
                    }
                    ffi::PyLong_AsLongLongAndOverflow(object, &raw mut overflow)
                };
                Self::try_from(number).ok().filter(|_| overflow == 0)
            }
        }

        impl Number for Swapped<$type> {
            #[inline(always)]
            unsafe fn to_object(self) -> New {
                // SAFETY: by contract.
                unsafe { self.0.swap_bytes().to_object() }
            }

            #[inline(always)]
            unsafe fn of_object(object: *mut ffi::PyObject) -> Option<Self> {
                // SAFETY: by contract.
                unsafe { <$type>::of_object(object) }.map(|number| Self(number.swap_bytes()))
            }
        }
    )*};
}

integers!(i8 u8 i16 u16 i32 u32 i64 u64);

macro_rules! floats {
    ($($type:ty, $bits:ty);*) => {$(
        impl Number for $type {
            #[inline(always)]
            unsafe fn to_object(self) -> New {
                // SAFETY: attached.
                unsafe { ffi::PyFloat_FromDouble(self.into()) }
            }

            #[inline(always)]
            unsafe fn of_object(object: *mut ffi::PyObject) -> Option<Self> {
                // SAFETY: attached, and a live object, asked for its number if it is a float.
                let number = unsafe {
                    if ffi::PyFloat_CheckExact(object) == 0 {
                        return None;
                    }
                    ffi::PyFloat_AsDouble(object)
                };
                // What is too large for an f32 is infinite then, as in memoryview.
                Some(number as $type)
            }
        }

        impl Number for Swapped<Bits<$type, $bits>> {
            #[inline(always)]
            unsafe fn to_object(self) -> New {
                // SAFETY: by contract.
                unsafe { <$type>::from_bits(self.0.0.swap_bytes()).to_object() }
            }

            #[inline(always)]
            unsafe fn of_object(object: *mut ffi::PyObject) -> Option<Self> {
                // SAFETY: by contract.
                let number = unsafe { <$type>::of_object(object) }?;
                Some(Self(Bits(number.to_bits().swap_bytes(), PhantomData)))
            }
        }
    )*};
}

floats!(f32, u32; f64, u64);

macro_rules! codes {
    ($($code:ident: $type:ty = $scalar:pat, $native:pat,)*) => {
        /// What one item is: a number of a usual width, in one of the byte orders.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Code { $($code,)* }

        impl Code {
            /// The code of an item, if it is such a number.
            pub(super) fn of(item: &Item) -> Option<Self> {
                let (scalar, order) = item.as_scalar()?;
                match (scalar, order.is_native()) {
                    $(($scalar, $native) => Some(Self::$code),)*
                    _ => None,
                }
            }

            /// The bytes of one item.
            pub(super) const fn size(self) -> usize {
                match self {
                    $(Self::$code => size_of::<$type>(),)*
                }
            }

            /// The item at `at` as an object.
            ///
            /// # Safety
            ///
            /// Attached to the interpreter, and an item of this code can be read at `at`.
            #[inline]
            pub(super) unsafe fn load(self, at: *const u8) -> New {
                // SAFETY: by contract; any bytes are a number.
                unsafe {
                    match self {
                        $(Self::$code => at.cast::<$type>().read_unaligned().to_object(),)*
                    }
                }
            }

            /// Packs an object as the item at `at`, if it is one of the plainest kind and
            /// fits; else nothing is written and no error set.
            ///
            /// # Safety
            ///
            /// Attached to the interpreter, a live object, and an item of this code may be
            /// written at `at`.
            #[inline]
            pub(super) unsafe fn store(self, at: *mut u8, object: *mut ffi::PyObject) -> bool {
                // SAFETY: by contract.
                unsafe {
                    match self {
                        $(Self::$code => match <$type>::of_object(object) {
                            Some(number) => at.cast::<$type>().write_unaligned(number),
                            None => return false,
                        },)*
                    }
                }
                true
            }

            /// A list of `len` items, `stride` bytes apart from `at` on.
            ///
            /// # Safety
            ///
            /// Attached to the interpreter, and all of these items can be read, also after
            /// other code has run: a new list may start a collection.
            pub(super) unsafe fn list(self, at: *const u8, stride: isize, len: usize) -> New {
                // SAFETY: by contract.
                unsafe {
                    match self {
                        $(Self::$code => list::<$type>(at, stride, len),)*
                    }
                }
            }
        }
    };
}

codes! {
    Bool: Truth = Scalar::Bool, _,
    I8: i8 = Scalar::I8, _,
    U8: u8 = Scalar::U8, _,
    I16: i16 = Scalar::I16, true,
    U16: u16 = Scalar::U16, true,
    I32: i32 = Scalar::I32, true,
    U32: u32 = Scalar::U32, true,
    I64: i64 = Scalar::I64, true,
    U64: u64 = Scalar::U64, true,
    F32: f32 = Scalar::F32, true,
    F64: f64 = Scalar::F64, true,
    I16Swapped: Swapped<i16> = Scalar::I16, false,
    U16Swapped: Swapped<u16> = Scalar::U16, false,
    I32Swapped: Swapped<i32> = Scalar::I32, false,
    U32Swapped: Swapped<u32> = Scalar::U32, false,
    I64Swapped: Swapped<i64> = Scalar::I64, false,
    U64Swapped: Swapped<u64> = Scalar::U64, false,
    F32Swapped: Swapped<Bits<f32, u32>> = Scalar::F32, false,
    F64Swapped: Swapped<Bits<f64, u64>> = Scalar::F64, false,
}

/// [`Code::list`] of one type.
///
/// # Safety
///
/// As there.
unsafe fn list<T: Number>(at: *const u8, stride: isize, len: usize) -> New {
    // SAFETY: attached. Each item is read from its place in memory and put into its
    // place of a new list, which takes the reference.
    unsafe {
        let list = ffi::PyList_New(len as isize);
        if list.is_null() {
            return list;
        }
        for i in 0..len as isize {
            let object = at
                .offset(i * stride)
                .cast::<T>()
                .read_unaligned()
                .to_object();
            if object.is_null() {
                ffi::Py_DECREF(list);
                return object;
            }
            ffi::PyList_SetItem(list, i, object);
        }
        list
    }
}

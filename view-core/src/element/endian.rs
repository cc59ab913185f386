//! Scalars in a byte order of their own.
//!
//! Files and wires fix their byte order, and usually care nothing for
//! alignment. [`Be`] and [`Le`] are the bytes of a scalar in that order, at
//! alignment 1, which is what PEP 3118 calls standard mode. A record of them
//! describes a big-endian file on every machine alike; its column is a
//! `View<Be<f64>>`, and `get` turns each item into a number.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::mem::{self, MaybeUninit};

use super::BufferView;
use super::{Complex, F16};
use crate::format::{ByteOrder, Scalar};
use crate::layout::{Layout, Valid};

mod sealed {
    pub trait Sealed {}
}

/// A scalar whose bytes can be put in either order.
///
/// Sealed: the integers to 64 bits, the floats, complex numbers and `char`.
///
/// ```
/// use view_core::{Be, Endian, Le};
///
/// fn turned<T: Endian>(value: Be<T>) -> Le<T> {
///     Le::new(value.get())
/// }
/// assert_eq!(turned(Be::new(0x0102_u16)).to_bytes(), [2, 1]);
/// assert_eq!(turned(Be::new('é')).to_bytes(), [0xE9, 0, 0, 0]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no byte order: `Be` and `Le` are for numbers and `char`",
    label = "not a scalar whose bytes have an order",
    note = "a `bool` and an enum of one byte need none; write a struct of another order field by field, and an array as `[Be<T>; N]`"
)]
pub trait Endian: BufferView + sealed::Sealed {
    /// Its bytes: an array of its size.
    type Bytes: bytemuck::Pod;

    /// The layout at alignment 1, in the given order.
    #[doc(hidden)]
    const ORDERED: [Layout; 2];

    /// The bytes of `self`, most significant first.
    ///
    /// ```
    /// use view_core::Endian;
    ///
    /// // By its full name: integers have a `to_be` of their own.
    /// assert_eq!(Endian::to_be(0x0102_u16), [1, 2]);
    /// assert_eq!(Endian::to_be(1.0_f32), [0x3F, 0x80, 0, 0]);
    /// ```
    fn to_be(self) -> Self::Bytes;
    /// The bytes of `self`, least significant first.
    ///
    /// ```
    /// use view_core::{Complex, Endian};
    ///
    /// // Each part of a complex number is in order by itself, and the real part comes first.
    /// let bytes = Endian::to_le(Complex::new(1.0_f32, 0.0));
    /// assert_eq!(bytes, [0, 0, 0x80, 0x3F, 0, 0, 0, 0]);
    /// ```
    fn to_le(self) -> Self::Bytes;
    /// The scalar whose bytes these are, most significant first.
    ///
    /// Bytes that are no value (a surrogate as a `char`) give the type's
    /// replacement, U+FFFD; a view checks them before it hands them out.
    ///
    /// ```
    /// use view_core::Endian;
    ///
    /// assert_eq!(<u16 as Endian>::from_be([1, 2]), 0x0102);
    /// assert_eq!(<char as Endian>::from_be([0, 0, 0xD8, 0]), '\u{FFFD}'); // half of a pair
    /// ```
    fn from_be(bytes: Self::Bytes) -> Self;
    /// The scalar whose bytes these are, least significant first.
    ///
    /// ```
    /// use view_core::Endian;
    ///
    /// assert_eq!(<u16 as Endian>::from_le([1, 2]), 0x0201);
    /// ```
    fn from_le(bytes: Self::Bytes) -> Self;
}

/// The layouts of the bytes of a scalar, little-endian first.
const fn ordered<T: Endian>(name: [&'static str; 2], scalar: Scalar, valid: Valid) -> [Layout; 2] {
    [
        Layout::checked_scalar::<T::Bytes>(name[0], scalar, ByteOrder::Little, valid),
        Layout::checked_scalar::<T::Bytes>(name[1], scalar, ByteOrder::Big, valid),
    ]
}

macro_rules! endian {
    ($($type:ident $scalar:ident),* $(,)?) => { $(
        impl sealed::Sealed for $type {}
        impl Endian for $type {
            type Bytes = [u8; size_of::<Self>()];
            const ORDERED: [Layout; 2] = ordered::<Self>(
                [concat!("Le<", stringify!($type), ">"), concat!("Be<", stringify!($type), ">")],
                Scalar::$scalar,
                Valid::Any,
            );
            #[inline(always)]
            fn to_be(self) -> Self::Bytes {
                self.to_be_bytes()
            }
            #[inline(always)]
            fn to_le(self) -> Self::Bytes {
                self.to_le_bytes()
            }
            #[inline(always)]
            fn from_be(bytes: Self::Bytes) -> Self {
                Self::from_be_bytes(bytes)
            }
            #[inline(always)]
            fn from_le(bytes: Self::Bytes) -> Self {
                Self::from_le_bytes(bytes)
            }
        }
    )* };
}

endian! {
    i8 I8, u8 U8, i16 I16, u16 U16, i32 I32, u32 U32, i64 I64, u64 U64, f32 F32, f64 F64,
    F16 F16,
}

#[cfg(target_pointer_width = "64")]
endian!(isize I64, usize U64);
#[cfg(target_pointer_width = "32")]
endian!(isize I32, usize U32);
#[cfg(target_pointer_width = "16")]
endian!(isize I16, usize U16);

/// A complex number is two numbers, each with its own bytes in order.
macro_rules! complex {
    ($($part:ident $scalar:ident),*) => { $(
        impl sealed::Sealed for Complex<$part> {}
        impl Endian for Complex<$part> {
            type Bytes = [u8; size_of::<Self>()];
            const ORDERED: [Layout; 2] = ordered::<Self>(
                [
                    concat!("Le<Complex<", stringify!($part), ">>"),
                    concat!("Be<Complex<", stringify!($part), ">>"),
                ],
                Scalar::$scalar,
                Valid::Any,
            );
            fn to_be(self) -> Self::Bytes {
                bytemuck::cast([self.re.to_be_bytes(), self.im.to_be_bytes()])
            }
            fn to_le(self) -> Self::Bytes {
                bytemuck::cast([self.re.to_le_bytes(), self.im.to_le_bytes()])
            }
            fn from_be(bytes: Self::Bytes) -> Self {
                let [re, im] = bytemuck::cast(bytes);
                Self::new($part::from_be_bytes(re), $part::from_be_bytes(im))
            }
            fn from_le(bytes: Self::Bytes) -> Self {
                let [re, im] = bytemuck::cast(bytes);
                Self::new($part::from_le_bytes(re), $part::from_le_bytes(im))
            }
        }
    )* };
}

complex!(f32 Complex32, f64 Complex64);

impl sealed::Sealed for char {}
impl Endian for char {
    type Bytes = [u8; 4];
    const ORDERED: [Layout; 2] =
        ordered::<Self>(["Le<char>", "Be<char>"], Scalar::Ucs4, Valid::Char);
    fn to_be(self) -> [u8; 4] {
        u32::from(self).to_be_bytes()
    }
    fn to_le(self) -> [u8; 4] {
        u32::from(self).to_le_bytes()
    }
    fn from_be(bytes: [u8; 4]) -> Self {
        Self::from_u32(u32::from_be_bytes(bytes)).unwrap_or(Self::REPLACEMENT_CHARACTER)
    }
    fn from_le(bytes: [u8; 4]) -> Self {
        Self::from_u32(u32::from_le_bytes(bytes)).unwrap_or(Self::REPLACEMENT_CHARACTER)
    }
}

macro_rules! wrapper {
    (
        $name:ident, $to:ident, $from:ident, $index:literal, $order:literal, $format:literal,
        read: $read:literal, written: $written:literal, one: $one:literal
    ) => {
        #[doc = concat!("A scalar whose bytes lie in ", $order, "-endian order, at any address.")]
        ///
        /// ```
        #[doc = concat!("use view_core::{BufferView, ", stringify!($name), "};")]
        ///
        #[doc = concat!("let mut value = ", stringify!($name), "::new(1.5_f64);")]
        /// value.set(value.get() + 1.0);
        /// assert_eq!(value, 2.5);
        #[doc = concat!("assert_eq!(<[", stringify!($name), "<u16>; 2]>::STRUCT_FORMAT, Some(\"", $format, "2H\"));")]
        /// ```
        // The bytes of a `T`, all initialised and in order; what they spell need be no `T`. Without
        // a bound here, a `T` that has no order is told of once and not wherever the type stands.
        #[repr(C, packed)]
        pub struct $name<T>(MaybeUninit<T>);

        impl<T: Endian> $name<T> {
            /// Puts the bytes of `value` in order.
            ///
            /// ```
            #[doc = concat!("use view_core::", stringify!($name), ";")]
            ///
            #[doc = concat!("let value = ", stringify!($name), "::new(0x0102_u16);")]
            #[doc = concat!("assert_eq!((value.to_bytes(), align_of_val(&value)), (", $written, ", 1));")]
            /// ```
            #[inline(always)]
            pub fn new(value: T) -> Self {
                Self::from_bytes(value.$to())
            }

            #[inline(always)]
            const fn from_bytes(bytes: T::Bytes) -> Self {
                const { assert!(size_of::<T::Bytes>() == size_of::<Self>()) };
                // SAFETY: both are as many bytes, at alignment 1, and any bytes are a
                // `MaybeUninit`.
                unsafe { mem::transmute_copy(&bytes) }
            }

            /// The value.
            ///
            /// ```
            #[doc = concat!("use view_core::{", stringify!($name), ", View};")]
            ///
            #[doc = concat!("let numbers = View::<", stringify!($name), "<u16>>::from_bytes(&[0, 0, 1, 2])?;")]
            #[doc = concat!("assert_eq!(numbers[1].get(), ", $read, ");")]
            /// # Ok::<(), view_core::Error>(())
            /// ```
            #[inline(always)]
            pub fn get(self) -> T {
                T::$from(self.to_bytes())
            }

            /// Replaces the value.
            ///
            /// ```
            #[doc = concat!("use view_core::{", stringify!($name), ", ViewMut};")]
            ///
            /// let mut file = [0; 4];
            #[doc = concat!("ViewMut::<", stringify!($name), "<u16>>::from_bytes(&mut file)?[1].set(0x0102);")]
            #[doc = concat!("assert_eq!(file[2..], ", $written, ");")]
            /// # Ok::<(), view_core::Error>(())
            /// ```
            #[inline(always)]
            pub fn set(&mut self, value: T) {
                *self = Self::new(value);
            }

            /// The bytes as they lie in memory.
            ///
            /// ```
            #[doc = concat!("use view_core::", stringify!($name), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(1.0_f32).to_bytes(), ", $one, ");")]
            /// ```
            #[inline(always)]
            pub const fn to_bytes(self) -> T::Bytes {
                // SAFETY: as in `from_bytes`; the bytes are initialised, and are plain.
                unsafe { mem::transmute_copy(&self) }
            }
        }

        impl<T: Copy> Copy for $name<T> {}

        impl<T: Copy> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T: Endian> From<T> for $name<T> {
            fn from(value: T) -> Self {
                Self::new(value)
            }
        }

        impl<T: Endian + Default> Default for $name<T> {
            fn default() -> Self {
                Self::new(T::default())
            }
        }

        impl<T: Endian + fmt::Debug> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.get().fmt(f)
            }
        }

        impl<T: Endian + fmt::Display> fmt::Display for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.get().fmt(f)
            }
        }

        impl<T: Endian + PartialEq> PartialEq for $name<T> {
            fn eq(&self, other: &Self) -> bool {
                self.get() == other.get()
            }
        }

        impl<T: Endian + PartialEq> PartialEq<T> for $name<T> {
            fn eq(&self, other: &T) -> bool {
                self.get() == *other
            }
        }

        impl<T: Endian + Eq> Eq for $name<T> {}

        impl<T: Endian + PartialOrd> PartialOrd for $name<T> {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                self.get().partial_cmp(&other.get())
            }
        }

        impl<T: Endian + Ord> Ord for $name<T> {
            fn cmp(&self, other: &Self) -> Ordering {
                self.get().cmp(&other.get())
            }
        }

        impl<T: Endian + Hash> Hash for $name<T> {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.get().hash(state);
            }
        }

        // SAFETY: the bytes of a scalar, at alignment 1; all are initialised,
        // and any of them are a value of this type.
        unsafe impl<T: Endian> BufferView for $name<T> {
            const LAYOUT: Layout = T::ORDERED[$index];
        }
    };
}

wrapper!(
    Le, to_le, from_le, 0, "little", "<",
    read: "0x0201", written: "[2, 1]", one: "[0, 0, 0x80, 0x3F]"
);
wrapper!(
    Be, to_be, from_be, 1, "big", ">",
    read: "0x0102", written: "[1, 2]", one: "[0x3F, 0x80, 0, 0]"
);

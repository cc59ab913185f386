//! Whether the bytes of a type may be borrowed, decided where the type is named.
//!
//! The layout knows whether a type has holes and whether every bit pattern is a value, but it is a
//! constant, and a constant cannot be a bound. The derive makes a type of its numbers
//! ([`facts`](super::facts)), and the bounds here ask that type. So the compiler refuses
//! `as_bytes` of a padded record in the line where it is written, before any code is made.

use core::marker::PhantomData;

use super::facts::{NoHoles, NoRules, Plainly};
use super::{Be, BufferView, Complex, F16, Le, Plain, Unaligned};

/// A type without padding: all its bytes are initialised, so they can be borrowed.
///
/// Derived types have it, or not, by their layout; so do arrays and wrappers of them.
///
/// ```
/// use view_core::element::WithoutPadding;
/// use view_core::{AsView, BufferView};
///
/// fn first_byte<T: WithoutPadding>(items: &[T]) -> Option<u8> {
///     items.as_view().as_bytes()?.first().copied()
/// }
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Pair(u8, bool);
///
/// assert_eq!(first_byte(&[Pair(7, true)]), Some(7));
/// ```
///
/// ```compile_fail,E0277
/// # use view_core::{AsView, BufferView};
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Padded(u8, u16); // has 1 byte of padding, at 1..2
///
/// [Padded(1, 2)].as_view().as_bytes();
/// ```
///
/// A type with a hand-written `BufferView` gets it by
/// [`impl_bytes!`](crate::impl_bytes).
///
/// The bound is for the message, and no promise that `unsafe` code may rest on: generic types
/// have it for all arguments, and what hands out bytes asks the layout once more, when
/// the code for the type is made.
#[diagnostic::on_unimplemented(
    message = "whether `{Self}` has padding is not known, so its bytes cannot be borrowed",
    label = "may have bytes that are not initialised",
    note = "generic code asks for it, `T: view_core::element::WithoutPadding`; types that derive `BufferView` say it themselves"
)]
pub trait WithoutPadding: BufferView {}

impl<T: BufferView + BytesOf<Facts: NoHoles>> WithoutPadding for T {}

/// A type of which every bit pattern is a value: no `bool`, `char`, enum or non-zero integer
/// is in it, so anything may be written to its bytes.
///
/// Like [`WithoutPadding`], it follows from the layout, and is no promise either.
///
/// ```
/// use view_core::ViewMut;
/// use view_core::element::{AnyBytes, WithoutPadding};
///
/// /// Puts the bytes of a file or a packet where the items are.
/// fn load<T: WithoutPadding + AnyBytes>(items: &mut [T], bytes: &[u8]) {
///     ViewMut::new(items).as_bytes_mut().unwrap().copy_from_slice(bytes);
/// }
/// let mut numbers = [0_u16; 2];
/// load(&mut numbers, &[7, 7, 0, 0]);
/// assert_eq!(numbers, [0x0707, 0]);
/// ```
///
/// ```compile_fail,E0277
/// fn load<T: view_core::element::AnyBytes>(items: &mut [T]) {}
/// load(&mut [true]); // of which 7 is no value
/// ```
#[diagnostic::on_unimplemented(
    message = "whether every bit pattern is a `{Self}` is not known, so its bytes cannot be written",
    label = "may have bit patterns that are no values",
    note = "generic code asks for it, `T: view_core::element::AnyBytes`; types that derive `BufferView` say it themselves"
)]
pub trait AnyBytes: BufferView {}

impl<T: BufferView + BytesOf<Facts: NoRules>> AnyBytes for T {}

/// What is known of a type's bytes.
#[diagnostic::on_unimplemented(
    message = "whether the bytes of `{Self}` may be borrowed is not known",
    label = "nothing is known of its bytes",
    note = "types that derive `BufferView` say it; for one with an implementation by hand, `view_core::impl_bytes!({Self})`",
    note = "in generic code, ask for `T: view_core::element::WithoutPadding`, and to write bytes for `AnyBytes` as well"
)]
pub trait BytesOf {
    /// [`Facts`](super::facts::Facts), [`Unknown`](super::facts::Unknown), or the facts of what it is made of.
    type Facts;
}

/// Says of types with a hand-written [`BufferView`] whether they have padding, as their layouts
/// tell, so that their bytes can be borrowed. The derive does it for the others.
///
/// ```
/// use view_core::{AsView, BufferView, Layout};
///
/// #[derive(Clone, Copy)]
/// #[repr(transparent)]
/// struct Metres(f64);
///
/// // SAFETY: a number.
/// unsafe impl BufferView for Metres {
///     const LAYOUT: Layout = f64::LAYOUT.renamed("Metres");
/// }
/// view_core::impl_bytes!(Metres);
///
/// assert_eq!([Metres(0.0)].as_view().as_bytes(), Some(&[0; 8][..]));
/// ```
#[macro_export]
macro_rules! impl_bytes {
    ($($type:ty),+ $(,)?) => { $(
        impl $crate::__derive::BytesOf for $type {
            type Facts = $crate::__derive::facts!($type);
        }
    )+ };
}

impl_bytes! {
    i8, u8, i16, u16, i32, u32, i64, u64, isize, usize, f32, f64, bool, char, F16,
    Complex<f32>, Complex<f64>, (),
}

macro_rules! non_zero {
    ($($type:ident)*) => { $(
        impl_bytes!(core::num::NonZero<$type>, Option<core::num::NonZero<$type>>);
    )* };
}

non_zero!(i8 u8 i16 u16 i32 u32 i64 u64 isize usize);

impl<T: ?Sized> BytesOf for PhantomData<T> {
    type Facts = Plainly<()>;
}
impl<P: bytemuck::Pod> BytesOf for Plain<P> {
    type Facts = Plainly<P>;
}

macro_rules! as_inside {
    ($($wrapper:ty),*) => { $(
        impl<T: BytesOf> BytesOf for $wrapper {
            type Facts = T::Facts;
        }
    )* };
}

as_inside!(
    Be<T>,
    Le<T>,
    Unaligned<T>,
    core::num::Wrapping<T>,
    core::num::Saturating<T>
);

impl<T: BytesOf, const N: usize> BytesOf for [T; N] {
    type Facts = T::Facts;
}

#[cfg(feature = "half")]
impl_bytes!(half::f16, half::bf16);
#[cfg(feature = "num-complex")]
impl_bytes!(num_complex::Complex<f32>, num_complex::Complex<f64>);

#[cfg(feature = "zerocopy")]
mod of_zerocopy {
    use super::{BytesOf, Plainly};
    use zerocopy::byteorder::{F32, F64, I16, I32, I64, U16, U32, U64};

    macro_rules! plain {
        ($($number:ident)*) => { $(
            impl<O> BytesOf for $number<O> {
                type Facts = Plainly<$number<O>>;
            }
        )* };
    }

    plain!(U16 U32 U64 I16 I32 I64 F32 F64);
}

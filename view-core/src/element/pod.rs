//! The bridge to bytemuck.
//!
//! bytemuck's traits say which types are plain bytes; [`BufferView`] says also
//! what these bytes mean. Between them:
//!
//! * The elements of this crate that are plain are [`Pod`], so that a record
//!   of them can derive bytemuck's traits beside `BufferView`, and
//!   `bytemuck::cast_slice` takes slices of them.
//! * A `Pod` type of another crate is a field with `#[view(opaque)]`, and an item
//!   as [`Plain<P>`].
//! * A type that derives `BufferView` gets bytemuck's traits by
//!   [`impl_bytemuck!`](crate::impl_bytemuck), which has the compiler check its layout.
//!
//! Of bytemuck's traits only `Pod` says enough to make an element of a foreign type. What is
//! `AnyBitPattern` may have holes, and the trait does not say where; of what is `NoUninit` nobody
//! knows which bytes are a value, and of what is `CheckedBitPattern` only a function
//! does, which no layout can hold.

use bytemuck::{Pod, Zeroable};

use super::{Be, BufferView, Complex, Endian, F16, Le};
use crate::layout::{Kind, Layout};

// SAFETY: a `u16`.
unsafe impl Zeroable for F16 {}
// SAFETY: a `u16`.
unsafe impl Pod for F16 {}

// SAFETY: two `T`.
unsafe impl<T: Zeroable> Zeroable for Complex<T> {}
// SAFETY: two fields of one type, so nothing lies between or behind them.
unsafe impl<T: Pod> Pod for Complex<T> {}

// SAFETY: the bytes of a scalar, at alignment 1, always initialised; any of them are a value.
unsafe impl<T: Endian> Zeroable for Be<T> {}
// SAFETY: as above.
unsafe impl<T: Endian> Pod for Be<T> {}
// SAFETY: as above.
unsafe impl<T: Endian> Zeroable for Le<T> {}
// SAFETY: as above.
unsafe impl<T: Endian> Pod for Le<T> {}

/// A plain value of any type: an item of bytes whose meaning a format cannot say.
///
/// Its format is `Nx`; the value stays what it is in Rust.
///
/// ```
/// use view_core::element::Plain;
/// use view_core::{BufferView, View};
///
/// let ids = [Plain(1_u128 << 100), Plain(7)];
/// assert_eq!(View::new(&ids)[1].0, 7);
/// assert_eq!(<Plain<u128>>::FORMAT, "16x");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Plain<P>(pub P);

// SAFETY: transparent over a `Pod` type, which promises all five: any initialised bytes
// are a value, and nothing in it points anywhere or changes behind a reference.
unsafe impl<P: Pod> BufferView for Plain<P> {
    const LAYOUT: Layout = Layout::of::<Self>("Plain", Kind::Opaque);
}

// SAFETY: transparent.
unsafe impl<P: Zeroable> Zeroable for Plain<P> {}
// SAFETY: transparent.
unsafe impl<P: Pod> Pod for Plain<P> {}

/// Implements traits of bytemuck for types that derive `BufferView`, if the compiler
/// finds in their layouts that they keep the promises of these traits.
///
/// | trait | needs |
/// |---|---|
/// | `Pod` | no padding, and every bit pattern is a value |
/// | `AnyBitPattern` | every bit pattern is a value |
/// | `NoUninit` | no padding |
/// | `CheckedBitPattern` | nothing: each cast checks the bytes by the layout |
///
/// Each implies what bytemuck makes of it, so write only the strongest that
/// holds: a `Pod` type is all of them.
///
/// ```
/// use view_core::BufferView;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Vertex { position: [f32; 3], colour: [u8; 4] }
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Lamp { id: u8, on: bool }
///
/// view_core::impl_bytemuck!(Pod for Vertex);
/// view_core::impl_bytemuck!(NoUninit for Lamp);
/// view_core::impl_bytemuck!(CheckedBitPattern for Lamp);
///
/// let vertices = [Vertex { position: [0.0; 3], colour: [255; 4] }];
/// assert_eq!(bytemuck::cast_slice::<_, u8>(&vertices).len(), 16);
///
/// let lamps: &[Lamp] = bytemuck::checked::cast_slice(&[7_u8, 1, 9, 0]);
/// assert!(lamps[0].on && !lamps[1].on);
/// assert!(bytemuck::checked::try_cast_slice::<u8, Lamp>(&[7, 2]).is_err());
/// ```
///
/// ```compile_fail,E0277
/// # use view_core::BufferView;
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Padded { a: u8, b: u16 }
/// view_core::impl_bytemuck!(Pod for Padded);
/// ```
#[macro_export]
macro_rules! impl_bytemuck {
    // Within one constant: where the bound does not hold, the layout is not asked any more.
    (@no padding in $type:ty) => {
        const _: () = {
            $crate::__derive::require_no_padding::<$type, $crate::__derive::facts!($type)>();
            $crate::__derive::Asked::<__Type>::WITHOUT_PADDING
        };
    };
    (@no rules in $type:ty) => {
        const _: () = {
            $crate::__derive::require_no_rules::<$type, $crate::__derive::facts!($type)>();
            $crate::__derive::Asked::<__Type>::WITHOUT_RULES
        };
    };
    // A type that another macro makes may be another one each time that it is written. What
    // is checked by its layout and what gets the trait are one: written once. One without a layout
    // gets no trait: the `for<'a>` keeps the compiler from asking whether it has one, for it was
    // asked at the place of the type.
    (@once $type:ty => $($item:tt)+) => {
        const _: () = {
            #[allow(unused_imports)]
            use $crate::__derive::NotAsked as _;

            type __Type = $type;
            $($item)+
        };
    };
    (Pod for $($type:ty),+ $(,)?) => { $(
        $crate::impl_bytemuck! { @once $type =>
            $crate::impl_bytemuck!(@no padding in $type);
            $crate::impl_bytemuck!(@no rules in $type);
            // SAFETY: any bytes are a value, so zeros are; the promise of `BufferView`.
            unsafe impl $crate::__derive::bytemuck::Zeroable for __Type where for<'a> __Type: $crate::BufferView {}
            // SAFETY: without padding, all its bytes are initialised, and any are a value.
            unsafe impl $crate::__derive::bytemuck::Pod for __Type where for<'a> __Type: $crate::BufferView {}
        }
    )+ };
    (AnyBitPattern for $($type:ty),+ $(,)?) => { $(
        $crate::impl_bytemuck! { @once $type =>
            $crate::impl_bytemuck!(@no rules in $type);
            // SAFETY: any bytes are a value, so zeros are; the promise of `BufferView`.
            unsafe impl $crate::__derive::bytemuck::Zeroable for __Type where for<'a> __Type: $crate::BufferView {}
            // SAFETY: as above.
            unsafe impl $crate::__derive::bytemuck::AnyBitPattern for __Type where for<'a> __Type: $crate::BufferView {}
        }
    )+ };
    (NoUninit for $($type:ty),+ $(,)?) => { $(
        $crate::impl_bytemuck! { @once $type =>
            $crate::impl_bytemuck!(@no padding in $type);
            // SAFETY: without padding, all its bytes are initialised; the promise of `BufferView`.
            unsafe impl $crate::__derive::bytemuck::NoUninit for __Type where for<'a> __Type: $crate::BufferView {}
        }
    )+ };
    (CheckedBitPattern for $($type:ty),+ $(,)?) => { $(
        $crate::impl_bytemuck! { @once $type =>
            const _: () = $crate::__derive::require_layout::<$type>();

            /// The bytes of the type, aligned as it is.
            #[derive($crate::__derive::core::clone::Clone, $crate::__derive::core::marker::Copy)]
            #[repr(C)]
            pub struct __Bits(
                [__Type; 0],
                [$crate::__derive::core::primitive::u8; $crate::__derive::core::mem::size_of::<__Type>()],
            );

            // SAFETY: bytes, and nothing that zeros could not be.
            unsafe impl $crate::__derive::bytemuck::Zeroable for __Bits {}
            // SAFETY: bytes, without padding, for they are as many as a type of that alignment has.
            unsafe impl $crate::__derive::bytemuck::AnyBitPattern for __Bits {}

            // SAFETY: `__Bits` has the size and alignment of the type, and the bytes that the
            // layout accepts are a value of it; the promise of `BufferView`.
            unsafe impl $crate::__derive::bytemuck::CheckedBitPattern for __Type
            where
                for<'a> __Type: $crate::BufferView,
            {
                type Bits = __Bits;

                fn is_valid_bit_pattern(bits: &__Bits) -> $crate::__derive::core::primitive::bool {
                    <__Type as $crate::BufferView>::LAYOUT.check(&bits.1).is_ok()
                }
            }
        }
    )+ };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unaligned;

    #[test]
    fn elements_are_cast_by_bytemuck() {
        assert_eq!(
            bytemuck::cast::<_, [u8; 4]>(Be::new(0x0102_0304_u32)),
            [1, 2, 3, 4]
        );
        let packed: Unaligned<u16> = bytemuck::cast([1_u8, 1]);
        assert_eq!(packed.get(), 257);
        assert_eq!(bytemuck::cast::<_, u16>(F16::ONE), 0x3C00);
        let c: Complex<f32> = Zeroable::zeroed();
        assert_eq!(c, Complex::new(0.0, 0.0));
    }
}

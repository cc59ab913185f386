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
//! * A type that is a `BufferView` and has no bytes to hide becomes `Pod` by
//!   [`pod!`](crate::pod), which has the compiler check that it has none.

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

// SAFETY: transparent over an array of bytes.
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

/// Makes types that derive `BufferView` `bytemuck::Pod`, if the compiler finds that
/// they have no padding and that every bit pattern is a value of them.
///
/// ```
/// use view_core::BufferView;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Vertex { position: [f32; 3], colour: [u8; 4] }
/// view_core::pod!(Vertex);
///
/// let vertices = [Vertex { position: [0.0; 3], colour: [255; 4] }];
/// assert_eq!(bytemuck::cast_slice::<_, u8>(&vertices).len(), 16);
/// ```
///
/// ```compile_fail
/// # use view_core::BufferView;
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Padded { a: u8, b: u16 }
/// view_core::pod!(Padded);
/// ```
#[macro_export]
macro_rules! pod {
    ($($type:ty),+ $(,)?) => { $(
        const _: () = ::core::assert!(
            <$type as $crate::BufferView>::LAYOUT.is_plain(),
            "this type is not plain bytes: it has padding, or some bit patterns are no values of it",
        );
        // SAFETY: all its bytes are initialised, as it has no padding, and any bytes
        // are a value of it; both follow from the promise of `BufferView`.
        unsafe impl $crate::__derive::bytemuck::Zeroable for $type {}
        // SAFETY: as above.
        unsafe impl $crate::__derive::bytemuck::Pod for $type {}
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

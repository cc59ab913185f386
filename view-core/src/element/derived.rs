//! What the derive's expansion calls, so that it need not write it out.
//!
//! The expansion states names, `offset_of!` and the layouts of the field types;
//! the functions here check at compile time that they make sense together. The
//! macro saw only the text of the item, which other macros may have
//! changed since; what is checked here is the type that was compiled. A failed
//! check is a compile error in the user's crate.
//!
//! Hidden from the documentation: only the derive may call it, and it changes
//! without notice.

#[doc(hidden)]
pub use bytemuck;

use core::mem::ManuallyDrop;

use super::BufferView;
pub use super::bytes::BytesOf;
pub use super::facts::*;
use crate::format::{ByteOrder, Scalar};
pub use crate::layout::FieldLayout;
use crate::layout::{Kind, Layout, Valid};
use crate::require::require;

/// The layout of a struct with these fields.
///
/// # Panics
///
/// Where the fields do not lie one behind the other within `T`, each aligned
/// if `T` is: then the struct is not the `repr(C)` one that the derive saw.
#[must_use]
pub const fn record<T>(name: &'static str, fields: &'static [FieldLayout]) -> Layout {
    // The compiler interprets this for each type: variables, and fields instead of calls for them.
    let (size, align) = (size_of::<T>(), align_of::<T>());
    let mut end = 0;
    let mut i = 0;
    while i < fields.len() {
        let FieldLayout { offset, layout, .. } = fields[i];
        let behind = offset + layout.size;
        require!(
            offset >= end && behind <= size,
            "the fields do not lie in the order in which they are written: was `repr(C)` taken away after the derive?"
        );
        require!(
            layout.align <= align && offset & (layout.align - 1) == 0,
            "a field is not aligned: was `repr(packed)` added after the derive?"
        );
        end = behind;
        i += 1;
    }
    Layout::of::<T>(name, Kind::Struct { fields })
}

/// The layout of a wrapper around the one of these fields that has a size.
///
/// # Panics
///
/// Where more than one has, or that one is not all there is of `T`.
#[must_use]
pub const fn transparent<T>(name: &'static str, fields: &'static [FieldLayout]) -> Layout {
    let mut inner: Option<&FieldLayout> = None;
    let mut i = 0;
    while i < fields.len() {
        let field = &fields[i];
        if field.layout().size() > 0 || (inner.is_none() && i + 1 == fields.len()) {
            require!(
                inner.is_none(),
                "two fields have a size: was `repr(transparent)` taken away after the derive?"
            );
            inner = Some(field);
        }
        i += 1;
    }
    let Some(inner) = inner else {
        panic!("a wrapper has a field")
    };
    require!(
        inner.offset() == 0
            && inner.layout().size() == size_of::<T>()
            && inner.layout().align() == align_of::<T>(),
        "the wrapper is larger than what it wraps: was `repr(transparent)` taken away after the derive?"
    );
    inner.layout().renamed(name)
}

/// The layout of an enum whose variants are the integers `values`.
#[must_use]
pub const fn enumeration<T>(name: &'static str, signed: bool, values: &'static [i128]) -> Layout {
    require!(
        matches!(size_of::<T>(), 1 | 2 | 4 | 8),
        "the enum is no integer of 1, 2, 4 or 8 bytes: was its `repr` taken away after the derive?"
    );
    let scalar = match (size_of::<T>(), signed) {
        (1, true) => Scalar::I8,
        (1, false) => Scalar::U8,
        (2, true) => Scalar::I16,
        (2, false) => Scalar::U16,
        (4, true) => Scalar::I32,
        (4, false) => Scalar::U32,
        (_, true) => Scalar::I64,
        (_, false) => Scalar::U64,
    };
    Layout::checked_scalar::<T>(name, scalar, ByteOrder::NATIVE, Valid::OneOf(values))
}

/// Whether an enum of C with these values is an `int`; one with a value that is too large for that
/// is an `unsigned int`.
#[must_use]
pub const fn is_int(values: &[i128]) -> bool {
    let (mut int, mut i) = (true, 0);
    while i < values.len() {
        if values[i] < 0 {
            return true;
        }
        int &= values[i] <= core::ffi::c_int::MAX as i128;
        i += 1;
    }
    int
}

/// The integers that the bytes of these values spell.
///
/// They are read from the values, not taken from what stands behind a
/// variant's `=`, so that they are what the compiler made of it. And all bytes are read: of an
/// enum that is aligned to more than its number, some are none of any value, and the compiler
/// stops.
///
/// ```compile_fail,E0080
/// #[derive(Clone, Copy)]
/// #[repr(u8, align(2))]
/// enum Aligned { A }
/// const VALUES: [i128; 1] = unsafe { view_core::__derive::discriminants(false, [Aligned::A]) };
/// assert_eq!(VALUES, [0]);
/// ```
///
/// # Safety
///
/// Every byte of the values is initialised, as those of an enum without data are.
#[must_use]
pub const unsafe fn discriminants<T, const N: usize>(signed: bool, variants: [T; N]) -> [i128; N] {
    let variants = ManuallyDrop::new(variants);
    let variants: *const T = (&raw const variants).cast();
    let mut values = [0; N];
    let mut i = 0;
    while i < N {
        let mut bytes = [0_u8; 16];
        let size = size_of::<T>();
        require!(
            size > 0 && size <= 8,
            "the enum is no integer of 1 to 8 bytes: was its `repr` taken away after the derive?"
        );
        // SAFETY: `i` is less than the number of variants.
        let variant: *const u8 = unsafe { variants.add(i) }.cast();
        let mut k = 0;
        while k < size {
            let place = if cfg!(target_endian = "big") {
                size - 1 - k
            } else {
                k
            };
            // SAFETY: byte `k` of a value of `size` bytes, which are initialised (the caller).
            bytes[place] = unsafe { variant.add(k).read() };
            k += 1;
        }
        let unused = 128 - 8 * size as u32;
        values[i] = if signed {
            i128::from_le_bytes(bytes) << unused >> unused
        } else {
            i128::from_le_bytes(bytes)
        };
        i += 1;
    }
    values
}

/// What it is given.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($($item:item)*) => { $($item)* };
}

/// The layout of a type that was refused: by the derive, if it `told` so and the compile has
/// failed, and otherwise by the compiler.
///
/// # Panics
///
/// Where the compiler was to refuse the type. It has, unless another macro changed the item since.
#[must_use]
pub const fn refused<T>(told: bool) -> Layout {
    require!(
        told,
        "behind the derive stands what the compiler refuses: was the type changed after the derive?"
    );
    Layout::of::<T>("refused", Kind::Opaque)
}

/// What may be padding, `#[view(pad)]`.
///
/// # Safety
///
/// The layout is that of `Self`, and keeps the promises of [`BufferView`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot fill padding: it does not implement `BufferView`",
    label = "not plain data",
    note = "padding is bytes that anybody may copy and overwrite: `[u8; N]`, or whatever a view could show"
)]
pub unsafe trait Pad {
    /// The bytes as padding.
    const LAYOUT_REF: &'static Layout;
}

// SAFETY: the layout of the type, which promises all of it.
#[diagnostic::do_not_recommend]
unsafe impl<T: BufferView> Pad for T {
    const LAYOUT_REF: &'static Layout = &Layout::of::<T>(
        "pad",
        Kind::Pad {
            filler: <T as BufferView>::LAYOUT_REF,
        },
    );
}

/// What may be a byte string, `#[view(bytes)]`.
///
/// # Safety
///
/// As for [`Pad`].
#[diagnostic::on_unimplemented(
    message = "`#[view(bytes)]` is for a field of type `[u8; N]`, and this one is `{Self}`",
    label = "not an array of bytes",
    note = "a byte string is written `Ns` in a format; without `bytes` an array of numbers is written `(N)B`"
)]
pub unsafe trait ByteArray {
    /// The bytes as one value.
    const LAYOUT_REF: &'static Layout;
}

// SAFETY: bytes, any of them.
unsafe impl<const N: usize> ByteArray for [u8; N] {
    const LAYOUT_REF: &'static Layout = &Layout::of::<Self>("bytes", Kind::Bytes);
}

/// What may be named bytes without a meaning, `#[view(opaque)]`.
///
/// # Safety
///
/// As for [`Pad`].
#[diagnostic::on_unimplemented(
    message = "`#[view(opaque)]` shows the bytes of a field, so `{Self}` must promise that they are plain",
    label = "does not implement `bytemuck::Pod`",
    note = "that promise is the trait `bytemuck::Pod`: no padding, no pointers, and every bit pattern is a value",
    note = "128-bit integers have it; for a struct of your own, `#[derive(bytemuck::Pod, bytemuck::Zeroable)]`"
)]
pub unsafe trait Opaque {
    /// The bytes, unexplained.
    const LAYOUT_REF: &'static Layout;
}

// SAFETY: `Pod` promises that the bytes are initialised, and that any are a value.
#[diagnostic::do_not_recommend]
unsafe impl<T: bytemuck::Pod> Opaque for T {
    const LAYOUT_REF: &'static Layout = &Layout::of::<Self>("opaque", Kind::Opaque);
}

#[cfg(test)]
mod tests {
    //! What happens when another macro changes the item after the derive saw it.

    use super::*;
    use core::mem::offset_of;

    /// The layout that the derive would write for these fields of a struct.
    macro_rules! derived {
        ($function:ident, $type:ty, $($member:tt: $field:ty),*) => {
            $function::<$type>("Changed", const { &[$(
                FieldLayout::new(stringify!($member), offset_of!($type, $member), <$field as BufferView>::LAYOUT_REF),
            )*] })
        };
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn a_struct_that_lost_its_repr_is_refused() {
        #[allow(dead_code)]
        struct Reordered {
            a: u8,
            b: u64,
            c: u8,
        }
        // The compiler puts the large field first, as it may.
        assert!(offset_of!(Reordered, b) < offset_of!(Reordered, a));
        let _ = derived!(record, Reordered, a: u8, b: u64, c: u8);
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn a_struct_that_was_packed_is_refused() {
        #[allow(dead_code)]
        #[repr(C, packed)]
        struct Packed {
            a: u8,
            b: u64,
        }
        let _ = derived!(record, Packed, a: u8, b: u64);
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn a_packed_struct_is_refused_though_its_fields_are_where_they_were() {
        #[allow(dead_code)]
        #[repr(C, packed)]
        struct Packed {
            a: u64,
            b: u8,
        }
        let _ = derived!(record, Packed, a: u64, b: u8);
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn a_field_that_became_smaller_is_refused() {
        #[allow(dead_code)]
        #[repr(C)]
        struct Small {
            a: u8,
            b: u8,
        }
        let _ = derived!(record, Small, a: u32, b: u8);
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn a_wrapper_that_was_aligned_is_refused() {
        #[allow(dead_code)]
        #[repr(C, align(16))]
        struct Wrapper {
            a: u32,
        }
        let _ = derived!(transparent, Wrapper, a: u32);
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn a_wrapper_of_two_is_refused() {
        #[allow(dead_code)]
        #[repr(C)]
        struct Wrapper {
            a: u32,
            b: u32,
        }
        let _ = derived!(transparent, Wrapper, a: u32, b: u32);
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn an_enum_of_one_variant_that_lost_its_repr_is_refused() {
        #[allow(dead_code)]
        enum One {
            A = 7,
        }
        // SAFETY: an enum without data.
        let _ = unsafe { discriminants(false, [One::A]) };
    }

    #[test]
    fn discriminants_are_read_from_the_values_in_either_sign() {
        #[allow(dead_code)]
        #[repr(i16)]
        enum Signed {
            A = -2,
            B = 0x1234,
        }
        // SAFETY: an enum without data.
        let (both, one) = unsafe {
            (
                discriminants(true, [Signed::A, Signed::B]),
                discriminants(false, [Signed::A]),
            )
        };
        assert_eq!(both, [-2, 0x1234]);
        assert_eq!(one, [0xFFFE]);
    }
}

//! Structs that other macros make, or change before the derive sees them and after.
//!
//! What makes the derive's claims false does not compile: `tests/ui/trust`.
#![cfg(target_endian = "little")]

use rewrite::{in_turn, rewrite};
use view_core::{AsView, BufferView, View};

/// The derive sees the result.
#[rewrite("u8" => "u16")]
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Before {
    a: u8,
    b: u32,
}

#[rewrite("repr(Rust)" => "repr(C, packed)")]
#[derive(Clone, Copy, BufferView)]
#[repr(Rust)]
struct PackedBefore {
    a: u8,
    b: u32,
}

/// The derive sees an alignment of 4, and asks the compiler, which knows of 16.
#[derive(Clone, Copy, BufferView)]
#[rewrite("repr(C)" => "repr(C, align(16))")]
#[repr(C)]
struct AlignedAfter {
    a: u8,
    b: u32,
}

/// It sees a packed struct, and asks for the offsets of one that is not.
#[derive(Clone, Copy, BufferView)]
#[rewrite("repr(C, packed)" => "repr(C)")]
#[repr(C, packed)]
struct UnpackedAfter {
    a: u8,
    b: u32,
}

/// It sees two variants and their numbers, and asks for the numbers.
#[derive(Clone, Copy, BufferView)]
#[rewrite("7" => "9")]
#[repr(u8)]
#[allow(dead_code)]
enum Renumbered {
    A,
    B = 7,
}

#[test]
fn what_is_changed_before_the_derive_is_what_it_sees() {
    assert_eq!(Before::FORMAT, "T{<H:a:2x<I:b:}");
    assert_eq!(PackedBefore::FORMAT, "T{<B:a:<I:b:}");
    assert_eq!([Before { a: 300, b: 1 }].columns().a[0], 300);
    assert_eq!([PackedBefore { a: 1, b: 2 }].columns().b[0].get(), 2);
}

#[test]
fn what_is_changed_after_it_is_what_the_compiler_says() {
    assert_eq!(AlignedAfter::FORMAT, "T{<B:a:3x<I:b:8x}");
    assert_eq!(UnpackedAfter::FORMAT, "T{<B:a:3x<I:b:}");
    let rows = [UnpackedAfter { a: 1, b: 2 }; 2];
    assert_eq!(rows.columns().b[1].get(), 2);
    let rows = [AlignedAfter { a: 1, b: 2 }; 2];
    assert_eq!((rows.columns().a[1], rows.columns().b[1]), (1, 2));
    assert!(Renumbered::LAYOUT.check(&[9]).is_ok());
    assert!(Renumbered::LAYOUT.check(&[7]).is_err());
}

/// Written twice, the type of the padding would be two. The standard derives do that.
#[derive(BufferView)]
#[repr(C)]
struct InTurn {
    a: u8,
    #[view(pad)]
    _b: in_turn!(bool, u8),
}

impl Copy for InTurn {}

impl Clone for InTurn {
    fn clone(&self) -> Self {
        *self
    }
}

#[test]
fn a_type_that_a_macro_makes_is_the_one_of_the_field() {
    // No byte but 0 and 1 is a `bool`, not even one that nobody looks at.
    assert!(View::<InTurn>::from_bytes(&[1, 1]).is_ok());
    assert!(View::<InTurn>::from_bytes(&[1, 2]).is_err());
}

macro_rules! made {
    ($t:ty) => {
        $t
    };
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct MadePacked {
    a: made!(u8),
    #[view(pad)]
    _b: [made!(u8); 2],
    #[view(bytes)]
    c: [u8; <made!(u8)>::MAX as usize & 3],
    #[view(opaque)]
    d: made!(u128),
}

// The standard derives take no macro in a generic type.
#[derive(BufferView)]
#[repr(C)]
struct MadeGeneric<T> {
    a: [made!(T); 2],
    b: made!(u16),
}

impl<T: Copy> Copy for MadeGeneric<T> {}

impl<T: Copy> Clone for MadeGeneric<T> {
    fn clone(&self) -> Self {
        *self
    }
}

#[test]
fn made_types_have_every_role() {
    assert_eq!(MadePacked::FORMAT, "T{<B:a:2x3s:c:16x:d:}");
    assert_eq!(MadeGeneric::<u32>::FORMAT, "T{(2)<I:a:<H:b:2x}");
}

macro_rules! record {
    ($name:ident { $($field:ident: $ty:ty),* }) => {
        #[derive(Clone, Copy, BufferView)]
        #[repr(C)]
        struct $name { $($field: $ty),* }
    };
}

record!(MadeByMacro { a: u8, b: [f32; 2] });

/// Attributes that come from elsewhere: handed through, chosen, and made of parts.
macro_rules! with_attributes {
    ($(#[$attribute:meta])* $repr:ident $size:literal $name:ident) => {
        $(#[$attribute])*
        #[cfg_attr(all(), derive(BufferView), repr($repr))]
        #[cfg_attr(any(), repr(Rust))]
        #[repr(align($size))]
        struct $name {
            a: u8,
            b: u16,
        }
    };
}

with_attributes!(
    /// Documented.
    #[derive(Clone, Copy)]
    C 16 Assembled
);

#[test]
fn a_repr_from_another_macro_is_a_repr() {
    assert_eq!(Assembled::FORMAT, "T{<B:a:x<H:b:12x}");
    assert_eq!(Assembled::LAYOUT.align(), 16);
}

macro_rules! number {
    () => {
        u16
    };
}

type Alias16 = number!();

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Aliased {
    a: Alias16,
    b: number!(),
}

#[test]
fn types_are_asked_of_the_compiler_not_read_from_text() {
    #[allow(non_camel_case_types)]
    type u8 = f64;
    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Shadowed {
        a: u8,
    }
    assert_eq!(Shadowed::FORMAT, "T{<d:a:}");
    assert_eq!(MadeByMacro::FORMAT, "T{<B:a:3x(2)<f:b:}");
    assert_eq!(Aliased::FORMAT, "T{<H:a:<H:b:}");
}

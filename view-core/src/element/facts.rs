//! Types made from the numbers of a layout, so that bounds can ask for them.
//!
//! No bound can depend on a constant, but on a *type made from constants* it can. The derive
//! writes [`Facts`], with the numbers of the layout for parameters, and the
//! traits here hold for the right numbers alone. The compiler, when it refuses a type,
//! names the bytes of padding and their places, for they are in the type that it complains of.
//!
//! A generic record has other numbers for each of its arguments, and stable Rust makes no
//! type from such a number. Its facts are [`Unknown`]: the bound holds, and a constant
//! that does not compile for holes takes its place when the code for the type
//! is made. That constant is there for all types, so nothing rests on what is said here.

use core::marker::PhantomData;

use super::BufferView;
use crate::layout::Summary;
use crate::require::require;

/// What is known of a type: its [`Holes`], and whether some bit patterns are no values.
pub struct Facts<T, H, const RULES: bool>(PhantomData<(T, H)>);

/// Bytes of padding; how many holes they are, 4 for more than three; and where the first three
/// begin and end.
pub struct Holes<
    const PADDING: usize,
    const HOLES: usize,
    const A: usize,
    const B: usize,
    const C: usize,
    const D: usize,
    const E: usize,
    const F: usize,
>;

/// No bytes of padding.
pub type Filled = Holes<0, 0, 0, 0, 0, 0, 0, 0>;

/// Facts of a type of numbers that leave no holes.
pub type Plainly<T> = Facts<T, Filled, false>;

/// Numbers that depend on a parameter.
pub struct Unknown;

/// Facts of a type without holes.
pub trait NoHoles {}
/// Facts of a type without bit patterns that are no values.
pub trait NoRules {}

impl NoHoles for Unknown {}
impl NoRules for Unknown {}

impl<T, const RULES: bool> NoHoles for Facts<T, Filled, RULES> {}
impl<T, H, const RULES: bool> NoRules for Facts<T, H, RULES> where (): NoRulesIn<T, RULES> {}

/// Holds where every bit pattern is a value.
#[diagnostic::on_unimplemented(
    message = "not every bit pattern is a `{T}`, so its bytes cannot be written",
    label = "a `bool`, `char`, enum or non-zero integer in a `{T}` could be overwritten by what is none",
    note = "write its items, or its columns; bytes become items by `View::from_bytes`, which checks them"
)]
pub trait NoRulesIn<T, const RULES: bool> {}
impl<T> NoRulesIn<T, false> for () {}

/// Makes a trait that holds for nothing and speaks for the types with so many holes, for no
/// message has conditions.
macro_rules! refuse {
    ($message:literal, $trait:ident<$($place:ident),+>, Holes<PADDING, $($number:tt),+>) => {
        /// Never holds: a type with holes is refused, and this is where its numbers are said.
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "the bytes of a `{T}` cannot be borrowed, for those there belong to no field",
            note = "`to_bytes` makes a copy with zeros in the holes, and `to_vec` and the columns need no bytes at all",
            note = "fields of explicit padding, `#[view(pad)] _pad: [u8; N]`, fill the holes; `println!(\"{{}}\", {T}::LAYOUT)` draws them all"
        )]
        pub trait $trait<T, const PADDING: usize, $(const $place: usize),+> {}

        impl<T, const PADDING: usize, $(const $place: usize,)+ const RULES: bool> NoHoles
            for Facts<T, Holes<PADDING, $($number),+>, RULES>
        where
            (): $trait<T, PADDING, $($place),+>,
        {
        }
    };
}

refuse!(
    "`{T}` has {PADDING} byte(s) of padding, which are not initialised: the hole at {A}..{B}",
    NoHoleIn<A, B>,
    Holes<PADDING, 1, A, B, 0, 0, 0, 0>
);
refuse!(
    "`{T}` has {PADDING} bytes of padding, which are not initialised: the holes at {A}..{B} and {C}..{D}",
    NoTwoHolesIn<A, B, C, D>,
    Holes<PADDING, 2, A, B, C, D, 0, 0>
);
refuse!(
    "`{T}` has {PADDING} bytes of padding, which are not initialised: the holes at {A}..{B}, {C}..{D} and {E}..{F}",
    NoThreeHolesIn<A, B, C, D, E, F>,
    Holes<PADDING, 3, A, B, C, D, E, F>
);
refuse!(
    "`{T}` has {PADDING} bytes of padding, which are not initialised, in more than three holes: the first are at {A}..{B}, {C}..{D} and {E}..{F}",
    NoHolesIn<A, B, C, D, E, F>,
    Holes<PADDING, 4, A, B, C, D, E, F>
);

/// Compiles for types with a layout.
pub const fn require_layout<T: BufferView>() {}

/// Compiles for types without padding, given their facts. For the message: see [`Asked`].
pub const fn require_no_padding<T: NoHolesBy<F>, F>() {}

/// Compiles for types of which every bit pattern is a value, given their facts. Likewise.
pub const fn require_no_rules<T: NoRulesBy<F>, F>() {}

/// Asks the layout of a type.
///
/// What bounds ask is no promise: anybody may write `impl NoHoleIn<Padded, ..> for ()`, or numbers
/// of their own. So what `unsafe` code rests on asks here. Of a type without a layout there is
/// nothing to ask ([`NotAsked`]), and nothing is promised of it.
pub struct Asked<T>(PhantomData<T>);

impl<T: BufferView> Asked<T> {
    /// Compiles for types without padding.
    pub const WITHOUT_PADDING: () = {
        require!(
            T::LAYOUT.padding() == 0,
            "the type has padding, which is not initialised"
        );
    };

    /// Compiles for types of which every bit pattern is a value.
    pub const WITHOUT_RULES: () = {
        require!(
            !T::LAYOUT.has_validity(),
            "not every bit pattern is a value of the type"
        );
    };
}

/// What [`Asked`] has where the type has no layout: that was said already.
pub trait NotAsked {
    /// Nothing.
    const WITHOUT_PADDING: () = ();
    /// Nothing.
    const WITHOUT_RULES: () = ();
}

impl<T> NotAsked for Asked<T> {}

/// A type without holes by its facts `F`.
pub trait NoHolesBy<F> {}
impl<T, F: NoHoles> NoHolesBy<F> for T {}

/// A type without bit patterns that are no values by its facts `F`.
pub trait NoRulesBy<F> {}
impl<T, F: NoRules> NoRulesBy<F> for T {}

/// The numbers of which [`Facts`] are made, computed once for a type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be viewed as a buffer: it does not implement `BufferView`",
    label = "its bytes are known from its layout, and it has none",
    note = "for a struct of your own, add `#[derive(Clone, Copy, BufferView)]` and `#[repr(C)]`; for an enum, `#[repr(u8)]`"
)]
pub trait Summarised {
    /// Of its layout.
    const SUMMARY: Summary;
}

impl<T: BufferView> Summarised for T {
    const SUMMARY: Summary = Summary::of(T::LAYOUT_REF);
}

/// The [`Facts`] of a type that depends on no parameter.
///
/// A layout that is refused is refused in each of the constants: written in one place, they are
/// one line of the message.
#[doc(hidden)]
#[macro_export]
macro_rules! __facts {
    ($type:ty) => {
        $crate::__facts!(
            $type: padding holes
            first_start first_end second_start second_end third_start third_end
        )
    };
    ($type:ty: $($number:ident)+) => {
        $crate::__derive::Facts<
            $type,
            $crate::__derive::Holes<
                $( { <$type as $crate::__derive::Summarised>::SUMMARY.$number } ),+
            >,
            { <$type as $crate::__derive::Summarised>::SUMMARY.rules },
        >
    };
}

//! The expansion in the crates of strict and of strange users: no prelude, names that
//! mean something else, every lint denied or forbidden.
//!
//! What the expansion writes is not seen by most lints, because its names carry the
//! macro's hygiene; `forbid` proves also that it has no `allow`, which would be an error.
#![no_implicit_prelude]
#![forbid(
    unsafe_code,
    missing_docs,
    dead_code,
    unreachable_pub,
    unused,
    warnings
)]
#![forbid(
    private_interfaces,
    private_bounds,
    unnameable_types,
    single_use_lifetimes,
    trivial_casts,
    unused_qualifications,
    missing_debug_implementations,
    missing_copy_implementations,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    variant_size_differences,
    unused_lifetimes,
    unused_results,
    unit_bindings,
    let_underscore_drop,
    non_local_definitions,
    trivial_bounds,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    clippy::shadow_reuse,
    clippy::shadow_unrelated,
    clippy::as_conversions,
    clippy::min_ident_chars,
    clippy::single_char_lifetime_names,
    clippy::arithmetic_side_effects
)]

use ::core::convert::From;
use ::view_core::{AsView, BufferView};

/// Everything public and documented, as a library would have it.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
pub struct Public {
    /// A number.
    pub first: f64,
    /// Another.
    pub second: u8,
    secret: bool,
}

/// Packed.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C, packed)]
pub struct Packed {
    /// A byte.
    pub tag: u8,
    /// A number behind it.
    pub first: f64,
}

/// Private, and nothing that is derived for it is used.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
struct Private {
    first: f64,
}

/// A generic one.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
pub struct Generic<Item: ::core::default::Default, const LEN: usize = 3> {
    /// Many.
    pub many: [Item; LEN],
}

/// A tuple.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
pub struct Tuple(pub u8, u16);

/// An enum.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(u8)]
pub enum Status {
    /// By a machine.
    Automatic,
    /// By a person.
    Reviewed = 5,
}

/// With every setting.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
#[view(
    crate = "::view_core",
    rename_all = "UPPERCASE",
    name = "All",
    derive(::core::clone::Clone)
)]
pub struct Settings {
    /// Renamed.
    #[view(rename = "other")]
    pub first: f32,
    #[view(pad)]
    _fill: [u8; 4],
    /// Text.
    #[view(bytes)]
    pub text: [u8; 8],
    /// A big number.
    #[view(opaque)]
    pub id: u128,
}

/// A crate that exports ours under a path of its own.
pub mod reexport {
    pub use ::view_core as renamed;
}

/// Derived by way of that path.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
#[view(crate = "crate::reexport::renamed")]
pub struct ByOtherPath {
    /// A number.
    pub first: u8,
}

/// A macro by example, whose tokens are not the user's and not the derive's.
macro_rules! made {
    ($name:ident) => {
        /// Seen by nobody who would use its columns.
        #[derive(Clone, Copy, Debug, BufferView)]
        #[repr(C)]
        pub(crate) struct $name {
            /// A number.
            pub(crate) first: u8,
            /// Another, behind a hole.
            pub(crate) second: u16,
        }
    };
}

#[test]
fn structs_of_a_macro_derive_in_a_function() {
    made!(Made);
    let made = Made {
        first: 1,
        second: 2,
    };
    ::core::assert_eq!(Made::LAYOUT.padding(), 1);
    ::core::assert_ne!(u16::from(made.first), made.second);
}

#[test]
fn strict_crates_derive() {
    let row = Public {
        first: 1.5,
        second: 2,
        secret: true,
    };
    ::core::assert!(row.secret);
    ::core::assert_eq!([row].columns().second[0], 2);
    ::core::assert!(Private { first: 1.0 }.first > 0.5);
    ::core::assert_eq!(Generic::<u8>::LAYOUT.size(), 3);
    ::core::assert_eq!(Settings::LAYOUT.align(), 16);
    ::core::assert_eq!(Tuple(1, 2).1, 2);
    ::core::assert_eq!(Status::LAYOUT.size(), 1);
    ::core::assert_eq!(ByOtherPath::FORMAT, "T{<B:first:}");
}

//! A crate that is called `core`, whose answers are wrong: what our macros rest on is not asked of
//! it.
#![allow(
    unused_extern_crates,
    missing_docs,
    clippy::extra_unused_type_parameters
)]

extern crate self as core;

use std::clone::Clone;
use std::marker::Copy;

use view_core::{BufferView, Complex, Field, Layout, field};

pub mod clone {
    pub use std::clone::Clone;
}
pub mod marker {
    pub use std::marker::Copy;
}
pub mod primitive {
    pub use std::primitive::{bool, u8, usize};
}
pub mod mem {
    pub const fn size_of<T>() -> usize {
        1
    }
    #[macro_export]
    macro_rules! always_first {
        ($($anything:tt)*) => {
            0_usize
        };
    }
    pub use always_first as offset_of;
}

/// Of two fields, which cannot both be first.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Lamp {
    level: u16,
    on: bool,
}

#[derive(Clone, Copy)]
#[repr(transparent)]
struct Switches([bool; 4]);

// SAFETY: transparent.
unsafe impl BufferView for Switches {
    const LAYOUT: Layout = <[bool; 4]>::LAYOUT;
}

view_core::impl_bytemuck!(CheckedBitPattern for Switches);

#[test]
fn a_field_is_where_the_compiler_says() {
    assert_eq!(crate::mem::offset_of!(Complex<f64>, im), 0);
    let im: Field<Complex<f64>, f64> = field!(Complex<f64>, im);
    assert_eq!(im.offset(), 8);
    assert_eq!(Lamp::LAYOUT.fields()[1].offset(), 2);
    assert_eq!(Lamp::FIELDS.on.offset(), 2);
}

#[test]
fn bytes_are_as_many_as_the_compiler_says() {
    assert_eq!(crate::mem::size_of::<Switches>(), 1);
    assert!(bytemuck::checked::try_from_bytes::<Switches>(&[1]).is_err());
    assert!(bytemuck::checked::try_from_bytes::<Switches>(&[1, 0, 2, 1]).is_err());
    let switches: &Switches = bytemuck::checked::from_bytes(&[1, 0, 0, 1]);
    assert_eq!(switches.0, [true, false, false, true]);
}

//! Names of the expansion and of the prelude that mean something else to the user.
#![no_implicit_prelude]
#![allow(dead_code, non_camel_case_types, clippy::wrong_self_convention)]

use ::view_core::{AsView, BufferView};

/// Not the integer.
#[allow(non_camel_case_types)]
type usize = f32;

/// Not the one of the prelude.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
struct Option {
    /// A float, as it happens.
    record: usize,
    /// A name that the expansion uses.
    tokens: u8,
    /// Another.
    whole: u8,
}

/// The name of a derived trait's helper.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
struct View {
    /// A struct of a name that means another thing in the expansion.
    field: Field,
}

/// Another such name.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
struct Field {
    /// And one more.
    view: u8,
}

/// A trait whose methods everything has, and by value, which goes first.
trait Everything: ::core::marker::Sized {
    /// A pointer to nothing.
    fn as_ptr(self) {}
    /// A field of nothing.
    fn field<T>(self, _: T) {}
    /// A part of nothing.
    fn split<T>(self, _: T) {}
    /// An offset of nothing.
    fn offset(self) {}
    /// Nothing at all.
    fn uninit() {}
}

impl<T> Everything for T {}

/// With that trait in scope.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
struct Amid {
    /// A field.
    field: u8,
    /// And a second.
    offset: u16,
}

mod core {}
mod view_core {}

#[test]
fn strange_names_mean_what_the_user_means() {
    ::core::assert_eq!(Option::LAYOUT.size(), 8);
    ::core::assert_eq!(Option::FIELDS.tokens.offset(), 4);
    ::core::assert_eq!(View::FORMAT, "T{T{<B:view:}:field:}");
    ::core::assert_eq!(Amid::FIELDS.offset.offset(), 2);
    let rows = [Amid {
        field: 1,
        offset: 2,
    }];
    ::core::assert_eq!(rows.columns().offset[0], 2);
}

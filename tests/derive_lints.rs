//! What the derive writes is quiet where an item is deprecated, or has names that only an `allow` of
//! its own excuses.
#![deny(deprecated, nonstandard_style)]
#![allow(dead_code)]

use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[deprecated(note = "use `New`")]
struct Old<T> {
    value: T,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct New {
    #[deprecated(note = "use `value`")]
    number: u16,
    value: u32,
    #[deprecated]
    #[view(pad)]
    _fill: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Packed(#[deprecated] u8, u32);

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
#[deprecated]
struct Wrapper(#[deprecated] u8);

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
#[deprecated]
enum Status {
    #[deprecated]
    Automatic,
    Reviewed,
}

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
enum Level {
    #[deprecated]
    Low,
    High,
}

#[allow(non_camel_case_types, non_snake_case)]
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct vec_2 {
    X: f32,
    yValue: f32,
}

#[allow(non_camel_case_types)]
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(name = "columns_of_it")]
struct named_2(u8);

#[test]
fn names_of_another_style_derive_without_a_warning() {
    let rows = [vec_2 {
        X: 1.0,
        yValue: 2.0,
    }];
    assert_eq!(rows.columns().X[0].to_bits(), 1.0_f32.to_bits());
    assert_eq!(vec_2::FIELDS.yValue.offset(), 4);
    let rows = [named_2(7)];
    let columns: columns_of_itColumns<'_> = rows.columns();
    assert_eq!(columns.f0[0], 7);
}

#[test]
#[allow(deprecated)]
fn deprecated_things_derive_without_a_warning() {
    let new = New {
        number: 1,
        value: 2,
        _fill: 0,
    };
    assert_eq!([new].columns().number[0], 1);
    assert_eq!([Old { value: 1_u8 }].columns().value[0], 1);
    assert_eq!([Packed(1, 2)].columns().f1[0].get(), 2);
    assert_eq!([Wrapper(3)].columns().f0[0], 3);
    assert_eq!((Status::LAYOUT.size(), Level::LAYOUT.size()), (1, 1));
}

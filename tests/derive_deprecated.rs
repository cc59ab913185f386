//! What the derive writes for deprecated things is no use of them.
#![deny(deprecated)]
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

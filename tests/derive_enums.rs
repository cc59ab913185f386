//! Enums without data as fields and as items.
#![cfg(all(target_endian = "little", target_pointer_width = "64"))]
// The numbers compared are the very ones that were put in.
#![allow(clippy::float_cmp)]

use view_core::layout::{Kind, Valid};
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(u8)]
enum Status {
    Automatic,
    Reviewed = 10,
    Deleted,
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(i16)]
enum Sign {
    Minus = -300,
    None = 0,
    Plus = 1 << 8,
}

/// What stands behind the `=` may be any constant.
const BASE: u64 = u64::MAX - 1;

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(u64)]
enum Wide {
    Last = BASE + 1,
    First = 0,
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
enum Foreign {
    A = -1,
    B,
}

/// With a value that is too large for an `int` of C.
#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
#[allow(
    clippy::enum_clike_unportable_variant,
    reason = "the file is about targets of 64 bits"
)]
enum Flags {
    None,
    Last = 1 << 31,
}

/// Braces and parentheses without fields are no data.
#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(u8)]
enum Dressed {
    A {},
    B(),
    r#Self_,
}

/// Whatever the constant is, the values are the same.
#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(u8)]
enum Tagged<const TAG: usize>
where
    [u8; TAG]: Default,
{
    A,
    B = 4,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Event {
    magnitude: f32,
    status: Status,
    both: [Sign; 2],
}

fn values<T: BufferView>() -> Vec<i128> {
    match T::LAYOUT.kind() {
        Kind::Scalar {
            valid: Valid::OneOf(values),
            ..
        } => values.to_vec(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_enum_has_the_format_of_its_integer() {
    assert_eq!(Status::FORMAT, "B");
    assert_eq!(Sign::FORMAT, "h");
    assert_eq!(Wide::FORMAT, "Q");
    assert_eq!(Foreign::FORMAT, "i");
    assert_eq!(Flags::FORMAT, "I");
    assert_eq!(Dressed::FORMAT, "B");
    assert_eq!(Event::FORMAT, "T{<f:magnitude:<B:status:x(2)<h:both:2x}");
}

#[test]
fn its_values_are_its_discriminants() {
    assert_eq!(values::<Status>(), [0, 10, 11]);
    assert_eq!(values::<Sign>(), [-300, 0, 256]);
    assert_eq!(values::<Wide>(), [i128::from(u64::MAX), 0]);
    assert_eq!(values::<Foreign>(), [-1, 0]);
    assert_eq!(values::<Flags>(), [0, Flags::Last as i128]);
    assert_eq!(values::<Dressed>(), [0, 1, 2]);
    assert_eq!(values::<Tagged<3>>(), [0, 4]);
    assert_eq!([Tagged::<3>::B].as_view()[0], Tagged::B);
}

#[test]
fn a_column_of_it_is_one_of_the_enum() {
    let mut rows = [Event {
        magnitude: 6.4,
        status: Status::Automatic,
        both: [Sign::None; 2],
    }; 2];
    rows.columns_mut().status[1] = Status::Reviewed;
    assert_eq!(rows.columns().status[1], Status::Reviewed);
}

#[test]
fn bytes_are_checked_before_they_are_one() {
    let mut bytes = [0_u8; 12];
    bytes[4] = 11;
    bytes[6..8].copy_from_slice(&(-300_i16).to_le_bytes());
    assert_eq!(Event::LAYOUT.check(&bytes), Ok(()));
    bytes[4] = 9;
    let fault = Event::LAYOUT.check(&bytes).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "found 9 at byte 4, expected one of 0, 10, 11"
    );
    bytes[4] = 0;
    bytes[8] = 7;
    let fault = Event::LAYOUT.check(&bytes).unwrap_err();
    assert_eq!((fault.offset(), fault.found()), (8, 7));
}

#[test]
fn shadowed_names_of_integers_change_nothing() {
    #[allow(non_camel_case_types, dead_code)]
    type u8 = f64;
    #[allow(dead_code)]
    type Option = ();
    #[derive(Clone, Copy, BufferView)]
    #[repr(u8)]
    enum Shadowed {
        A = 3,
    }
    assert_eq!(Shadowed::FORMAT, "B");
    assert_eq!(values::<Shadowed>(), [3]);
    assert_eq!(Shadowed::A as std::primitive::u8, 3);
}

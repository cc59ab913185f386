//! The bridges to bytemuck, in both directions.
//!
//! What may not cross is in `tests/ui/bytes`.

use bytemuck::checked::{self, CheckedCastError};
use rewrite::in_turn;
use view_core::element::Plain;
use view_core::{AsView, Be, BufferView, Complex, F16, Le, Unaligned, View, impl_bytemuck};

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Vertex {
    position: [f32; 3],
    #[view(bytes)]
    colour: [u8; 4],
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Padded<T> {
    tag: u8,
    value: T,
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(u8)]
enum State {
    Off = 3,
    On = 7,
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Lamp {
    state: State,
    warm: bool,
    letter: Be<char>,
}

/// With a hole and with values that are none; of the name that bytemuck has for bytes to check.
#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Bits {
    warm: bool,
    level: u16,
}

/// What another macro makes is the one type, checked and promised.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Number(u8);

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[allow(dead_code)]
struct Truth(bool);

impl_bytemuck!(Pod for in_turn!(Number, Truth));
impl_bytemuck!(Pod for Vertex);
impl_bytemuck!(AnyBitPattern for Padded<u32>, Padded<[Le<f64>; 2]>);
impl_bytemuck!(NoUninit for State, Lamp);
impl_bytemuck!(CheckedBitPattern for State, Lamp, Bits);

#[test]
fn pod_records_are_bytes_and_back() {
    let vertices = [Vertex {
        position: [1.0, 2.0, 3.0],
        colour: [9, 8, 7, 255],
    }; 2];
    let bytes: &[u8] = bytemuck::cast_slice(&vertices);
    assert_eq!(Some(bytes), vertices.as_view().as_bytes());
    assert_eq!(bytemuck::cast_slice::<u8, Vertex>(bytes), vertices);
    let zero: Vertex = bytemuck::Zeroable::zeroed();
    assert_eq!(zero.colour, [0; 4]);
    assert_eq!(bytemuck::cast::<u8, Number>(7).0, 7);
}

#[test]
fn records_with_holes_come_from_any_bytes() {
    let mut bytes = [0xFF_u8; 8];
    bytes[4..].copy_from_slice(&7_u32.to_ne_bytes());
    let padded: Padded<u32> = bytemuck::pod_read_unaligned(&bytes);
    assert_eq!((padded.tag, padded.value), (255, 7));
    let padded: Padded<[Le<f64>; 2]> = bytemuck::pod_read_unaligned(&[1; 17]);
    assert_eq!(padded.value[1].to_bytes(), [1; 8]);
}

#[test]
fn records_without_holes_are_bytes_though_not_all_bytes_are_records() {
    let lamps = [Lamp {
        state: State::On,
        warm: true,
        letter: Be::new('é'),
    }];
    let bytes: &[u8] = bytemuck::cast_slice(&lamps);
    assert_eq!(bytes, [7, 1, 0, 0, 0, 0xE9]);
    assert_eq!(checked::cast_slice::<u8, Lamp>(bytes), lamps);
    let wrong = |at: usize, byte: u8| {
        let mut bytes = [7, 1, 0, 0, 0, 0xE9];
        bytes[at] = byte;
        checked::try_cast_slice::<u8, Lamp>(&bytes).err()
    };
    assert_eq!(wrong(1, 0), None);
    // No variant, no `bool`, and half of a surrogate pair.
    for (at, byte) in [(0, 4), (1, 2), (4, 0xD8)] {
        assert_eq!(
            wrong(at, byte),
            Some(CheckedCastError::InvalidBitPattern),
            "{byte} at {at}"
        );
    }
}

#[test]
fn records_with_both_are_checked_field_by_field() {
    let both = |bytes: [u8; 4]| checked::try_pod_read_unaligned::<Bits>(&bytes).ok();
    let level = u16::from_ne_bytes([5, 6]);
    // Any byte may be in the hole.
    assert_eq!(both([1, 99, 5, 6]), Some(Bits { warm: true, level }));
    assert_eq!(both([2, 0, 5, 6]), None);
}

#[test]
fn elements_of_this_crate_are_plain_there() {
    let numbers: [Be<u16>; 2] = bytemuck::cast([1_u8, 2, 3, 4]);
    assert_eq!(numbers.map(Be::get), [0x0102, 0x0304]);
    let number: Unaligned<Complex<f32>> = bytemuck::cast([0_u8; 8]);
    assert_eq!(number.get(), Complex::new(0.0, 0.0));
    assert_eq!(bytemuck::cast::<F16, u16>(F16::ONE), 0x3C00);
    // Bytes that are no `char` are what they are until they are asked.
    let letter: Le<char> = bytemuck::cast([0_u8, 0xD8, 0, 0]);
    assert_eq!(letter.get(), char::REPLACEMENT_CHARACTER);
}

/// Of another crate, as it were.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Handle {
    low: u64,
    high: u64,
}

// SAFETY: zeros are two numbers.
unsafe impl bytemuck::Zeroable for Handle {}
// SAFETY: two numbers of one size, so there is no padding, and any bytes are numbers.
unsafe impl bytemuck::Pod for Handle {}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Entry {
    #[view(opaque)]
    handle: Handle,
    again: Plain<Handle>,
}

impl_bytemuck!(Pod for Entry);

#[test]
fn plain_types_from_there_are_items_and_fields_here() {
    let handle = Handle { low: 1, high: 2 };
    assert_eq!(<Plain<Handle>>::FORMAT, "16x");
    assert_eq!(View::new(&[Plain(handle)])[0].0, handle);
    assert_eq!(Entry::FORMAT, "T{16x:handle:16x:again:}");
    let entries = [Entry {
        handle,
        again: Plain(handle),
    }];
    assert_eq!(entries.columns().handle[0], handle);
    let numbers: &[u64] = bytemuck::cast_slice(&entries);
    assert_eq!(numbers, [1, 2, 1, 2]);
}

//! Records of every kind.

use view_core::{Be, BufferView};

/// Padded at the end.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub(crate) struct Particle {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) id: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub(crate) struct Point {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) z: f32,
}

#[derive(Clone, Copy, BufferView, PartialEq)]
#[repr(u8)]
pub(crate) enum Colour {
    Red = 1,
    Green = 2,
    Blue = 7,
}

/// Padded at every depth, with values that not every bit pattern is.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub(crate) struct Lamp {
    pub(crate) on: bool,
    pub(crate) pos: Point,
    pub(crate) colour: Colour,
    pub(crate) name: [char; 2],
    pub(crate) history: [bool; 3],
    pub(crate) readings: [[u16; 2]; 2],
    pub(crate) at: u64,
}

/// Records in an array of a record.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub(crate) struct Edge {
    pub(crate) ends: [Weight; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub(crate) struct Weight {
    pub(crate) kg: f32,
}

/// With a field that takes no room and has more items than Python can count.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub(crate) struct Boundless {
    pub(crate) x: f64,
    pub(crate) nothing: [(); usize::MAX],
}

/// Packed, and in both byte orders.
#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
pub(crate) struct Packet {
    pub(crate) kind: u8,
    pub(crate) length: Be<u16>,
    pub(crate) weight: f64,
    pub(crate) corner: Point,
}

pub(crate) fn lamp(i: u32) -> Lamp {
    Lamp {
        on: i % 2 == 1,
        pos: Point {
            x: i as f32,
            y: 0.5,
            z: -1.0,
        },
        colour: [Colour::Red, Colour::Green, Colour::Blue][i as usize % 3],
        name: ['L', char::from_digit(i % 10, 10).unwrap_or('?')],
        history: [true, false, i.is_multiple_of(2)],
        readings: [[1, 2], [3, i as u16]],
        at: u64::from(i) << 40,
    }
}

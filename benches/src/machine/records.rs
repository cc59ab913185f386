use bytemuck::{Pod, Zeroable};
use soa_rs::Soars;
use view_core::{Be, BufferView};

/// The 48-byte record of W1-W3: f64 x4, u32, f32 x2, u8 x2, u16.
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable, Soars, BufferView)]
#[soa_derive(Debug)]
#[repr(C)]
pub struct Rec {
    pub x: f64,
    pub y: f64,
    pub vx: f64,
    pub vy: f64,
    pub id: u32,
    pub w: f32,
    pub mass: f32,
    pub kind: u8,
    pub flags: u8,
    pub len: u16,
}
pub const REC: usize = std::mem::size_of::<Rec>();
const _: () = assert!(REC == 48);

impl Rec {
    pub fn nth(i: usize) -> Rec {
        let f = i as f64;
        Rec {
            x: (f * 0.001).sin() + 1.5,
            y: (f * 0.002).cos() + 1.5,
            vx: 0.25,
            vy: -0.125,
            id: (i as u32).wrapping_mul(2654435761),
            w: ((i % 1000) as f32) * 0.001 + 0.5,
            mass: 1.0,
            kind: (i % 7) as u8,
            flags: (i % 3) as u8,
            len: (i % 1000) as u16,
        }
    }
}

/// The 22-byte packed big-endian record of W5: >u2 id, >f4 a, >i4 b, >f8 c, >u4 flags.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C, packed)]
pub struct BeRec {
    pub id: [u8; 2],
    pub a: [u8; 4],
    pub b: [u8; 4],
    pub c: [u8; 8],
    pub flags: [u8; 4],
}
pub const BEREC: usize = std::mem::size_of::<BeRec>();
const _: () = assert!(BEREC == 22);

use zerocopy::byteorder::big_endian::{F32, F64, I32, U16, U32};
#[derive(
    Clone,
    Copy,
    zerocopy::FromBytes,
    zerocopy::IntoBytes,
    zerocopy::KnownLayout,
    zerocopy::Immutable,
    zerocopy::Unaligned,
)]
#[repr(C)]
pub struct ZcRec {
    pub id: U16,
    pub a: F32,
    pub b: I32,
    pub c: F64,
    pub flags: U32,
}
const _: () = assert!(std::mem::size_of::<ZcRec>() == 22);
impl BeRec {
    pub fn nth(i: usize) -> BeRec {
        BeRec {
            id: (i as u16).to_be_bytes(),
            a: ((i % 1000) as f32 * 0.01 + 0.5).to_be_bytes(),
            b: ((i % 2001) as i32 - 1000).to_be_bytes(),
            c: ((i % 977) as f64 * 0.5).to_be_bytes(),
            flags: (i as u32).to_be_bytes(),
        }
    }
}

/// The record of W5 as we describe it.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub struct OurBeRec {
    pub id: Be<u16>,
    pub a: Be<f32>,
    pub b: Be<i32>,
    pub c: Be<f64>,
    pub flags: Be<u32>,
}
const _: () = assert!(size_of::<OurBeRec>() == BEREC);

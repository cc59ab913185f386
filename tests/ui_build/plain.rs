//! What the cases beside this one do wrong, done right.

use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Solid {
    x: u16,
    y: u16,
}

fn main() {
    let rows = [Solid { x: 1, y: 1 }; 2];
    assert_eq!(rows.as_view().as_bytes().map(<[u8]>::len), Some(8));
}

// Python writes any byte, and a C program reads a `bool` of 2.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Lamp {
    id: u8,
    on: bool,
}

fn main() {
    let mut lamps = [Lamp { id: 7, on: true }; 2];
    let mut view = lamps.as_view_mut();
    println!("{:?}", view.as_bytes_mut());
}

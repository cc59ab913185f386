// Each is a number, and their sizes add up to a multiple of the largest.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Mark(u8, u16, u8);

fn main() {
    println!("{:?}", [Mark(1, 2, 3)].as_view().as_bytes());
}

// Too large for a picture.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Block<T>(u8, [T; 1000]);

fn main() {
    println!("{:?}", [Block(1, [2_u32; 1000])].as_view().as_bytes());
}

// Which holes a generic type has is known only when the code for an argument is made.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Pair<T>(u8, T);

fn main() {
    println!("{:?}", [Pair(1, 2_u32)].as_view().as_bytes());
}

// Which holes a generic type has is known only when the code for an argument is made.
use view_core::{AsView, BufferView};

/// And of nothing as much as one likes, which the compiler does not count through.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Pair<T>(u8, T, [(); 1 << 30]);

fn main() {
    println!("{:?}", [Pair(1, 2_u32, [(); 1 << 30])].as_view().as_bytes());
}

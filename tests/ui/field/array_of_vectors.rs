// Two errors: the compiler's own, and what to write instead.
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    a: u32,
    v: [Vec<u8>; 2],
}

fn main() {}

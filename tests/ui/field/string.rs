// Two errors: the compiler's own, and what to write instead.
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    name: String,
}

fn main() {}

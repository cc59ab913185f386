use view_core::{Be, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(u16)]
enum Level {
    A,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    a: Be<Level>,
}

fn main() {}

use view_core::{Be, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    id: Be<u32>,
    flag: Be<bool>,
}

fn main() {}

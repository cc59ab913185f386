use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    name: String,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: Option<u32>,
}

fn main() {}

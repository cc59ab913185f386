use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(derive("Debug"))]
struct Row {
    value: u32,
}

fn main() {}

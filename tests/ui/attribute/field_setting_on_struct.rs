use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(pad)]
struct Row {
    value: u32,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(name = "my columns")]
struct Row {
    value: u32,
}

fn main() {}

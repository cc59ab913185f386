use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(rename_all = "Camel")]
struct Row {
    value: u32,
}

fn main() {}

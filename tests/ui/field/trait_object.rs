use view_core::BufferView;

#[derive(BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    any: dyn Send,
}

fn main() {}

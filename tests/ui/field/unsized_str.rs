use view_core::BufferView;

#[derive(BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    text: str,
}

fn main() {}

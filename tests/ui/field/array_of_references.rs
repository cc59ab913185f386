use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: [&'static u8; 2],
}

fn main() {}

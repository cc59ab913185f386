use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(3))]
struct Row {
    a: u8,
    b: u32,
}

fn main() {}

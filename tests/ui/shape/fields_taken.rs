use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    a: u8,
}

impl Row {
    const FIELDS: u8 = 1;
}

fn main() {}

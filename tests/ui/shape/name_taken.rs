use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    a: u8,
}

struct RowColumns;

fn main() {}

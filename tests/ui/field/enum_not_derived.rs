use view_core::BufferView;

#[derive(Clone, Copy)]
enum Status {
    Automatic,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: Status,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Point {
    x: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: Option<Point>,
}

fn main() {}

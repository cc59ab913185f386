use view_core::BufferView;

#[derive(Clone, Copy)]
#[repr(C)]
struct Point {
    x: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    #[view(opaque)]
    value: Point,
}

fn main() {}

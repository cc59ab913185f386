use view_core::{BufferView, field};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Corner {
    x: f32,
    y: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Triangle {
    corners: [Corner; 3],
}

fn main() {
    let _ = field!(Triangle, corners[1].y);
}

use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f32,
    y: f32,
}

fn main() {
    let mut rows = [Row { x: 1.0, y: 2.0 }];
    let _ = rows.as_view_mut().fields_mut((0, 1));
}

// Python, at run time: TypeError: memoryview: invalid type for format 'd'
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let mut rows = vec![Row { x: 1.0, id: 7 }; 3];
    rows.columns_mut().x[0] = "one";
}

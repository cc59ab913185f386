// Python, at run time: TypeError: cannot modify read-only memory
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let rows = vec![Row { x: 1.0, id: 7 }; 3];
    let columns = rows.columns();
    columns.x[0] = 2.0;
}

// Python allows it, and both write the same bytes.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let mut rows = vec![Row { x: 1.0, id: 7 }; 3];
    let mut one = rows.columns_mut().x;
    let mut two = rows.columns_mut().x;
    one[0] = 1.0;
    two[0] = 2.0;
}

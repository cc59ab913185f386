// Python allows it: the view sees the change.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let mut rows = vec![Row { x: 1.0, id: 7 }; 3];
    let view = rows.as_view();
    rows[0].x = 5.0;
    println!("{}", view[0].x);
}

// Python moves no objects.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let rows = vec![Row { x: 1.0, id: 7 }; 3];
    let view = rows.as_view();
    let moved = rows;
    println!("{} {}", view.len(), moved.len());
}

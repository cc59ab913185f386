// Python, at run time: BufferError: Existing exports of data: object cannot be re-sized
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
    rows.push(Row { x: 2.0, id: 8 });
    println!("{}", view.len());
}

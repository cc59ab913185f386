// Python copies the item out, so it has the old value.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let mut rows = vec![Row { x: 1.0, id: 7 }; 3];
    let mut columns = rows.columns_mut();
    let first = &columns.x[0];
    columns.x[0] = 2.0;
    println!("{first}");
}

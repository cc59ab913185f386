// Python finds out when the numbers are wrong.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let rows = vec![Row { x: 1.0, id: 7 }; 3];
    let ids: view_core::View<'_, i64> = rows.columns().id;
    println!("{}", ids[0]);
}

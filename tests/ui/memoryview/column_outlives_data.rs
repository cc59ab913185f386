// Python keeps the exporter alive for as long as the view.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let column = {
        let rows = [Row { x: 1.0, id: 7 }; 3];
        rows.columns().x
    };
    println!("{}", column[0]);
}

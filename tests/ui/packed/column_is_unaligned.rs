// The items of the column are `Unaligned<f64>`, which lie anywhere.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Row {
    tag: u8,
    x: f64,
}

fn main() {
    let rows = [Row { tag: 1, x: 2.0 }];
    let x: &f64 = &rows.columns().x[0];
    println!("{x}");
}

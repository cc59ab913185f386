// A reference would not be aligned; the column gives the value.
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Row {
    tag: u8,
    x: f64,
}

fn main() {
    let row = Row { tag: 1, x: 2.0 };
    let x = &row.x;
    println!("{x}");
}

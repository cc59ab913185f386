// Python, at run time: KeyError: 'no field of name y'
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let rows = vec![Row { x: 1.0, id: 7 }; 3];
    println!("{}", rows.columns().y[0]);
}

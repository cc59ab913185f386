// Python shows the padding, whatever is in it.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Padded {
    x: f64,
    id: u32,
}

fn main() {
    let rows = [Padded { x: 1.0, id: 7 }; 2];
    println!("{:?}", rows.as_view().as_bytes());
}

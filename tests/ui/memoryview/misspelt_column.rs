// NumPy: `ValueError: no field of name alhpa`, when the line is reached.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    alpha: u8,
}

fn main() {
    let r = [Row { alpha: 1 }];
    let _ = r.columns().alhpa;
}

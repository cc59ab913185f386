// A value with holes, written through the view, would leave bytes that are not initialised.
use view_core::{BufferView, ViewMut};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Padded {
    tag: u8,
    value: u16,
}

fn main() {
    let mut bytes = [0_u8; 4];
    let _ = ViewMut::<Padded>::from_bytes(&mut bytes);
}

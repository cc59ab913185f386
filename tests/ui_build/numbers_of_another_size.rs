// The fields look like numbers without a gap, so the bound is left to the layout; it is asked
// again where bytes are handed out.
use view_core::{AsView, BufferView};

#[allow(non_camel_case_types)]
type u32 = u8;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    a: u32,
    b: u32,
    c: u64,
}

fn main() {
    println!("{:?}", [Row { a: 1, b: 2, c: 3 }].as_view().as_bytes());
}

use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(8))]
struct Wide {
    value: u32,
}

fn main() {
    let _ = [[Wide { value: 1 }; 2]; 3].as_view().as_bytes();
}

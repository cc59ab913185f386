use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(bytes rename = "x")]
    value: [u8; 4],
}

fn main() {}

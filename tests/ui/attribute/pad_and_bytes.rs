use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    value: u32,
    #[view(pad, bytes)]
    fill: [u8; 4],
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    tag: u8,
    #[view(pad(3))]
    _reserved: [u8; 3],
    value: u32,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(packed)]
struct Header {
    tag: u8,
    length: u32,
}

fn main() {}

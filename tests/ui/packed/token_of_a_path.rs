use view_core::{BufferView, Field, field};

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Header {
    tag: u8,
    length: u32,
}

const LENGTH: Field<Header, u32> = field!(Header, length);

fn main() {}

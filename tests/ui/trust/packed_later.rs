// Two errors: the layout is checked, and that each field can be referred to.
use rewrite::rewrite;
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[rewrite("repr(C)" => "repr(C, packed)")]
#[repr(C)]
struct Header {
    tag: u8,
    length: u32,
}

fn main() {}

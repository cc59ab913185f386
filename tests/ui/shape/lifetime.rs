use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Borrowed<'a> {
    name: &'a [u8; 4],
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Handle {
    number: u32,
}

impl Drop for Handle {
    fn drop(&mut self) {}
}

fn main() {}

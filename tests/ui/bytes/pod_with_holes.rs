use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Padded {
    tag: u8,
    value: u32,
}

view_core::impl_bytemuck!(Pod for Padded);

fn main() {}

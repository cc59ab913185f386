use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Padded {
    tag: u8,
    on: bool,
    value: u32,
}

view_core::impl_bytemuck!(NoUninit for Padded);

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Lamp {
    id: u8,
    on: bool,
}

view_core::impl_bytemuck!(Pod for Lamp);

fn main() {}

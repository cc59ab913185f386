use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Lamp<T>(T, bool);

view_core::impl_bytemuck!(NoUninit for Lamp<u8>);
view_core::impl_bytemuck!(AnyBitPattern for Lamp<i8>);

fn main() {}

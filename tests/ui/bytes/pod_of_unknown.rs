// Without a layout, nothing is known of the holes.
#[derive(Clone, Copy)]
#[repr(C)]
struct Row {
    value: u32,
}

view_core::impl_bytemuck!(Pod for Row);

fn main() {}

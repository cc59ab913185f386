use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Nothing();

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(transparent, C)]
struct Metres(f64);

fn main() {}

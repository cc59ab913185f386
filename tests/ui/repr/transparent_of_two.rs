use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
struct Pair(f32, f64);

fn main() {}

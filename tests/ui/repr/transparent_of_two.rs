use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
struct Pair(f64, f64);

fn main() {}

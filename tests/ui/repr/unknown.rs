use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(c)]
struct Particle {
    x: f64,
}

fn main() {}

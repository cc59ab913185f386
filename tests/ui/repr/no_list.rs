use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr = "C"]
struct Particle {
    x: f64,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
struct Particle {
    x: f64,
    id: u32,
}

fn main() {}

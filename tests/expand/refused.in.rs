#[derive(Clone, Copy, BufferView)]
struct Particle {
    x: f64,
}

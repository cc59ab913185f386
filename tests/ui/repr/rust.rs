use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(Rust)]
struct Particle {
    x: f64,
}

fn main() {}

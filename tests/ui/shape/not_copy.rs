use view_core::BufferView;

#[derive(BufferView)]
#[repr(C)]
struct Particle {
    x: f64,
}

fn main() {}

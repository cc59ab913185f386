// As named as the iterators' methods are, these are the view's own, and say what to do.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Particle {
    pos: [f64; 3],
    id: u32,
}

fn main() {
    let particles = [Particle { pos: [0.0; 3], id: 1 }];
    let _ = particles.columns().pos.sum();
}

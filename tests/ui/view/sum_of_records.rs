use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Particle {
    x: f64,
    vx: f64,
}

fn main() {
    let particles = [Particle { x: 0.0, vx: 1.0 }];
    println!("{}", particles.as_view().sum());
}

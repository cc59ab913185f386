#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(crate = "view-core")]
struct Particle {
    x: f64,
}

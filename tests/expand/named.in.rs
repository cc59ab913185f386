/// A particle.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub struct Particle {
    /// Where it is.
    pub x: f64,
    pub(crate) flag: bool,
    id: u32,
}

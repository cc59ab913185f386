// An attribute below the derive may add a field that the derive never saw. This is
// what the derive wrote for the first three.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Particle {
    pub x: f64,
    pub(crate) flag: bool,
    id: u32,
    added: u8,
}

include!("../../expand/named.out.rs");

fn main() {
    let _ = Particle::FIELDS;
}

use view_core::BufferView;

#[derive(Clone, Copy)]
#[repr(C)]
struct Point {
    x: f32,
    y: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Particle {
    id: u32,
    pos: Point,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(align(16))]
struct Vertex {
    x: f32,
}

fn main() {}

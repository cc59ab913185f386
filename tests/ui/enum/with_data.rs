use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
enum Shape {
    Point,
    Circle(f32),
}

fn main() {}

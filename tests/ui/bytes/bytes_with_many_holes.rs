use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Point {
    tag: u8,
    place: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Path([Point; 100]);

fn main() {
    let paths = [Path([Point { tag: 0, place: 0.0 }; 100])];
    println!("{:?}", paths.as_view().as_bytes());
}

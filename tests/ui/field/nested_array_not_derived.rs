use view_core::BufferView;

#[derive(Clone, Copy)]
#[repr(C)]
struct Inner {
    x: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    a: u32,
    i: [Inner; 4],
}

fn main() {}

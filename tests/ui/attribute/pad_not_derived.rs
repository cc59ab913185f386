use view_core::BufferView;

#[derive(Clone, Copy)]
struct Inner;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    a: f32,
    #[view(pad)]
    b: Inner,
}

fn main() {}

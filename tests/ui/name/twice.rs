use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(rename = "y")]
    x: f32,
    y: f32,
}

fn main() {}

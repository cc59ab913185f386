use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    value: &'static f64,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    name: &'static str,
}

fn main() {}

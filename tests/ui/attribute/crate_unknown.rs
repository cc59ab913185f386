use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(crate = "nowhere")]
struct Row {
    value: u32,
}

fn main() {}

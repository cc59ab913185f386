use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(crate = "view core")]
struct Row {
    value: u32,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(rename(other))]
    value: u32,
}

fn main() {}

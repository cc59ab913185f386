use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(rename = 7)]
    value: u32,
}

fn main() {}

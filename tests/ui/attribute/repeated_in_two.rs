use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(rename = "a")]
    #[view(rename = "b")]
    value: u32,
}

fn main() {}

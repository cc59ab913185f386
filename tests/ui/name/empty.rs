use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(rename = "")]
    time: u64,
}

fn main() {}

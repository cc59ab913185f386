use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(rename = "time\0")]
    time: u64,
}

fn main() {}

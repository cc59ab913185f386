use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(rename = "time:utc")]
    time: u64,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(rename_all = "camelCase")]
    value: u32,
}

fn main() {}

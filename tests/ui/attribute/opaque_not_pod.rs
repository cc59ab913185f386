use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(opaque)]
    value: Option<u32>,
}

fn main() {}

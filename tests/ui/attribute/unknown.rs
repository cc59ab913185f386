use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(colour = "red")]
    value: u32,
}

fn main() {}

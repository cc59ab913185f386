use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(bytes)]
    value: [u16; 4],
}

fn main() {}

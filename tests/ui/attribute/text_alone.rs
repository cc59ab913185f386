use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view("from")]
    origin: u32,
}

fn main() {}

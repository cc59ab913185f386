use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    #[view(pad)]
    _a: u32,
    #[view(pad)]
    _b: u32,
}

fn main() {}

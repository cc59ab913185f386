use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    value: u32,
    #[view(padding)]
    _fill: u32,
}

fn main() {}

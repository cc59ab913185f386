use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    value: u32,
    #[view(pad, rename = "reserved")]
    _fill: u32,
}

fn main() {}

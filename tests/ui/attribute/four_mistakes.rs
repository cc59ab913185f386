// Four errors: all mistakes of a struct are told in one compile.
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(rename_all = "camel")]
struct Row {
    #[view(rename = "a:b")]
    value: &'static u32,
    #[view(pad, bytes)]
    fill: [u8; 4],
}

fn main() {}

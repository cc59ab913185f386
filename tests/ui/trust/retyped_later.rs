use rewrite::rewrite;
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[rewrite("u8" => "bool")]
#[repr(C)]
struct Lamp {
    id: u32,
    on: u8,
}

fn main() {}

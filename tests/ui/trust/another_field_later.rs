use rewrite::rewrite;
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[rewrite("id: u32" => "hidden: bool, id: u32")]
#[repr(C)]
struct Lamp {
    id: u32,
}

fn main() {}

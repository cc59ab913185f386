// The compiler is free to put the largest field first, and does.
use rewrite::rewrite;
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[rewrite("repr(C)" => "repr(Rust)")]
#[repr(C)]
struct Row {
    a: u8,
    b: u64,
    c: u8,
}

fn main() {}

// Two errors: the struct is not `Copy` either.
use view_core::BufferView;

use std::sync::atomic::AtomicU32;

#[derive(BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: AtomicU32,
}

fn main() {}

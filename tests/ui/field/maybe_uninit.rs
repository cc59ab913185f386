use view_core::BufferView;

use std::mem::MaybeUninit;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: MaybeUninit<u32>,
}

fn main() {}

// Two errors: the struct is not `Copy` either.
use view_core::BufferView;

use std::cell::Cell;

#[derive(Clone, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: Cell<u32>,
}

fn main() {}

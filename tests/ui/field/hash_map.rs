// Two errors: the struct is not `Copy` either.
use view_core::BufferView;

use std::collections::HashMap;

#[derive(Clone, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: HashMap<u32, u32>,
}

fn main() {}

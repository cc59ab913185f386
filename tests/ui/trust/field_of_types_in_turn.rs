use rewrite::in_turn;
use view_core::{BufferView, Field, field};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct First {
    value: bool,
    other: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Second {
    other: u8,
    value: bool,
}

const VALUE: Field<First, bool> = field!(in_turn!(First, Second, First, First), value);

fn main() {}

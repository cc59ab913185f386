// Two errors: the bounds are safe traits, of which anybody may say that they hold.
use view_core::BufferView;
use view_core::__derive::{NoHoleIn, NoRulesIn};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Padded {
    tag: u8,
    value: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Lamp {
    on: bool,
}

impl NoHoleIn<Padded, 3, 1, 4> for () {}
impl NoRulesIn<Lamp, true> for () {}

view_core::impl_bytemuck!(NoUninit for Padded);
view_core::impl_bytemuck!(AnyBitPattern for Lamp);

fn main() {}

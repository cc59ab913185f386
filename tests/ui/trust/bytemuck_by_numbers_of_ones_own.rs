// Numbers that are not those of a layout: a reference would be shown as bytes.
use view_core::__derive::{Summarised, bytemuck};
use view_core::layout::Summary;

#[derive(Clone, Copy)]
struct Reference(&'static u8);

impl Summarised for Reference {
    const SUMMARY: Summary = Summary::of(&<u64 as view_core::BufferView>::LAYOUT);
}

view_core::impl_bytemuck!(NoUninit for Reference);

fn main() {
    let _ = bytemuck::bytes_of(&Reference(&7));
}

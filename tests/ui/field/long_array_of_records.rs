// Python's `struct` has no way to repeat a record, so each element would be written out.
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Pair(u8, f32);

const TEXT: Option<&str> = <[Pair; 20_000]>::STRUCT_FORMAT;

fn main() {}

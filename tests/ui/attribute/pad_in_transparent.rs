use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
struct Reserved(#[view(pad)] u32, ());

fn main() {}

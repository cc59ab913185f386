use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
struct Flags {
    bits: u8,
}

fn main() {}

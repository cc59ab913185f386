#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Pair(u8, pub [u16; 2]);

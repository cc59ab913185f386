#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Header {
    tag: u8,
    length: u32,
    #[view(pad)]
    _reserved: u16,
}

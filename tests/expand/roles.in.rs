#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Entry {
    #[view(bytes)]
    name: [u8; 8],
    #[view(opaque)]
    id: u128,
    #[view(pad)]
    _fill: [u8; 4],
}

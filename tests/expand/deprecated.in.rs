#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
struct Wrapper {
    #[deprecated]
    value: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Borrowed<'a> {
    x: &'a f64,
}

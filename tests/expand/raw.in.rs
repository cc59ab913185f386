#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct r#struct {
    r#type: u8,
}

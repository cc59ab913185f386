#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(crate = "crate::views")]
enum Level {
    Low,
    High = 10,
}

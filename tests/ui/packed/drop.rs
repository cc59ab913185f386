use view_core::BufferView;

#[derive(Clone, BufferView)]
#[repr(C, packed)]
struct Row {
    a: u8,
    b: u32,
}

impl Drop for Row {
    fn drop(&mut self) {}
}

fn main() {}

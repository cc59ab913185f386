use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row<T: ?Sized> {
    a: u8,
    b: T,
}

fn main() {}

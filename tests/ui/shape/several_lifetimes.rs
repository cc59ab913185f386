use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Borrowed<'a, 'b, T> {
    a: &'a T,
    b: &'b T,
}

fn main() {}

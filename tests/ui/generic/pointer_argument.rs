use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row<T: 'static> {
    b: T,
}

fn f<'a>(x: &[Row<&'a u8>]) {
    x.columns();
}

fn main() {}

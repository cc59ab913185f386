use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Inner {
    a: u8,
    b: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Outer {
    n: u64,
    inner: [Inner; 2],
}

fn main() {
    let inner = Inner { a: 1, b: 2 };
    let rows = [Outer {
        n: 0,
        inner: [inner; 2],
    }];
    println!("{:?}", rows.as_view().as_bytes());
}

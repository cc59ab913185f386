// Python: `AttributeError`, when the line is reached.
use view_core::AsView;

#[derive(Clone, Copy)]
#[repr(C)]
struct Row {
    a: u32,
}

fn main() {
    let r = [Row { a: 1 }];
    r.columns();
}

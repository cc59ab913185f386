use view_core::BufferView;

#[derive(BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: &'static mut f64,
}

fn main() {}

use view_core::BufferView;

#[derive(BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    values: [f64],
}

fn main() {}

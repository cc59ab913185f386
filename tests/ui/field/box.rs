// Two errors: the struct is not `Copy` either.
use view_core::BufferView;

#[derive(Clone, BufferView)]
#[repr(C)]
struct Row {
    id: u32,
    value: Box<f64>,
}

fn main() {}

// Two errors: the struct is not `Copy` either.
use view_core::BufferView;

#[derive(Clone, BufferView)]
#[repr(C)]
struct Row {
    values: Vec<f64>,
}

fn main() {}

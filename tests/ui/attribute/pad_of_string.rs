// Two errors: the struct is not `Copy` either.
use view_core::BufferView;

#[derive(Clone, BufferView)]
#[repr(C)]
struct Row {
    value: u32,
    #[view(pad)]
    _text: String,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2), packed(4))]
struct Both {
    x: f64,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed, align(8))]
struct Both {
    x: f64,
}

fn main() {}

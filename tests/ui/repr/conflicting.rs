use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C, Rust)]
struct Both {
    x: f64,
}

fn main() {}

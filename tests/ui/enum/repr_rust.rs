use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(Rust)]
enum Status {
    Automatic,
}

fn main() {}

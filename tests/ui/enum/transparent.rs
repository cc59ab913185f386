use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
enum Status {
    Automatic,
}

fn main() {}

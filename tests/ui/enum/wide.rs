use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u128)]
enum Status {
    Automatic,
}

fn main() {}

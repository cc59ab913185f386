use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u8, align(4))]
enum Status {
    Automatic,
    Reviewed,
}

fn main() {}

use view_core::BufferView;

#[derive(BufferView)]
#[repr(u8)]
enum Status {
    Automatic,
}

fn main() {}

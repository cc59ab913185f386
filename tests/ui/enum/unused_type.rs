use view_core::BufferView;

#[derive(BufferView)]
#[repr(u8)]
enum Status<T> {
    Automatic,
}

fn main() {}

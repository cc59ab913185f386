use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
enum Status<'a> {
    Automatic,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
enum Name<'a> {
    Unknown,
    Known(&'a [u8; 4]),
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
enum Level {
    A,
}

fn main() {
    let _ = Level::FIELDS;
}

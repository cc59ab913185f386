use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
enum Status {
    Automatic,
}

fn main() {
    let rows = [Status::Automatic];
    rows.columns();
}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
#[view(rename_all = "lowercase")]
enum Status {
    Automatic,
}

fn main() {}

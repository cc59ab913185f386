use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
enum Status {
    #[view(rename = "auto")]
    Automatic,
}

fn main() {}

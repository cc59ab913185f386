use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(f32)]
enum Status {
    Automatic,
}

fn main() {}

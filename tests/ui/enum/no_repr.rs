use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
enum Status {
    Automatic,
    Reviewed,
}

fn main() {}

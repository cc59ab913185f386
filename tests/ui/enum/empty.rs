use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
enum Never {}

fn main() {}

#[derive(view_core::BufferView)]
fn row() {}

fn main() {}

use view_core::Be;

fn show(_: &Be<bool>) {}

fn main() {}

// A key of one integer too many does not even pass `cargo check`; slices keep their axis, so they do.
use view_core::{View, s};

fn main() {
    println!("{:?}", View::new(&[1, 2, 3]).at(s![.., 0..1]));
}

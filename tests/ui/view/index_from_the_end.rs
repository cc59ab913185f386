// Python counts from the end; an index of a Rust slice does not.
use view_core::View;

fn main() {
    println!("{}", View::new(&[1.0, 2.0])[-1_isize]);
}

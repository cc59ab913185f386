use view_core::{View, s};

fn main() {
    // One axis of arrays, and not two of numbers.
    let table = [[1, 2, 3], [4, 5, 6]];
    let column = View::new(&table).at(s![.., 0]);
}

use view_core::{View, s};

fn main() {
    let cube = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]];
    let middle = View::<_, 3>::from(&cube).at(s![..., 0, ...]);
}

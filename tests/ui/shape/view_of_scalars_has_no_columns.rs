use view_core::AsView;

fn main() {
    let numbers = [1.0, 2.0];
    numbers.columns();
}

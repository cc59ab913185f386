use view_core::View;

fn main() {
    let table = [[1.0, 2.0], [3.0, 4.0]];
    println!("{}", View::<_, 2>::from(&table)[1]);
}

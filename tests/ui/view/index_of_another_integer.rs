use view_core::View;

fn main() {
    let i = 1_u32;
    println!("{}", View::new(&[1.0, 2.0])[i]);
}

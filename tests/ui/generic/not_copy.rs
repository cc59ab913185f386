use view_core::BufferView;

#[derive(BufferView)]
#[repr(C)]
struct Pair<T> {
    a: T,
    b: T,
}

fn main() {
    println!("{}", Pair::<u8>::FORMAT);
}

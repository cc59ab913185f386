use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Pair<T> {
    a: T,
    b: T,
}

fn main() {
    println!("{}", Pair::<char>::FORMAT);
    println!("{}", Pair::<u128>::FORMAT);
}

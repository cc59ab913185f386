use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Wrapper<T> {
    pair: Pair<T>,
}

#[derive(Clone, Copy)]
#[repr(C)]
struct Pair<T> {
    a: T,
    b: T,
}

fn main() {
    println!("{}", Wrapper::<u8>::FORMAT);
}

// Two errors: the call needs the bound, and the type of what it gives back needs it.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Pair<T> {
    a: T,
    b: T,
}

fn first<T: Copy>(pairs: &[Pair<T>]) -> T {
    pairs.columns().a[0]
}

fn main() {}

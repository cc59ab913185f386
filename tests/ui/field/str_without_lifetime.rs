// Two errors: the compiler misses a lifetime, with and without the derive.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Person {
    age: u32,
    name: &str,
}

fn ages(people: &[Person]) -> u64 {
    people.columns().age.sum()
}

fn main() {}

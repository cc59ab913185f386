// Two errors: the compiler also tells of a cycle that it met, with and without the derive.
use view_core::BufferView;

#[derive(BufferView)]
#[repr(C)]
struct Node {
    value: u32,
    next: [Node; 2],
}

impl Copy for Node {}

impl Clone for Node {
    fn clone(&self) -> Self {
        *self
    }
}

fn main() {}

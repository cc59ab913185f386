// What the derive uses to read an enum's values would read the holes of a struct.
use view_core::__derive::discriminants;

#[derive(Clone, Copy)]
#[repr(C)]
struct Padded {
    a: u8,
    b: u32,
}

fn main() {
    let _ = discriminants(false, [Padded { a: 1, b: 2 }]);
}

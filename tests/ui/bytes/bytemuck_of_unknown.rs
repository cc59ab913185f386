// Nothing is known of a type that does not derive `BufferView`.
#[derive(Clone, Copy)]
#[repr(C)]
struct Row {
    value: u32,
}

view_core::impl_bytemuck!(CheckedBitPattern for Row);

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
union Number<'a> {
    integer: u32,
    place: &'a u32,
}

fn main() {}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
union Number {
    integer: u32,
    float: f32,
}

fn main() {}

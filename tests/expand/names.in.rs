#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(crate = "::renamed", name = "Body", derive(Clone, Copy, Debug))]
struct N {
    x: f32,
}

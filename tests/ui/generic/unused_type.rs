use view_core::BufferView;

#[derive(BufferView)]
#[repr(C)]
struct Metres<Axis> {
    value: f64,
}

impl<Axis> Copy for Metres<Axis> {}

impl<Axis> Clone for Metres<Axis> {
    fn clone(&self) -> Self {
        *self
    }
}

fn main() {}

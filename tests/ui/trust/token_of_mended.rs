// The compiler never sees the `repr` that it was to refuse, and what stands in for the struct
// does not know where its fields lie.
use rewrite::rewrite;
use view_core::{BufferView, Field};

#[derive(BufferView)]
#[rewrite("u9" => "C")]
#[repr(u9)]
struct Lamp {
    id: u8,
    on: bool,
}

impl Copy for Lamp {}

impl Clone for Lamp {
    fn clone(&self) -> Self {
        *self
    }
}

const ON: Field<Lamp, bool> = Lamp::FIELDS.on;

fn main() {}

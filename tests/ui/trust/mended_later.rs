// The derive leaves it to the compiler to say that there is no such `repr`, and the compiler never
// sees it.
use rewrite::rewrite;
use view_core::BufferView;

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

const SIZE: usize = Lamp::LAYOUT.size();

fn main() {}

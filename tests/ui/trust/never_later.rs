// Nothing is of this type, so that a value of it could be taken for one of any other, and bytes
// that are there would be a record that cannot be.
use rewrite::rewrite;
use view_core::BufferView;

trait Answer {
    type Type;
}

impl<T> Answer for fn() -> T {
    type Type = T;
}

type Never = <fn() -> ! as Answer>::Type;

#[derive(Clone, Copy, BufferView)]
#[rewrite("()" => "Never")]
#[repr(C, packed)]
struct Row {
    id: u8,
    mark: (),
}

fn main() {}

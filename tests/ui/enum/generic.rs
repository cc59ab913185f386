use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(u8)]
enum Either<T> {
    This(T),
    That,
}

fn main() {}

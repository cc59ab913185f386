#[derive(Clone, Copy, BufferView)]
#[repr(i16)]
enum Sign {
    Minus = -1,
    Zero,
    Plus {},
}

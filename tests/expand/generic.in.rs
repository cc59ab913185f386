#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Matrix<T: Copy, const ROWS: usize = 2>
where
    T: Default,
{
    rows: [[T; 3]; ROWS],
    count: u32,
}

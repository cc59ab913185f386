#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Node<T>
where
    Self: Copy,
{
    value: T,
    owner: PhantomData<Self>,
}

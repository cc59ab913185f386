#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
struct Metres<U>(f64, PhantomData<U>);

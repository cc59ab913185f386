use rewrite::rewrite;
use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
struct Filler([u8; 4]);

#[derive(Clone, Copy)]
#[repr(transparent)]
struct Flags([bool; 4]);

impl std::ops::Deref for Flags {
    type Target = Filler;

    fn deref(&self) -> &Filler {
        &Filler([0; 4])
    }
}

// Of as many bytes, and a reference to the one is one to the other wherever that is asked for.
#[derive(Clone, Copy, BufferView)]
#[rewrite("Filler" => "Flags")]
#[repr(C)]
struct Lamp {
    id: u32,
    #[view(pad)]
    _rest: Filler,
}

fn main() {}

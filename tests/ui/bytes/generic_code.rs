use view_core::{AsView, BufferView};

fn first<T: BufferView>(items: &[T]) -> Option<u8> {
    items.as_view().as_bytes()?.first().copied()
}

fn main() {}

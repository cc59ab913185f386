// Python serialises threads with its lock, and without it the bytes may tear.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let mut rows = [Row { x: 1.0, id: 7 }; 3];
    let cells = rows.as_view_mut().into_cells();
    std::thread::scope(|scope| {
        scope.spawn(move || cells.len());
    });
}

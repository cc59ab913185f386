// Python keeps the exporter alive for as long as the view.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn make() -> view_core::View<'static, Row> {
    let rows = vec![Row { x: 1.0, id: 7 }; 3];
    rows.as_view()
}

fn main() {
    make();
}

use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f32,
}

fn first(rows: &RowFields<[Row; 2]>) {}

fn main() {}

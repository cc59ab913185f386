// Python allows it: there is no telling who may write.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    x: f64,
    id: u32,
}

fn main() {
    let mut rows = vec![Row { x: 1.0, id: 7 }; 3];
    let columns = rows.columns_mut();
    println!("{}", rows[0].x);
    columns.x.into_iter().for_each(|x| *x = 0.0);
}

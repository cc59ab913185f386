// What uses the struct is no mistake of its own.
use view_core::{AsView, BufferView, Field, Record, View, field};

#[derive(Clone, Copy, BufferView)]
struct Row<T> {
    id: u32,
    value: T,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Outer {
    row: Row<f32>,
    number: u8,
}

fn split<R: Record>(rows: &[R]) -> R::Fields<View<'_, R>> {
    rows.columns()
}

fn main() {
    let mut rows = [Row { id: 1, value: 2.0_f32 }; 3];
    let RowColumnsMut { id, value } = rows.columns_mut();
    println!("{} {}", id[0], value[0]);
    let RowColumns { id, .. } = split(&rows);
    println!("{} {}", Row::<f32>::FORMAT, id[0]);
    const VALUE: Field<Outer, f32> = field!(Outer, row.value);
    println!("{}", rows.as_view().field(Row::<f32>::FIELDS.id)[0]);
    println!("{} {}", Outer::LAYOUT, VALUE.offset());
    println!("{:?} {:?}", rows.as_view().as_bytes(), rows.as_view().to_bytes());
}

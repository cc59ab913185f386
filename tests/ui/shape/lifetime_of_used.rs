// What uses the struct is no mistake of its own.
use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Borrowed<'a, 'b: 'a, T: 'a>
where
    &'b T: Copy,
{
    id: u32,
    name: &'a [u8; 4],
    other: [&'b Option<&'a T>; 2],
}

fn main() {
    let rows = [Borrowed::<u8> { id: 1, name: b"abcd", other: [&None; 2] }];
    let BorrowedColumns { id, .. } = rows.columns();
    println!("{} {}", Borrowed::<u8>::FORMAT, id[0]);
    println!("{}", rows.as_view().field(Borrowed::<u8>::FIELDS.id)[0]);
}

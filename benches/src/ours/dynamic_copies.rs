//! W4 and W8 for memory of a run-time format: its bytes in another order, and its items
//! one by one.

use std::hint::black_box;

use bytemuck::Pod;
use view_core::memory::{ByteLayout, ItemIndex, MemoryView, Value, memoryview};
use view_core::{Buffer, Error, View, s};

use crate::harness::Case;
use crate::machine::memory::Buf;
use crate::machine::records::Rec;
use crate::workloads::w04_common::C2;

use super::made::{Made, SHORT};

/// A row that writes the bytes of a part of the source to the other buffer, as the limit does;
/// and where that is short, one that makes the view as well.
fn bytes_into<T: Pod>(
    case: &mut Case<C2<T>>,
    name: &str,
    part: impl for<'a> Fn(MemoryView<'a>) -> Result<MemoryView<'a>, Error> + Copy + 'static,
) where
    [T]: Buffer,
{
    let write = |view: &MemoryView<'_>, out: &mut [T]| {
        view.bytes_into(ByteLayout::C, bytemuck::cast_slice_mut(out))
            .expect("the lengths agree");
    };
    let mut made = Made::default();
    case.ours(name, move |(source, out)| {
        write(made.view(source, part), out);
        0.
    });
    if case.elements() <= SHORT {
        case.ours(
            &format!("{name}, the view made anew"),
            move |(source, out)| {
                let view = part(memoryview(&source[..])).expect("the geometry fits");
                write(&view, out);
                0.
            },
        );
    }
}

pub fn w4_dynamic_transpose<T: Pod>(case: &mut Case<C2<T>>, rows: usize, columns: usize)
where
    [T]: Buffer,
{
    bytes_into(case, "dynamic transpose().bytes_into", move |view| {
        view.reshape([rows as isize, columns as isize])?.transpose()
    });
}

pub fn w4_dynamic_reversed<T: Pod>(case: &mut Case<C2<T>>)
where
    [T]: Buffer,
{
    bytes_into(case, "dynamic slice(..;-1).bytes_into", |view| {
        view.slice(s![..;-1])
    });
}

pub fn w4_dynamic_step2<T: Pod>(case: &mut Case<C2<T>>)
where
    [T]: Buffer,
{
    bytes_into(case, "dynamic slice(..;2).bytes_into", |view| {
        view.slice(s![..;2])
    });
}

pub fn w4_dynamic_permute<T: Pod>(case: &mut Case<C2<T>>, shape: [isize; 3], axes: [usize; 3])
where
    [T]: Buffer,
{
    bytes_into(case, "dynamic permute.bytes_into", move |view| {
        view.reshape(shape)?.permute(&axes)
    });
}

pub fn w4_dynamic_to_bytes(case: &mut Case<Buf<f64>>, n: usize) {
    let n = n as isize;
    let mut made = Made::default();
    case.ours("~dynamic transpose().to_bytes", move |source| {
        let view = made.view(source, |view| view.reshape([n, n])?.transpose());
        f64::from(black_box(view.to_bytes())[7])
    });
}

#[inline(always)]
fn float(value: Result<Value, Error>) -> f64 {
    match value {
        Ok(Value::Float(value)) => value,
        _ => panic!("the format is d"),
    }
}

#[inline(never)]
fn get_i(view: &MemoryView<'_>, i: isize) -> Result<Value, Error> {
    view.get(i)
}

#[inline(never)]
fn get_ij(view: &MemoryView<'_>, index: [isize; 2]) -> Result<Value, Error> {
    view.get(index)
}

/// An index as it was drawn, and as `get` takes it.
trait Drawn: Copy {
    type Index: ItemIndex;
    fn index(self) -> Self::Index;
}

impl Drawn for u32 {
    type Index = isize;
    fn index(self) -> isize {
        self as isize
    }
}

impl Drawn for (u32, u32) {
    type Index = [isize; 2];
    fn index(self) -> [isize; 2] {
        [self.0 as isize, self.1 as isize]
    }
}

/// What a function does that is given a view: it has none to drop where a call unwinds.
#[inline(never)]
fn total_as<D: Drawn>(view: &MemoryView<'_>, indices: &[D]) -> Result<f64, Error> {
    let mut sum = 0.;
    for drawn in indices {
        sum += view.get_as::<f64>(drawn.index())?;
    }
    Ok(sum)
}

pub fn w8_dynamic_get_i(case: &mut Case<(Buf<Rec>, Vec<u32>)>) {
    case.ours("dynamic get(i), inlined", |(records, indices)| {
        let column = MemoryView::from(View::new(records).field(Rec::FIELDS.x));
        indices.iter().map(|&i| float(column.get(i as isize))).sum()
    });
    case.ours("dynamic get_as(i), inlined", |(records, indices)| {
        let column = MemoryView::from(View::new(records).field(Rec::FIELDS.x));
        let number = |&i: &u32| column.get_as::<f64>(i as isize).expect("a number");
        indices.iter().map(number).sum()
    });
    case.ours(
        "dynamic get_as(i), of a view passed in",
        |(records, indices)| {
            let column = MemoryView::from(View::new(records).field(Rec::FIELDS.x));
            total_as(&column, indices).expect("numbers inside")
        },
    );
    case.ours("dynamic get(i), out of line", |(records, indices)| {
        let column = MemoryView::from(View::new(records).field(Rec::FIELDS.x));
        indices
            .iter()
            .map(|&i| float(get_i(&column, i as isize)))
            .sum()
    });
}

pub fn w8_dynamic_get_ij(case: &mut Case<(Buf<f64>, Vec<(u32, u32)>)>, k: usize) {
    let k = k as isize;
    case.ours("dynamic get([i, j]), inlined", move |(items, indices)| {
        let view = memoryview(&items[..]).reshape([k, k]).expect("a square");
        let index = |&(i, j): &(u32, u32)| [i as isize, j as isize];
        indices.iter().map(|ij| float(view.get(index(ij)))).sum()
    });
    case.ours(
        "dynamic get_as([i, j]), inlined",
        move |(items, indices)| {
            let view = memoryview(&items[..]).reshape([k, k]).expect("a square");
            let number = |drawn: &(u32, u32)| view.get_as::<f64>(drawn.index()).expect("a number");
            indices.iter().map(number).sum()
        },
    );
    case.ours(
        "dynamic get_as([i, j]), of a view passed in",
        move |(items, indices)| {
            let view = memoryview(&items[..]).reshape([k, k]).expect("a square");
            total_as(&view, indices).expect("numbers inside")
        },
    );
    case.ours(
        "dynamic get([i, j]), out of line",
        move |(items, indices)| {
            let view = memoryview(&items[..]).reshape([k, k]).expect("a square");
            let index = |&(i, j): &(u32, u32)| [i as isize, j as isize];
            indices
                .iter()
                .map(|ij| float(get_ij(&view, index(ij))))
                .sum()
        },
    );
}

//! W3 and W4: columns and rearranged arrays into contiguous memory and back.

use view_core::{View, ViewMut, s};

use crate::harness::Case;
use crate::machine::memory::Buf;
use crate::machine::records::Rec;
use crate::workloads::w04_common::C2;

pub fn w3_gather(case: &mut Case<(Buf<Rec>, Buf<f64>)>) {
    case.ours("column.copy_into", |(records, out)| {
        View::new(records)
            .field(Rec::FIELDS.x)
            .copy_into(out)
            .expect("the lengths agree");
        0.
    });
}

pub fn w3_scatter(case: &mut Case<(Buf<Rec>, Buf<f64>)>) {
    case.ours("column.copy_from", |(records, source)| {
        let mut records = ViewMut::new(records);
        records
            .field_mut(Rec::FIELDS.x)
            .copy_from(View::new(source))
            .expect("the lengths agree");
        0.
    });
}

pub fn w3_fresh(case: &mut Case<Buf<Rec>>) {
    case.ours("column.to_vec", |records| {
        let column = View::new(records).field(Rec::FIELDS.x).to_vec();
        column[7]
    });
}

fn matrix<T>(items: &[T], rows: usize, columns: usize) -> View<'_, T, 2> {
    View::new(items)
        .reshape([rows, columns])
        .expect("the buffer is a matrix")
}

macro_rules! transpose {
    ($name:ident, $item:ty) => {
        pub fn $name(case: &mut Case<C2<$item>>, rows: usize, columns: usize) {
            case.ours("t().copy_into", move |(source, out)| {
                matrix(source, rows, columns)
                    .t()
                    .copy_into(out)
                    .expect("the lengths agree");
                0.
            });
        }
    };
}

transpose!(w4_t_f64, f64);
transpose!(w4_t_u8, u8);

pub fn w4_tobytes_fresh(case: &mut Case<Buf<f64>>, n: usize) {
    case.ours("t().to_vec", move |source| {
        let transposed = matrix(source, n, n).t().to_vec();
        transposed[n * n - 1]
    });
}

macro_rules! line {
    ($name:ident, $item:ty, $key:expr) => {
        pub fn $name(case: &mut Case<C2<$item>>) {
            case.ours("slice.copy_into", |(source, out)| {
                let part = View::new(source).slice($key).expect("the step is not zero");
                part.copy_into(out).expect("the lengths agree");
                0.
            });
        }
    };
}

line!(w4_rev_f64, f64, s![..;-1]);
line!(w4_rev_u8, u8, s![..;-1]);
line!(w4_step2_f64, f64, s![..;2]);
line!(w4_step2_u8, u8, s![..;2]);

pub fn w4_perm3_f32(case: &mut Case<C2<f32>>, n: usize, axes: [usize; 3]) {
    case.ours("permute.copy_into", move |(source, out)| {
        let cube = View::new(source)
            .reshape([n, n, n])
            .expect("the buffer is a cube");
        cube.permute(axes)
            .expect("the axes are three")
            .copy_into(out)
            .expect("the lengths agree");
        0.
    });
}

pub fn w4_hwc2chw(case: &mut Case<C2<u8>>, height: usize, width: usize) {
    case.ours("permute.copy_into", move |(source, out)| {
        let image = View::new(source)
            .reshape([height, width, 3])
            .expect("the buffer is an image");
        image
            .permute([2, 0, 1])
            .expect("the axes are three")
            .copy_into(out)
            .expect("the lengths agree");
        0.
    });
}

pub fn w4_block(case: &mut Case<C2<f64>>, n: usize, m: usize) {
    case.ours("slice.copy_into", move |(source, out)| {
        let start = (n - m) / 2;
        let end = start + m;
        let block = matrix(source, n, n)
            .slice(s![start..end, start..end])
            .expect("the block is inside");
        block.copy_into(out).expect("the lengths agree");
        0.
    });
}

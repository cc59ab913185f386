//! W1, W2, W5 and W8: sums and updates of columns, and single items.

use view_core::{AsView, Be, View};

use crate::harness::Case;
use crate::machine::memory::Buf;
use crate::machine::records::{BeRec, OurBeRec, Rec, RecColumnsMut};

const DT: f64 = 1e-9;

pub fn w1_sum_f64(case: &mut Case<Buf<Rec>>) {
    case.ours("column.sum()", |records| {
        View::new(records).field(Rec::FIELDS.x).sum()
    });
}

pub fn w1_sum_u32(case: &mut Case<Buf<Rec>>) {
    case.ours("column.sum()", |records| {
        View::new(records).field(Rec::FIELDS.id).sum() as f64
    });
}

pub fn w1_sum_f32(case: &mut Case<Buf<Rec>>) {
    case.ours("column.sum()", |records| {
        f64::from(View::new(records).field(Rec::FIELDS.w).sum())
    });
}

pub fn w2_axpy1(case: &mut Case<Buf<Rec>>) {
    case.ours("x.for_each_with(vx)", |records| {
        let RecColumnsMut { mut x, vx, .. } = records.columns_mut();
        x.for_each_with(&vx, |(x, vx)| *x += *vx * DT)
            .expect("one shape");
        0.
    });
    case.ours("x.iter_mut().zip(vx)", |records| {
        let RecColumnsMut { x, vx, .. } = records.columns_mut();
        x.into_iter().zip(vx).for_each(|(x, vx)| *x += *vx * DT);
        0.
    });
}

pub fn w2_axpy2(case: &mut Case<Buf<Rec>>) {
    case.ours("x.for_each_with((vx, y, vy))", |records| {
        let RecColumnsMut {
            mut x,
            vx,
            mut y,
            vy,
            ..
        } = records.columns_mut();
        x.for_each_with((&vx, &mut y, &vy), |(x, vx, y, vy)| {
            *x += *vx * DT;
            *y += *vy * DT;
        })
        .expect("one shape");
        0.
    });
}

/// The packed records as ours: any bytes are.
fn packed(records: &[BeRec]) -> View<'_, OurBeRec> {
    View::from_bytes(bytemuck::cast_slice(records)).expect("whole records")
}

pub fn w5_f4(case: &mut Case<Buf<BeRec>>) {
    // In single precision, as a column of f32 is summed.
    case.ours("~Be<f32> column.sum()", |records| {
        f64::from(packed(records).field(OurBeRec::FIELDS.a).sum())
    });
}

pub fn w5_i4(case: &mut Case<Buf<BeRec>>) {
    case.ours("Be<i32> column.sum()", |records| {
        packed(records).field(OurBeRec::FIELDS.b).sum() as f64
    });
}

pub fn w5_f8(case: &mut Case<Buf<BeRec>>) {
    case.ours("Be<f64> column.sum()", |records| {
        packed(records).field(OurBeRec::FIELDS.c).sum()
    });
}

pub fn w5_contig_sum(case: &mut Case<Buf<u64>>) {
    case.ours("View<Be<f64>>.sum()", |bits| {
        View::<Be<f64>>::from_bytes(bytemuck::cast_slice(bits))
            .expect("whole items")
            .sum()
    });
}

pub fn w5_contig_to_native(case: &mut Case<(Buf<u64>, Buf<u64>)>) {
    case.ours("View<Be<f64>>.copy_into_native", |(bits, out)| {
        let items = View::<Be<f64>>::from_bytes(bytemuck::cast_slice(bits)).expect("whole items");
        items
            .copy_into_native(bytemuck::cast_slice_mut(out))
            .expect("the lengths agree");
        0.
    });
}

pub fn w8_get_i(case: &mut Case<(Buf<Rec>, Vec<u32>)>) {
    case.ours("column.get(i), 4 sums", |(records, indices)| {
        let column = View::new(records).field(Rec::FIELDS.x);
        let mut sums = [0.0; 4];
        for four in indices.as_chunks::<4>().0 {
            for k in 0..4 {
                sums[k] += column.get(four[k] as usize).expect("in range");
            }
        }
        sums.iter().sum()
    });
}

pub fn w8_get_ij(case: &mut Case<(Buf<f64>, Vec<(u32, u32)>)>, k: usize) {
    case.ours("view.get([i, j]), 4 sums", move |(items, indices)| {
        let view = View::new(items).reshape([k, k]).expect("a square");
        let mut sums = [0.0; 4];
        for four in indices.as_chunks::<4>().0 {
            for k in 0..4 {
                let (i, j) = four[k];
                sums[k] += view.get([i as usize, j as usize]).expect("in range");
            }
        }
        sums.iter().sum()
    });
}

//! W11: rows, stencils and axis sums of views into a wider parent.

use view_core::{View, ViewMut, s};

use crate::harness::Case;
use crate::machine::memory::Buf;
use crate::workloads::GRID_PADDING;

type Grids = (Buf<f64>, Buf<f64>);

/// The `n` columns in the middle of rows of `ld` items.
fn middle(items: &[f64], n: usize, ld: usize) -> View<'_, f64, 2> {
    let parent = View::new(items).reshape([n, ld]).expect("whole rows");
    parent.at(s![.., GRID_PADDING..GRID_PADDING + n])
}

fn square(items: &mut [f64], n: usize) -> ViewMut<'_, f64, 2> {
    ViewMut::new(&mut items[..n * n])
        .into_reshape([n, n])
        .expect("a square")
}

/// A row of a view whose items lie side by side, as a slice.
fn row<'a>(view: View<'a, f64, 2>, i: usize) -> &'a [f64] {
    view.row(i)
        .as_slice()
        .expect("the items of a row are contiguous")
}

pub fn w11_stencil5(case: &mut Case<Grids>, n: usize, ld: usize) {
    case.ours("rows as slices", move |(source, out)| {
        let source = middle(source, n, ld);
        let out = square(out, n - 2);
        for (i, out) in out.into_axis_iter(0).enumerate() {
            let out = out.into_mut_slice().expect("contiguous");
            let (above, here, below) = (row(source, i), row(source, i + 1), row(source, i + 2));
            let (left, middle, right) = (&here[..n - 2], &here[1..n - 1], &here[2..]);
            let (above, below) = (&above[1..n - 1], &below[1..n - 1]);
            for j in 0..out.len() {
                out[j] = 0.5 * middle[j] + 0.125 * ((above[j] + below[j]) + (left[j] + right[j]));
            }
        }
        0.
    });
}

pub fn w11_box3(case: &mut Case<Grids>, n: usize, ld: usize) {
    let mut sums = vec![0.0; n];
    case.ours("rows as slices, separable", move |(source, out)| {
        let source = middle(source, n, ld);
        let out = square(out, n - 2);
        for (i, out) in out.into_axis_iter(0).enumerate() {
            let out = out.into_mut_slice().expect("contiguous");
            let (above, here, below) = (row(source, i), row(source, i + 1), row(source, i + 2));
            for j in 0..n {
                sums[j] = above[j] + here[j] + below[j];
            }
            for j in 0..out.len() {
                out[j] = sums[j] + sums[j + 1] + sums[j + 2];
            }
        }
        0.
    });
}

pub fn w11_rowsum(case: &mut Case<Grids>, n: usize, ld: usize) {
    case.ours("sum_axis_into(1)", move |(source, out)| {
        middle(source, n, ld)
            .sum_axis_into(1, ViewMut::new(&mut out[..n]))
            .expect("one sum a row");
        0.
    });
}

pub fn w11_colsum(case: &mut Case<Grids>, n: usize, ld: usize) {
    case.ours("sum_axis_into(0)", move |(source, out)| {
        middle(source, n, ld)
            .sum_axis_into(0, ViewMut::new(&mut out[..n]))
            .expect("one sum a column");
        0.
    });
}

pub fn w11_step2(case: &mut Case<Grids>, n: usize, ld: usize) {
    case.ours("at(s![..;2, ..;2]).sum()", move |(source, _)| {
        middle(source, n, ld).at(s![..;2, ..;2]).sum()
    });
}

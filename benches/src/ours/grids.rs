//! W11: rows, stencils and axis sums of views into a wider parent.

use std::cell::RefCell;
use std::rc::Rc;

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

/// One row of a five-point stencil.
fn stencil5(out: &mut [f64], above: &[f64], here: &[f64], below: &[f64]) {
    let n = out.len();
    let (left, middle, right) = (&here[..n], &here[1..=n], &here[2..n + 2]);
    let (above, below) = (&above[1..=n], &below[1..=n]);
    for j in 0..n {
        out[j] = 0.5 * middle[j] + 0.125 * ((above[j] + below[j]) + (left[j] + right[j]));
    }
}

pub fn w11_stencil5(case: &mut Case<Grids>, n: usize, ld: usize) {
    case.ours("row_slices().windows()", move |(source, out)| {
        let rows = middle(source, n, ld).row_slices().expect("rows of f64");
        let out = square(out, n - 2).into_row_slices().expect("rows of f64");
        for ([above, here, below], out) in rows.windows().zip(out) {
            stencil5(out, above, here, below);
        }
        0.
    });
}

/// The sums of three rows.
fn add3(sums: &mut [f64], above: &[f64], here: &[f64], below: &[f64]) {
    let n = sums.len();
    let (above, here, below) = (&above[..n], &here[..n], &below[..n]);
    for j in 0..n {
        sums[j] = above[j] + here[j] + below[j];
    }
}

/// The sums of three neighbours.
fn add_neighbours(out: &mut [f64], sums: &[f64]) {
    let n = out.len();
    let (left, middle, right) = (&sums[..n], &sums[1..=n], &sums[2..n + 2]);
    for j in 0..n {
        out[j] = left[j] + middle[j] + right[j];
    }
}

pub fn w11_box3(case: &mut Case<Grids>, n: usize, ld: usize, sums: Rc<RefCell<Vec<f64>>>) {
    case.ours("row_slices().windows(), separable", move |(source, out)| {
        let rows = middle(source, n, ld).row_slices().expect("rows of f64");
        let out = square(out, n - 2).into_row_slices().expect("rows of f64");
        let mut sums = sums.borrow_mut();
        for ([above, here, below], out) in rows.windows().zip(out) {
            add3(&mut sums, above, here, below);
            add_neighbours(out, &sums);
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

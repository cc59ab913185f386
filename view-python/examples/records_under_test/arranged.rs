//! Records in any geometry, and nothing at all.

use pyo3::prelude::*;
use view_core::strided::Order;
use view_python::{PyRecords, exception};

/// Numbers in any geometry.
#[pyfunction]
#[pyo3(signature = (n, shape, order = None, strides = None, offset = 0, read_only = false))]
pub(crate) fn arranged(
    py: Python<'_>,
    n: u32,
    shape: Vec<usize>,
    order: Option<&str>,
    strides: Option<Vec<isize>>,
    offset: usize,
    read_only: bool,
) -> PyResult<PyRecords<f64>> {
    let mut numbers = PyRecords::arrange((0..n).map(f64::from).collect::<Vec<_>>());
    numbers = numbers.shape(&shape);
    if let Some(order) = order {
        numbers = numbers.order(if order == "F" { Order::F } else { Order::C });
    }
    if let Some(strides) = &strides {
        numbers = numbers.strides(strides, offset);
    }
    if read_only {
        numbers.read_only()
    } else {
        numbers
    }
    .export(py)
}

/// The items in row order, in the owner's order, and one by its index.
#[pyfunction]
pub(crate) fn copies(
    py: Python<'_>,
    records: PyRecords<f64>,
) -> PyResult<(Vec<f64>, Vec<f64>, usize)> {
    let rows = records.to_vec(py).map_err(exception)?;
    let owned = records.with(<[f64]>::to_vec).map_err(exception)?;
    Ok((rows, owned, records.len()))
}

#[pyfunction]
pub(crate) fn at(records: PyRecords<f64>, i: usize, j: usize) -> PyResult<f64> {
    records.get([i, j]).map_err(exception)
}

/// What a call costs when nothing is done.
#[pyclass(frozen)]
pub(crate) struct Nothing;

#[pymethods]
impl Nothing {
    #[new]
    fn new() -> Self {
        Self
    }

    #[expect(clippy::unused_self, reason = "a method")]
    fn nothing(&self) {}
}

//! Other views of the same memory: `cast`, `reinterpret`, `reshape`, `transpose`.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use view_core::memory::Reinterpret;
use view_core::strided::Order;

use super::PyMemoryView;
use super::args::shape_of;
use crate::error::count;
use crate::exception;

/// As memoryview's, with its limits.
pub(super) fn cast(
    this: &PyMemoryView,
    py: Python<'_>,
    format: &Bound<'_, PyAny>,
    shape: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyMemoryView> {
    let Ok(format) = format.cast::<PyString>() else {
        return Err(PyTypeError::new_err(format!(
            "cast() argument 'format' must be str, not {}",
            format.get_type().name()?
        )));
    };
    let format = format.to_cow()?;
    this.derived(py, |memory| {
        let Some(shape) = shape else {
            return memory.cast(&format, None).map_err(exception);
        };
        if !memory.is_c_contiguous() || memory.shape().contains(&0) {
            // Refused whatever the shape is, and before it is looked at.
            return memory.cast(&format, Some(&[])).map_err(exception);
        }
        let (shape, wrong) = shape_of(shape)?;
        memory
            .cast(&format, Some(&shape))
            .map_err(|error| match wrong {
                Some((axis, wrong)) if error.axis() == Some(axis) => wrong,
                _ => exception(error),
            })
    })
}

/// Without limits.
pub(super) fn reinterpret(
    this: &PyMemoryView,
    py: Python<'_>,
    format: &str,
    shape: Option<&[usize]>,
    strides: Option<&[isize]>,
    (offset, order): (usize, &str),
) -> PyResult<PyMemoryView> {
    let mut how = Reinterpret::new(format).offset(offset).order(match order {
        "C" => Order::C,
        "F" => Order::F,
        _ => return Err(PyValueError::new_err("order must be 'C' or 'F'")),
    });
    if let Some(shape) = shape {
        how = how.shape(shape);
    }
    if let Some(strides) = strides {
        how = how.strides(strides);
    }
    this.derived(py, |memory| memory.reinterpret(how).map_err(exception))
}

/// The dimensions in another order, counted from the last where they are negative; in reverse
/// order where none is given.
pub(super) fn transpose(
    this: &PyMemoryView,
    py: Python<'_>,
    axes: Option<&[isize]>,
) -> PyResult<PyMemoryView> {
    let ndim = this.memory.ndim();
    let axes: Vec<usize> = match axes {
        None => (0..ndim).rev().collect(),
        Some(axes) => axes
            .iter()
            .map(|&axis| {
                let from_last = || ndim.checked_add_signed(axis);
                let place = usize::try_from(axis).ok().or_else(from_last);
                place.ok_or_else(|| {
                    PyValueError::new_err(format!(
                        "axis {axis} is outside the view's {}",
                        count(ndim, "dimension")
                    ))
                })
            })
            .collect::<PyResult<_>>()?,
    };
    this.derived(py, |memory| memory.permute(&axes).map_err(exception))
}

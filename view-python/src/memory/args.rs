//! Arguments of methods that Python's own memoryview takes in its own way.

use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyList, PyString, PyTuple};
use view_core::memory::ByteLayout;

use crate::buffer::MAX_NDIM;
use crate::exception;

/// The shape argument of `cast`: real integers in a list or tuple. Where an entry is none,
/// it is -1, and what is wrong with the first such comes with the shape: memoryview looks
/// at the entries last.
pub(super) fn shape_of(shape: &Bound<'_, PyAny>) -> PyResult<(Vec<isize>, Option<PyErr>)> {
    if !(shape.is_instance_of::<PyList>() || shape.is_instance_of::<PyTuple>()) {
        return Err(PyTypeError::new_err("shape must be a list or a tuple"));
    }
    if shape.len()? > MAX_NDIM {
        return Err(PyValueError::new_err(
            "memoryview: number of dimensions must not exceed 64",
        ));
    }
    let mut wrong = None;
    let mut extents = Vec::new();
    for entry in shape.try_iter()? {
        let extent = match entry?.cast::<PyInt>() {
            Ok(int) => int.extract::<isize>().map_err(|_| {
                PyOverflowError::new_err("Python int too large to convert to C ssize_t")
            }),
            Err(_) => Err(PyTypeError::new_err(
                "memoryview.cast(): elements of shape must be integers",
            )),
        };
        extents.push(extent.unwrap_or_else(|error| {
            // One before that is not positive is what memoryview stops at.
            if extents.iter().all(|extent| *extent > 0) {
                wrong = Some(error);
            }
            -1
        }));
    }
    Ok((extents, wrong))
}

/// The order argument of `tobytes`.
pub(super) fn order_of(order: Option<&Bound<'_, PyAny>>) -> PyResult<ByteLayout> {
    let Some(order) = order.filter(|order| !order.is_none()) else {
        return Ok(ByteLayout::C);
    };
    let Ok(order) = order.cast::<PyString>() else {
        return Err(PyTypeError::new_err(format!(
            "tobytes() argument 'order' must be str or None, not {}",
            order.get_type().name()?
        )));
    };
    let order = order.to_cow()?;
    if order.contains('\0') {
        return Err(PyValueError::new_err("embedded null character"));
    }
    order.parse().map_err(exception)
}

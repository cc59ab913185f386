//! Arguments of methods that Python's own memoryview takes in its own way.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyList, PyString, PyTuple};
use view_core::memory::ByteLayout;

use crate::buffer::MAX_NDIM;
use crate::exception;

/// The shape argument of `cast`: real integers in a list or tuple.
pub(super) fn shape_of(shape: &Bound<'_, PyAny>) -> PyResult<Vec<isize>> {
    if !(shape.is_instance_of::<PyList>() || shape.is_instance_of::<PyTuple>()) {
        return Err(PyTypeError::new_err("shape must be a list or a tuple"));
    }
    if shape.len()? > MAX_NDIM {
        return Err(PyValueError::new_err(
            "memoryview: number of dimensions must not exceed 64",
        ));
    }
    let extent = |extent: PyResult<Bound<'_, PyAny>>| {
        let extent = extent?;
        let int = extent.cast::<PyInt>().map_err(|_| {
            PyTypeError::new_err("memoryview.cast(): elements of shape must be integers")
        })?;
        int.extract::<isize>()
    };
    shape.try_iter()?.map(extent).collect()
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
    order.to_cow()?.parse().map_err(exception)
}

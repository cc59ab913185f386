//! Arguments of methods that Python's own memoryview takes in its own way.

use pyo3::conversion::FromPyObjectOwned;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyList, PyString, PyTuple};
use view_core::memory::ByteLayout;

use crate::buffer::MAX_NDIM;
use crate::exception;

fn too_many_dimensions() -> PyErr {
    PyValueError::new_err("memoryview: number of dimensions must not exceed 64")
}

/// A number for each dimension, from any sequence. No room is made for as many as the sequence
/// says it has, and none is asked for behind those that there can be: both are code in Python.
pub(super) struct PerAxis<T>(pub(super) Vec<T>);

impl<'py, T: FromPyObjectOwned<'py>> FromPyObject<'_, 'py> for PerAxis<T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        // SAFETY: attached, and a live object.
        let is_sequence = unsafe { ffi::PySequence_Check(object.as_ptr()) } != 0;
        if !is_sequence || object.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err(format!(
                "a sequence of integers is required, not '{}'",
                object.get_type().name()?
            )));
        }
        let mut numbers = Vec::new();
        for number in object.try_iter()? {
            if numbers.len() == MAX_NDIM {
                return Err(too_many_dimensions());
            }
            numbers.push(number?.extract::<T>().map_err(Into::into)?);
        }
        Ok(Self(numbers))
    }
}

/// The place of an entry that is none, and what is wrong with it.
type Wrong = (usize, PyErr);

/// The shape argument of `cast`: real integers in a list or tuple. Where an entry is none,
/// it is -1, and which is the first such and what is wrong with it comes with the shape:
/// memoryview looks at the entries last, and stops at the first that it does not take.
pub(super) fn shape_of(shape: &Bound<'_, PyAny>) -> PyResult<(Vec<isize>, Option<Wrong>)> {
    // The entries that are there, as memoryview takes them: a class may tell another length, and
    // its iterator may never end.
    let entries: Vec<_> = if let Ok(list) = shape.cast::<PyList>() {
        list.iter().take(MAX_NDIM + 1).collect()
    } else if let Ok(tuple) = shape.cast::<PyTuple>() {
        tuple.iter().take(MAX_NDIM + 1).collect()
    } else {
        return Err(PyTypeError::new_err("shape must be a list or a tuple"));
    };
    if entries.len() > MAX_NDIM {
        return Err(too_many_dimensions());
    }
    let mut wrong = None;
    let mut extents = Vec::new();
    for (axis, entry) in entries.into_iter().enumerate() {
        let extent = match entry.cast::<PyInt>() {
            Ok(int) => int.extract::<isize>().map_err(|_| {
                PyOverflowError::new_err("Python int too large to convert to C ssize_t")
            }),
            Err(_) => Err(PyTypeError::new_err(
                "memoryview.cast(): elements of shape must be integers",
            )),
        };
        extents.push(extent.unwrap_or_else(|error| {
            wrong.get_or_insert((axis, error));
            -1
        }));
    }
    Ok((extents, wrong))
}

/// The arguments of a method that takes integers side by side or, as NumPy's do, all in
/// one tuple or list.
pub(super) fn numbers(given: &Bound<'_, PyTuple>) -> PyResult<Vec<isize>> {
    if given.len() == 1 {
        // An array of NumPy's has `__index__` too. More than there can be is refused later.
        if let Ok(several) = given.get_item(0)?.try_iter() {
            let number = |entry: PyResult<Bound<'_, PyAny>>| entry?.extract();
            return several.take(MAX_NDIM + 1).map(number).collect();
        }
    }
    given.extract()
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

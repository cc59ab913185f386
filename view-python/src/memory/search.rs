//! `in`, `count` and `index`.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyTuple};
use view_core::memory::Value;

use super::PyMemoryView;
use super::key;
use crate::exception;

/// `item in m`.
pub(super) fn contains(
    this: &PyMemoryView,
    py: Python<'_>,
    item: &Bound<'_, PyAny>,
) -> PyResult<bool> {
    if this.check()?.ndim() == 0 {
        return Err(PyTypeError::new_err(
            "argument of type 'memoryview' is not a container or iterable",
        ));
    }
    Ok(find(this, py, item, 0, usize::MAX)?.is_some())
}

/// The number of items that are equal to a value.
pub(super) fn count(
    this: &PyMemoryView,
    py: Python<'_>,
    value: &Bound<'_, PyAny>,
) -> PyResult<usize> {
    if this.check()?.ndim() == 0 {
        return Err(PyTypeError::new_err("invalid indexing of 0-dim memory"));
    }
    let mut count = 0;
    let mut from = 0;
    while let Some(at) = find(this, py, value, from, usize::MAX)? {
        count += 1;
        from = at + 1;
    }
    Ok(count)
}

/// The index of the first item within bounds that is equal to a value.
pub(super) fn index(
    this: &PyMemoryView,
    py: Python<'_>,
    value: &Bound<'_, PyAny>,
    bounds: &Bound<'_, PyTuple>,
) -> PyResult<usize> {
    if bounds.len() > 2 {
        return Err(PyTypeError::new_err(format!(
            "index expected at most 3 arguments, got {}",
            1 + bounds.len()
        )));
    }
    let mut limits = [0, isize::MAX];
    for (limit, bound) in limits.iter_mut().zip(bounds) {
        *limit = key::bound(&bound)?;
    }
    let Some(len) = this.check()?.shape().first().copied() else {
        return Err(PyTypeError::new_err("invalid lookup on 0-dim memory"));
    };
    let [start, stop] = limits.map(|limit| key::clip(limit, len));
    let found = if start < stop {
        find(this, py, value, start, stop)?
    } else {
        // Where no item is looked at none needs to be readable.
        None
    };
    found.ok_or_else(|| PyValueError::new_err("memoryview.index(x): x not found"))
}

/// A plain number, of which the core knows whether it equals an item.
fn number(object: &Bound<'_, PyAny>) -> Option<Value> {
    if object.is_exact_instance_of::<PyInt>() {
        return match object.extract::<i64>() {
            Ok(value) => Some(Value::Int(value)),
            Err(_) => object.extract::<u64>().ok().map(Value::UInt),
        };
    }
    if object.is_exact_instance_of::<PyFloat>() {
        return object.extract().ok().map(Value::Float);
    }
    object
        .cast::<PyBool>()
        .ok()
        .map(|value| Value::Bool(value.is_true()))
}

/// The first position in `from..to` of an item that equals `wanted`.
fn find(
    this: &PyMemoryView,
    py: Python<'_>,
    wanted: &Bound<'_, PyAny>,
    from: usize,
    to: usize,
) -> PyResult<Option<usize>> {
    let memory = this.live()?;
    let to = to.min(memory.shape().first().copied().unwrap_or(0));
    if memory.ndim() == 1 {
        memory.require_format().map_err(exception)?;
        if let Some(wanted) = number(wanted) {
            for index in from..to {
                if memory.get(&[index as isize]).map_err(exception)? == wanted {
                    return Ok(Some(index));
                }
            }
            return Ok(None);
        }
    }
    drop(memory);
    for index in from..to {
        let item = this.at(py, index as isize)?;
        if item.is(wanted) || item.eq(wanted)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

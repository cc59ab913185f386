//! Items as Python objects.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyComplex, PyFloat, PyList, PyString, PyTuple};
use view_core::memory::Value;

/// An item on its way to Python.
pub(super) struct Item<'v>(pub(super) &'v Value);

impl<'py> IntoPyObject<'py> for Item<'_> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(match self.0 {
            Value::Int(value) => value.into_pyobject(py)?.into_any(),
            Value::Float(value) => PyFloat::new(py, *value).into_any(),
            Value::Bool(value) => PyBool::new(py, *value).to_owned().into_any(),
            other => return slow(py, other),
        })
    }
}

fn slow<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::UInt(value) => value.into_pyobject(py)?.into_any(),
        Value::Complex(parts) => PyComplex::from_doubles(py, parts[0], parts[1]).into_any(),
        Value::Bytes(bytes) => PyBytes::new(py, bytes.as_slice()).into_any(),
        Value::Str(text) => PyString::new(py, text.as_str()).into_any(),
        Value::List(list) => PyList::new(py, list.as_slice().iter().map(Item))?.into_any(),
        Value::Record(record) => PyTuple::new(py, record.values().iter().map(Item))?.into_any(),
        // The three above, and what a later core may add.
        other => PyString::new(py, &other.to_string()).into_any(),
    })
}

//! Python objects as items, by the rules of memoryview's packing.
//!
//! What an object becomes depends on what the item is: an object with `__index__`
//! and `__float__` is an integer to `i` and a number to `d`. The errors are those that
//! memoryview has, with the format of the item in them.

use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{
    PyByteArray, PyBytes, PyComplex, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple,
};
use view_core::format::{Item, ItemKind, Scalar};
use view_core::memory::{Record, Value};

use crate::error::count;

fn invalid_type(letter: &str) -> PyErr {
    PyTypeError::new_err(format!("memoryview: invalid type for format '{letter}'"))
}

fn invalid_value(letter: &str) -> PyErr {
    PyValueError::new_err(format!("memoryview: invalid value for format '{letter}'"))
}

/// Gives errors of conversion memoryview's words; others pass.
fn renamed(py: Python<'_>, error: PyErr, letter: &str) -> PyErr {
    if error.is_instance_of::<PyTypeError>(py) {
        invalid_type(letter)
    } else if error.is_instance_of::<PyOverflowError>(py)
        || error.is_instance_of::<PyValueError>(py)
    {
        invalid_value(letter)
    } else {
        error
    }
}

/// The object as a value for an item that errors call `letter`.
pub(super) fn pack(item: &Item, letter: &str, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    match item.kind() {
        ItemKind::Scalar { scalar, .. } => scalar_value(*scalar, letter, object),
        ItemKind::Pointer { .. } => pointer(letter, object),
        ItemKind::Bytes | ItemKind::Pascal | ItemKind::Void => bytes(letter, object),
        ItemKind::Text { .. } => text(letter, object),
        ItemKind::Struct { .. } => record(item, letter, object),
        ItemKind::Array { shape, element } => array(shape, element, letter, object),
        _ => Err(invalid_type(letter)),
    }
}

fn scalar_value(scalar: Scalar, letter: &str, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    match scalar {
        Scalar::Bool => Ok(Value::Bool(object.is_truthy()?)),
        Scalar::Char => match object.cast::<PyBytes>() {
            Ok(bytes) if bytes.as_bytes().len() == 1 => Ok(Value::from(bytes.as_bytes())),
            Ok(_) => Err(invalid_value(letter)),
            Err(_) => Err(invalid_type(letter)),
        },
        Scalar::Ucs2 | Scalar::Ucs4 => text(letter, object),
        Scalar::F16 | Scalar::F32 | Scalar::F64 | Scalar::LongDouble(_) => {
            real(letter, object).map(Value::Float)
        }
        Scalar::Complex16
        | Scalar::Complex32
        | Scalar::Complex64
        | Scalar::ComplexLongDouble(_) => match object.cast::<PyComplex>() {
            Ok(number) => Ok(Value::from([number.real(), number.imag()])),
            Err(_) => real(letter, object).map(|real| Value::from([real, 0.0])),
        },
        _ => integer(letter, object),
    }
}

fn integer(letter: &str, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    let int = if let Ok(int) = object.cast::<PyInt>() {
        int.clone()
    } else {
        index(object).map_err(|error| renamed(object.py(), error, letter))?
    };
    if let Ok(value) = int.extract::<i64>() {
        return Ok(Value::Int(value));
    }
    match int.extract::<u64>() {
        Ok(value) => Ok(Value::UInt(value)),
        Err(_) => Err(invalid_value(letter)),
    }
}

/// `operator.index(object)`.
fn index<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyInt>> {
    // SAFETY: attached; a new reference or null with an error set.
    let int =
        unsafe { Bound::from_owned_ptr_or_err(object.py(), ffi::PyNumber_Index(object.as_ptr()))? };
    Ok(int.cast_into()?)
}

fn real(letter: &str, object: &Bound<'_, PyAny>) -> PyResult<f64> {
    if let Ok(number) = object.cast::<PyFloat>() {
        return Ok(number.value());
    }
    object
        .extract::<f64>()
        .map_err(|error| renamed(object.py(), error, letter))
}

/// An address: an integer that fits, negative ones from the top. No `__index__` here.
fn pointer(letter: &str, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    let int = object.cast::<PyInt>().map_err(|_| invalid_type(letter))?;
    if let Ok(value) = int.extract::<i64>() {
        return Ok(Value::Int(value));
    }
    int.extract::<u64>()
        .map(Value::UInt)
        .map_err(|_| invalid_value(letter))
}

fn bytes(letter: &str, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    if let Ok(bytes) = object.cast::<PyBytes>() {
        return Ok(Value::from(bytes.as_bytes()));
    }
    match object.cast::<PyByteArray>() {
        Ok(bytes) => Ok(Value::from(bytes.to_vec().as_slice())),
        Err(_) => Err(invalid_type(letter)),
    }
}

fn text(letter: &str, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    match object.cast::<PyString>() {
        Ok(text) => Ok(Value::from(text.to_cow()?.as_ref())),
        Err(_) => Err(invalid_type(letter)),
    }
}

/// The members of a tuple or list.
fn members<'py>(object: &Bound<'py, PyAny>) -> Option<Vec<Bound<'py, PyAny>>> {
    if let Ok(tuple) = object.cast::<PyTuple>() {
        return Some(tuple.iter().collect());
    }
    object
        .cast::<PyList>()
        .ok()
        .map(|list| list.iter().collect())
}

/// A struct: a tuple or list of its fields, a dict by name, or all of its bytes.
fn record(item: &Item, letter: &str, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    let fields = item.fields().unwrap_or_default();
    if let Some(members) = members(object) {
        if members.len() != fields.len() {
            return Err(PyValueError::new_err(format!(
                "memoryview: {} for the {} of format '{letter}'",
                count(members.len(), "value"),
                count(fields.len(), "field")
            )));
        }
        let values = fields
            .iter()
            .zip(&members)
            .map(|(field, member)| pack(field.item(), &code(field.item()), member));
        return Ok(Value::Record(Record::tuple(
            values.collect::<PyResult<_>>()?,
        )));
    }
    if let Ok(names) = object.cast::<PyDict>() {
        let mut values = Vec::with_capacity(fields.len());
        for field in fields {
            let name = field.name().unwrap_or_default();
            let Some(member) = names.get_item(name)? else {
                return Err(PyValueError::new_err(format!(
                    "memoryview: no value for the field {name:?}"
                )));
            };
            values.push(pack(field.item(), &code(field.item()), &member)?);
        }
        if names.len() != fields.len() {
            return Err(PyValueError::new_err(format!(
                "memoryview: {} for the {} of format '{letter}'",
                count(names.len(), "value"),
                count(fields.len(), "field")
            )));
        }
        return Ok(Value::Record(Record::tuple(values)));
    }
    // A struct of one field may come without a tuple around it.
    if let [field] = fields
        && !object.is_instance_of::<PyBytes>()
    {
        let value = pack(field.item(), &code(field.item()), object)?;
        return Ok(Value::Record(Record::tuple(vec![value])));
    }
    bytes(letter, object)
}

fn array(
    shape: &[usize],
    element: &Item,
    letter: &str,
    object: &Bound<'_, PyAny>,
) -> PyResult<Value> {
    let Some((len, inner)) = shape.split_first() else {
        return pack(element, letter, object);
    };
    let Some(members) = members(object) else {
        // `(8)B` and the like are bytes too, if their number is right.
        return bytes(letter, object);
    };
    if members.len() != *len {
        return Err(PyValueError::new_err(format!(
            "memoryview: {} for an array of {len}",
            count(members.len(), "value")
        )));
    }
    let letter = code(element);
    let values = members
        .iter()
        .map(|member| array(inner, element, &letter, member));
    Ok(Value::from(values.collect::<PyResult<Vec<_>>>()?))
}

/// How errors call an item inside of another.
fn code(item: &Item) -> String {
    match item.kind() {
        ItemKind::Scalar { scalar, .. } => scalar.code().to_owned(),
        _ => view_core::format::Format::from(item.clone()).to_string(),
    }
}

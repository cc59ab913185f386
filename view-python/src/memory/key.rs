//! What stands between the brackets, in Python's objects.

use pyo3::exceptions::{PyIndexError, PyKeyError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyEllipsis, PyInt, PySlice, PyString, PyTuple};
use view_core::format::{Field, Item};
use view_core::strided::{AxisKey, Slice};

use super::PyMemoryView;

/// A key, read.
pub(super) enum Key {
    /// One integer for each of the dimensions.
    Item(Vec<isize>),
    /// A part of the view.
    Part(Vec<AxisKey>),
    /// A field, by name or path.
    Field(String),
    /// The view without dimensions itself.
    Same,
}

fn invalid() -> PyErr {
    PyTypeError::new_err("memoryview: invalid slice key")
}

/// Reads a key for a view. `__index__` hooks run here, before
/// any memory is touched.
pub(super) fn read(key: &Bound<'_, PyAny>, view: &PyMemoryView) -> PyResult<Key> {
    let ndim = view.memory.ndim();
    if let Ok(name) = key.cast::<PyString>() {
        return field(name.to_cow()?.into_owned(), view);
    }
    let tuple = key.cast::<PyTuple>().ok();
    if ndim == 0 {
        return match tuple {
            Some(tuple) if tuple.is_empty() => Ok(Key::Item(Vec::new())),
            None if key.is_instance_of::<PyEllipsis>() => Ok(Key::Same),
            _ => Err(PyTypeError::new_err("invalid indexing of 0-dim memory")),
        };
    }
    let entries = match tuple {
        Some(tuple) => tuple
            .iter()
            .map(|part| entry(&part))
            .collect::<PyResult<Vec<_>>>()?,
        // In a tuple it is a new dimension; alone it is no key of memoryview's.
        None if key.is_none() => return Err(invalid()),
        None => vec![entry(key)?],
    };
    let used = entries
        .iter()
        .filter(|entry| matches!(entry, AxisKey::Index(_) | AxisKey::Slice(_)));
    if used.count() > ndim {
        return Err(PyTypeError::new_err(format!(
            "cannot index {ndim}-dimension view with {}-element tuple",
            entries.len()
        )));
    }
    if entries.len() == ndim {
        let indices = entries.iter().map(|entry| match entry {
            AxisKey::Index(index) => Some(*index),
            _ => None,
        });
        if let Some(indices) = indices.collect() {
            return Ok(Key::Item(indices));
        }
    }
    Ok(Key::Part(entries))
}

/// The field that a name means, if items are records.
fn field(path: String, view: &PyMemoryView) -> PyResult<Key> {
    let Some(fields) = view.item().ok().and_then(Item::fields) else {
        return Err(invalid());
    };
    if view.item()?.field(&path).is_some() {
        return Ok(Key::Field(path));
    }
    let names: Vec<_> = fields.iter().filter_map(Field::name).collect();
    Err(PyKeyError::new_err(if names.is_empty() {
        format!(
            "{path:?}: the fields of format '{}' have no names",
            view.memory.format()
        )
    } else {
        format!("{path:?}: the fields are {}", names.join(", "))
    }))
}

fn entry(part: &Bound<'_, PyAny>) -> PyResult<AxisKey> {
    if let Ok(slice) = part.cast::<PySlice>() {
        return unpack(slice);
    }
    if part.is_instance_of::<PyEllipsis>() {
        return Ok(AxisKey::Ellipsis);
    }
    if part.is_none() {
        return Ok(AxisKey::NewAxis);
    }
    match index(part)? {
        Some(index) => Ok(AxisKey::Index(index)),
        None => Err(invalid()),
    }
}

/// The integer an object stands for, if it stands for one.
///
/// # Errors
///
/// `IndexError` where it fits no dimension, and what its `__index__` raises.
#[inline]
pub(super) fn index(object: &Bound<'_, PyAny>) -> PyResult<Option<isize>> {
    // SAFETY: attached, and a live object.
    if !object.is_instance_of::<PyInt>() && unsafe { ffi::PyIndex_Check(object.as_ptr()) } == 0 {
        return Ok(None);
    }
    // SAFETY: attached; -1 is an error where one is set.
    let index = unsafe { ffi::PyNumber_AsSsize_t(object.as_ptr(), ffi::PyExc_IndexError) };
    if index == -1
        && let Some(error) = PyErr::take(object.py())
    {
        return Err(error);
    }
    Ok(Some(index))
}

#[inline]
pub(super) fn unpack(slice: &Bound<'_, PySlice>) -> PyResult<AxisKey> {
    let (mut start, mut stop, mut step) = (0, 0, 0);
    // SAFETY: attached, and a slice; -1 with an error set where it has no integers.
    let status = unsafe {
        ffi::PySlice_Unpack(slice.as_ptr(), &raw mut start, &raw mut stop, &raw mut step)
    };
    if status < 0 {
        return Err(PyErr::fetch(slice.py()));
    }
    Ok(AxisKey::Slice(Slice::new(
        Some(start),
        Some(stop),
        Some(step),
    )))
}

/// The bounds of a search, clipped to `len`.
pub(super) fn bound(
    object: Option<&Bound<'_, PyAny>>,
    default: usize,
    len: usize,
) -> PyResult<usize> {
    let Some(object) = object else {
        return Ok(default.min(len));
    };
    let refuse =
        || PyTypeError::new_err("slice indices must be integers or have an __index__ method");
    let index = match index(object) {
        Ok(index) => index.ok_or_else(refuse)?,
        // Past every end.
        Err(error) if error.is_instance_of::<PyIndexError>(object.py()) => {
            if object.lt(0)? {
                isize::MIN
            } else {
                isize::MAX
            }
        }
        Err(error) => return Err(error),
    };
    Ok(if index < 0 {
        len.saturating_sub(index.unsigned_abs())
    } else {
        len.min(index as usize)
    })
}

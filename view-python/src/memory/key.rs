//! What stands between the brackets, in Python's objects.

use pyo3::exceptions::{PyKeyError, PyTypeError};
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
        Some(tuple) => {
            // What the entries are, and how many, is looked at before any is read.
            let mut used = 0;
            for part in tuple {
                let dimension = names_dimension(&part);
                if !dimension && !part.is_none() && !part.is_instance_of::<PyEllipsis>() {
                    return Err(invalid());
                }
                used += usize::from(dimension);
            }
            if used > ndim {
                return Err(PyTypeError::new_err(format!(
                    "cannot index {ndim}-dimension view with {}-element tuple",
                    tuple.len()
                )));
            }
            let entries = tuple.iter().map(|part| entry(&part));
            entries.collect::<PyResult<Vec<_>>>()?
        }
        // In a tuple it is a new dimension; alone it is no key of memoryview's.
        None if key.is_none() => return Err(invalid()),
        None => vec![entry(key)?],
    };
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
        return Err(match view.memory.ndim() {
            0 => PyTypeError::new_err("invalid indexing of 0-dim memory"),
            _ => invalid(),
        });
    };
    // One that lies in an array is found by the core alone.
    if view.item()?.field(&path).is_some() || view.memory.field(&path).is_ok() {
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

/// Whether an entry of a key is a slice or stands for an integer.
fn names_dimension(part: &Bound<'_, PyAny>) -> bool {
    part.is_instance_of::<PySlice>() || has_index(part)
}

/// Whether an object stands for an integer.
#[inline]
fn has_index(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: attached, and a live object.
    object.is_instance_of::<PyInt>() || unsafe { ffi::PyIndex_Check(object.as_ptr()) } != 0
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
    if !has_index(object) {
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

/// A bound of a search, an integer of any size.
///
/// # Errors
///
/// `TypeError` for what is no integer, and what its `__index__` raises.
pub(super) fn bound(object: &Bound<'_, PyAny>) -> PyResult<isize> {
    if !has_index(object) {
        return Err(PyTypeError::new_err(
            "slice indices must be integers or have an __index__ method",
        ));
    }
    // SAFETY: attached, and a live object. Without an exception to raise, what fits no
    // `isize` is clipped; -1 is an error where one is set.
    let index = unsafe { ffi::PyNumber_AsSsize_t(object.as_ptr(), std::ptr::null_mut()) };
    if index == -1
        && let Some(error) = PyErr::take(object.py())
    {
        return Err(error);
    }
    Ok(index)
}

/// The place in a dimension that a bound means.
pub(super) fn clip(bound: isize, len: usize) -> usize {
    match usize::try_from(bound) {
        Ok(place) => place.min(len),
        Err(_) => len.saturating_sub(bound.unsigned_abs()),
    }
}

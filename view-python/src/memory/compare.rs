//! Comparing and hashing.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::{IntoPyObjectExt, ffi};
use view_core::memory::ByteLayout;

use super::lease::released;
use super::{PyMemoryView, described};
use crate::buffer::Held;
use crate::exception;

/// Python's rich comparison.
pub(super) fn compared(
    view: &Bound<'_, PyMemoryView>,
    other: &Bound<'_, PyAny>,
    op: CompareOp,
) -> PyResult<Py<PyAny>> {
    let py = view.py();
    let answer = match op {
        CompareOp::Eq => equal(view, other)?,
        CompareOp::Ne => equal(view, other)?.map(|equal| !equal),
        _ => None,
    };
    match answer {
        Some(answer) => answer.into_py_any(py),
        None => Ok(py.NotImplemented()),
    }
}

/// Whether a view equals another object; `None` where that has no memory.
fn equal(view: &Bound<'_, PyMemoryView>, other: &Bound<'_, PyAny>) -> PyResult<Option<bool>> {
    let this = view.get();
    if this.lease.is_released() {
        return Ok(Some(view.is(other)));
    }
    if let Ok(other) = other.cast::<PyMemoryView>() {
        if other.get().lease.is_released() {
            return Ok(Some(view.is(other)));
        }
        let (one, two) = (this.live()?, other.get().live()?);
        return Ok(Some(one.equals(&two)));
    }
    // SAFETY: attached, and a live object.
    if unsafe { ffi::PyObject_CheckBuffer(other.as_ptr()) } == 0 {
        return Ok(None);
    }
    let Ok(held) = Held::of(other, ffi::PyBUF_FULL_RO) else {
        return Ok(None);
    };
    // SAFETY: used while it is held.
    let other = unsafe { described(&held)? };
    // The exporter may have run Python code.
    let Ok(live) = this.live() else {
        return Ok(Some(false));
    };
    Ok(Some(live.equals(&other)))
}

/// memoryview's hash: that of the bytes, for memory that does not change.
pub(super) fn hash(view: &PyMemoryView, py: Python<'_>) -> PyResult<isize> {
    if let Some(hash) = view.rare().hash.get() {
        return Ok(hash);
    }
    if view.lease.is_released() {
        return Err(released());
    }
    if !view.memory.readonly() {
        return Err(PyValueError::new_err(
            "cannot hash writable memoryview object",
        ));
    }
    let format = view.memory.format();
    if !matches!(format.strip_prefix('@').unwrap_or(format), "B" | "b" | "c") {
        return Err(PyValueError::new_err(
            "memoryview: hashing is restricted to formats 'B', 'b' or 'c'",
        ));
    }
    if let Some(owner) = view.lease.source(py)?.get().held.owner(py) {
        // Memory whose owner says that it may change has no hash.
        let _kept = view.lease.keep()?;
        owner.hash()?;
    }
    let bytes = view.live()?.to_bytes(ByteLayout::C).map_err(exception)?;
    let hash = pyo3::types::PyBytes::new(py, &bytes).hash()?;
    view.rare().hash.set(Some(hash));
    Ok(hash)
}

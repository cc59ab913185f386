//! Comparing, hashing, searching, and assigning from other exporters.

use pyo3::exceptions::PyValueError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt};
use view_core::memory::{ByteLayout, ForeignMemory, Value};

use super::lease::released;
use super::{PyMemoryView, described, pack};
use crate::buffer::Held;
use crate::exception;

/// Whether a view equals another object; `None` where that has no memory.
pub(super) fn equal(
    view: &Bound<'_, PyMemoryView>,
    other: &Bound<'_, PyAny>,
) -> PyResult<Option<bool>> {
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
        owner.hash()?;
    }
    let bytes = view.live()?.to_bytes(ByteLayout::C).map_err(exception)?;
    pyo3::types::PyBytes::new(py, &bytes).hash()
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

impl PyMemoryView {
    /// The first position in `from..to` of an item that equals `wanted`.
    pub(super) fn find(
        &self,
        py: Python<'_>,
        wanted: &Bound<'_, PyAny>,
        from: usize,
        to: usize,
    ) -> PyResult<Option<usize>> {
        let memory = self.live()?;
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
            let item = self.at(py, index as isize)?;
            if item.is(wanted) || item.eq(wanted)? {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    /// Packs `value` as the item at `index`.
    pub(super) fn put(&self, index: &[isize], value: &Bound<'_, PyAny>) -> PyResult<()> {
        let format = self.memory.format();
        let letter = format.strip_prefix('@').unwrap_or(format);
        let value = pack::pack(self.item()?, letter, value)?;
        // Packing may have run Python code, which may have released the view.
        self.live()?.set(index, &value).map_err(exception)
    }

    /// Copies the items of another exporter into a part of this view.
    pub(super) fn assign(
        &self,
        part: &ForeignMemory<'static>,
        value: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        let held = Held::of(value, ffi::PyBUF_FULL_RO)?;
        // SAFETY: used while it is held.
        let source = unsafe { described(&held)? };
        let _live = self.live()?;
        part.copy_from(&source).map_err(exception)
    }
}

//! `m[key]` and `m[key] = value`.

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyInt, PySlice, PyTuple};
use view_core::memory::ForeignMemory;
use view_core::strided::AxisKey;

use super::code::Code;
use super::key::{self, Key};
use super::lease::Lease;
use super::value::Item;
use super::{PyMemoryView, pack};
use crate::buffer::Held;
use crate::exception;

/// What a key names: an item, or a part as another view.
#[inline]
pub(super) fn get<'py>(
    slf: &Bound<'py, PyMemoryView>,
    key: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let (this, py) = (slf.get(), slf.py());
    this.check()?;
    if let Some(place) = this.plain_place(key) {
        // SAFETY: attached, an item of this code, and not released as just asked.
        let item = unsafe { place.code.load(place.at) };
        // SAFETY: a new reference, or null with an error set.
        return unsafe { Bound::from_owned_ptr_or_err(py, item) };
    }
    if key.is_exact_instance_of::<PyInt>()
        && this.memory.ndim() > 0
        && let Some(index) = key::index(key)?
    {
        return this.at(py, index);
    }
    // A slice is of the export, as in CPython: if a hook of the key releases the view,
    // the slice still lives. An item is of the view.
    let source = this.lease.source(py)?;
    if let Ok(slice) = key.cast::<PySlice>()
        && this.memory.ndim() > 0
    {
        let part = this.memory.slice(&[key::unpack(slice)?]);
        return this.part(py, part.map_err(exception)?, Lease::new(source));
    }
    let part = match key::read(key, this)? {
        Key::Item(index) => {
            let value = this.live()?.get(&index).map_err(exception)?;
            return Item(&value).into_pyobject(py);
        }
        Key::Same => return Ok(slf.clone().into_any()),
        Key::Part(entries) => this.memory.slice(&entries),
        Key::Field(path) => {
            let field = this.memory.field(&path).map_err(exception)?;
            let field = PyMemoryView::from_parts(field, Lease::new(source));
            return Ok(Bound::new(py, field)?.into_any());
        }
    };
    this.part(py, part.map_err(exception)?, Lease::new(source))
}

/// Packs a value into an item, or copies the items of another exporter into a part.
#[inline]
pub(super) fn set(
    this: &PyMemoryView,
    key: &Bound<'_, PyAny>,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    this.check_format()?;
    if this.memory.readonly() {
        return Err(PyTypeError::new_err("cannot modify read-only memory"));
    }
    if let Some(place) = this.plain_place(key)
        // SAFETY: attached, live objects, an item of this code that may be written, and
        // the view is not released as just asked.
        && unsafe { place.code.store(place.at.cast_mut(), value.as_ptr()) }
    {
        return Ok(());
    }
    match key::read(key, this)? {
        Key::Item(index) => {
            // The index is checked before the value is looked at.
            this.live()?.get(&index).map_err(exception)?;
            put(this, &index, value)
        }
        Key::Same => put(this, &[], value),
        Key::Part(entries) => {
            let part = this.live()?.slice(&entries).map_err(exception)?;
            assign(this, &part, value)
        }
        Key::Field(path) => {
            let part = this.live()?.field(&path).map_err(exception)?;
            assign(this, &part, value)
        }
    }
}

/// What `del m[key]` answers.
pub(super) fn delete(this: &PyMemoryView) -> PyResult<()> {
    this.check_format()?;
    Err(PyTypeError::new_err(if this.memory.readonly() {
        "cannot modify read-only memory"
    } else {
        "cannot delete memory"
    }))
}

/// Packs `value` as the item at `index`.
fn put(this: &PyMemoryView, index: &[isize], value: &Bound<'_, PyAny>) -> PyResult<()> {
    let format = this.memory.format();
    let letter = format
        .strip_prefix(['@', '=', '<', '>', '!'])
        .unwrap_or(format);
    let value = pack::pack(this.item()?, letter, value)?;
    // Packing may have run Python code, which may have released the view.
    this.live()?.set(index, &value).map_err(exception)
}

/// Copies the items of another exporter into a part of this view.
fn assign(
    this: &PyMemoryView,
    part: &ForeignMemory<'static>,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    let held = Held::of(value, ffi::PyBUF_FULL_RO)?;
    // SAFETY: used while it is held.
    let source = unsafe { super::described(&held)? };
    let _live = this.live()?;
    part.copy_from(&source).map_err(exception)
}

/// A number in memory.
struct Place {
    code: Code,
    at: *const u8,
}

/// The number of an exact int that is an index of a dimension, counted from the end when
/// negative.
#[inline]
fn index_within(object: *mut ffi::PyObject, len: usize) -> Option<isize> {
    let mut overflow = 0;
    // SAFETY: attached, a live object, and asked for its number only if it is an int, which
    // calls no hook and sets no error.
    let index = unsafe {
        if ffi::PyLong_CheckExact(object) == 0 {
            return None;
        }
        ffi::PyLong_AsLongLongAndOverflow(object, &raw mut overflow)
    };
    let len = len as i64;
    let index = if index < 0 { index + len } else { index };
    (overflow == 0 && (0..len).contains(&index)).then_some(index as isize)
}

impl PyMemoryView {
    /// The number that an int names in one dimension, or a tuple of ints in several: the keys
    /// that are met most. `None` is no answer.
    #[inline]
    fn plain_place(&self, key: &Bound<'_, PyAny>) -> Option<Place> {
        let memory = &*self.memory;
        let (shape, strides) = (memory.shape(), memory.strides());
        if !memory.suboffsets().is_empty() {
            return None;
        }
        let code = self.code()?;
        let mut at = memory.as_ptr();
        match shape {
            &[len] if key.is_exact_instance_of::<PyInt>() => {
                let index = index_within(key.as_ptr(), len)?;
                // SAFETY: an index inside the dimension.
                at = unsafe { at.offset(index * strides[0]) };
            }
            [_, _, ..] if key.is_exact_instance_of::<PyTuple>() => {
                // SAFETY: attached, and a tuple.
                if unsafe { ffi::PyTuple_Size(key.as_ptr()) } != shape.len() as isize {
                    return None;
                }
                let mut offset = 0;
                for (axis, (&len, &stride)) in shape.iter().zip(strides).enumerate() {
                    // SAFETY: attached, and a tuple with as many members.
                    let index = unsafe { ffi::PyTuple_GetItem(key.as_ptr(), axis as isize) };
                    offset += index_within(index, len)? * stride;
                }
                // SAFETY: an index inside the shape.
                at = unsafe { at.offset(offset) };
            }
            _ => return None,
        }
        Some(Place { code, at })
    }

    /// The item or part at a position of the first dimension.
    pub(super) fn at<'py>(&self, py: Python<'py>, index: isize) -> PyResult<Bound<'py, PyAny>> {
        if self.memory.ndim() == 1 {
            let value = self.live()?.get(&[index]).map_err(exception)?;
            return Item(&value).into_pyobject(py);
        }
        // First the export: where a pointer leads to the part, slicing reads it.
        let source = self.lease.source(py)?;
        let part = self.memory.slice(&[AxisKey::Index(index)]);
        self.part(py, part.map_err(exception)?, Lease::new(source))
    }

    /// Another view of items of the same format.
    #[inline]
    fn part<'py>(
        &self,
        py: Python<'py>,
        part: ForeignMemory<'static>,
        lease: Lease,
    ) -> PyResult<Bound<'py, PyAny>> {
        let part = Self::from_parts(part, lease);
        part.code.set(self.code.get());
        Ok(Bound::new(py, part)?.into_any())
    }
}

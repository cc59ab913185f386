//! The class `view_python.MemoryView`.

#![allow(
    clippy::doc_markdown,
    clippy::doc_link_with_quotes,
    reason = "what documents a method is its Python docstring"
)]
#![allow(
    clippy::needless_pass_by_value,
    clippy::unused_self,
    reason = "methods have the form that Python gives them"
)]

use std::cell::{Cell, OnceCell};
use std::ffi::c_int;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyBytes, PyTuple, PyType};
use pyo3::{PyTraverseError, PyVisit, ffi};
use view_core::format::Item as FormatItem;
use view_core::memory::ForeignMemory;

use super::code::Code;
use super::lease::Lease;
use super::{Attached, Exported, bytes, compare, export, iter, list, search, shapes, subscript};
use crate::exception;

/// A view of an object's memory: memoryview with its whole interface, and more.
///
/// MemoryView(object) asks object for its buffer, as memoryview(object) does. Nothing is
/// copied; while a view lives, its object cannot be resized. Everything memoryview
/// does, this does alike. Where memoryview gives up, this goes on:
///
///   * `m[0]`, `m[1:, ::2]`, `m[..., -1]` and `m[None, ...]` are views of any number of dimensions,
///     `m[0] = other` and `m[1:, ::2] = other` assign to them;
///   * items of any format are read and written: '<i', 'hd', 'T{<d:x:<I:id:4x}' (as
///     tuples), '(2,3)f' (as lists), 'Zd', '5s', 'e', and so are tolist(), ==, in;
///   * `m['x']` and `m['pos.z']` are views of one field of every record;
///   * m.reinterpret(format, ...) is a cast without its limits.
#[pyclass(frozen, weakref, generic, name = "MemoryView", module = "view_python")]
pub struct PyMemoryView {
    pub(super) memory: Attached<ForeignMemory<'static>>,
    pub(super) lease: Lease,
    pub(super) code: Attached<Cell<Asked>>,
    pub(super) rare: Attached<OnceCell<Box<Rare>>>,
}

/// Whether items are plain numbers, which is asked once.
#[derive(Clone, Copy)]
pub(super) enum Asked {
    NotYet,
    Number(Code),
    Compound,
}

/// What few views are asked for.
#[derive(Default)]
pub(super) struct Rare {
    pub(super) exported: OnceCell<Exported>,
    pub(super) item: OnceCell<FormatItem>,
    pub(super) hash: Cell<Option<isize>>,
}

#[pymethods]
impl PyMemoryView {
    #[new]
    #[pyo3(signature = (object))]
    fn new(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::of(object)
    }

    /// A view of an object's memory, asked for with the given request flags.
    #[classmethod]
    #[pyo3(signature = (object, flags))]
    fn _from_flags(
        _class: &Bound<'_, PyType>,
        object: &Bound<'_, PyAny>,
        flags: c_int,
    ) -> PyResult<Self> {
        Self::with_flags(object, flags)
    }

    /// The object whose memory this is, or None where nobody named it.
    #[getter]
    fn obj<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.check()?;
        Ok(self.lease.source(py)?.get().held.owner(py))
    }

    /// The bytes of all items: the length of tobytes().
    #[getter]
    fn nbytes(&self) -> PyResult<usize> {
        Ok(self.check()?.nbytes())
    }

    /// Whether the memory cannot be changed through this view.
    #[getter]
    fn readonly(&self) -> PyResult<bool> {
        Ok(self.check()?.readonly())
    }

    /// The format of one item, in the language of PEP 3118.
    #[getter]
    fn format(&self) -> PyResult<&str> {
        Ok(self.check()?.format())
    }

    /// The bytes of one item.
    #[getter]
    fn itemsize(&self) -> PyResult<usize> {
        Ok(self.check()?.itemsize())
    }

    /// The number of dimensions.
    #[getter]
    fn ndim(&self) -> PyResult<usize> {
        Ok(self.check()?.ndim())
    }

    /// The extents, in items.
    #[getter]
    fn shape<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.tuple(py, self.memory.shape())
    }

    /// The distances from item to item, in bytes.
    #[getter]
    fn strides<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.tuple(py, self.memory.strides())
    }

    /// For memory that is reached through pointers, what is added to each; else ().
    #[getter]
    fn suboffsets<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.tuple(py, self.memory.suboffsets())
    }

    /// Whether the items lie side by side, the last dimension varying fastest.
    #[getter]
    fn c_contiguous(&self) -> PyResult<bool> {
        Ok(self.check()?.is_c_contiguous())
    }

    /// Whether the items lie side by side, the first dimension varying fastest.
    #[getter]
    fn f_contiguous(&self) -> PyResult<bool> {
        Ok(self.check()?.is_f_contiguous())
    }

    /// Whether the items lie side by side in one of the two orders.
    #[getter]
    fn contiguous(&self) -> PyResult<bool> {
        let memory = self.check()?;
        Ok(memory.is_c_contiguous() || memory.is_f_contiguous())
    }

    /// The names of the fields of one item; () where it is no record.
    #[getter]
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.field_names()?)
    }

    /// The same memory with the dimensions in reverse order.
    #[getter(T)]
    fn transposed(&self, py: Python<'_>) -> PyResult<Self> {
        shapes::transpose(self, py, Vec::new())
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        match self.check()?.shape().first() {
            Some(len) => Ok(*len),
            // memoryview's answer before Python 3.12.
            None if py.version_info() < (3, 12) => Ok(1),
            None => Err(PyTypeError::new_err("0-dim memory has no length")),
        }
    }

    fn __getitem__<'py>(
        slf: &Bound<'py, Self>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        subscript::get(slf, key)
    }

    fn __setitem__(&self, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        subscript::set(self, key, value)
    }

    fn __delitem__(&self, _key: &Bound<'_, PyAny>) -> PyResult<()> {
        subscript::delete(self)
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        iter::items(slf, false)
    }

    /// The items from the last to the first.
    fn __reversed__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        iter::items(slf, true)
    }

    fn __contains__(&self, py: Python<'_>, item: &Bound<'_, PyAny>) -> PyResult<bool> {
        search::contains(self, py, item)
    }

    /// The number of items that are equal to value.
    #[pyo3(signature = (value, /))]
    fn count(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<usize> {
        search::count(self, py, value)
    }

    /// The index of the first item that is equal to value.
    ///
    /// Raises ValueError if there is none between start and stop.
    // None is no bound, so that one which is not given cannot be None.
    #[pyo3(
        signature = (value, /, *bounds),
        text_signature = "($self, value, start=0, stop=9223372036854775807, /)"
    )]
    fn index(
        &self,
        py: Python<'_>,
        value: &Bound<'_, PyAny>,
        bounds: &Bound<'_, PyTuple>,
    ) -> PyResult<usize> {
        search::index(self, py, value, bounds)
    }

    fn __richcmp__(
        slf: &Bound<'_, Self>,
        other: &Bound<'_, PyAny>,
        op: CompareOp,
    ) -> PyResult<Py<PyAny>> {
        compare::compared(slf, other, op)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        compare::hash(self, py)
    }

    /// The bytes of all items as a bytes object.
    ///
    /// order is 'C' (rows, the default), 'F' (columns), or 'A' (as they lie in memory if
    /// they are contiguous, else as 'C').
    #[pyo3(signature = (order = None))]
    fn tobytes<'py>(
        &self,
        py: Python<'py>,
        order: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        bytes::tobytes(self, py, order)
    }

    /// The bytes of all items as hexadecimal digits.
    ///
    /// sep is put between groups of bytes_per_sep bytes, counted from the right, or from
    /// the left where it is negative.
    #[pyo3(signature = (sep = None, bytes_per_sep = 1))]
    fn hex(&self, sep: Option<&Bound<'_, PyAny>>, bytes_per_sep: c_int) -> PyResult<String> {
        bytes::hex(self, sep, bytes_per_sep)
    }

    /// The items as a list, of lists for every further dimension.
    fn tolist<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        list::tolist(self, py)
    }

    /// The same memory, not to be changed through the new view.
    fn toreadonly(&self, py: Python<'_>) -> PyResult<Self> {
        self.derived(py, |memory| Ok(memory.to_readonly()))
    }

    /// The same bytes as items of another format, and of another shape.
    ///
    /// As memoryview.cast: C-contiguous memory, native formats of one letter, and bytes on
    /// one side. reinterpret has none of these limits.
    #[pyo3(signature = (format, shape = None))]
    fn cast(
        &self,
        py: Python<'_>,
        format: &Bound<'_, PyAny>,
        shape: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        shapes::cast(self, py, format, shape.as_ref())
    }

    /// The same bytes as items of any format: cast without its limits.
    ///
    /// A format of the same itemsize keeps the shape; another one counts the last
    /// dimension anew. shape, strides (in bytes) and offset place the items anywhere in
    /// contiguous memory; order is 'C' or 'F'.
    #[pyo3(signature = (format, shape = None, *, strides = None, offset = 0, order = "C"))]
    fn reinterpret(
        &self,
        py: Python<'_>,
        format: &str,
        shape: Option<Vec<usize>>,
        strides: Option<Vec<isize>>,
        offset: usize,
        order: &str,
    ) -> PyResult<Self> {
        let (shape, strides) = (shape.as_deref(), strides.as_deref());
        shapes::reinterpret(self, py, format, shape, strides, (offset, order))
    }

    /// The items in another shape, in C order; one extent may be -1. Nothing is copied.
    #[pyo3(signature = (*shape))]
    fn reshape(&self, py: Python<'_>, shape: Vec<isize>) -> PyResult<Self> {
        self.derived(py, |memory| memory.reshape(&shape).map_err(exception))
    }

    /// The dimensions in another order; in reverse order where none is given.
    #[pyo3(signature = (*axes))]
    fn transpose(&self, py: Python<'_>, axes: Vec<usize>) -> PyResult<Self> {
        shapes::transpose(self, py, axes)
    }

    /// Lets go of the memory; every other use of the view is a ValueError from then on.
    fn release(&self) -> PyResult<()> {
        self.lease.release()
    }

    /// The view itself, for as long as the with block runs.
    fn __enter__(slf: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        slf.get().check()?;
        Ok(slf)
    }

    /// Releases the view.
    #[pyo3(signature = (*_exception))]
    fn __exit__(&self, _exception: &Bound<'_, PyTuple>) -> PyResult<()> {
        self.lease.release()
    }

    /// A view cannot be pickled: a TypeError.
    fn __reduce__(&self) -> PyResult<()> {
        Err(PyTypeError::new_err("cannot pickle memoryview objects"))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> String {
        let state = if slf.get().lease.is_released() {
            "released "
        } else {
            ""
        };
        format!("<{state}memory at {:#x}>", slf.as_ptr().addr())
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.lease.visit(&visit)
    }

    fn __clear__(&self) {
        // Memory that others still look at stays; their end breaks the cycle.
        let _ = self.lease.release();
    }

    /// # Safety
    ///
    /// It is called by the interpreter, for a `bf_getbuffer` request.
    unsafe fn __getbuffer__(
        slf: &Bound<'_, Self>,
        view: *mut ffi::Py_buffer,
        flags: c_int,
    ) -> PyResult<()> {
        // SAFETY: the interpreter's request.
        unsafe { export::fill(slf, view, flags) }
    }

    /// # Safety
    ///
    /// It is called by the interpreter, once for each request that was met.
    unsafe fn __releasebuffer__(&self, _view: *mut ffi::Py_buffer) {
        self.lease.end_export();
    }
}

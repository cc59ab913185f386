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

use std::ffi::c_int;
use std::sync::OnceLock;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyBytes, PyInt, PyString, PyTuple, PyType};
use pyo3::{IntoPyObjectExt, PyTraverseError, PyVisit, ffi};
use view_core::format::Item as FormatItem;
use view_core::memory::{ByteLayout, ForeignMemory, Reinterpret};
use view_core::strided::Order;
use view_core::view::foreign::ForeignView;

use super::args::{order_of, shape_of};
use super::iter::Items;
use super::key::{self, Key};
use super::lease::{Lease, released};
use super::value::Item;
use super::{Attached, Exported, compare, pointer};
use crate::buffer::{Answer, answer};
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
    pub(super) memory: Attached,
    pub(super) lease: Lease,
    pub(super) exported: OnceLock<Exported>,
    pub(super) item: OnceLock<FormatItem>,
    hash: OnceLock<isize>,
}

impl PyMemoryView {
    pub(super) fn from_parts(memory: ForeignMemory<'static>, lease: Lease) -> Self {
        Self {
            memory: Attached(memory),
            lease,
            exported: OnceLock::new(),
            item: OnceLock::new(),
            hash: OnceLock::new(),
        }
    }

    /// Refuses a view that has been released.
    #[inline]
    fn check(&self) -> PyResult<&ForeignMemory<'static>> {
        if self.lease.is_released() {
            Err(released())
        } else {
            Ok(&self.memory)
        }
    }

    /// memoryview's format check, which comes before all else.
    fn check_format(&self) -> PyResult<()> {
        self.check()?.require_format().map_err(exception)
    }

    fn tuple<'py, T: IntoPyObject<'py> + Copy>(
        &self,
        py: Python<'py>,
        numbers: &[T],
    ) -> PyResult<Bound<'py, PyTuple>> {
        self.check()?;
        PyTuple::new(py, numbers.iter().copied())
    }
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
    fn obj(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        self.check()?;
        let source = self.lease.source(py)?;
        Ok(source.get().held.owner(py).map(Bound::unbind))
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
        self.check()?;
        let names: Vec<&str> = match self.item() {
            Ok(item) => item
                .fields()
                .unwrap_or_default()
                .iter()
                .filter_map(|field| field.name())
                .collect(),
            Err(_) => Vec::new(),
        };
        PyTuple::new(py, names)
    }

    /// The same memory with the dimensions in reverse order.
    #[getter(T)]
    fn transposed(&self, py: Python<'_>) -> PyResult<Self> {
        let axes: Vec<usize> = (0..self.memory.ndim()).rev().collect();
        self.derived(py, |memory| memory.permute(&axes).map_err(exception))
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
        let (this, py) = (slf.get(), slf.py());
        this.check()?;
        if key.is_exact_instance_of::<PyInt>()
            && this.memory.ndim() > 0
            && let Some(index) = key::index(key)?
        {
            return this.at(py, index);
        }
        // A slice is of the export, as in CPython: if a hook of the key releases the view,
        // the slice still lives. An item is of the view.
        let source = this.lease.source(py)?;
        let part = match key::read(key, this)? {
            Key::Item(index) => {
                let value = this.live()?.get(&index).map_err(exception)?;
                return Item(&value).into_pyobject(py);
            }
            Key::Same => return Ok(slf.clone().into_any()),
            Key::Part(entries) => this.memory.slice(&entries),
            Key::Field(path) => this.memory.field(&path),
        };
        Self::from_parts(part.map_err(exception)?, Lease::new(source)).into_bound_py_any(py)
    }

    fn __setitem__(&self, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.check_format()?;
        if self.memory.readonly() {
            return Err(PyTypeError::new_err("cannot modify read-only memory"));
        }
        match key::read(key, self)? {
            Key::Item(index) => {
                // The index is checked before the value is looked at.
                self.live()?.get(&index).map_err(exception)?;
                self.put(&index, value)
            }
            Key::Same => self.put(&[], value),
            Key::Part(entries) => {
                let part = self.live()?.slice(&entries).map_err(exception)?;
                self.assign(&part, value)
            }
            Key::Field(path) => {
                let part = self.live()?.field(&path).map_err(exception)?;
                self.assign(&part, value)
            }
        }
    }

    fn __delitem__(&self, _key: &Bound<'_, PyAny>) -> PyResult<()> {
        self.check_format()?;
        Err(PyTypeError::new_err(if self.memory.readonly() {
            "cannot modify read-only memory"
        } else {
            "cannot delete memory"
        }))
    }

    fn __iter__(slf: &Bound<'_, Self>) -> PyResult<Items> {
        let this = slf.get();
        this.check()?;
        if this.memory.ndim() == 0 {
            return Err(PyTypeError::new_err("invalid indexing of 0-dim memory"));
        }
        if this.memory.ndim() == 1 {
            this.check_format()?;
        }
        Ok(Items::of(slf))
    }

    fn __reversed__(slf: &Bound<'_, Self>) -> PyResult<Items> {
        Self::__iter__(slf).map(Items::reversed)
    }

    fn __contains__(&self, py: Python<'_>, item: &Bound<'_, PyAny>) -> PyResult<bool> {
        if self.check()?.ndim() == 0 {
            return Err(PyTypeError::new_err(
                "argument of type 'memoryview' is not iterable",
            ));
        }
        Ok(self.find(py, item, 0, usize::MAX)?.is_some())
    }

    /// The number of items that are equal to value.
    #[pyo3(signature = (value, /))]
    fn count(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<usize> {
        if self.check()?.ndim() == 0 {
            return Err(PyTypeError::new_err("invalid indexing of 0-dim memory"));
        }
        let mut count = 0;
        let mut from = 0;
        while let Some(at) = self.find(py, value, from, usize::MAX)? {
            count += 1;
            from = at + 1;
        }
        Ok(count)
    }

    /// The index of the first item that is equal to value.
    ///
    /// Raises ValueError if there is none between start and stop.
    #[pyo3(signature = (value, start = None, stop = None, /))]
    fn index(
        &self,
        py: Python<'_>,
        value: &Bound<'_, PyAny>,
        start: Option<&Bound<'_, PyAny>>,
        stop: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<usize> {
        let Some(len) = self.check()?.shape().first().copied() else {
            return Err(PyTypeError::new_err("invalid lookup on 0-dim memory"));
        };
        let (start, stop) = (key::bound(start, 0, len)?, key::bound(stop, len, len)?);
        self.find(py, value, start, stop)?
            .ok_or_else(|| PyValueError::new_err("memoryview.index(x): x not found"))
    }

    fn __richcmp__(
        slf: &Bound<'_, Self>,
        other: &Bound<'_, PyAny>,
        op: CompareOp,
    ) -> PyResult<Py<PyAny>> {
        let py = slf.py();
        let answer = match op {
            CompareOp::Eq => compare::equal(slf, other)?,
            CompareOp::Ne => compare::equal(slf, other)?.map(|equal| !equal),
            _ => None,
        };
        match answer {
            Some(answer) => answer.into_py_any(py),
            None => Ok(py.NotImplemented()),
        }
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        if let Some(hash) = self.hash.get() {
            return Ok(*hash);
        }
        let hash = compare::hash(self, py)?;
        Ok(*self.hash.get_or_init(|| hash))
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
        self.check()?;
        let order = order_of(order)?;
        let live = self.live()?;
        PyBytes::new_with(py, live.nbytes(), |bytes| {
            if bytes.len() < crate::LONG || !live.is_c_contiguous() || order == ByteLayout::F {
                return live.copy_to(order, bytes).map_err(exception);
            }
            // SAFETY: as many bytes side by side, pinned. Others may write.
            let all = unsafe { ForeignView::from_raw_parts(pointer(&live), [bytes.len()], [1]) };
            crate::detach::without_gil(py, || all.copy_to_slice(bytes)).map_err(exception)
        })
    }

    /// The bytes of all items as hexadecimal digits.
    ///
    /// sep is put between groups of bytes_per_sep bytes, counted from the right, or from
    /// the left where it is negative.
    #[pyo3(signature = (sep = None, bytes_per_sep = 1))]
    fn hex(&self, sep: Option<&Bound<'_, PyAny>>, bytes_per_sep: c_int) -> PyResult<String> {
        self.check()?;
        let sep = match sep {
            None => None,
            Some(sep) => Some(match sep.cast::<PyBytes>() {
                Ok(bytes) => String::from_utf8_lossy(bytes.as_bytes()).into_owned(),
                Err(_) => sep.extract::<String>()?,
            }),
        };
        self.live()?
            .hex(sep.as_deref(), bytes_per_sep as isize)
            .map_err(exception)
    }

    /// The items as a list, of lists for every further dimension.
    fn tolist<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let live = self.live()?;
        Item(&live.to_list().map_err(exception)?).into_pyobject(py)
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
        self.check()?;
        let Ok(format) = format.cast::<PyString>() else {
            return Err(PyTypeError::new_err(format!(
                "cast() argument 'format' must be str, not {}",
                format.get_type().name()?
            )));
        };
        let format = format.to_cow()?;
        let shape = shape.map(|shape| shape_of(&shape)).transpose()?;
        self.derived(py, |memory| {
            memory.cast(&format, shape.as_deref()).map_err(exception)
        })
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
        let mut how = Reinterpret::new(format).offset(offset).order(match order {
            "C" => Order::C,
            "F" => Order::F,
            _ => return Err(PyValueError::new_err("order must be 'C' or 'F'")),
        });
        if let Some(shape) = &shape {
            how = how.shape(shape);
        }
        if let Some(strides) = &strides {
            how = how.strides(strides);
        }
        self.derived(py, |memory| memory.reinterpret(how).map_err(exception))
    }

    /// The items in another shape, in C order; one extent may be -1. Nothing is copied.
    #[pyo3(signature = (*shape))]
    fn reshape(&self, py: Python<'_>, shape: Vec<isize>) -> PyResult<Self> {
        self.derived(py, |memory| memory.reshape(&shape).map_err(exception))
    }

    /// The dimensions in another order; in reverse order where none is given.
    #[pyo3(signature = (*axes))]
    fn transpose(&self, py: Python<'_>, axes: Vec<usize>) -> PyResult<Self> {
        if axes.is_empty() {
            return self.transposed(py);
        }
        self.derived(py, |memory| memory.permute(&axes).map_err(exception))
    }

    /// Lets go of the memory; every other use of the view is a ValueError from then on.
    fn release(&self) -> PyResult<()> {
        self.lease.release()
    }

    fn __enter__(slf: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        slf.get().check()?;
        Ok(slf)
    }

    #[pyo3(signature = (*_exception))]
    fn __exit__(&self, _exception: &Bound<'_, PyTuple>) -> PyResult<()> {
        self.lease.release()
    }

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
        let this = slf.get();
        this.lease.export()?;
        let (memory, exported) = (&this.memory, this.exported());
        let answered = Answer {
            ptr: pointer(memory),
            nbytes: memory.nbytes(),
            itemsize: memory.itemsize(),
            readonly: memory.readonly(),
            format: &exported.format,
            shape: &exported.shape,
            strides: &exported.strides,
            suboffsets: &exported.suboffsets,
            c_contiguous: memory.is_c_contiguous(),
            f_contiguous: memory.is_f_contiguous(),
        };
        // SAFETY: the interpreter's request. The arrays and the text are set once and
        // belong to this object; the export has just been counted, and pins the memory.
        let result = unsafe { answer(view, flags, slf.clone().into_any(), &answered) };
        if result.is_err() {
            this.lease.end_export();
        }
        result
    }

    /// # Safety
    ///
    /// It is called by the interpreter, once for each request that was met.
    unsafe fn __releasebuffer__(&self, _view: *mut ffi::Py_buffer) {
        self.lease.end_export();
    }
}

//! The methods of `view_python.MemoryView`, under what `help()` says of them. What they do is in
//! the modules that they call.
//!
//! They are one block, as PyO3 wants it. Its feature `multiple-pymethods` takes several, by
//! functions that run before `main`: those would be in every extension that uses this crate.

#![allow(
    clippy::doc_markdown,
    clippy::doc_link_with_quotes,
    clippy::doc_lazy_continuation,
    reason = "what documents a method is its Python docstring"
)]
#![allow(
    clippy::needless_pass_by_value,
    clippy::unused_self,
    reason = "methods have the form that Python gives them"
)]

use std::ffi::c_int;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyBytes, PyTuple, PyType};
use pyo3::{PyTraverseError, PyVisit, ffi};

use super::args::{PerAxis, numbers};
use super::{PyMemoryView, bytes, compare, export, iter, list, search, shapes, subscript};
use crate::exception;

#[pymethods]
impl PyMemoryView {
    #[new]
    #[pyo3(signature = (object))]
    fn new(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::of(object)
    }

    /// A view of an object's memory, asked for with the given request flags.
    ///
    /// flags are those of the C buffer protocol, PyBUF_...; MemoryView(object) asks with
    /// PyBUF_FULL_RO. What asks for no format sees plain bytes.
    ///
    /// >>> import array
    /// >>> MemoryView._from_flags(array.array('h', [1, 2]), 0).format
    /// 'B'
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
    ///
    /// A view of a view, and a part of one, answer with the first object.
    ///
    /// >>> data = bytearray(b'abc')
    /// >>> MemoryView(MemoryView(data))[1:].obj is data
    /// True
    #[getter]
    fn obj<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.check()?;
        Ok(self.lease.source(py)?.get().held.owner(py))
    }

    /// The bytes of all items: the length of tobytes().
    ///
    /// >>> import array
    /// >>> m = MemoryView(array.array('h', [1, 2, 3]))
    /// >>> m.nbytes, m[::2].nbytes, len(m)
    /// (6, 4, 3)
    #[getter]
    fn nbytes(&self) -> PyResult<usize> {
        Ok(self.check()?.nbytes())
    }

    /// Whether the memory cannot be changed through this view.
    ///
    /// >>> MemoryView(b'abc').readonly, MemoryView(bytearray(b'abc')).readonly
    /// (True, False)
    #[getter]
    fn readonly(&self) -> PyResult<bool> {
        Ok(self.check()?.readonly())
    }

    /// The format of one item, in the language of PEP 3118.
    ///
    /// >>> import array
    /// >>> MemoryView(array.array('d', [1.5])).format
    /// 'd'
    /// >>> MemoryView(bytes(12)).reinterpret('T{<I:id:<d:x:}').format
    /// 'T{<I:id:<d:x:}'
    #[getter]
    fn format(&self) -> PyResult<&str> {
        Ok(self.check()?.format())
    }

    /// The bytes of one item.
    ///
    /// >>> MemoryView(bytes(12)).reinterpret('T{<I:id:<d:x:}').itemsize
    /// 12
    #[getter]
    fn itemsize(&self) -> PyResult<usize> {
        Ok(self.check()?.itemsize())
    }

    /// The number of dimensions.
    ///
    /// >>> grid = MemoryView(bytes(6)).cast('B', (2, 3))
    /// >>> grid.ndim, grid[0].ndim, grid[None, ...].ndim
    /// (2, 1, 3)
    #[getter]
    fn ndim(&self) -> PyResult<usize> {
        Ok(self.check()?.ndim())
    }

    /// The extents, in items.
    ///
    /// >>> grid = MemoryView(bytes(24)).cast('i', (2, 3))
    /// >>> grid.shape, grid.T.shape, grid[:, 1:].shape
    /// ((2, 3), (3, 2), (2, 2))
    #[getter]
    fn shape<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.tuple(py, self.memory.shape())
    }

    /// The distances from item to item, in bytes.
    ///
    /// >>> grid = MemoryView(bytes(24)).cast('i', (2, 3))
    /// >>> grid.strides, grid.T.strides, grid[::-1, ::2].strides
    /// ((12, 4), (4, 12), (-12, 8))
    #[getter]
    fn strides<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.tuple(py, self.memory.strides())
    }

    /// For memory that is reached through pointers, what is added to each; else ().
    ///
    /// In bytes, and negative for a dimension behind which no pointer is followed.
    ///
    /// >>> MemoryView(b'abc').suboffsets
    /// ()
    #[getter]
    fn suboffsets<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.tuple(py, self.memory.suboffsets())
    }

    /// Whether the items lie side by side, the last dimension varying fastest.
    ///
    /// >>> grid = MemoryView(bytes(6)).cast('B', (2, 3))
    /// >>> grid.c_contiguous, grid.T.c_contiguous, grid[:, 1:].c_contiguous
    /// (True, False, False)
    #[getter]
    fn c_contiguous(&self) -> PyResult<bool> {
        Ok(self.check()?.is_c_contiguous())
    }

    /// Whether the items lie side by side, the first dimension varying fastest.
    ///
    /// >>> grid = MemoryView(bytes(6)).cast('B', (2, 3))
    /// >>> grid.f_contiguous, grid.T.f_contiguous
    /// (False, True)
    #[getter]
    fn f_contiguous(&self) -> PyResult<bool> {
        Ok(self.check()?.is_f_contiguous())
    }

    /// Whether the items lie side by side in one of the two orders.
    ///
    /// >>> grid = MemoryView(bytes(6)).cast('B', (2, 3))
    /// >>> grid.contiguous, grid.T.contiguous, grid[:, 1:].contiguous
    /// (True, True, False)
    #[getter]
    fn contiguous(&self) -> PyResult<bool> {
        let memory = self.check()?;
        Ok(memory.is_c_contiguous() || memory.is_f_contiguous())
    }

    /// The names of the fields of one item; () where it is no record.
    ///
    /// >>> MemoryView(bytes(12)).reinterpret('T{<I:id:<d:x:}').fields
    /// ('id', 'x')
    #[getter]
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.field_names()?)
    }

    /// The same memory with the dimensions in reverse order.
    ///
    /// >>> MemoryView(b'abcdef').cast('B', (2, 3)).T.tobytes()
    /// b'adbecf'
    #[getter(T)]
    fn transposed(&self, py: Python<'_>) -> PyResult<Self> {
        shapes::transpose(self, py, None)
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
    ///
    /// >>> list(reversed(MemoryView(b'abc')))
    /// [99, 98, 97]
    fn __reversed__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        iter::items(slf, true)
    }

    fn __contains__(&self, py: Python<'_>, item: &Bound<'_, PyAny>) -> PyResult<bool> {
        search::contains(self, py, item)
    }

    /// The number of items that are equal to value.
    ///
    /// In several dimensions it is the parts along the first that are compared, as views.
    ///
    /// >>> MemoryView(b'abca').count(97)
    /// 2
    /// >>> MemoryView(b'abab').cast('B', (2, 2)).count(b'ab')
    /// 2
    #[pyo3(signature = (value, /))]
    fn count(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<usize> {
        search::count(self, py, value)
    }

    /// The index of the first item that is equal to value.
    ///
    /// Raises ValueError if there is none between start and stop.
    ///
    /// >>> m = MemoryView(b'abca')
    /// >>> m.index(97), m.index(97, 1), m.index(98, -3)
    /// (0, 3, 1)
    /// >>> m.index(100)
    /// Traceback (most recent call last):
    ///     ...
    /// ValueError: memoryview.index(x): x not found
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
    ///
    /// >>> grid = MemoryView(b'abcdef').cast('B', (2, 3))
    /// >>> grid.tobytes(), grid.tobytes('F'), grid.T.tobytes('A')
    /// (b'abcdef', b'adbecf', b'abcdef')
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
    ///
    /// >>> m = MemoryView(bytes([1, 2, 3, 0xab, 0xcd]))
    /// >>> m.hex(), m.hex(':'), m.hex('_', 2), m.hex('_', -2)
    /// ('010203abcd', '01:02:03:ab:cd', '01_0203_abcd', '0102_03ab_cd')
    #[pyo3(signature = (sep = None, bytes_per_sep = 1))]
    fn hex(&self, sep: Option<&Bound<'_, PyAny>>, bytes_per_sep: c_int) -> PyResult<String> {
        bytes::hex(self, sep, bytes_per_sep)
    }

    /// The items as a list, of lists for every further dimension.
    ///
    /// A record is a tuple in it, an array inside an item a list. A view without dimensions
    /// gives its one item.
    ///
    /// >>> MemoryView(b'abcdef').cast('B', (2, 3)).tolist()
    /// [[97, 98, 99], [100, 101, 102]]
    /// >>> MemoryView(bytes([1, 0, 2, 2, 0, 4])).reinterpret('T{B:id:>H:size:}').tolist()
    /// [(1, 2), (2, 4)]
    fn tolist<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        list::tolist(self, py)
    }

    /// The same memory, not to be changed through the new view.
    ///
    /// >>> data = bytearray(b'abc')
    /// >>> m = MemoryView(data).toreadonly()
    /// >>> data[0] = 120
    /// >>> m.readonly, m.tobytes()
    /// (True, b'xbc')
    fn toreadonly(&self, py: Python<'_>) -> PyResult<Self> {
        self.derived(py, |memory| Ok(memory.to_readonly()))
    }

    /// The same bytes as items of another format, and of another shape.
    ///
    /// As memoryview.cast: C-contiguous memory, native formats of one letter, and bytes on
    /// one side. reinterpret has none of these limits.
    ///
    /// >>> words = MemoryView(b'\0\1\0\2').cast('H')
    /// >>> words.shape, words.tobytes()
    /// ((2,), b'\x00\x01\x00\x02')
    /// >>> MemoryView(b'abcdef').cast('c', (3, 2)).tolist()
    /// [[b'a', b'b'], [b'c', b'd'], [b'e', b'f']]
    /// >>> words.cast('I')
    /// Traceback (most recent call last):
    ///     ...
    /// TypeError: memoryview: cannot cast between two non-byte formats
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
    /// contiguous memory; order is 'C' or 'F'. Bytes become no Python objects, format 'O'.
    ///
    /// >>> m = MemoryView(bytes([0, 1, 0, 2, 0, 3]))
    /// >>> m.reinterpret('>H').tolist()
    /// [1, 2, 3]
    /// >>> m.reinterpret('>H', (2,), offset=2).tolist()
    /// [2, 3]
    /// >>> m.reinterpret('B', (3, 4), strides=(1, 1)).tolist()
    /// [[0, 1, 0, 2], [1, 0, 2, 0], [0, 2, 0, 3]]
    #[pyo3(signature = (format, shape = None, *, strides = None, offset = 0, order = "C"))]
    fn reinterpret(
        &self,
        py: Python<'_>,
        format: &str,
        shape: Option<PerAxis<usize>>,
        strides: Option<PerAxis<isize>>,
        offset: usize,
        order: &str,
    ) -> PyResult<Self> {
        let shape = shape.as_ref().map(|PerAxis(shape)| &shape[..]);
        let strides = strides.as_ref().map(|PerAxis(strides)| &strides[..]);
        shapes::reinterpret(self, py, format, shape, strides, (offset, order))
    }

    /// The items in another shape, in C order; one extent may be -1. Nothing is copied.
    ///
    /// The extents are arguments, or one tuple or list.
    ///
    /// Raises ValueError for another number of items, and BufferError where no strides reach
    /// the items in that order.
    ///
    /// >>> m = MemoryView(bytearray(b'abcdef'))
    /// >>> m.reshape(2, -1)[1] = b'xyz'
    /// >>> m.tobytes()
    /// b'abcxyz'
    /// >>> m.reshape((3, 2)).tolist()
    /// [[97, 98], [99, 120], [121, 122]]
    #[pyo3(signature = (*shape))]
    fn reshape(&self, py: Python<'_>, shape: &Bound<'_, PyTuple>) -> PyResult<Self> {
        let shape = numbers(shape)?;
        self.derived(py, |memory| memory.reshape(&shape).map_err(exception))
    }

    /// The dimensions in another order; in reverse order where none is given, or None.
    ///
    /// The numbers of the dimensions may stand in a tuple too, and count from the last where
    /// they are negative.
    ///
    /// >>> pixels = MemoryView(bytes(range(12))).cast('B', (2, 2, 3))
    /// >>> planes = pixels.transpose(2, 0, 1)
    /// >>> planes.shape, planes[0].tolist()
    /// ((3, 2, 2), [[0, 3], [6, 9]])
    /// >>> pixels.transpose((-1, 0, 1)) == planes
    /// True
    #[pyo3(signature = (*axes))]
    fn transpose(&self, py: Python<'_>, axes: &Bound<'_, PyTuple>) -> PyResult<Self> {
        let reversed = axes.is_empty() || axes.len() == 1 && axes.get_item(0)?.is_none();
        let axes = (!reversed).then(|| numbers(axes)).transpose()?;
        shapes::transpose(self, py, axes.as_deref())
    }

    /// Lets go of the memory; every other use of the view is a ValueError from then on.
    ///
    /// Its object may be resized again once all its views have been released. Raises
    /// BufferError while somebody looks at the memory through this view.
    ///
    /// >>> data = bytearray(b'abc')
    /// >>> m = MemoryView(data)
    /// >>> data.append(100)
    /// Traceback (most recent call last):
    ///     ...
    /// BufferError: Existing exports of data: object cannot be re-sized
    /// >>> m.release()
    /// >>> data.append(100)
    /// >>> m[0]
    /// Traceback (most recent call last):
    ///     ...
    /// ValueError: operation forbidden on released memoryview object
    fn release(&self) -> PyResult<()> {
        self.lease.release()
    }

    /// The view itself, for as long as the with block runs.
    ///
    /// >>> data = bytearray(b'abc')
    /// >>> with MemoryView(data) as m:
    /// ...     m[0] = 120
    /// >>> data += b'd'
    /// >>> data
    /// bytearray(b'xbcd')
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
    ///
    /// >>> import copy
    /// >>> copy.copy(MemoryView(b'abc'))
    /// Traceback (most recent call last):
    ///     ...
    /// TypeError: cannot pickle memoryview objects
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

//! Views of the core, handed to Python.

use std::any::Any;
use std::ffi::{CString, c_int};
use std::ptr::NonNull;
use std::sync::Arc;

use pyo3::exceptions::{PyBufferError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use view_core::Buffer;

use super::PyMemoryView;
use super::export::Exported;
use crate::buffer::{Answer, answer};
use crate::error::count;

/// Memory that Rust owns and Python may read.
#[pyclass(frozen, weakref, name = "RustMemory", module = "view_python")]
pub(super) struct Owned {
    ptr: NonNull<u8>,
    nbytes: usize,
    itemsize: usize,
    exported: Exported,
    c_contiguous: bool,
    f_contiguous: bool,
    /// Borrowed for as long as this lives, so that nobody changes it.
    _owner: Arc<dyn Any + Send + Sync>,
}

// SAFETY: the memory is only read, and its owner is `Send` and `Sync`.
unsafe impl Send for Owned {}
// SAFETY: as above.
unsafe impl Sync for Owned {}

#[pymethods]
impl Owned {
    /// # Safety
    ///
    /// It is called by the interpreter, for a `bf_getbuffer` request.
    unsafe fn __getbuffer__(
        slf: &Bound<'_, Self>,
        view: *mut ffi::Py_buffer,
        flags: c_int,
    ) -> PyResult<()> {
        let this = slf.get();
        let answered = Answer {
            ptr: this.ptr,
            nbytes: this.nbytes,
            itemsize: this.itemsize,
            readonly: true,
            format: &this.exported.format,
            shape: &this.exported.shape,
            strides: &this.exported.strides,
            suboffsets: &this.exported.suboffsets,
            c_contiguous: this.c_contiguous,
            f_contiguous: this.f_contiguous,
        };
        // SAFETY: the interpreter's request. All that is answered with belongs to
        // this frozen object, and the memory to the owner that it holds.
        unsafe { answer(view, flags, slf.clone().into_any(), &answered) }
    }
}

impl PyMemoryView {
    /// Hands a view of the core to Python: that of `owner`, which is kept as long as
    /// Python looks. It can be read, not written; for memory to be written there is
    /// [`PyRecords`](crate::PyRecords).
    ///
    /// ```no_run
    /// use pyo3::prelude::*;
    /// use view_python::PyMemoryView;
    ///
    /// #[pyfunction]
    /// fn samples(py: Python<'_>) -> PyResult<PyMemoryView> {
    ///     PyMemoryView::from_owner(py, vec![0.5_f32, 1.5, 2.5])
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// `BufferError` where items have padding: shared memory cannot be made fit for Python
    /// in place, as `PyRecords` does with memory of its own. `TypeError` where their format says
    /// that they are references to Python objects.
    ///
    /// # Panics
    ///
    /// As [`memoryview`](view_core::memory::memoryview), of which this is the answer.
    pub fn from_owner<O>(py: Python<'_>, owner: O) -> PyResult<Self>
    where
        O: Buffer + Send + Sync + 'static,
    {
        let owner = Arc::new(owner);
        // The borrow lasts as long as the object below holds the owner.
        let view = owner.memory_view();
        if view.padding() > 0 {
            return Err(PyBufferError::new_err(format!(
                "items of format {:?} have {} of padding, not initialised: \
                 hand them over as `PyRecords`, which can set them to zero",
                view.format(),
                count(view.padding(), "byte")
            )));
        }
        if view.holds_objects() {
            return Err(PyTypeError::new_err(format!(
                "items of format {:?} are references to Python objects, which memory of Rust's \
                 holds none of: describe it as numbers or bytes",
                view.format()
            )));
        }
        let owned = Owned {
            ptr: NonNull::new(view.as_ptr().cast_mut()).unwrap_or(NonNull::dangling()),
            nbytes: view.nbytes(),
            itemsize: view.itemsize(),
            exported: Exported {
                format: CString::new(view.format()).unwrap_or_default(),
                shape: view.shape().iter().map(|extent| *extent as isize).collect(),
                strides: view.strides().to_vec(),
                suboffsets: view.suboffsets().to_vec(),
            },
            c_contiguous: view.is_c_contiguous(),
            f_contiguous: view.is_f_contiguous(),
            _owner: owner.clone(),
        };
        Self::of(Bound::new(py, owned)?.as_any())
    }
}

/// The memory of any object that exports a buffer, as the argument of a function: what
/// `MemoryView(object)` is in Python.
///
/// ```no_run
/// use pyo3::prelude::*;
/// use view_python::AnyMemory;
///
/// /// What any object's memory looks like.
/// #[pyfunction]
/// fn describe(py: Python<'_>, memory: AnyMemory) -> PyResult<String> {
///     let memory = memory.get();
///     memory.with_memory(py, |memory| format!("{} {:?}", memory.format(), memory.shape()))
/// }
/// ```
pub struct AnyMemory(PyMemoryView);

impl AnyMemory {
    /// The view.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyBytes;
    /// # use view_python::AnyMemory;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let memory: AnyMemory = PyBytes::new(py, b"abc").extract()?;
    /// let shape = memory.get().with_memory(py, |memory| memory.shape().to_vec())?;
    /// assert_eq!(shape, [3]);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn get(&self) -> &PyMemoryView {
        &self.0
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for AnyMemory {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        PyMemoryView::of(&object).map(Self)
    }
}

//! [`PyMemoryView`]: Python's memoryview, over the core, and what CPython refuses.
//!
//! The rules of every operation are the core's; here Python's objects become keys and
//! values and back, and the lives of views are what reference counts make them
//! ([`lease`]).

mod args;
mod bytes;
mod class;
mod code;
mod compare;
mod export;
mod iter;
mod key;
mod lease;
mod list;
mod methods;
mod owned;
mod pack;
mod search;
mod shapes;
mod subscript;
mod value;

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::ffi::c_int;
use std::ptr::NonNull;

use pyo3::exceptions::{PyNotImplementedError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use view_core::format::{Field, Item};
use view_core::memory::{ForeignMemory, MemoryView, RawParts};

use crate::buffer::Held;
use crate::exception;
use class::{Asked, Rare};
use code::Code;
use export::Exported;
use lease::{Lease, Managed, Pin, released};

pub use class::PyMemoryView;
#[cfg(feature = "module")]
pub(crate) use iter::class as iterator_class;
pub use owned::AnyMemory;

/// What a view has and changes without locks, in a class that Python may use from any
/// thread.
struct Attached<T>(T);

// SAFETY: it is used by threads that are attached to the interpreter, one at a time: where
// there is no GIL no view is made (`crate::gil`).
unsafe impl<T> Send for Attached<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Attached<T> {}

impl<T> std::ops::Deref for Attached<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

/// A view whose memory stays where it is while this lives.
struct Live<'a> {
    memory: &'a ForeignMemory<'static>,
    _pin: Pin<'a>,
}

impl std::ops::Deref for Live<'_> {
    type Target = ForeignMemory<'static>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        self.memory
    }
}

/// The memory of an export, as the core sees it.
///
/// # Safety
///
/// The memory is used only while the export is held.
unsafe fn described(held: &Held) -> PyResult<ForeignMemory<'static>> {
    let (shape, strides) = held.geometry()?;
    let format = match held.format().to_str() {
        Ok(format) => Cow::Borrowed(format),
        Err(_) => held.format().to_string_lossy(),
    };
    let parts = RawParts {
        ptr: held.ptr().as_ptr(),
        format: &format,
        itemsize: held.itemsize(),
        shape: &shape,
        strides,
        suboffsets: held.suboffsets(),
        exporter: None,
    };
    // SAFETY: the exporter says so, and keeps it so while it is held. Rust code reaches
    // the memory by these methods only, or by atomics.
    unsafe { ForeignMemory::from_raw_parts(parts, held.readonly()) }.map_err(exception)
}

impl PyMemoryView {
    /// A view of any object that exports a buffer: Python's `memoryview(object)`.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::{PyByteArray, PyList};
    /// # use view_python::PyMemoryView;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let view = PyMemoryView::of(&PyByteArray::new(py, b"abc"))?;
    /// assert_eq!(view.with_memory(py, |memory| memory.nbytes())?, 3);
    /// // A list may have items, and shows no memory of them.
    /// assert!(PyMemoryView::of(&PyList::empty(py)).is_err());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` for an object that exports nothing, and what the exporter raises.
    pub fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::with_flags(object, ffi::PyBUF_FULL_RO)
    }

    fn with_flags(object: &Bound<'_, PyAny>, flags: c_int) -> PyResult<Self> {
        if let Ok(view) = object.cast::<Self>() {
            let view = view.get();
            return view.derived(object.py(), |memory| Ok(memory.clone()));
        }
        // SAFETY: attached, and a live object.
        if unsafe { ffi::PyObject_CheckBuffer(object.as_ptr()) } == 0 {
            let name = object.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "memoryview: a bytes-like object is required, not '{name}'"
            )));
        }
        crate::gil::required(object.py())?;
        let held = Held::of(object, flags)?;
        // SAFETY: used under the lease of the export only.
        let mut memory = unsafe { described(&held)? };
        if flags & ffi::PyBUF_FORMAT == 0 && memory.itemsize() != 1 && memory.is_c_contiguous() {
            // Without a format items are bytes, whatever size the exporter's have.
            memory = memory.reinterpret("B".into()).map_err(exception)?;
        }
        let managed = Py::new(object.py(), Managed { held })?;
        Ok(Self::from_parts(memory, Lease::new(managed)))
    }

    #[inline]
    fn from_parts(memory: ForeignMemory<'static>, lease: Lease) -> Self {
        Self {
            memory: Attached(memory),
            lease,
            code: Attached(Cell::new(Asked::NotYet)),
            rare: Attached(OnceCell::new()),
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
    #[inline]
    fn check_format(&self) -> PyResult<()> {
        self.check()?.require_format().map_err(exception)
    }

    /// A view that shares the export of this one.
    fn derived(
        &self,
        py: Python<'_>,
        make: impl FnOnce(&ForeignMemory<'static>) -> PyResult<ForeignMemory<'static>>,
    ) -> PyResult<Self> {
        let live = self.live()?;
        let memory = make(&live)?;
        Ok(Self::from_parts(memory, Lease::new(self.lease.source(py)?)))
    }

    /// The memory, kept where it is while the result lives.
    #[inline]
    fn live(&self) -> PyResult<Live<'_>> {
        Ok(Live {
            _pin: self.lease.pin()?,
            memory: &self.memory,
        })
    }

    /// What few views are asked for.
    fn rare(&self) -> &Rare {
        self.rare.get_or_init(Box::default)
    }

    /// What an item is, for packing.
    fn item(&self) -> PyResult<&Item> {
        if let Some(item) = self.rare().item.get() {
            return Ok(item);
        }
        let format = self.memory.parse_format().map_err(|_| {
            PyNotImplementedError::new_err(format!(
                "memoryview: unsupported format {}",
                self.memory.format()
            ))
        })?;
        Ok(self.rare().item.get_or_init(|| format.into_item()))
    }

    /// The names of the fields of an item that is a record.
    fn field_names(&self) -> PyResult<Vec<&str>> {
        self.check()?;
        let fields = self.item().ok().and_then(Item::fields).unwrap_or_default();
        Ok(fields.iter().filter_map(Field::name).collect())
    }

    /// What an item is, if it is a plain number.
    #[inline]
    fn code(&self) -> Option<Code> {
        match self.code.get() {
            Asked::Number(code) => Some(code),
            Asked::Compound => None,
            Asked::NotYet => self.ask_for_code(),
        }
    }

    #[cold]
    fn ask_for_code(&self) -> Option<Code> {
        let code = self.item().ok().and_then(Code::of);
        // An exporter may have said one thing in the format and another in the itemsize.
        let code = code.filter(|code| {
            code.size() == self.memory.itemsize() && self.memory.require_format().is_ok()
        });
        self.code.set(code.map_or(Asked::Compound, Asked::Number));
        code
    }

    fn tuple<'py, T: IntoPyObject<'py> + Copy>(
        &self,
        py: Python<'py>,
        numbers: &[T],
    ) -> PyResult<Bound<'py, PyTuple>> {
        self.check()?;
        PyTuple::new(py, numbers.iter().copied())
    }

    /// Lends the memory as a view of the core.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyBytes;
    /// # use view_python::{PyMemoryView, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let view = PyMemoryView::of(&PyBytes::new(py, b"abc"))?;
    /// // SAFETY: nobody ever writes the memory of a `bytes` object.
    /// let text = unsafe { view.with_view(py, |view| view.to_str())? };
    /// assert_eq!(text.map_err(exception)?, "abc");
    /// # Ok(()) }
    /// ```
    ///
    /// # Safety
    ///
    /// While `use_it` runs nobody writes the memory: no Python code on any thread, and no
    /// native code that holds another export.
    ///
    /// # Errors
    ///
    /// `ValueError` for a released view.
    pub unsafe fn with_view<R>(
        &self,
        _py: Python<'_>,
        use_it: impl FnOnce(&MemoryView<'_>) -> R,
    ) -> PyResult<R> {
        let live = self.live()?;
        // SAFETY: pinned, and the caller's promise.
        Ok(use_it(&unsafe { live.memory.as_view() }))
    }

    /// Reads the memory by value: what others write meanwhile shows. It is used under the
    /// GIL, which the token is the proof of.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyByteArray;
    /// # use view_python::{PyMemoryView, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let array = PyByteArray::new(py, b"abc");
    /// let view = PyMemoryView::of(&array)?;
    /// array.set_item(0, 120)?; // by Python, under the view
    /// let bytes = view.with_memory(py, |memory| memory.to_bytes(Default::default()))?;
    /// assert_eq!(bytes.map_err(exception)?, b"xbc");
    /// # Ok(()) }
    /// ```
    ///
    /// It takes attaching to the interpreter, for reads race with the writes of threads
    /// that have the GIL. Without the token of one that is attached it cannot be called:
    ///
    /// ```compile_fail,E0061
    /// fn read_while_others_write(view: &view_python::PyMemoryView) {
    ///     let _ = view.with_memory(|memory| memory.to_list());
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` for a released view.
    pub fn with_memory<R>(
        &self,
        _py: Python<'_>,
        read: impl FnOnce(&ForeignMemory<'_>) -> R,
    ) -> PyResult<R> {
        Ok(read(self.live()?.memory))
    }
}

/// The item at index zero, of a view of ours.
fn pointer(memory: &ForeignMemory<'_>) -> NonNull<u8> {
    NonNull::new(memory.as_ptr().cast_mut()).unwrap_or(NonNull::dangling())
}

//! The buffer protocol itself: all that is unsafe about `Py_buffer` is here.
//!
//! # Invariants
//!
//! 1. **Held.** A [`Held`] owns one export. Its `Py_buffer` is filled in by
//!    `PyObject_GetBuffer`, never moves, and is released exactly once, with the
//!    interpreter attached. Until then the exporter keeps memory, format, shape
//!    and strides where they are.
//! 2. **Truth.** An exporter says the truth about the range of its memory: every item
//!    within the shape lies within one block of initialised bytes. Exporters are
//!    native code and as trusted as any; what is cheap to check is checked.
//! 3. **Answered.** What [`answer`] writes into a `Py_buffer` stays valid until
//!    its release: the arrays and the text live in the exporting object, unchanged
//!    for its whole life, and the `Py_buffer` owns a reference to it.
//! 4. **Pinned.** The memory that is answered with stays where it is for as long as
//!    the exporting object counts the export.

use std::ffi::{CStr, CString, c_int};
use std::ptr::{self, NonNull};
use std::slice;

use pyo3::exceptions::{PyBufferError, PyValueError};
use pyo3::prelude::*;
use pyo3::{PyTraverseError, PyVisit, ffi};

use crate::ctypes;

/// `PyBUF_MAX_NDIM`.
pub(crate) const MAX_NDIM: usize = 64;

/// A `Py_buffer` in a place of its own, for invariant 1. It is not a `Box`, which claims with
/// each move that nothing else points into it: the shape of many exporters is the `len` of the
/// `Py_buffer` itself, as `PyBuffer_FillInfo` leaves it.
struct Place(NonNull<ffi::Py_buffer>);

impl Place {
    fn new() -> Self {
        Self(NonNull::from(Box::leak(Box::new(ffi::Py_buffer::new()))))
    }
}

impl std::ops::Deref for Place {
    type Target = ffi::Py_buffer;

    fn deref(&self) -> &ffi::Py_buffer {
        // SAFETY: leaked where it was made, and written by the exporter only: while the buffer
        // is asked for and released, when no reference lives.
        unsafe { self.0.as_ref() }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // SAFETY: leaked where it was made, and given back once. No export points into it: none
        // was made, or it has been released, or its exporter is gone.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

/// An export of another object, released when dropped.
pub(crate) struct Held {
    raw: Place,
    /// What the items are, where the exporter's own format is known to be wrong.
    truth: Option<CString>,
}

// SAFETY: the `Py_buffer` is not changed after it was filled in, and its release attaches to
// the interpreter. Access to the memory it points to is not given by this type.
unsafe impl Send for Held {}
// SAFETY: as above.
unsafe impl Sync for Held {}

impl Held {
    /// Asks `object` for its buffer with these request flags.
    pub(crate) fn of(object: &Bound<'_, PyAny>, flags: c_int) -> PyResult<Self> {
        let raw = Place::new();
        // SAFETY: attached, a live object, and a `Py_buffer` to fill that does
        // not move.
        if unsafe { ffi::PyObject_GetBuffer(object.as_ptr(), raw.0.as_ptr(), flags) } != 0 {
            return Err(PyErr::fetch(object.py()));
        }
        let mut held = Self { raw, truth: None };
        let raw = &held.raw;
        if usize::try_from(raw.ndim).map_or(true, |ndim| ndim > MAX_NDIM) {
            return Err(PyValueError::new_err(format!(
                "memoryview: number of dimensions must not exceed {MAX_NDIM}"
            )));
        }
        if raw.itemsize < 0 || raw.len < 0 || held.shape().iter().any(|extent| *extent < 0) {
            return Err(PyBufferError::new_err(
                "the exporter gave a negative size: its buffer cannot be used",
            ));
        }
        if let Some(owner) = held.owner(object.py())
            && let Ok(text) = held.format().to_str()
            && let Some(owner) = ctypes::suspect(owner, text, held.itemsize())
        {
            let truth = ctypes::format(&owner, text, held.itemsize());
            held.truth = truth.and_then(|truth| CString::new(truth).ok());
        }
        Ok(held)
    }

    /// The item at index zero. Where there is none an exporter may say null, and
    /// nobody follows this.
    pub(crate) fn ptr(&self) -> NonNull<u8> {
        NonNull::new(self.raw.buf.cast()).unwrap_or(NonNull::dangling())
    }

    /// Bytes in all: the product of the shape times the item size.
    pub(crate) fn nbytes(&self) -> usize {
        self.raw.len as usize
    }

    /// Bytes of one item.
    pub(crate) fn itemsize(&self) -> usize {
        self.raw.itemsize as usize
    }

    /// Whether the memory must not be written.
    pub(crate) fn readonly(&self) -> bool {
        self.raw.readonly != 0
    }

    /// The number of dimensions.
    pub(crate) fn ndim(&self) -> usize {
        self.raw.ndim as usize
    }

    /// The format, `B` where the exporter gave none.
    pub(crate) fn format(&self) -> &CStr {
        if let Some(truth) = &self.truth {
            truth
        } else if self.raw.format.is_null() {
            c"B"
        } else {
            // SAFETY: the exporter's format ends with a NUL (invariant 1).
            unsafe { CStr::from_ptr(self.raw.format) }
        }
    }

    /// The extents; empty where the exporter gave none.
    pub(crate) fn shape(&self) -> &[isize] {
        self.numbers(self.raw.shape)
    }

    /// The strides; empty where the exporter gave none.
    pub(crate) fn strides(&self) -> &[isize] {
        self.numbers(self.raw.strides)
    }

    /// The suboffsets; empty where the exporter gave none.
    pub(crate) fn suboffsets(&self) -> &[isize] {
        self.numbers(self.raw.suboffsets)
    }

    /// The extents, also where the exporter left them out, and the strides, if it gave any.
    pub(crate) fn geometry(&self) -> PyResult<(Extents<'_>, Option<&[isize]>)> {
        let shape = self.shape();
        let strides = Some(self.strides()).filter(|strides| strides.len() == self.ndim());
        let extents = if self.ndim() == 1 && shape.is_empty() {
            Extents::Counted([self.nbytes().checked_div(self.itemsize()).unwrap_or(0)])
        } else if shape.len() == self.ndim() {
            // SAFETY: the same numbers, none of them negative, as was seen when the export
            // was made (invariant 1).
            Extents::Given(unsafe { slice::from_raw_parts(shape.as_ptr().cast(), shape.len()) })
        } else {
            return Err(PyBufferError::new_err(
                "the exporter gave dimensions without their extents: its buffer cannot be used",
            ));
        };
        Ok((extents, strides))
    }

    /// The extents and strides, those of C order where the exporter gave none.
    pub(crate) fn dimensions(&self) -> PyResult<(Vec<usize>, Vec<isize>)> {
        let (shape, strides) = self.geometry()?;
        let strides = strides.map_or_else(|| c_strides(&shape, self.itemsize()), <[_]>::to_vec);
        Ok((shape.to_vec(), strides))
    }

    /// The object that owns the memory, if the exporter named one.
    pub(crate) fn owner<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        // SAFETY: null or an object that the export holds a reference to.
        unsafe { Bound::from_borrowed_ptr_or_opt(py, self.raw.obj) }
    }

    /// The same reference, for the garbage collector.
    pub(crate) fn visit(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        // SAFETY: `Option<Py<_>>` is a pointer to an object or null, and nothing is
        // counted, for nothing is moved out.
        let owner = unsafe { &*(&raw const self.raw.obj).cast::<Option<Py<PyAny>>>() };
        visit.call(owner.as_ref())
    }

    fn numbers(&self, numbers: *const ffi::Py_ssize_t) -> &[isize] {
        if numbers.is_null() {
            &[]
        } else {
            // SAFETY: an array that is given has one number a dimension.
            unsafe { slice::from_raw_parts(numbers, self.ndim()) }
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Where the interpreter is gone, so is the exporter.
        Python::try_attach(|_| {
            // SAFETY: attached, and released once (invariant 1).
            unsafe { ffi::PyBuffer_Release(self.raw.0.as_ptr()) }
        });
    }
}

/// Items along each dimension.
pub(crate) enum Extents<'a> {
    Given(&'a [usize]),
    /// One dimension of as many items as the bytes are.
    Counted([usize; 1]),
}

impl std::ops::Deref for Extents<'_> {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        match self {
            Self::Given(extents) => extents,
            Self::Counted(extents) => extents,
        }
    }
}

/// The strides of C order; zeros where they would overflow, for then there is no
/// item.
pub(crate) fn c_strides(shape: &[usize], itemsize: usize) -> Vec<isize> {
    let mut strides = vec![0; shape.len()];
    let mut stride = isize::try_from(itemsize).ok();
    for (axis, extent) in shape.iter().enumerate().rev() {
        strides[axis] = stride.unwrap_or(0);
        stride = stride.and_then(|stride| stride.checked_mul(isize::try_from(*extent).ok()?));
    }
    strides
}

/// What an exporting object says of its memory.
pub(crate) struct Answer<'a> {
    pub ptr: NonNull<u8>,
    pub nbytes: usize,
    pub itemsize: usize,
    pub readonly: bool,
    pub format: &'a CStr,
    pub shape: &'a [isize],
    pub strides: &'a [isize],
    pub suboffsets: &'a [isize],
    pub c_contiguous: bool,
    pub f_contiguous: bool,
}

impl Answer<'_> {
    /// What keeps the request from being met, in memoryview's order and words.
    fn refusal(&self, flags: c_int) -> Option<&'static str> {
        let asks = |request: c_int| flags & request == request;
        let (c, f) = (self.c_contiguous, self.f_contiguous);
        if asks(ffi::PyBUF_WRITABLE) && self.readonly {
            Some("memoryview: underlying buffer is not writable")
        } else if asks(ffi::PyBUF_C_CONTIGUOUS) && !c {
            Some("memoryview: underlying buffer is not C-contiguous")
        } else if asks(ffi::PyBUF_F_CONTIGUOUS) && !f {
            Some("memoryview: underlying buffer is not Fortran contiguous")
        } else if asks(ffi::PyBUF_ANY_CONTIGUOUS) && !(c || f) {
            Some("memoryview: underlying buffer is not contiguous")
        } else if !asks(ffi::PyBUF_INDIRECT) && !self.suboffsets.is_empty() {
            Some("memoryview: underlying buffer requires suboffsets")
        } else if !asks(ffi::PyBUF_STRIDES) && !c {
            Some("memoryview: underlying buffer is not C-contiguous")
        } else if !asks(ffi::PyBUF_ND) && asks(ffi::PyBUF_FORMAT) {
            Some("memoryview: cannot cast to unsigned bytes if the format flag is present")
        } else if isize::try_from(self.nbytes).is_err() {
            // As a stretched view of the core can be.
            Some("memoryview: the items are more bytes than a Python buffer can have")
        } else {
            None
        }
    }
}

/// Fills in a consumer's `Py_buffer`, or says in memoryview's words why not.
///
/// # Safety
///
/// `view` is the argument of a `bf_getbuffer` slot. The answer is true, its arrays
/// and text live unchanged in `owner`, and `owner` counts the export until its
/// `bf_releasebuffer` slot is called (invariants 3 and 4).
pub(crate) unsafe fn answer(
    view: *mut ffi::Py_buffer,
    flags: c_int,
    owner: Bound<'_, PyAny>,
    answer: &Answer<'_>,
) -> PyResult<()> {
    // SAFETY: the slot's argument may be written.
    let view = unsafe { &mut *view };
    view.obj = ptr::null_mut();
    if let Some(refusal) = answer.refusal(flags) {
        return Err(PyBufferError::new_err(refusal));
    }
    let given = |request: c_int, numbers: &[isize]| {
        if flags & request == request && !numbers.is_empty() {
            numbers.as_ptr().cast_mut()
        } else {
            ptr::null_mut()
        }
    };
    view.buf = answer.ptr.as_ptr().cast();
    view.len = answer.nbytes as isize;
    view.itemsize = answer.itemsize as isize;
    view.readonly = c_int::from(answer.readonly);
    view.format = if flags & ffi::PyBUF_FORMAT == 0 {
        ptr::null_mut()
    } else {
        answer.format.as_ptr().cast_mut()
    };
    view.ndim = if flags & ffi::PyBUF_ND == 0 {
        1
    } else {
        answer.shape.len() as c_int
    };
    view.shape = given(ffi::PyBUF_ND, answer.shape);
    view.strides = given(ffi::PyBUF_STRIDES, answer.strides);
    view.suboffsets = given(ffi::PyBUF_INDIRECT, answer.suboffsets);
    view.internal = ptr::null_mut();
    view.obj = owner.into_ptr();
    Ok(())
}

//! A view as an exporter itself.

use std::ffi::{CString, c_int};

use pyo3::ffi;
use pyo3::prelude::*;

use super::{PyMemoryView, pointer};
use crate::buffer::{Answer, answer};

/// The arrays and the text that an export of a view points to.
pub(super) struct Exported {
    pub(super) format: CString,
    pub(super) shape: Vec<isize>,
    pub(super) strides: Vec<isize>,
    pub(super) suboffsets: Vec<isize>,
}

/// Answers a request for the view's buffer.
///
/// # Safety
///
/// `view` and `flags` are those of a `bf_getbuffer` slot.
pub(super) unsafe fn fill(
    slf: &Bound<'_, PyMemoryView>,
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
    // SAFETY: the slot's arguments. The arrays and the text are set once and belong to
    // this object; the export has just been counted, and pins the memory.
    let result = unsafe { answer(view, flags, slf.clone().into_any(), &answered) };
    if result.is_err() {
        this.lease.end_export();
    }
    result
}

impl PyMemoryView {
    /// What an export points to.
    fn exported(&self) -> &Exported {
        self.rare().exported.get_or_init(|| {
            let extents = self.memory.shape().iter();
            Exported {
                // A `Py_buffer`'s format has no NUL inside, and neither has one of ours.
                format: CString::new(self.memory.format()).unwrap_or_default(),
                shape: extents.map(|extent| *extent as isize).collect(),
                strides: self.memory.strides().to_vec(),
                suboffsets: self.memory.suboffsets().to_vec(),
            }
        })
    }
}

//! `tolist()`.

use pyo3::ffi;
use pyo3::prelude::*;

use super::PyMemoryView;
use super::code::{Code, New};
use super::value::Item;
use crate::exception;

/// All items as lists of lists.
pub(super) fn tolist<'py>(this: &PyMemoryView, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    let live = this.live()?;
    let (shape, strides) = (live.shape(), live.strides());
    if let Some(code) = this.code()
        && !shape.is_empty()
        && live.suboffsets().is_empty()
    {
        // SAFETY: attached, and the items of a direct view of this code, which is pinned.
        let list = unsafe { nested(code, live.as_ptr(), shape, strides) };
        // SAFETY: a new reference, or null with an error set.
        return unsafe { Bound::from_owned_ptr_or_err(py, list) };
    }
    Item(&live.to_list().map_err(exception)?).into_pyobject(py)
}

/// # Safety
///
/// As [`Code::list`], for every index within the shape, which has at least one dimension.
unsafe fn nested(code: Code, at: *const u8, shape: &[usize], strides: &[isize]) -> New {
    let (len, stride) = (shape[0], strides[0]);
    if shape.len() == 1 {
        // SAFETY: by contract.
        return unsafe { code.list(at, stride, len) };
    }
    // SAFETY: attached. Each part is inside the shape; where another extent is zero the
    // place is not followed, so it is found by a step that may lead anywhere. The list
    // takes the references.
    unsafe {
        let list = ffi::PyList_New(len as isize);
        if list.is_null() {
            return list;
        }
        for i in 0..len as isize {
            let part = at.wrapping_offset(i.wrapping_mul(stride));
            let part = nested(code, part, &shape[1..], &strides[1..]);
            if part.is_null() {
                ffi::Py_DECREF(list);
                return part;
            }
            ffi::PyList_SetItem(list, i, part);
        }
        list
    }
}

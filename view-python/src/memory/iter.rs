//! Going over the items of a view.
//!
//! What a loop calls is `tp_iternext`, once an item, and for a number the item itself takes
//! no longer than a call. A class of PyO3's does some bookkeeping at every such call, so
//! this one is made of the slots themselves.
//!
//! # Invariants
//!
//! 1. **Alive.** While `view` is not null it is a reference that the iterator owns,
//!    and `memory` points into it. A view is frozen: what `memory` points to stays.
//! 2. **Numbers.** Where there is a code, the view has one direct dimension of at least
//!    `len` items of it. It may be read while the view is not released, and between that
//!    question and the reading nothing runs but this (`code`).
//! 3. **Again.** Anything that may run Python code (dropping a reference, the long way to an
//!    item) comes after the iterator's own fields are up to date, for that code may
//!    call the same iterator.

use std::ffi::{c_int, c_void};
use std::ptr;

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

use super::PyMemoryView;
use super::code::{Code, New};
use super::lease::released;

/// The object, as Python sees it.
#[repr(C)]
struct Items {
    head: ffi::PyObject,
    view: *mut ffi::PyObject,
    memory: *const PyMemoryView,
    code: Option<Code>,
    backwards: bool,
    next: usize,
    len: usize,
}

const DOC: &std::ffi::CStr =
    c"The items of a view in one dimension, the parts along the first of several.

The length is fixed when the iterator is made. Each item is as it is when its turn
comes.

>>> data = bytearray(b'abc')
>>> items = iter(MemoryView(data))
>>> next(items)
97
>>> data[1] = 120
>>> list(items)
[120, 99]";

/// The class `view_python.MemoryViewIterator`.
pub(crate) fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let slot = |slot, pfunc: *mut c_void| ffi::PyType_Slot { slot, pfunc };
    let make = || {
        let mut slots = [
            slot(ffi::Py_tp_doc, DOC.as_ptr().cast_mut().cast()),
            slot(ffi::Py_tp_dealloc, dealloc as *mut c_void),
            slot(ffi::Py_tp_traverse, traverse as *mut c_void),
            slot(ffi::Py_tp_clear, clear as *mut c_void),
            slot(ffi::Py_tp_iter, ffi::PyObject_SelfIter as *mut c_void),
            slot(ffi::Py_tp_iternext, next as *mut c_void),
            slot(0, ptr::null_mut()),
        ];
        let flags = ffi::Py_TPFLAGS_DEFAULT
            | ffi::Py_TPFLAGS_HAVE_GC
            | ffi::Py_TPFLAGS_DISALLOW_INSTANTIATION
            | ffi::Py_TPFLAGS_IMMUTABLETYPE;
        let mut spec = ffi::PyType_Spec {
            name: c"view_python.MemoryViewIterator".as_ptr(),
            basicsize: size_of::<Items>() as c_int,
            itemsize: 0,
            flags: flags as _,
            slots: slots.as_mut_ptr(),
        };
        // SAFETY: attached; the slots are functions of their slots' types, and the texts
        // are there forever. The rest is copied.
        let class =
            unsafe { Bound::from_owned_ptr_or_err(py, ffi::PyType_FromSpec(&raw mut spec))? };
        Ok::<_, PyErr>(class.cast_into::<PyType>()?.unbind())
    };
    Ok(CLASS.get_or_try_init(py, make)?.bind(py))
}

/// An iterator over a view, forwards or backwards.
pub(super) fn items<'py>(
    view: &Bound<'py, PyMemoryView>,
    backwards: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let this = view.get();
    this.check()?;
    let Some(len) = this.memory.shape().first() else {
        return Err(PyTypeError::new_err(if backwards {
            "0-dim memory has no length"
        } else {
            "invalid indexing of 0-dim memory"
        }));
    };
    if this.memory.ndim() == 1 {
        this.check_format()?;
    }
    let line = this.memory.ndim() == 1 && this.memory.suboffsets().is_empty();
    let code = if line { this.code() } else { None };
    let class = class(view.py())?;
    // SAFETY: attached; an object of the class, whose fields are written before anybody
    // else sees it: they were zeros, which is what the collector knows how to read.
    unsafe {
        let object = ffi::PyType_GenericAlloc(class.as_type_ptr(), 0);
        let object = Bound::from_owned_ptr_or_err(view.py(), object)?;
        let items = object.as_ptr().cast::<Items>();
        (*items).memory = this;
        (*items).code = code;
        (*items).backwards = backwards;
        (*items).next = 0;
        (*items).len = *len;
        (*items).view = view.clone().into_ptr();
        Ok(object)
    }
}

/// # Safety
///
/// The slot `tp_iternext` of the class.
unsafe extern "C" fn next(slf: *mut ffi::PyObject) -> New {
    let items = slf.cast::<Items>();
    // SAFETY: an object of the class. Its fields are read and written one by one, so
    // that no borrow of them lives while other code runs (invariant 3).
    unsafe {
        let (index, len) = ((*items).next, (*items).len);
        if index >= len {
            clear(slf);
            return ptr::null_mut();
        }
        (*items).next = index + 1;
        let index = if (*items).backwards {
            len - 1 - index
        } else {
            index
        };
        if let Some(code) = (*items).code {
            let this = &*(*items).memory;
            if this.lease.is_released() {
                released().restore(Python::assume_attached());
                return ptr::null_mut();
            }
            let (at, stride) = (this.memory.as_ptr(), this.memory.strides()[0]);
            // SAFETY: inside the dimension, and not released (invariant 2).
            return code.load(at.offset(index as isize * stride));
        }
        // A part or a compound item: the view's own way, which may be a long one.
        let view = (*items).view;
        ffi::Py_INCREF(view);
        let item = ffi::PySequence_GetItem(view, index as isize);
        ffi::Py_DECREF(view);
        item
    }
}

/// # Safety
///
/// The slot `tp_clear` of the class.
unsafe extern "C" fn clear(slf: *mut ffi::PyObject) -> c_int {
    let items = slf.cast::<Items>();
    // SAFETY: an object of the class. It has no items and no view any more before the
    // reference is dropped (invariants 1 and 3).
    unsafe {
        (*items).len = 0;
        (*items).memory = ptr::null();
        let view = ptr::replace(&raw mut (*items).view, ptr::null_mut());
        ffi::Py_XDECREF(view);
    }
    0
}

/// # Safety
///
/// The slot `tp_traverse` of the class.
unsafe extern "C" fn traverse(
    slf: *mut ffi::PyObject,
    visit: ffi::visitproc,
    arg: *mut c_void,
) -> c_int {
    // SAFETY: an object of the class; what it and every object owns, a view and the class.
    unsafe {
        let view = (*slf.cast::<Items>()).view;
        if !view.is_null() {
            let stop = visit(view, arg);
            if stop != 0 {
                return stop;
            }
        }
        visit(ffi::Py_TYPE(slf).cast(), arg)
    }
}

/// # Safety
///
/// The slot `tp_dealloc` of the class.
unsafe extern "C" fn dealloc(slf: *mut ffi::PyObject) {
    // SAFETY: an object of the class that nobody knows any more. Its memory goes last but
    // for the class, which it owned a reference to.
    unsafe {
        ffi::PyObject_GC_UnTrack(slf.cast());
        clear(slf);
        let class = ffi::Py_TYPE(slf);
        ffi::PyObject_GC_Del(slf.cast());
        ffi::Py_DECREF(class.cast());
    }
}

//! `tobytes()` and `hex()`.

use std::ffi::c_int;
use std::mem::MaybeUninit;
use std::slice;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use view_core::copy::advise_huge_pages;
use view_core::memory::ByteLayout;
use view_core::view::foreign::ForeignView;

use super::args::order_of;
use super::{PyMemoryView, pointer};
use crate::exception;

/// The bytes of all items.
pub(super) fn tobytes<'py>(
    this: &PyMemoryView,
    py: Python<'py>,
    order: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyBytes>> {
    this.check()?;
    let order = order_of(order)?;
    let live = this.live()?;
    // SAFETY: attached; as many bytes that are not written yet, in an object that nobody
    // else knows. Where they are not all written below, it is dropped unseen.
    let (bytes, room) = unsafe {
        let bytes = ffi::PyBytes_FromStringAndSize(std::ptr::null(), live.nbytes() as isize);
        let bytes = Bound::from_owned_ptr_or_err(py, bytes)?.cast_into_unchecked::<PyBytes>();
        let start = ffi::PyBytes_AsString(bytes.as_ptr()).cast::<MaybeUninit<u8>>();
        (bytes, slice::from_raw_parts_mut(start, live.nbytes()))
    };
    if !live.is_c_contiguous() || order == ByteLayout::F {
        live.copy_to_uninit(order, room).map_err(exception)?;
        return Ok(bytes);
    }
    if room.len() < crate::LONG {
        let to = room.as_mut_ptr().cast::<u8>();
        // SAFETY: as many bytes side by side, pinned, and as much room for them.
        unsafe { to.copy_from(live.as_ptr(), room.len()) };
        return Ok(bytes);
    }
    advise_huge_pages(room);
    // SAFETY: as many bytes side by side, pinned. Others may write.
    let all = unsafe { ForeignView::from_raw_parts(pointer(&live), [room.len()], [1]) };
    crate::detach::without_gil(py, || all.copy_to_uninit(room)).map_err(exception)?;
    Ok(bytes)
}

/// The bytes of all items in hexadecimal digits.
pub(super) fn hex(
    this: &PyMemoryView,
    sep: Option<&Bound<'_, PyAny>>,
    bytes_per_sep: c_int,
) -> PyResult<String> {
    this.check()?;
    let sep = match sep {
        None => None,
        Some(sep) => Some(match sep.cast::<PyBytes>() {
            Ok(bytes) => String::from_utf8_lossy(bytes.as_bytes()).into_owned(),
            Err(_) => sep.extract::<String>()?,
        }),
    };
    this.live()?
        .hex(sep.as_deref(), bytes_per_sep as isize)
        .map_err(exception)
}

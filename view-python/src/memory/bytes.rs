//! `tobytes()` and `hex()`.

use std::ffi::c_int;
use std::mem::MaybeUninit;
use std::slice;
use std::time::{Duration, Instant};

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use view_core::copy::advise_huge_pages;
use view_core::memory::{ByteLayout, ForeignMemory};
use view_core::strided::{AxisKey, Slice};
use view_core::view::foreign::ForeignView;

use super::args::order_of;
use super::{PyMemoryView, pointer};
use crate::detach::{LONG, without_gil};
use crate::exception;

/// The bytes of all items.
pub(super) fn tobytes<'py>(
    this: &PyMemoryView,
    py: Python<'py>,
    order: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyBytes>> {
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
    let as_it_lies = match order {
        ByteLayout::C => live.is_c_contiguous(),
        ByteLayout::F => live.is_f_contiguous(),
        ByteLayout::Any => live.is_c_contiguous() || live.is_f_contiguous(),
    };
    if !as_it_lies {
        gather(py, &live, order, room)?;
        return Ok(bytes);
    }
    if room.len() < LONG {
        let to = room.as_mut_ptr().cast::<u8>();
        // SAFETY: as many bytes side by side, pinned, and as much room for them.
        unsafe { to.copy_from(live.as_ptr(), room.len()) };
        return Ok(bytes);
    }
    advise_huge_pages(room);
    // SAFETY: as many bytes side by side, pinned. Others may write.
    let all = unsafe { ForeignView::from_raw_parts(pointer(&live), [room.len()], [1]) };
    without_gil(py, || all.copy_to_uninit(room)).map_err(exception)?;
    Ok(bytes)
}

/// So many bytes are gathered before the clock is looked at.
const BLOCK: usize = 1 << 20;

/// Other threads may run after so long. It is longer than Python's own interval (5 ms), after
/// which a thread that waits insists on its turn: one that does not insist yet is woken when
/// the GIL is given away, but this thread has taken it again by then, and it waits anew.
const TURN: Duration = Duration::from_millis(6);

/// Copies items that lie apart, by plain loads, which takes the GIL: a long copy gives it away
/// now and then.
fn gather(
    py: Python<'_>,
    live: &ForeignMemory<'static>,
    order: ByteLayout,
    room: &mut [MaybeUninit<u8>],
) -> PyResult<()> {
    let turned;
    let memory = if order == ByteLayout::F {
        let axes: Vec<usize> = (0..live.ndim()).rev().collect();
        turned = live.permute(&axes);
        turned.as_ref().ok()
    } else {
        Some(live)
    };
    let rows = block_of(memory, room.len());
    let (Some(memory), Some((rows, row))) = (memory, rows) else {
        return live.copy_to_uninit(order, room).map_err(exception);
    };
    let mut since = Instant::now();
    for (block, room) in room.chunks_mut(rows * row).enumerate() {
        if since.elapsed() >= TURN {
            py.detach(|| ());
            since = Instant::now();
        }
        let first = (block * rows) as isize;
        let part = Slice::new(Some(first), Some(first + rows as isize), None);
        let part = memory.slice(&[AxisKey::Slice(part)]).map_err(exception)?;
        part.copy_to_uninit(ByteLayout::C, room)
            .map_err(exception)?;
    }
    Ok(())
}

/// How many rows make a block, and how many bytes each of them has; `None` where all of it is
/// one block.
fn block_of(memory: Option<&ForeignMemory<'static>>, bytes: usize) -> Option<(usize, usize)> {
    let len = memory?.shape().first().copied().filter(|len| *len > 0)?;
    let row = bytes / len;
    let rows = (BLOCK / row.max(1)).max(1);
    (bytes > BLOCK && rows < len).then_some((rows, row))
}

/// The bytes of all items in hexadecimal digits.
pub(super) fn hex(
    this: &PyMemoryView,
    sep: Option<&Bound<'_, PyAny>>,
    bytes_per_sep: c_int,
) -> PyResult<String> {
    let live = this.live()?;
    // The separator may be of a class whose length is told by code in Python.
    let kept = live.is_c_contiguous().then(|| this.lease.keep());
    let _kept = kept.transpose()?;
    let sep = sep.map(separator).transpose()?;
    live.hex(sep.as_deref(), bytes_per_sep as isize)
        .map_err(exception)
}

/// The one character between groups, `str` or `bytes`.
fn separator(sep: &Bound<'_, PyAny>) -> PyResult<String> {
    if sep.len()? != 1 {
        return Err(PyValueError::new_err("sep must be length 1."));
    }
    // A class may tell another length than it has: an empty one then gives a NUL.
    let first = if let Ok(bytes) = sep.cast::<PyBytes>() {
        bytes.as_bytes().first().map_or('\0', |byte| (*byte).into())
    } else if let Ok(text) = sep.cast::<PyString>() {
        // What is no Unicode is no ASCII.
        let text = text.to_string_lossy();
        text.chars().next().unwrap_or('\0')
    } else {
        return Err(PyTypeError::new_err("sep must be str or bytes."));
    };
    if !first.is_ascii() {
        return Err(PyValueError::new_err("sep must be ASCII."));
    }
    Ok(first.into())
}

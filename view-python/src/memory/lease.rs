//! Who holds an export of another object, and until when.
//!
//! As in CPython there are two levels. A [`Managed`] is one export of one object; it
//! ends when the last view that shares it is gone. A [`Lease`] is one view's share
//! in it, which `release()` gives up early.
//!
//! An operation may run Python code half-way (`__index__`, `__float__`, a finalizer),
//! and that code may release the very view. So an operation *pins* the lease while
//! it touches memory: a release then takes effect at once for everybody else, and
//! the memory goes when the last pin is dropped. Pins are counted in one atomic
//! number, so all this needs no GIL.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, TryLockError};

use pyo3::exceptions::{PyBufferError, PyValueError};
use pyo3::prelude::*;
use pyo3::{PyTraverseError, PyVisit};

use crate::buffer::Held;

/// One export of one object, shared by all views that were made from it.
///
/// An object of its own, so that the garbage collector sees one reference to the
/// exporter however many views there are.
#[pyclass(frozen, module = "view_python")]
pub(super) struct Managed {
    pub(super) held: Held,
}

#[pymethods]
impl Managed {
    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.held.visit(&visit)
    }
}

/// One view's share in an export.
pub(super) struct Lease {
    /// Bit 0: released. The rest: the number of pins.
    state: AtomicUsize,
    /// How many exports of the view itself live; each holds a pin.
    exports: AtomicUsize,
    source: Mutex<Option<Py<Managed>>>,
}

const RELEASED: usize = 1;
const PIN: usize = 2;

/// Keeps the memory where it is.
pub(super) struct Pin<'a>(&'a Lease);

/// What every operation on a released view answers.
#[cold]
pub(super) fn released() -> PyErr {
    PyValueError::new_err("operation forbidden on released memoryview object")
}

impl Lease {
    pub(super) fn new(source: Py<Managed>) -> Self {
        Self {
            state: AtomicUsize::new(0),
            exports: AtomicUsize::new(0),
            source: Mutex::new(Some(source)),
        }
    }

    /// Whether the view has been released.
    #[inline]
    pub(super) fn is_released(&self) -> bool {
        self.state.load(Ordering::Acquire) & RELEASED != 0
    }

    /// Keeps the memory for as long as the pin lives.
    #[inline]
    pub(super) fn pin(&self) -> PyResult<Pin<'_>> {
        // Counted first and asked then: a pin that comes too late is taken back, and
        // whoever is the last to do so drops the share.
        let pin = Pin(self);
        if self.state.fetch_add(PIN, Ordering::Acquire) & RELEASED == 0 {
            Ok(pin)
        } else {
            Err(released())
        }
    }

    #[inline]
    fn unpin(&self) {
        if self.state.fetch_sub(PIN, Ordering::AcqRel) == PIN | RELEASED {
            self.let_go();
        }
    }

    /// Drops the share; a second time is nothing.
    #[cold]
    fn let_go(&self) {
        let source = self
            .source
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        // Its end may run Python code, so the lock is free by now.
        drop(source);
    }

    /// Gives the share up; a second time is nothing.
    pub(super) fn release(&self) -> PyResult<()> {
        let exports = self.exports.load(Ordering::Acquire);
        if exports > 0 {
            let s = if exports == 1 { "" } else { "s" };
            return Err(PyBufferError::new_err(format!(
                "memoryview has {exports} exported buffer{s}"
            )));
        }
        if self.state.fetch_or(RELEASED, Ordering::AcqRel) == 0 {
            self.let_go();
        }
        Ok(())
    }

    /// Counts an export of the view.
    pub(super) fn export(&self) -> PyResult<()> {
        std::mem::forget(self.pin()?);
        self.exports.fetch_add(1, Ordering::AcqRel);
        Ok(())
    }

    /// Uncounts an export.
    pub(super) fn end_export(&self) {
        self.exports.fetch_sub(1, Ordering::AcqRel);
        self.unpin();
    }

    /// The shared export, for another view of it.
    pub(super) fn source(&self, py: Python<'_>) -> PyResult<Py<Managed>> {
        let source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source
            .as_ref()
            .map_or_else(|| Err(released()), |source| Ok(source.clone_ref(py)))
    }

    /// Shows the collector what this holds. Where the lock is taken, by the thread that
    /// is being collected on, nothing is shown, and so nothing is collected.
    pub(super) fn visit(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        match self.source.try_lock() {
            Ok(source) => visit.call(source.as_ref()),
            Err(TryLockError::Poisoned(source)) => visit.call(source.into_inner().as_ref()),
            Err(TryLockError::WouldBlock) => Ok(()),
        }
    }
}

impl Drop for Pin<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.unpin();
    }
}

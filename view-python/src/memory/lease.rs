//! Who holds an export of another object, and until when.
//!
//! As in CPython there are two levels. A [`Managed`] is one export of one object; it
//! ends when the last view that shares it is gone. A [`Lease`] is one view's share
//! in it, which `release()` gives up early.
//!
//! An operation may run Python code half-way (`__index__`, `__float__`, a finalizer),
//! and that code may release the very view. So an operation *pins* the lease while
//! it touches memory: a release then takes effect at once for everybody else, and
//! the memory goes when the last pin is dropped. An operation in which nothing can run
//! but itself, such as reading one number, only asks whether the view is released.
//!
//! The counts are plain numbers, for all this happens under the GIL ([`Attached`]).

use std::cell::{Cell, RefCell};

use pyo3::exceptions::{PyBufferError, PyValueError};
use pyo3::prelude::*;
use pyo3::{PyTraverseError, PyVisit};

use super::Attached;
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
pub(super) struct Lease(Attached<State>);

struct State {
    released: Cell<bool>,
    /// How many operations and exports need the memory to stay.
    pins: Cell<usize>,
    /// How many exports of the view itself live; each holds a pin.
    exports: Cell<usize>,
    source: RefCell<Option<Py<Managed>>>,
}

/// Keeps the memory where it is.
pub(super) struct Pin<'a>(&'a Lease);

/// Counts as an export of the view: a release is refused meanwhile.
pub(super) struct Kept<'a>(&'a Lease);

/// What every operation on a released view answers.
#[cold]
pub(super) fn released() -> PyErr {
    PyValueError::new_err("operation forbidden on released memoryview object")
}

impl Lease {
    pub(super) fn new(source: Py<Managed>) -> Self {
        Self(Attached(State {
            released: Cell::new(false),
            pins: Cell::new(0),
            exports: Cell::new(0),
            source: RefCell::new(Some(source)),
        }))
    }

    /// Whether the view has been released.
    #[inline]
    pub(super) fn is_released(&self) -> bool {
        self.0.released.get()
    }

    /// Keeps the memory for as long as the pin lives.
    #[inline]
    pub(super) fn pin(&self) -> PyResult<Pin<'_>> {
        if self.is_released() {
            return Err(released());
        }
        self.0.pins.set(self.0.pins.get() + 1);
        Ok(Pin(self))
    }

    #[inline]
    fn unpin(&self) {
        let left = self.0.pins.get() - 1;
        self.0.pins.set(left);
        if left == 0 && self.is_released() {
            self.let_go();
        }
    }

    /// Drops the share; a second time is nothing.
    #[cold]
    fn let_go(&self) {
        let source = self.0.source.borrow_mut().take();
        // Its end may run Python code, which may come back here.
        drop(source);
    }

    /// Gives the share up; a second time is nothing.
    pub(super) fn release(&self) -> PyResult<()> {
        let exports = self.0.exports.get();
        if exports > 0 {
            let s = if exports == 1 { "" } else { "s" };
            return Err(PyBufferError::new_err(format!(
                "memoryview has {exports} exported buffer{s}"
            )));
        }
        self.0.released.set(true);
        if self.0.pins.get() == 0 {
            self.let_go();
        }
        Ok(())
    }

    /// Counts an export of the view.
    pub(super) fn export(&self) -> PyResult<()> {
        std::mem::forget(self.pin()?);
        self.0.exports.set(self.0.exports.get() + 1);
        Ok(())
    }

    /// Uncounts an export.
    pub(super) fn end_export(&self) {
        self.0.exports.set(self.0.exports.get() - 1);
        self.unpin();
    }

    /// Refuses releases while the result lives, as CPython does where Python code of the
    /// caller's runs half-way through reading the memory.
    pub(super) fn keep(&self) -> PyResult<Kept<'_>> {
        self.export()?;
        Ok(Kept(self))
    }

    /// The shared export, for another view of it.
    #[inline]
    pub(super) fn source(&self, py: Python<'_>) -> PyResult<Py<Managed>> {
        match &*self.0.source.borrow() {
            Some(source) => Ok(source.clone_ref(py)),
            None => Err(released()),
        }
    }

    /// Shows the collector what this holds.
    pub(super) fn visit(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        match self.0.source.try_borrow() {
            Ok(source) => visit.call(source.as_ref()),
            // It is being taken out: nothing is shown, and so nothing is collected.
            Err(_) => Ok(()),
        }
    }
}

impl Drop for Kept<'_> {
    fn drop(&mut self) {
        self.0.end_export();
    }
}

impl Drop for Pin<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.unpin();
    }
}

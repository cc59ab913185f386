//! Going over the items of a view.

use std::sync::atomic::{AtomicUsize, Ordering};

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use view_core::strided::AxisKey;

use super::PyMemoryView;
use super::value::Item;
use crate::exception;

/// The items of a view in one dimension, the parts along the first of several.
///
/// The length is fixed when the iterator is made. Each item is as it is when its turn
/// comes.
#[pyclass(frozen, name = "MemoryViewIterator", module = "view_python")]
pub(crate) struct Items {
    view: Py<PyMemoryView>,
    len: usize,
    next: AtomicUsize,
    backwards: bool,
}

impl Items {
    pub(super) fn of(view: &Bound<'_, PyMemoryView>) -> Self {
        Self {
            len: view.get().memory.shape().first().copied().unwrap_or(0),
            view: view.clone().unbind(),
            next: AtomicUsize::new(0),
            backwards: false,
        }
    }

    /// The same from the end.
    pub(super) fn reversed(self) -> Self {
        Self {
            backwards: true,
            ..self
        }
    }
}

#[pymethods]
impl Items {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let index = self.next.load(Ordering::Relaxed);
        if index >= self.len {
            return Ok(None);
        }
        self.next.store(index + 1, Ordering::Relaxed);
        let index = if self.backwards {
            self.len - 1 - index
        } else {
            index
        };
        self.view.get().at(py, index as isize).map(Some)
    }
}

impl PyMemoryView {
    /// The item or part at a position of the first dimension.
    #[inline]
    pub(super) fn at<'py>(&self, py: Python<'py>, index: isize) -> PyResult<Bound<'py, PyAny>> {
        if self.memory.ndim() == 1 {
            let value = self.live()?.get(&[index]).map_err(exception)?;
            return Item(&value).into_pyobject(py);
        }
        let part = self.derived(py, |memory| {
            memory.slice(&[AxisKey::Index(index)]).map_err(exception)
        })?;
        part.into_bound_py_any(py)
    }
}

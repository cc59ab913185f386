//! Memory with pointers on the way to its items.

use pyo3::prelude::*;
use view_core::Buffer;
use view_core::memory::MemoryView;
use view_python::PyMemoryView;

/// Pointers to rows.
struct Rows(Vec<&'static [i16; 3]>);

impl Buffer for Rows {
    fn memory_view(&self) -> MemoryView<'_> {
        MemoryView::of_rows(&self.0)
    }
}

/// The row `[1, 2, 3]` behind so many pointers.
#[pyfunction]
pub(crate) fn rows_behind_pointers(py: Python<'_>, count: usize) -> PyResult<PyMemoryView> {
    PyMemoryView::from_owner(py, Rows(vec![&[1, 2, 3]; count]))
}

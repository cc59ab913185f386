//! Memory with pointers on the way to its items, and what passes for some.

use pyo3::prelude::*;
use view_core::Buffer;
use view_core::memory::{MemoryView, memoryview};
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

/// Bytes said to be references to Python objects.
struct False([u8; 16]);

impl Buffer for False {
    fn memory_view(&self) -> MemoryView<'_> {
        memoryview(&self.0).reinterpret("O").expect("a format")
    }
}

#[pyfunction]
pub(crate) fn false_objects(py: Python<'_>) -> PyResult<PyMemoryView> {
    PyMemoryView::from_owner(py, False([0x41; 16]))
}

//! [`Arrangement`]: in what shape and order records go to Python.

use std::marker::PhantomData;
use std::sync::Arc;

use pyo3::prelude::*;
use view_core::BufferView;
use view_core::strided::Order;

use super::geometry::{Arranged, Geometry};
use super::storage::Storage;
use super::{PyRecords, Records};
use crate::exception;

/// Records on their way to Python: [`PyRecords::arrange`].
///
/// ```no_run
/// # use pyo3::prelude::*;
/// # use view_core::strided::Order;
/// # use view_python::{PyRecords, exception};
/// # fn example(py: Python<'_>) -> PyResult<()> {
/// // An image of 2 rows and 3 columns, as Fortran has it: one column after the other.
/// let image = PyRecords::arrange(vec![1_u8, 4, 2, 5, 3, 6]).shape(&[2, 3]).order(Order::F);
/// let image = image.export(py)?;
/// assert_eq!(image.get([0, 2]).map_err(exception)?, 3);
/// # Ok(()) }
/// ```
#[must_use = "nothing is exported before `export`"]
pub struct Arrangement<'a, T, O> {
    owner: O,
    geometry: Geometry<'a>,
    readonly: bool,
    items: PhantomData<fn() -> T>,
}

impl<'a, T, O> Arrangement<'a, T, O>
where
    T: BufferView + Send + Sync,
    O: AsMut<[T]> + Send + 'static,
{
    pub(super) fn new(owner: O) -> Self {
        Self {
            owner,
            geometry: Geometry::default(),
            readonly: false,
            items: PhantomData,
        }
    }

    /// An array of this shape, in C order where nothing else is asked for. It holds all items of
    /// the owner, unless [`strides`](Self::strides) say otherwise.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::PyRecords;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let cube = PyRecords::arrange(vec![0_u8; 24]).shape(&[2, 3, 4]).export(py)?;
    /// assert_eq!(cube.shape(), [2, 3, 4]);
    /// let error = PyRecords::arrange(vec![0_u8; 24]).shape(&[5, 5]).export(py).err().unwrap();
    /// assert_eq!(error.to_string(), "ValueError: 24 items do not fill the shape [5, 5]");
    /// # Ok(()) }
    /// ```
    pub fn shape(mut self, shape: &'a [usize]) -> Self {
        self.geometry.shape = Some(shape);
        self
    }

    /// All items, in this order.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_core::strided::Order;
    /// # use view_python::{PyRecordView, PyRecords};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let columns = PyRecords::arrange(vec![0.0; 6]).shape(&[2, 3]).order(Order::F).export(py)?;
    /// let view: PyRecordView<f64, 2> = columns.as_object().bind(py).extract()?;
    /// assert_eq!(view.strides(), [8, 16]); // down a column from item to item
    /// # Ok(()) }
    /// ```
    pub fn order(mut self, order: Order) -> Self {
        self.geometry.arranged = match order {
            Order::C => Arranged::Rows,
            Order::F => Arranged::Columns,
        };
        self
    }

    /// Some of the items: from `offset` on, as far apart as `strides` say, both in bytes.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::PyRecords;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// // Of rows of four the first three, from the last row to the first.
    /// let padded: Vec<f64> = vec![0.0; 5 * 4];
    /// let grid = PyRecords::arrange(padded).shape(&[5, 3]).strides(&[-32, 8], 128).export(py)?;
    /// # Ok(()) }
    /// ```
    pub fn strides(mut self, strides: &'a [isize], offset: usize) -> Self {
        self.geometry.arranged = Arranged::Strided(strides, offset);
        self
    }

    /// Python may only read, and Rust may read as a slice meanwhile.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyMemoryView, PyRecords, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::arrange(vec![1.5, 2.5]).read_only().export(py)?;
    /// let view = PyMemoryView::of(records.as_object().bind(py))?;
    /// assert!(view.with_memory(py, |memory| memory.readonly())?);
    /// // The export is alive, and cannot change what is lent here.
    /// assert_eq!(records.with(|items| items.iter().sum::<f64>()).map_err(exception)?, 4.0);
    /// # Ok(()) }
    /// ```
    pub fn read_only(mut self) -> Self {
        self.readonly = true;
        self
    }

    /// Hands the records to Python.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyDict;
    /// # use view_python::PyRecords;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::arrange(vec![1_i32, 2, 3]).export(py)?;
    /// let locals = PyDict::new(py);
    /// locals.set_item("records", &records)?;
    /// let sum = py.eval(c"sum(memoryview(records))", None, Some(&locals))?;
    /// assert_eq!(sum.extract::<i32>()?, 6);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where the shape alone does not hold as many items as the owner has; where
    /// strides lead out of the owner's items or between two of them, or twice to one that Python
    /// may write; for more dimensions than a buffer may have. `OverflowError` for more items than
    /// Python can count, which only items without a size can be.
    pub fn export(self, py: Python<'_>) -> PyResult<PyRecords<T>> {
        let records = Storage::new::<T, O>(self.owner, &self.geometry, self.readonly)
            .and_then(|storage| Records::whole(Arc::new(storage)))
            .map_err(exception)?;
        Ok(PyRecords {
            object: Py::new(py, records)?,
            items: PhantomData,
        })
    }
}

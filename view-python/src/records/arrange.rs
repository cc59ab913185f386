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
    pub fn shape(mut self, shape: &'a [usize]) -> Self {
        self.geometry.shape = Some(shape);
        self
    }

    /// All items, in this order.
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
    pub fn read_only(mut self) -> Self {
        self.readonly = true;
        self
    }

    /// Hands the records to Python.
    ///
    /// # Errors
    ///
    /// `ValueError` where the shape alone does not hold as many items as the owner has; where
    /// strides lead out of the owner's items or between two of them, or twice to one that Python
    /// may write.
    pub fn export(self, py: Python<'_>) -> PyResult<PyRecords<T>> {
        let storage = Storage::new::<T, O>(self.owner, &self.geometry, self.readonly);
        let object = Py::new(py, Records::whole(Arc::new(storage.map_err(exception)?)))?;
        Ok(PyRecords {
            object,
            items: PhantomData,
        })
    }
}

//! Rust's side of records that Python may use: lent as a slice, by value, taken back.

use pyo3::prelude::*;
use view_core::view::foreign::ForeignViewMut;
use view_core::{BufferView, Error, ErrorKind};

use super::PyRecords;
use super::storage::Lending;
use crate::buffer::c_strides;
use crate::error::count;

impl<T: BufferView + Send + Sync> PyRecords<T> {
    /// Lends all items of the owner to `read`, as they lie in its memory.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyMemoryView, PyRecords, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::new(py, vec![1.5, 2.5])?;
    /// assert_eq!(records.with(|items| items.iter().sum::<f64>()).map_err(exception)?, 4.0);
    ///
    /// let view = PyMemoryView::of(records.as_object().bind(py))?; // may be written
    /// assert!(records.with(|items| items.len()).is_err());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `Buffer` while a writable export lives; `Value` where Python has left
    /// something in an item that is no value of `T`, by index and field, or where
    /// the records have been taken.
    pub fn with<R>(&self, read: impl FnOnce(&[T]) -> R) -> Result<R, Error> {
        let storage = self.storage();
        let _loan = storage.lend(Lending::Shared)?;
        // SAFETY: `len` items of the owner's, values of `T` (invariant 5 of the
        // storage), which nobody writes while the loan lives (3).
        let items = unsafe {
            let (start, len) = storage.owned();
            std::slice::from_raw_parts(start.cast::<T>().as_ptr(), len)
        };
        Ok(read(items))
    }

    /// Lends all items of the owner to `change`, as they lie in its memory.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecords, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::new(py, vec![3, 1, 2])?;
    /// records.with_mut(|items| items.sort()).map_err(exception)?;
    /// assert_eq!(records.get([0]).map_err(exception)?, 1);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `Buffer` while any export lives, or while the items are lent; `Value` as
    /// [`with`](Self::with).
    pub fn with_mut<R>(&self, change: impl FnOnce(&mut [T]) -> R) -> Result<R, Error> {
        let storage = self.storage();
        let _loan = storage.lend(Lending::Mutable)?;
        // SAFETY: as in `with`, and nobody else reads either.
        let items = unsafe {
            let (start, len) = storage.owned();
            std::slice::from_raw_parts_mut(start.cast::<T>().as_ptr(), len)
        };
        Ok(change(items))
    }

    /// The item at `index`, by value, also while Python may write.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyMemoryView, PyRecords, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let grid = PyRecords::with_shape(py, vec![1, 2, 3, 4, 5, 6], &[2, 3])?;
    /// let view = PyMemoryView::of(grid.as_object().bind(py))?; // may be written
    /// assert_eq!(grid.get([1, 2]).map_err(exception)?, 6);
    /// assert!(grid.get([2, 0]).is_err() && grid.get([1]).is_err());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `Index` outside the shape; `Type` for a wrong number of axes; `Value` where
    /// Python has left something that is no value of `T`.
    pub fn get<const N: usize>(&self, index: [usize; N]) -> Result<T, Error> {
        self.storage()
            .by_value(false, || self.foreign()?.get(index))
    }

    /// Writes the item at `index`, by value, also while Python may look and write.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyMemoryView, PyRecords, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::new(py, vec![1.5, 2.5])?;
    /// let view = PyMemoryView::of(records.as_object().bind(py))?;
    /// records.set([1], 7.0).map_err(exception)?;
    /// let seen = view.with_memory(py, |memory| memory.get(&[1]))?.map_err(exception)?;
    /// assert_eq!(seen, 7.0);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `Index` outside the shape; `Type` for a wrong number of axes; `Buffer` while
    /// the items are lent as a slice.
    pub fn set<const N: usize>(&self, index: [usize; N], value: T) -> Result<(), Error> {
        self.storage()
            .by_value(true, || self.foreign()?.set(index, value))
    }

    /// A copy of all items in row order, also while Python may write. Long copies
    /// let other Python threads run.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_core::strided::Order;
    /// # use view_python::{PyRecords, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let columns = PyRecords::arrange(vec![1, 4, 2, 5, 3, 6]).shape(&[2, 3]).order(Order::F);
    /// let rows = columns.export(py)?.to_vec(py).map_err(exception)?;
    /// assert_eq!(rows, [1, 2, 3, 4, 5, 6]); // not as the owner has them
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `Value` where Python has left something that is no value of `T`; `NotImplemented` for
    /// more than six dimensions that do not lie in C order.
    pub fn to_vec(&self, py: Python<'_>) -> Result<Vec<T>, Error> {
        let storage = self.storage();
        let copy = || storage.by_value(false, || self.copied());
        let len = storage.len();
        if len.saturating_mul(size_of::<T>()) < crate::detach::LONG {
            copy()
        } else {
            py.detach(copy)
        }
    }

    /// Takes the owner back; the Python object is empty from then on.
    ///
    /// # Errors
    ///
    /// `Type` where the owner is no `O`; `Buffer` while any export or loan lives;
    /// `Value` as [`with`](Self::with).
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecords, exception};
    /// # fn example(records: PyRecords<f64>) -> PyResult<()> {
    /// let numbers: Vec<f64> = records.take().map_err(exception)?;
    /// # Ok(()) }
    /// ```
    pub fn take<O: 'static>(&self) -> Result<O, Error> {
        let storage = self.storage();
        if !storage.owner_is::<O>() {
            return Err(Error::with_message(
                ErrorKind::Type,
                format!(
                    "the owner of these records is no `{}`, or has been taken already",
                    std::any::type_name::<O>()
                ),
            ));
        }
        storage.take()?.downcast().map(|owner| *owner).map_err(|_| {
            Error::new(
                ErrorKind::Value,
                "these records have been taken back by Rust",
            )
        })
    }

    /// A copy of the items in row order, under the lock.
    fn copied(&self) -> Result<Vec<T>, Error> {
        let storage = self.storage();
        if *storage.strides() == *c_strides(storage.shape(), size_of::<T>()) {
            let len = [storage.len()];
            let stride = [size_of::<T>() as isize];
            // SAFETY: the items in a row; see `foreign`.
            let row = unsafe { ForeignViewMut::<T>::from_raw_parts(storage.ptr(), len, stride) };
            return row.to_vec();
        }
        match storage.shape().len() {
            1 => self.foreign::<1>()?.to_vec(),
            2 => self.foreign::<2>()?.to_vec(),
            3 => self.foreign::<3>()?.to_vec(),
            4 => self.foreign::<4>()?.to_vec(),
            5 => self.foreign::<5>()?.to_vec(),
            6 => self.foreign::<6>()?.to_vec(),
            more => Err(Error::with_message(
                ErrorKind::NotImplemented,
                format!("{more} dimensions that do not lie in C order are copied by `with`"),
            )),
        }
    }

    /// The items by value.
    fn foreign<const N: usize>(&self) -> Result<ForeignViewMut<'_, T, N>, Error> {
        let storage = self.storage();
        let (Ok(shape), Ok(strides)) = (storage.shape().try_into(), storage.strides().try_into())
        else {
            return Err(Error::with_message(
                ErrorKind::Type,
                format!(
                    "{N} indices for {}",
                    count(storage.shape().len(), "dimension")
                ),
            ));
        };
        // SAFETY: the items of the owner, which is here; all bytes are initialised
        // and no loan writes (`by_value`, under whose lock this is used).
        Ok(unsafe { ForeignViewMut::from_raw_parts(storage.ptr(), shape, strides) })
    }
}

//! [`PyRecords`]: records that Rust owns and Python may look at and write to.

mod arrange;
mod class;
mod geometry;
mod storage;

use std::marker::PhantomData;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use view_core::view::foreign::ForeignViewMut;
use view_core::{BufferView, Error, ErrorKind};

pub use arrange::Arrangement;
pub use class::Records;
use storage::{Lending, Storage};

use crate::buffer::c_strides;

/// Records of type `T` that Rust has handed to Python.
///
/// To Python this is an object ([`Records`]) that exports the buffer protocol:
/// `numpy.asarray(obj)` is a structured array over the same memory, with the names,
/// offsets and item size of `T::FORMAT`. `obj.x` and `obj["pos.z"]` are exporters of
/// one field. To Rust it is a handle, by which the memory can be read, changed and
/// taken back under the rules of the [crate](crate#who-may-write-when).
///
/// Holes between the fields are set to zero, in place, before the first export.
///
/// ```no_run
/// use pyo3::prelude::*;
/// use view_core::BufferView;
/// use view_python::PyRecords;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Particle {
///     x: f64,
///     y: f64,
///     id: u32,
/// }
///
/// #[pyfunction]
/// fn particles(py: Python<'_>, n: u32) -> PyResult<PyRecords<Particle>> {
///     let particles: Vec<_> = (0..n).map(|id| Particle { x: 0.0, y: 1.0, id }).collect();
///     PyRecords::new(py, particles)
/// }
/// ```
pub struct PyRecords<T> {
    object: Py<Records>,
    items: PhantomData<fn() -> T>,
}

impl<T: BufferView + Send + Sync> PyRecords<T> {
    /// Hands the items of `owner` to Python, which may write them.
    ///
    /// An owner is a `Vec<T>`, a boxed slice, an array, or anything else that
    /// knows its items as a slice. It is kept until Python and Rust have both
    /// dropped the object, or until [`take`](Self::take).
    ///
    /// # Errors
    ///
    /// `MemoryError` where the object cannot be made.
    pub fn new<O>(py: Python<'_>, owner: O) -> PyResult<Self>
    where
        O: AsMut<[T]> + Send + 'static,
    {
        Self::arrange(owner).export(py)
    }

    /// Hands the items of `owner` to Python, which may only read them.
    ///
    /// Rust may read them as a slice while Python does.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn read_only<O>(py: Python<'_>, owner: O) -> PyResult<Self>
    where
        O: AsMut<[T]> + Send + 'static,
    {
        Self::arrange(owner).read_only().export(py)
    }

    /// Hands the items of `owner` to Python as an array of this shape in C order.
    ///
    /// # Errors
    ///
    /// `ValueError` where the shape does not hold as many items.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::PyRecords;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let grid = PyRecords::with_shape(py, vec![0.0; 12], &[3, 4])?;
    /// # Ok(()) }
    /// ```
    pub fn with_shape<O>(py: Python<'_>, owner: O, shape: &[usize]) -> PyResult<Self>
    where
        O: AsMut<[T]> + Send + 'static,
    {
        Self::arrange(owner).shape(shape).export(py)
    }

    /// Hands the items of `owner` to Python in a shape and order that the result is told:
    /// rows or columns first, strided, read-only.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_core::strided::Order;
    /// # use view_python::PyRecords;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let columns = PyRecords::arrange(vec![0.0; 12])
    ///     .shape(&[3, 4])
    ///     .order(Order::F)
    ///     .read_only()
    ///     .export(py)?;
    /// # Ok(()) }
    /// ```
    pub fn arrange<'a, O>(owner: O) -> Arrangement<'a, T, O>
    where
        O: AsMut<[T]> + Send + 'static,
    {
        Arrangement::new(owner)
    }

    /// The number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.storage().len()
    }

    /// Whether there is no item.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The extents in items.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        self.storage().shape()
    }

    /// How many exports of the memory live in Python: arrays, memoryviews.
    #[must_use]
    pub fn exports(&self) -> usize {
        self.storage().exports()
    }

    /// Lends all items of the owner to `read`, as they lie in its memory.
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
    /// # Errors
    ///
    /// `Value` where Python has left something that is no value of `T`.
    pub fn to_vec(&self, py: Python<'_>) -> Result<Vec<T>, Error> {
        let storage = self.storage();
        let copy = || storage.by_value(false, || self.copied());
        let len = storage.len();
        if len.saturating_mul(size_of::<T>()) < crate::LONG {
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
                format!("{N} indices for {} dimensions", storage.shape().len()),
            ));
        };
        // SAFETY: the items of the owner, which is here; all bytes are initialised
        // and no loan writes (`by_value`, under whose lock this is used).
        Ok(unsafe { ForeignViewMut::from_raw_parts(storage.ptr(), shape, strides) })
    }

    fn storage(&self) -> &Storage {
        self.object.get().storage()
    }
}

impl<T> PyRecords<T> {
    /// The Python object.
    #[must_use]
    pub fn as_object(&self) -> &Py<Records> {
        &self.object
    }
}

impl<'py, T> IntoPyObject<'py> for PyRecords<T> {
    type Target = Records;
    type Output = Bound<'py, Records>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.object.into_bound(py))
    }
}

impl<'py, T> IntoPyObject<'py> for &PyRecords<T> {
    type Target = Records;
    type Output = Bound<'py, Records>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.object.bind(py).clone())
    }
}

/// An object that was made by this extension for records of the same layout.
impl<'a, 'py, T: BufferView + Send + Sync> FromPyObject<'a, 'py> for PyRecords<T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let records = object.cast::<Records>()?;
        if !records.get().is_whole::<T>() {
            return Err(PyTypeError::new_err(format!(
                "expected the records of `{}` ({}), found {}",
                T::LAYOUT.name(),
                T::FORMAT,
                records.repr()?
            )));
        }
        Ok(Self {
            object: records.to_owned().unbind(),
            items: PhantomData,
        })
    }
}

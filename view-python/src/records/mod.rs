//! [`PyRecords`]: records that Rust owns and Python may look at and write to.

mod access;
mod arrange;
mod class;
mod geometry;
mod owner;
mod storage;

use std::marker::PhantomData;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use view_core::BufferView;

pub use arrange::Arrangement;
pub use class::Records;
use storage::Storage;

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
    /// dropped the object, or until [`take`](Self::take). Where Python has left an item that is
    /// no `T`, such as a `bool` of 2, it is kept for ever: its own drop might look at it.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecords, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::new(py, vec![1_u16, 2, 3])?;
    /// records.set([0], 7).map_err(exception)?; // the memory has not moved into Python
    /// let shown = records.as_object().bind(py).repr()?.to_string();
    /// assert_eq!(shown, "<records of `u16`, shape (3,), format \"H\">");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `MemoryError` where the object cannot be made, and the errors of
    /// [`export`](Arrangement::export) for items that no buffer can show.
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
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecordViewMut, PyRecords};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let primes = PyRecords::read_only(py, [2_u8, 3, 5])?;
    /// let object = primes.as_object().bind(py);
    /// assert!(object.extract::<PyRecordViewMut<u8>>().is_err()); // nobody gets it to write
    /// # Ok(()) }
    /// ```
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
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::PyRecords;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let grid = PyRecords::with_shape(py, vec![0.0; 12], &[3, 4])?;
    /// assert_eq!(grid.len(), 12); // Python's len(grid) is 3
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.storage().len()
    }

    /// Whether there is no item.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::PyRecords;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// assert!(PyRecords::new(py, Vec::<f64>::new())?.is_empty());
    /// assert!(PyRecords::with_shape(py, Vec::<f64>::new(), &[3, 0])?.is_empty());
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The extents in items.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::PyRecords;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// assert_eq!(PyRecords::new(py, vec![0.0; 12])?.shape(), [12]);
    /// assert_eq!(PyRecords::with_shape(py, vec![0.0; 12], &[3, 4])?.shape(), [3, 4]);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        self.storage().shape()
    }

    /// How many exports of the memory live in Python: arrays, memoryviews.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyMemoryView, PyRecords};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::new(py, vec![1.5, 2.5])?;
    /// let view = PyMemoryView::of(records.as_object().bind(py))?;
    /// assert_eq!(records.exports(), 1);
    /// drop(view);
    /// assert_eq!(records.exports(), 0); // the memory is Rust's alone again
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn exports(&self) -> usize {
        self.storage().exports()
    }

    fn storage(&self) -> &Storage {
        self.object.get().storage()
    }
}

impl<T> PyRecords<T> {
    /// The Python object.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::PyRecords;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::new(py, vec![1.5, 2.5])?;
    /// let object = records.as_object().bind(py); // as any other object: an attribute, an argument
    /// assert_eq!(object.getattr("format")?.extract::<String>()?, "d");
    /// # Ok(()) }
    /// ```
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

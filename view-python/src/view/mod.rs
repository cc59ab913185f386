//! [`PyRecordView`]: records that Python owns, by value.

mod matched;
mod writable;

use std::marker::PhantomData;

use pyo3::prelude::*;
use view_core::view::foreign::{ForeignIter, ForeignView};
use view_core::{BufferView, Error, Record, View};

pub use writable::PyRecordViewMut;

use crate::detach::{LONG, without_gil};
use matched::Matched;

/// Records of type `T` in the memory of a Python object, in `N` dimensions: the type
/// of a function's argument.
///
/// It accepts every object whose buffer has the layout of `T`: NumPy arrays and
/// their fields and slices, ctypes arrays, `array.array`, `memoryview`, this crate's own
/// objects; and plain bytes (`bytes`, `bytearray`, `mmap`, shared memory) that are a
/// whole number of records. Any other object is a `TypeError` with a table of what
/// was expected and what was found. No byte is copied.
///
/// Python may write the memory at any time, so records come out by value, each
/// checked when it is read. [`to_vec`](Self::to_vec) copies them all;
/// [`as_view`](Self::as_view) is for who knows that nobody writes.
///
/// ```no_run
/// use pyo3::prelude::*;
/// use view_core::BufferView;
/// use view_python::{PyRecordView, exception};
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
/// fn sum_of_x(particles: PyRecordView<Particle>) -> PyResult<f64> {
///     let mut sum = 0.0;
///     for x in particles.columns().x {
///         sum += x.map_err(exception)?;
///     }
///     Ok(sum)
/// }
/// ```
pub struct PyRecordView<T, const N: usize = 1> {
    matched: Matched<N>,
    items: PhantomData<fn() -> T>,
}

impl<T, const N: usize> PyRecordView<T, N> {
    /// The records, for as long as the object is held.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecordView, PyRecords, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::new(py, vec![1.5, 2.5, 3.5])?;
    /// let numbers: PyRecordView<f64> = records.as_object().bind(py).extract()?;
    /// let view = numbers.view();
    /// records.set([0], 7.0).map_err(exception)?; // somebody else writes
    /// assert_eq!(view.get([0]).map_err(exception)?, 7.0);
    /// # Ok(()) }
    /// ```
    #[inline]
    #[must_use]
    pub fn view(&self) -> ForeignView<'_, T, N> {
        let Matched {
            ref held,
            shape,
            strides,
        } = self.matched;
        // SAFETY: the exporter says that these items lie in its initialised memory,
        // which stays where it is while it is held. Rust code reaches it by value.
        unsafe { ForeignView::from_raw_parts(held.ptr(), shape, strides) }
    }

    /// The extent of each axis, in records.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecordView, PyRecords};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let grid = PyRecords::with_shape(py, vec![0.0; 12], &[3, 4])?;
    /// let view: PyRecordView<f64, 2> = grid.as_object().bind(py).extract()?;
    /// assert_eq!(view.shape(), [3, 4]);
    /// // Rows of four are records as well.
    /// let view: PyRecordView<[f64; 4]> = grid.as_object().bind(py).extract()?;
    /// assert_eq!(view.shape(), [3]);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn shape(&self) -> [usize; N] {
        self.matched.shape
    }

    /// The distance between records along each axis, in bytes.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyMemoryView, PyRecordView};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let image = PyMemoryView::from_owner(py, [[1_u8, 2, 3], [4, 5, 6]])?;
    /// let columns = Bound::new(py, image)?.getattr("T")?; // as they lie, without a copy
    /// assert_eq!(columns.extract::<PyRecordView<u8, 2>>()?.strides(), [1, 3]);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn strides(&self) -> [isize; N] {
        self.matched.strides
    }

    /// The number of records in all.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecordView, PyRecords};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let grid = PyRecords::with_shape(py, vec![0.0; 12], &[3, 4])?;
    /// let view: PyRecordView<f64, 2> = grid.as_object().bind(py).extract()?;
    /// assert_eq!(view.len(), 12);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.view().len()
    }

    /// Whether there is no record.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyBytes;
    /// # use view_python::PyRecordView;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let view: PyRecordView<f64> = PyBytes::new(py, b"").extract()?; // no bytes are no numbers
    /// assert!(view.is_empty());
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.view().is_empty()
    }

    /// Whether Python itself may not write the memory through this export.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::{PyByteArray, PyBytes};
    /// # use view_python::PyRecordView;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// assert!(PyBytes::new(py, b"abc").extract::<PyRecordView<u8>>()?.readonly());
    /// assert!(!PyByteArray::new(py, b"abc").extract::<PyRecordView<u8>>()?.readonly());
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn readonly(&self) -> bool {
        self.matched.held.readonly()
    }

    /// The object that owns the memory, if the exporter named one.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyBytes;
    /// # use view_python::PyRecordView;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let bytes = PyBytes::new(py, b"abc");
    /// let view: PyRecordView<u8> = bytes.extract()?;
    /// assert!(view.owner(py).is_some_and(|owner| owner.is(&bytes)));
    /// # Ok(()) }
    /// ```
    pub fn owner<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.matched.held.owner(py)
    }

    /// One view for each field of the records.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecordView, PyRecords, exception};
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Particle { x: f64, id: u32 }
    ///
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let particles = PyRecords::new(py, vec![Particle { x: 0.5, id: 7 }; 3])?;
    /// let particles: PyRecordView<Particle> = particles.as_object().bind(py).extract()?;
    /// let ParticleFields { x, id } = particles.columns();
    /// assert_eq!((x.get([2]).map_err(exception)?, id.strides()), (0.5, [16]));
    /// # Ok(()) }
    /// ```
    pub fn columns(&self) -> T::Fields<ForeignView<'_, T, N>>
    where
        T: Record,
    {
        self.view().columns()
    }
}

impl<T: BufferView, const N: usize> PyRecordView<T, N> {
    /// The record at `index`, as it is now.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyBytes;
    /// # use view_core::Be;
    /// # use view_python::{PyRecordView, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let words: PyRecordView<Be<u16>> = PyBytes::new(py, &[0, 1, 0, 2]).extract()?;
    /// assert_eq!(words.get([1]).map_err(exception)?, 2);
    /// assert!(words.get([2]).is_err());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `Index` outside the shape; `Value` where the bytes are no value of `T`.
    #[inline]
    pub fn get(&self, index: [usize; N]) -> Result<T, Error> {
        self.view().get(index)
    }

    /// The records in row order, each as it is when it is asked for.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyBytes;
    /// # use view_python::PyRecordView;
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// // Plain bytes are checked one by one: 2 is no truth value.
    /// let rows: PyRecordView<[bool; 2]> = PyBytes::new(py, &[1, 0, 2, 0]).extract()?;
    /// let fine: Vec<bool> = rows.iter().map(|row| row.is_ok()).collect();
    /// assert_eq!(fine, [true, false]);
    /// # Ok(()) }
    /// ```
    pub fn iter(&self) -> ForeignIter<'_, T, N> {
        self.view().iter()
    }

    /// A copy of all records, in row order. Long copies let other Python threads run.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecordView, PyRecords, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::new(py, vec![1.5, 2.5])?;
    /// let numbers: PyRecordView<f64> = records.as_object().bind(py).extract()?;
    /// let copy = numbers.to_vec(py).map_err(exception)?;
    /// records.set([0], 7.0).map_err(exception)?;
    /// assert_eq!(copy, [1.5, 2.5]); // as they were
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `Value` where the bytes of a record are no value of `T`, by index and field;
    /// `Memory` where the copy does not fit.
    pub fn to_vec(&self, py: Python<'_>) -> Result<Vec<T>, Error>
    where
        T: Send,
    {
        let view = self.view();
        if view.len().saturating_mul(size_of::<T>()) < LONG {
            view.to_vec()
        } else {
            without_gil(py, || view.to_vec())
        }
    }

    /// The records as a view that hands out references.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyBytes;
    /// # use view_python::{PyRecordView, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let bytes: PyRecordView<u8> = PyBytes::new(py, b"abc").extract()?;
    /// // SAFETY: nobody ever writes the memory of a `bytes` object.
    /// let view = unsafe { bytes.as_view().map_err(exception)? };
    /// assert_eq!(view.as_slice(), Some(&b"abc"[..])); // a borrow, which no other method gives
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// `Value` where a record is not aligned for `T`, or is no value of it.
    ///
    /// # Safety
    ///
    /// As long as the view is used, nobody writes the memory: no Python code on this
    /// thread or another, no native code that holds another export.
    pub unsafe fn as_view(&self) -> Result<View<'_, T, N>, Error> {
        // SAFETY: the caller's promise.
        unsafe { self.view().as_view() }
    }
}

impl<'a, T: BufferView, const N: usize> IntoIterator for &'a PyRecordView<T, N> {
    type Item = Result<T, Error>;
    type IntoIter = ForeignIter<'a, T, N>;

    fn into_iter(self) -> ForeignIter<'a, T, N> {
        self.iter()
    }
}

impl<'a, 'py, T: BufferView, const N: usize> FromPyObject<'a, 'py> for PyRecordView<T, N> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self {
            matched: Matched::new::<T>(&object, false)?,
            items: PhantomData,
        })
    }
}

//! [`PyRecordView`]: records that Python owns, by value.

mod matched;

use std::marker::PhantomData;

use pyo3::prelude::*;
use view_core::view::foreign::{ForeignIter, ForeignView, ForeignViewMut};
use view_core::{BufferView, Error, Record, View};

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

/// As [`PyRecordView`], to be written: a read-only object is a `TypeError`.
///
/// Records go in and out by value. Python code that reads them meanwhile sees old
/// or new ones.
///
/// ```no_run
/// use pyo3::prelude::*;
/// use view_python::{PyRecordViewMut, exception};
///
/// /// Adds one to every number, in place.
/// #[pyfunction]
/// fn increment(numbers: PyRecordViewMut<f64>) -> PyResult<()> {
///     let numbers = numbers.view();
///     for i in 0..numbers.len() {
///         let number = numbers.get([i]).map_err(exception)?;
///         numbers.set([i], number + 1.0).map_err(exception)?;
///     }
///     Ok(())
/// }
/// ```
pub struct PyRecordViewMut<T, const N: usize = 1> {
    matched: Matched<N>,
    items: PhantomData<fn() -> T>,
}

impl<T, const N: usize> PyRecordView<T, N> {
    /// The records, for as long as the object is held.
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
    #[must_use]
    pub fn shape(&self) -> [usize; N] {
        self.matched.shape
    }

    /// The distance between records along each axis, in bytes.
    #[must_use]
    pub fn strides(&self) -> [isize; N] {
        self.matched.strides
    }

    /// The number of records in all.
    #[must_use]
    pub fn len(&self) -> usize {
        self.view().len()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.view().is_empty()
    }

    /// Whether Python itself may not write the memory through this export.
    #[must_use]
    pub fn readonly(&self) -> bool {
        self.matched.held.readonly()
    }

    /// The object that owns the memory, if the exporter named one.
    pub fn owner<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.matched.held.owner(py)
    }

    /// One view for each field of the records.
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
    /// # Errors
    ///
    /// `Index` outside the shape; `Value` where the bytes are no value of `T`.
    #[inline]
    pub fn get(&self, index: [usize; N]) -> Result<T, Error> {
        self.view().get(index)
    }

    /// The records in row order, each as it is when it is asked for.
    pub fn iter(&self) -> ForeignIter<'_, T, N> {
        self.view().iter()
    }

    /// A copy of all records, in row order. Long copies let other Python threads run.
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
        if view.len().saturating_mul(size_of::<T>()) < crate::LONG {
            view.to_vec()
        } else {
            crate::detach::without_gil(py, || view.to_vec())
        }
    }

    /// The records as a view that hands out references.
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

impl<T, const N: usize> PyRecordViewMut<T, N> {
    /// The records, for as long as the object is held.
    #[inline]
    #[must_use]
    pub fn view(&self) -> ForeignViewMut<'_, T, N> {
        let Matched {
            ref held,
            shape,
            strides,
        } = self.matched;
        // SAFETY: as in `PyRecordView::view`, and the exporter lets us write.
        unsafe { ForeignViewMut::from_raw_parts(held.ptr(), shape, strides) }
    }

    /// One view for each field of the records.
    pub fn columns(&self) -> T::Fields<ForeignViewMut<'_, T, N>>
    where
        T: Record,
    {
        self.view().columns()
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

impl<'a, 'py, T: BufferView, const N: usize> FromPyObject<'a, 'py> for PyRecordViewMut<T, N> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self {
            matched: Matched::new::<T>(&object, true)?,
            items: PhantomData,
        })
    }
}

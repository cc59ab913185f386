//! [`PyRecordViewMut`]: the same, to be written.

use std::marker::PhantomData;

use pyo3::prelude::*;
use view_core::view::foreign::ForeignViewMut;
use view_core::{BufferView, Record};

use super::matched::Matched;

/// As [`PyRecordView`](super::PyRecordView), to be written: a read-only object is a `TypeError`.
///
/// Records go in and out by value. Python code that reads them meanwhile sees old
/// or new ones. Shape and length, items, `fill` and a slice copied in: all that is asked of
/// [`view`](Self::view).
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

impl<T, const N: usize> PyRecordViewMut<T, N> {
    /// The records, for as long as the object is held.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use pyo3::types::PyByteArray;
    /// # use view_core::Be;
    /// # use view_python::{PyRecordViewMut, exception};
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let bytes = PyByteArray::new(py, &[0; 4]);
    /// let words: PyRecordViewMut<Be<u16>> = bytes.extract()?;
    /// words.view().set([1], 0x0102.into()).map_err(exception)?;
    /// assert_eq!(bytes.to_vec(), [0, 0, 1, 2]); // Python sees it at once
    /// # Ok(()) }
    /// ```
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

    /// One view for each field of the records, all to be written.
    ///
    /// ```no_run
    /// # use pyo3::prelude::*;
    /// # use view_python::{PyRecordViewMut, PyRecords, exception};
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Particle { x: f64, id: u32 }
    ///
    /// # fn example(py: Python<'_>) -> PyResult<()> {
    /// let records = PyRecords::new(py, vec![Particle { x: 0.5, id: 7 }; 3])?;
    /// let particles: PyRecordViewMut<Particle> = records.as_object().bind(py).extract()?;
    /// particles.columns().x.set([1], 2.5).map_err(exception)?;
    /// let second = records.get([1]).map_err(exception)?;
    /// assert_eq!((second.x, second.id), (2.5, 7));
    /// # Ok(()) }
    /// ```
    pub fn columns(&self) -> T::Fields<ForeignViewMut<'_, T, N>>
    where
        T: Record,
    {
        self.view().columns()
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

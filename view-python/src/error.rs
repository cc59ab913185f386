//! Errors of the core as Python exceptions, one to one.

use pyo3::PyErr;
use pyo3::exceptions::{
    PyBufferError, PyIndexError, PyMemoryError, PyNotImplementedError, PyOverflowError,
    PyTypeError, PyValueError,
};
use view_core::{Error, ErrorKind};

/// The exception of the class that [`ErrorKind`] names, with the error's message.
///
/// ```no_run
/// use pyo3::prelude::*;
/// use view_python::exception;
///
/// # fn example(view: view_core::view::foreign::ForeignView<'_, f64>) -> PyResult<f64> {
/// view.get([3]).map_err(exception)
/// # }
/// ```
#[must_use]
#[allow(clippy::needless_pass_by_value, reason = "made for `map_err`")]
pub fn exception(error: Error) -> PyErr {
    let message = error.to_string();
    match error.kind() {
        ErrorKind::Type => PyTypeError::new_err(message),
        ErrorKind::Index => PyIndexError::new_err(message),
        ErrorKind::Buffer => PyBufferError::new_err(message),
        ErrorKind::NotImplemented => PyNotImplementedError::new_err(message),
        ErrorKind::Overflow => PyOverflowError::new_err(message),
        ErrorKind::Memory => PyMemoryError::new_err(message),
        // `Value`, and what a later core may add.
        _ => PyValueError::new_err(message),
    }
}

/// `1 byte`, `2 bytes`: a number of things, for messages.
pub(crate) fn count(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

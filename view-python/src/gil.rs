//! Whether there is a GIL to rely on.

use pyo3::PyResult;
use pyo3::Python;

/// Refuses to go on where the interpreter runs without a GIL.
///
/// A module that declares that it needs the GIL makes a free-threaded interpreter switch it
/// on, unless the user has forbidden that (`PYTHON_GIL=0`). A build for any other
/// interpreter does not ask.
#[cfg_attr(
    not(Py_GIL_DISABLED),
    expect(clippy::unnecessary_wraps, reason = "there is always a GIL")
)]
pub(crate) fn required(py: Python<'_>) -> PyResult<()> {
    #[cfg(Py_GIL_DISABLED)]
    {
        use pyo3::types::PyAnyMethods;

        let enabled = py.import("sys")?.call_method0("_is_gil_enabled")?;
        if !enabled.extract::<bool>()? {
            return Err(pyo3::exceptions::PyRuntimeError::new_err(
                "MemoryView needs the GIL, which this interpreter runs without: declare the \
                 module that makes it as one that uses the GIL, and do not set PYTHON_GIL=0",
            ));
        }
    }
    let _ = py;
    Ok(())
}

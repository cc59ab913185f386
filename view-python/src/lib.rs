//! Records to and from Python without a copy.
//!
//! Python's buffer protocol is a pointer, a format, a shape and byte strides, with
//! a promise that the memory stays where it is until the export is released. That
//! is all NumPy, `memoryview`, ctypes, pandas or Pillow need to use each other's
//! memory, and all that is needed to use Rust's. Three types make the two ends of
//! it safe:
//!
//! * [`PyRecords<T>`] gives a `Vec<T>` to Python. `numpy.asarray(obj)` is a structured
//!   array over the same memory, `obj.x` one column of it.
//! * [`PyRecordView<T, N>`] takes what Python has: a function argument of this type
//!   accepts any object whose buffer has the layout of `T`, and refuses every
//!   other with a table that says why.
//! * [`PyMemoryView`] does both for formats that are known only at run time. To
//!   Python it is `view_python.MemoryView`: memoryview with its whole interface,
//!   and with what CPython refuses.
//!
//! Each extension carries Python classes of its own, although all have these names:
//! `isinstance` says no of a view that another made. What passes between extensions is the buffer,
//! which [`PyRecordView`] and [`AnyMemory`] take from any of them; [`PyRecords`] takes back its
//! own.
//!
//! What needs an interpreter cannot run where this documentation is made: such examples are
//! compiled, and the like of them runs in the Python tests.
//!
//! # Who may write when
//!
//! Rust's rules end where Python begins. As long as a writable export lives, any
//! Python thread may write at any time, with the GIL released too, and may write
//! any bytes. So there are two modes, and no third:
//!
//! * **No writable export lives.** The memory is Rust's: [`PyRecords::with`] lends it
//!   as `&[T]`, after checking it if Python could write since the last check.
//! * **Somebody else may write.** Items go in and out by value, with atomic loads and
//!   stores, checked one by one
//!   ([`ForeignView`](view_core::view::foreign::ForeignView)).
//!
//! # Threads
//!
//! [`PyRecords`] and [`PyRecordView`] do not rely on the GIL. What changes in them is
//! behind a lock that is never held while Python code runs, and items that others may
//! write are copied by atomics (or by instructions that are as good), long copies without
//! the GIL. An extension that uses only these may say `#[pymodule(gil_used = false)]`.
//!
//! [`PyMemoryView`] reads and writes as CPython's memoryview does, by plain loads and
//! stores under the GIL, counts its exports in plain numbers, and lets go of the GIL only for a
//! long contiguous copy. So the module `view_python` declares that it needs the GIL, and
//! so must an extension that uses `PyMemoryView` (`#[pymodule(gil_used = true)]`): a
//! free-threaded interpreter switches the GIL on when such a module is imported.
//!
//! | on a free-threaded interpreter | what happens |
//! |---|---|
//! | the extension declares `gil_used = true` | the GIL is on, all is as elsewhere |
//! | it does not, or `PYTHON_GIL=0` forbids it | making a `PyMemoryView` is a `RuntimeError`; the other types work |
//! | the wheel | one for the one version: the stable ABI does not exist for free-threaded builds up to 3.14 |
//!
//! To do without the GIL, `PyMemoryView` would need counts that two threads can change at
//! once, and atomics for every load and store of an item and in the kernels that copy and
//! compare. None of this has been run on a free-threaded interpreter yet.

mod buffer;
mod ctypes;
mod detach;
mod error;
mod gil;
mod memory;
mod records;
mod view;

pub use error::exception;
pub use memory::{AnyMemory, PyMemoryView};
pub use records::{Arrangement, PyRecords, Records};
pub use view::{PyRecordView, PyRecordViewMut};

/// memoryview's whole interface, and more, over records written in Rust.
#[cfg(feature = "module")]
#[pyo3::pymodule(gil_used = true)]
mod view_python {
    #[pymodule_export]
    use super::{PyMemoryView, Records};
    use pyo3::prelude::*;

    /// As `memoryview` is registered in `collections.abc`.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let sequence = module.py().import("collections.abc")?.getattr("Sequence")?;
        sequence.call_method1("register", (module.getattr("MemoryView")?,))?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        // The package around this module takes over what is named here.
        module.index()?.append("__version__")?;
        module.add(
            "MemoryViewIterator",
            super::memory::iterator_class(module.py())?,
        )?;
        Ok(())
    }
}

//! Records to and from Python without a copy.
//!
//! Python's buffer protocol is a pointer, a format, a shape and byte strides, with
//! a promise that the memory stays where it is until the export is released. That
//! is all NumPy, `memoryview`, ctypes, pandas or Pillow need to use each other's
//! memory, and all that is needed to use Rust's. Two types make the two ends of
//! it safe:
//!
//! * [`PyRecords<T>`] gives a `Vec<T>` to Python. `numpy.asarray(obj)` is a structured
//!   array over the same memory, `obj.x` one column of it.
//! * [`PyRecordView<T, N>`] takes what Python has: a function argument of this type
//!   accepts any object whose buffer has the layout of `T`, and refuses every
//!   other with a table that says why.
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
//! # Free-threaded Python
//!
//! Nothing here relies on the GIL. The classes are frozen, what changes in them
//! is behind a lock that is never held while Python code runs, and items are copied by
//! atomics in the second mode above. The stable ABI does not exist for free-threaded
//! builds up to 3.14, so there the wheel is built for the one version.

mod buffer;
mod error;
mod records;
mod view;

pub use error::exception;
pub use records::{PyRecords, Records};
pub use view::{PyRecordView, PyRecordViewMut};

/// memoryview's whole interface, and more, over records written in Rust.
#[cfg(feature = "module")]
#[pyo3::pymodule(gil_used = false)]
mod view_python {
    #[pymodule_export]
    use super::Records;
}

/// From how many bytes on a copy lets other Python threads run: less takes about
/// as long as letting them.
const LONG: usize = 1 << 18;

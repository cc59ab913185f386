//! Long copies without the GIL.

use pyo3::prelude::*;

/// From how many bytes on a copy lets other Python threads run: less takes about
/// as long as letting them.
pub(crate) const LONG: usize = 1 << 18;

/// Does `work` on this very thread while other threads may run Python.
///
/// PyO3 asks for `Send`, which keeps Python objects out of the closure. A view of memory
/// that others may write is not `Send` either, for another reason: two Rust
/// threads must not reach one place by accesses of different widths. Here there is no
/// second thread.
///
/// `work` must use no Python object.
pub(crate) fn without_gil<R: Send>(py: Python<'_>, work: impl FnOnce() -> R) -> R {
    let here = Here(work);
    py.detach(move || here.run())
}

struct Here<F>(F);

// SAFETY: `detach` runs the closure on the thread that called it.
unsafe impl<F> Send for Here<F> {}

impl<R, F: FnOnce() -> R> Here<F> {
    fn run(self) -> R {
        (self.0)()
    }
}

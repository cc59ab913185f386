//! An owner that looks at its items when it goes.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use pyo3::prelude::*;
use view_python::PyRecords;

use super::types::{Colour, Lamp, lamp};

static SEEN: AtomicUsize = AtomicUsize::new(0);

struct Watched(Vec<Lamp>);

impl AsMut<[Lamp]> for Watched {
    fn as_mut(&mut self) -> &mut [Lamp] {
        &mut self.0
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // A colour that is none of these is undefined behaviour.
        let red = self.0.iter().filter(|lamp| lamp.colour == Colour::Red);
        SEEN.fetch_add(red.count().max(1), Relaxed);
    }
}

#[pyfunction]
pub(crate) fn watched_lamps(py: Python<'_>, n: u32) -> PyResult<PyRecords<Lamp>> {
    PyRecords::new(py, Watched((0..n).map(lamp).collect()))
}

/// How many red lamps, at least one for each, the owners have seen as they went.
#[pyfunction]
pub(crate) fn red_lamps_seen() -> usize {
    SEEN.load(Relaxed)
}

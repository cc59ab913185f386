//! A Python module that takes a structured array, updates two columns of it in
//! place, and returns another.

use pyo3::prelude::*;
use view_core::BufferView;
use view_python::{PyRecordViewMut, PyRecords, exception};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Body {
    x: f64,
    v: f64,
    mass: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Energy {
    kinetic: f64,
    potential: f64,
}

/// Moves every body on its spring by one step, in place, and returns the energies.
#[pyfunction]
fn step(py: Python<'_>, bodies: PyRecordViewMut<Body>, dt: f64) -> PyResult<PyRecords<Energy>> {
    let BodyFields { x, v, mass } = bodies.columns();
    let moved = |i| {
        let (mass, v_i) = (f64::from(mass.get([i])?), v.get([i])? - x.get([i])? * dt);
        let x_i = x.get([i])? + v_i * dt;
        x.set([i], x_i)?;
        v.set([i], v_i)?;
        Ok(Energy {
            kinetic: mass * v_i * v_i / 2.0,
            potential: mass * x_i * x_i / 2.0,
        })
    };
    let energies = (0..x.len()).map(moved).collect::<Result<Vec<_>, _>>();
    PyRecords::new(py, energies.map_err(exception)?)
}

/// Bodies on springs.
#[pymodule(gil_used = false)]
mod orbits {
    #[pymodule_export]
    use super::step;
}

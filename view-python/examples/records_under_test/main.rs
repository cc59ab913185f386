//! The extension module that the Python tests import: records of every kind, given,
//! taken and kept.

#![allow(
    clippy::needless_pass_by_value,
    reason = "PyO3 hands arguments over by value"
)]

mod arranged;
mod indirect;
mod types;
mod watched;

use pyo3::prelude::*;
use view_python::PyRecordView;

use types::Particle;

/// A Rust object that keeps a view of a Python object's memory.
#[pyclass(frozen)]
struct Keeper {
    view: PyRecordView<Particle>,
}

#[pymethods]
impl Keeper {
    #[new]
    fn new(view: PyRecordView<Particle>) -> Self {
        Self { view }
    }

    fn ids(&self, py: Python<'_>) -> PyResult<Vec<u32>> {
        let records = self.view.to_vec(py).map_err(view_python::exception)?;
        Ok(records.iter().map(|record| record.id).collect())
    }
}

#[pymodule]
mod records_under_test {
    use super::types::{Boundless, Colour, Edge, Lamp, Packet, Particle, Point, Weight, lamp};
    use pyo3::prelude::*;
    use view_core::{BufferView, View};
    use view_python::{
        AnyMemory, PyMemoryView, PyRecordView, PyRecordViewMut, PyRecords, exception,
    };

    #[pymodule_export]
    use super::Keeper;
    #[pymodule_export]
    use super::arranged::{Nothing, arranged, at, copies};
    #[pymodule_export]
    use super::indirect::{false_objects, rows_behind_pointers};
    #[pymodule_export]
    use super::watched::{red_lamps_seen, watched_lamps};

    /// Formats by name of type.
    #[pyfunction]
    fn formats() -> Vec<(&'static str, &'static str, usize)> {
        vec![
            ("Particle", Particle::FORMAT, size_of::<Particle>()),
            ("Lamp", Lamp::FORMAT, size_of::<Lamp>()),
            ("Packet", Packet::FORMAT, size_of::<Packet>()),
        ]
    }

    #[pyfunction]
    fn particles(py: Python<'_>, n: u32) -> PyResult<PyRecords<Particle>> {
        let particles: Vec<_> = (0..n)
            .map(|id| Particle {
                x: f64::from(id),
                y: -f64::from(id),
                id,
            })
            .collect();
        PyRecords::new(py, particles)
    }

    #[pyfunction]
    fn particles_read_only(py: Python<'_>, n: u32) -> PyResult<PyRecords<Particle>> {
        let particles: Vec<_> = (0..n).map(|id| Particle { x: 1.0, y: 2.0, id }).collect();
        PyRecords::read_only(py, particles.into_boxed_slice())
    }

    #[pyfunction]
    fn lamps(py: Python<'_>, n: u32) -> PyResult<PyRecords<Lamp>> {
        PyRecords::new(py, (0..n).map(lamp).collect::<Vec<_>>())
    }

    #[pyfunction]
    fn edges(py: Python<'_>, n: u8) -> PyResult<PyRecords<Edge>> {
        let weight = |kg: u8| Weight { kg: kg.into() };
        let edges = (0..n).map(|i| Edge {
            ends: [weight(i), weight(i + 1)],
        });
        PyRecords::new(py, edges.collect::<Vec<_>>())
    }

    #[pyfunction]
    fn boundless(py: Python<'_>) -> PyResult<PyRecords<Boundless>> {
        let nothing = [(); usize::MAX];
        PyRecords::new(py, vec![Boundless { x: 1.5, nothing }])
    }

    /// More items than Python can count, of which none takes room.
    #[pyfunction]
    fn nothing_without_bounds(py: Python<'_>) -> PyResult<PyRecords<()>> {
        PyRecords::new(py, vec![(); usize::MAX])
    }

    #[pyfunction]
    fn packets(py: Python<'_>) -> PyResult<PyRecords<Packet>> {
        let corner = Point {
            x: 1.0,
            y: 2.0,
            z: 3.0,
        };
        PyRecords::new(
            py,
            [1_u8, 2, 3].map(|kind| Packet {
                kind,
                length: (u16::from(kind) * 256 + 1).into(),
                weight: f64::from(kind) / 4.0,
                corner,
            }),
        )
    }

    #[pyfunction]
    fn grid(py: Python<'_>, rows: usize, columns: usize) -> PyResult<PyRecords<Point>> {
        let points: Vec<_> = (0..rows * columns)
            .map(|i| Point {
                x: i as f32,
                y: (i / columns.max(1)) as f32,
                z: 0.0,
            })
            .collect();
        PyRecords::with_shape(py, points, &[rows, columns])
    }

    #[pyfunction]
    fn numbers(py: Python<'_>, n: u32, shape: Vec<usize>) -> PyResult<PyRecords<f64>> {
        PyRecords::with_shape(py, (0..n).map(f64::from).collect::<Vec<_>>(), &shape)
    }

    /// An array of arrays: more dimensions for Python.
    #[pyfunction]
    fn pixels(py: Python<'_>, n: u8) -> PyResult<PyRecords<[u8; 3]>> {
        PyRecords::new(py, (0..n).map(|i| [i, 2 * i, 255]).collect::<Vec<_>>())
    }

    #[pyfunction]
    fn echo_particles(
        py: Python<'_>,
        view: PyRecordView<Particle>,
    ) -> PyResult<PyRecords<Particle>> {
        PyRecords::new(py, view.to_vec(py).map_err(exception)?)
    }

    #[pyfunction]
    fn echo_lamps(py: Python<'_>, view: PyRecordView<Lamp>) -> PyResult<PyRecords<Lamp>> {
        PyRecords::new(py, view.to_vec(py).map_err(exception)?)
    }

    #[pyfunction]
    fn echo_packets(py: Python<'_>, view: PyRecordView<Packet>) -> PyResult<PyRecords<Packet>> {
        PyRecords::new(py, view.to_vec(py).map_err(exception)?)
    }

    #[pyfunction]
    fn echo_grid(py: Python<'_>, view: PyRecordView<Point, 2>) -> PyResult<PyRecords<Point>> {
        PyRecords::with_shape(py, view.to_vec(py).map_err(exception)?, &view.shape())
    }

    #[pyfunction]
    fn echo_image(py: Python<'_>, view: PyRecordView<[u8; 3], 2>) -> PyResult<PyRecords<[u8; 3]>> {
        PyRecords::with_shape(py, view.to_vec(py).map_err(exception)?, &view.shape())
    }

    #[pyfunction]
    fn echo_numbers(py: Python<'_>, view: PyRecordView<f64>) -> PyResult<PyRecords<f64>> {
        PyRecords::new(py, view.to_vec(py).map_err(exception)?)
    }

    #[pyfunction]
    fn echo_scalar(view: PyRecordView<f64, 0>) -> PyResult<f64> {
        view.get([]).map_err(exception)
    }

    /// Address, shape and strides as Rust sees them.
    #[pyfunction]
    fn where_is(view: PyRecordView<Particle>) -> (usize, usize, isize) {
        (view.view().as_ptr().addr(), view.len(), view.strides()[0])
    }

    #[pyfunction]
    fn sum_x(view: PyRecordView<Particle>) -> PyResult<f64> {
        view.columns().x.sum().map_err(exception)
    }

    #[pyfunction]
    fn sum_numbers(view: PyRecordView<f64>) -> PyResult<f64> {
        view.view().sum().map_err(exception)
    }

    /// A view of the core, given.
    #[pyfunction]
    fn samples(py: Python<'_>) -> PyResult<PyMemoryView> {
        PyMemoryView::from_owner(py, vec![[1_i16, 2, 3], [4, 5, 6]])
    }

    #[pyfunction]
    fn padded_samples(py: Python<'_>) -> PyResult<PyMemoryView> {
        PyMemoryView::from_owner(
            py,
            vec![Particle {
                x: 0.0,
                y: 0.0,
                id: 0,
            }],
        )
    }

    /// One item, so often that they are more bytes than a number can say.
    #[pyfunction]
    fn endless_samples(py: Python<'_>) -> PyResult<PyMemoryView> {
        let samples = View::new(&[0.5_f64]).broadcast_to([isize::MAX as usize]);
        PyMemoryView::from_owner(py, samples.map_err(exception)?)
    }

    /// A view of any memory, taken.
    #[pyfunction]
    fn describe(py: Python<'_>, memory: AnyMemory) -> PyResult<(String, Vec<usize>, String)> {
        memory.get().with_memory(py, |memory| {
            let list = memory
                .to_list()
                .map_or_else(|e| e.to_string(), |l| l.to_string());
            (memory.format().to_owned(), memory.shape().to_vec(), list)
        })
    }

    /// The same by the core's own view, which nobody may write meanwhile.
    #[pyfunction]
    fn typed_sum(py: Python<'_>, memory: AnyMemory) -> PyResult<f64> {
        // SAFETY: the test passes memory that nobody writes.
        let sum = unsafe {
            memory.get().with_view(py, |view| {
                view.try_typed::<f64, 1>().map(|view| view.iter().sum())
            })
        };
        sum?.map_err(|mismatch| exception(mismatch.into()))
    }

    /// `y += x`, in place, by columns.
    #[pyfunction]
    fn add_x_to_y(view: PyRecordViewMut<Particle>) -> PyResult<()> {
        let columns = view.columns();
        for i in 0..columns.x.len() {
            let x = columns.x.get([i]).map_err(exception)?;
            let y = columns.y.get([i]).map_err(exception)?;
            columns.y.set([i], x + y).map_err(exception)?;
        }
        Ok(())
    }

    /// What no `&T` may be had for without a promise.
    #[pyfunction]
    fn sum_x_by_reference(view: PyRecordView<Particle>) -> PyResult<f64> {
        // SAFETY: the test passes an array that nobody writes.
        let view = unsafe { view.as_view() }.map_err(exception)?;
        Ok(view.columns().x.iter().sum())
    }

    #[pyfunction]
    fn lamps_on(records: PyRecords<Lamp>) -> PyResult<usize> {
        let on = |lamps: &[Lamp]| lamps.iter().filter(|lamp| lamp.on).count();
        records.with(on).map_err(exception)
    }

    #[pyfunction]
    fn blue(records: PyRecords<Lamp>, index: usize) -> PyResult<bool> {
        Ok(records.get([index]).map_err(exception)?.colour == Colour::Blue)
    }

    #[pyfunction]
    fn light(records: PyRecords<Lamp>, index: usize) -> PyResult<()> {
        let lamp = records.get([index]).map_err(exception)?;
        records
            .set([index], Lamp { on: true, ..lamp })
            .map_err(exception)
    }

    #[pyfunction]
    fn double_x(records: PyRecords<Particle>) -> PyResult<()> {
        let double = |particles: &mut [Particle]| particles.iter_mut().for_each(|p| p.x *= 2.0);
        records.with_mut(double).map_err(exception)
    }

    /// Calls back while the records are lent to Rust.
    #[pyfunction]
    fn call_while_lent(
        records: PyRecords<Particle>,
        mutably: bool,
        call: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        if mutably {
            records.with_mut(|_| call.call0()).map_err(exception)??;
        } else {
            records.with(|_| call.call0()).map_err(exception)??;
        }
        Ok(())
    }

    #[pyfunction]
    fn export_count(records: PyRecords<Particle>) -> usize {
        records.exports()
    }

    /// Takes the vector back and says how long it is.
    #[pyfunction]
    fn take(records: PyRecords<Particle>) -> PyResult<usize> {
        Ok(records.take::<Vec<Particle>>().map_err(exception)?.len())
    }

    /// Reads all records over and over, without the GIL, while others write. Every `x`
    /// must be one of the two values that are ever written.
    #[pyfunction]
    fn reads_while_others_write(
        py: Python<'_>,
        view: PyRecordView<Particle>,
        rounds: usize,
        one: f64,
        other: f64,
    ) -> PyResult<(usize, usize)> {
        let mut seen = (0, 0);
        py.detach(|| {
            for _ in 0..rounds {
                for particle in &view {
                    let x = particle?.x;
                    if x.to_bits() == one.to_bits() {
                        seen.0 += 1;
                    } else if x.to_bits() == other.to_bits() {
                        seen.1 += 1;
                    } else {
                        return Ok(Err(x));
                    }
                }
            }
            Ok(Ok(()))
        })
        .map_err(exception)?
        .map_err(|x| pyo3::exceptions::PyAssertionError::new_err(format!("a torn {x}")))?;
        Ok(seen)
    }
}

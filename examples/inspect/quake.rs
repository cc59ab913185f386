//! The same records again, through a struct.
//!
//! What the rest of the program learns about a file at run time is known here
//! when it is compiled: [`Quake`] derives its layout, and a view whose layout is
//! that one becomes a slice-like view of `Quake`s in the memory where the file
//! lies. Its columns are what a loop wants; nothing is parsed or copied.

use std::io::{self, Write};

use view_core::memory::MemoryView;
use view_core::{Be, BufferView, View};

use crate::calendar::Moment;
use crate::table::Table;
use crate::terminal::Terminal;

/// One earthquake, as NumPy lays an aligned record type out, and C a struct.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub(crate) struct Quake {
    /// Milliseconds since 1970, UTC.
    pub(crate) time: i64,
    pub(crate) longitude: f64,
    pub(crate) latitude: f64,
    /// Kilometres.
    pub(crate) depth: f32,
    pub(crate) magnitude: f32,
    pub(crate) significance: u16,
    pub(crate) tsunami: bool,
    /// 0 automatic, 1 reviewed, 2 deleted.
    pub(crate) status: u8,
    /// The code of the reporting network, two letters.
    pub(crate) net: [u8; 2],
    /// Degrees, NaN where it was not reported.
    pub(crate) gap: f64,
    pub(crate) stations: u16,
}

/// The same fields without padding and big-endian. `Be` is a number of either
/// size at any address, so no field has to be aligned.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
pub(crate) struct PackedQuake {
    pub(crate) time: Be<i64>,
    pub(crate) longitude: Be<f64>,
    pub(crate) latitude: Be<f64>,
    pub(crate) depth: Be<f32>,
    pub(crate) magnitude: Be<f32>,
    pub(crate) significance: Be<u16>,
    pub(crate) tsunami: bool,
    pub(crate) status: u8,
    pub(crate) net: [u8; 2],
    pub(crate) gap: Be<f64>,
    pub(crate) stations: Be<u16>,
}

impl From<PackedQuake> for Quake {
    fn from(packed: PackedQuake) -> Self {
        Self {
            time: packed.time.get(),
            longitude: packed.longitude.get(),
            latitude: packed.latitude.get(),
            depth: packed.depth.get(),
            magnitude: packed.magnitude.get(),
            significance: packed.significance.get(),
            tsunami: packed.tsunami,
            status: packed.status,
            net: packed.net,
            gap: packed.gap.get(),
            stations: packed.stations.get(),
        }
    }
}

/// What is asked of the columns.
struct Figures {
    /// The type of the records, and where the first of them lies.
    name: &'static str,
    address: usize,
    count: usize,
    mean_depth: f64,
    tsunami: usize,
    automatic: usize,
    strongest: Vec<Quake>,
}

/// The figures of records in the byte order of the machine.
fn native(quakes: View<'_, Quake>) -> Figures {
    let QuakeColumns {
        magnitude,
        depth,
        tsunami,
        status,
        ..
    } = quakes.columns();
    let strongest = strongest(magnitude.iter().copied());
    Figures {
        name: "Quake",
        address: quakes.as_ptr().addr(),
        count: quakes.len(),
        mean_depth: mean(depth.iter().copied()),
        tsunami: count(tsunami, true),
        automatic: count(status, 0),
        strongest: strongest.map(|row| quakes[row]).collect(),
    }
}

/// The figures of packed, big-endian records: a number is turned around when it is
/// asked for.
fn packed(quakes: View<'_, PackedQuake>) -> Figures {
    let PackedQuakeColumns {
        magnitude,
        depth,
        tsunami,
        status,
        ..
    } = quakes.columns();
    let strongest = strongest(magnitude.iter().map(|magnitude| magnitude.get()));
    Figures {
        name: "PackedQuake",
        address: quakes.as_ptr().addr(),
        count: quakes.len(),
        mean_depth: mean(depth.iter().map(|depth| depth.get())),
        tsunami: count(tsunami, true),
        automatic: count(status, 0),
        strongest: strongest.map(|row| quakes[row].into()).collect(),
    }
}

/// The numbers of the five rows with the greatest values.
fn strongest(magnitudes: impl Iterator<Item = f32>) -> impl Iterator<Item = usize> {
    let mut rows: Vec<(usize, f32)> = magnitudes
        .enumerate()
        .filter(|(_, magnitude)| !magnitude.is_nan())
        .collect();
    rows.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    rows.into_iter().map(|(row, _)| row).take(5)
}

fn mean(values: impl ExactSizeIterator<Item = f32>) -> f64 {
    let count = values.len() as f64;
    values.map(f64::from).sum::<f64>() / count
}

fn count<T: PartialEq + Copy>(column: View<'_, T>, value: T) -> usize {
    column.iter().filter(|&item| *item == value).count()
}

/// Shows the earthquakes, if that is what the records are.
///
/// `file` is the memory that `view` looks into.
pub(crate) fn print(
    out: &mut impl Write,
    terminal: &Terminal,
    view: &MemoryView<'_>,
    file: &[u8],
) -> io::Result<()> {
    let figures = if let Ok(quakes) = view.try_typed::<Quake, 1>() {
        native(quakes)
    } else if let Ok(quakes) = view.try_typed::<PackedQuake, 1>() {
        packed(quakes)
    } else {
        return Ok(());
    };
    if figures.count == 0 {
        return Ok(());
    }
    let Figures {
        name,
        count,
        mean_depth,
        tsunami,
        automatic,
        ..
    } = figures;
    let at = figures.address - file.as_ptr().addr();
    let heading = format!("As #[derive(BufferView)] struct {name}");
    writeln!(out, "{}", terminal.heading(&heading))?;
    writeln!(
        out,
        "  seen where the file lies, the first at byte {at} of it: nothing was copied\n"
    )?;
    writeln!(out, "  {count} earthquakes, mean depth {mean_depth:.3} km")?;
    writeln!(
        out,
        "  {tsunami} with a tsunami flag, {automatic} located automatically\n"
    )?;

    let mut table = Table::new()
        .numbers("magnitude")
        .words("time (UTC)")
        .numbers("depth/km")
        .words("where")
        .words("network");
    for quake in figures.strongest {
        table.row(vec![
            format!("{:.1}", quake.magnitude),
            Moment::new(quake.time.div_euclid(1000)).to_string(),
            format!("{:.2}", quake.depth),
            place(quake.latitude, quake.longitude),
            quake.net.escape_ascii().to_string(),
        ]);
    }
    writeln!(out, "  the strongest:")?;
    table.print(out, terminal)
}

/// `24.17°N 121.65°E`
fn place(latitude: f64, longitude: f64) -> String {
    let ns = if latitude < 0.0 { 'S' } else { 'N' };
    let ew = if longitude < 0.0 { 'W' } else { 'E' };
    format!("{:5.2}°{ns} {:6.2}°{ew}", latitude.abs(), longitude.abs())
}

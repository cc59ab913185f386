//! One line for each column of numbers.

use std::io::{self, Write};

use indicatif::ProgressBar;
use view_core::memory::MemoryView;

use crate::column::Column;
use crate::stats::{Histogram, Summary};
use crate::table::Table;
use crate::terminal::{Terminal, progress};

/// Bars in a histogram.
const BINS: usize = 12;

/// How often a scan says how far it is: once in so many values.
const STRIDE: usize = 1 << 16;

/// Prints count, extremes, mean and a histogram of every column of numbers.
pub(crate) fn print(
    out: &mut impl Write,
    terminal: &Terminal,
    view: &MemoryView<'_>,
    columns: &[Column],
) -> io::Result<()> {
    let numeric: Vec<&Column> = columns
        .iter()
        .filter(|column| column.is_numeric())
        .collect();
    if numeric.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", terminal.heading("Numbers"))?;
    let mut table = Table::new()
        .words("column")
        .numbers("count")
        .numbers("min")
        .numbers("mean")
        .numbers("max")
        .numbers("missing")
        .words("histogram");

    let views = numeric
        .iter()
        .map(|column| column.view(view))
        .collect::<Result<Vec<_>, _>>();
    let views = views.map_err(io::Error::other)?;
    // The file is read twice: the range is known only after the first time.
    let values: usize = views.iter().map(count).sum();
    let bar = progress(view.nbytes(), 2 * values as u64);
    for (column, view) in numeric.iter().zip(&views) {
        bar.set_message(column.heading());
        let mut summary = Summary::new();
        scan(view, &bar, |value| summary.add(value))?;
        let mut histogram = Histogram::new(&summary, BINS);
        scan(view, &bar, |value| histogram.add(value))?;

        let (min, max) = match summary.mean() {
            Some(_) => (short(summary.min), short(summary.max)),
            None => ("-".into(), "-".into()),
        };
        table.row(vec![
            column.heading(),
            summary.count.to_string(),
            min,
            summary.mean().map_or("-".into(), short),
            max,
            summary.missing.to_string(),
            histogram.bars(),
        ]);
    }
    bar.finish_and_clear();
    table.print(out, terminal)?;
    writeln!(out)
}

/// How many items there are.
fn count(view: &MemoryView<'_>) -> usize {
    view.shape().iter().product()
}

/// Calls `see` with every number of a view, whatever its dimensions.
fn scan(view: &MemoryView<'_>, bar: &ProgressBar, mut see: impl FnMut(f64)) -> io::Result<()> {
    if view.ndim() > 1 {
        for part in view.outer_iter().map_err(io::Error::other)? {
            scan(&part, bar, &mut see as &mut dyn FnMut(f64))?;
        }
        return Ok(());
    }
    if view.ndim() == 0 {
        see(view
            .get(())
            .map_err(io::Error::other)?
            .as_float()
            .unwrap_or(f64::NAN));
        return Ok(());
    }
    for (at, value) in view.iter().map_err(io::Error::other)?.enumerate() {
        see(value
            .map_err(io::Error::other)?
            .as_float()
            .unwrap_or(f64::NAN));
        if at % STRIDE == STRIDE - 1 {
            bar.inc(STRIDE as u64);
        }
    }
    Ok(())
}

/// A number in about ten characters: five digits or more, or a power of ten.
fn short(value: f64) -> String {
    let magnitude = value.abs();
    if value.fract() == 0.0 && magnitude < 1e9 || !value.is_finite() {
        return value.to_string();
    }
    if !(1e-4..1e9).contains(&magnitude) {
        return format!("{value:.4e}");
    }
    let decimals = (4 - magnitude.log10().floor() as i32).clamp(0, 9) as usize;
    let text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

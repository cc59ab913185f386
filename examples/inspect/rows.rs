//! The first and the last rows as a table, and all of them as CSV.

use std::io::{self, Write};

use view_core::memory::MemoryView;

use crate::column::Column;
use crate::table::Table;
use crate::terminal::{Terminal, progress};

/// The longest cell of the table, in characters.
const CELL: usize = 40;

/// Prints `count` rows from either end.
pub(crate) fn print(
    out: &mut impl Write,
    terminal: &Terminal,
    view: &MemoryView<'_>,
    columns: &[Column],
    count: usize,
) -> io::Result<()> {
    writeln!(out, "{}", terminal.heading("Rows"))?;
    let mut table = Table::new().numbers("");
    for column in columns {
        table = if column.is_right() {
            table.numbers(column.heading())
        } else {
            table.words(column.heading())
        };
    }
    let items = items(view);
    let left_out = items.saturating_sub(count.saturating_mul(2));
    for at in (0..items)
        .take(count)
        .chain((0..items).skip(count + left_out))
    {
        if at == count + left_out && left_out > 0 {
            table.gap();
        }
        let index = unravel(view.shape(), at);
        let shown = cells(view, columns, &index)?;
        let shown = shown.iter().map(|cell| cut(cell));
        table.row([label(&index)].into_iter().chain(shown).collect());
    }
    table.print(out, terminal)?;
    writeln!(out)
}

/// Writes the rows as comma-separated values (RFC 4180), at most `count`.
pub(crate) fn csv(
    out: &mut impl Write,
    view: &MemoryView<'_>,
    columns: &[Column],
    count: Option<usize>,
) -> io::Result<()> {
    let headings: Vec<String> = columns.iter().map(|column| quoted(column.name())).collect();
    writeln!(out, "{}", headings.join(","))?;
    let items = items(view).min(count.unwrap_or(usize::MAX));
    let bar = progress(view.nbytes(), items as u64);
    for at in 0..items {
        let cells = cells(view, columns, &unravel(view.shape(), at))?;
        for (place, cell) in cells.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            write!(out, "{comma}{}", quoted(cell))?;
        }
        writeln!(out)?;
        if at % 4096 == 0 {
            bar.set_position(at as u64);
        }
    }
    bar.finish_and_clear();
    Ok(())
}

/// How many items there are.
pub(crate) fn items(view: &MemoryView<'_>) -> usize {
    view.shape().iter().product()
}

/// The index in each dimension of the item that is number `at` in row order.
pub(crate) fn unravel(shape: &[usize], mut at: usize) -> Vec<isize> {
    let mut index = vec![0; shape.len()];
    for (place, &extent) in index.iter_mut().zip(shape).rev() {
        *place = (at % extent) as isize;
        at /= extent;
    }
    index
}

/// `3`, or `0,3` where there is more than one dimension.
fn label(index: &[isize]) -> String {
    let parts: Vec<String> = index.iter().map(ToString::to_string).collect();
    parts.join(",")
}

/// The item at `index`, column by column.
fn cells(view: &MemoryView<'_>, columns: &[Column], index: &[isize]) -> io::Result<Vec<String>> {
    match view.get(index) {
        Ok(item) => Ok(columns.iter().map(|column| column.show(&item)).collect()),
        Err(_) => columns
            .iter()
            .map(|column| column.show_at(view, index).map_err(io::Error::other))
            .collect(),
    }
}

/// The text, shortened if it is long.
fn cut(text: &str) -> String {
    match text.char_indices().nth(CELL) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The text, in quotes where a comma, a quote or a line break asks for them.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

//! What the file says about its records.

use std::io::{self, Write};

use view_core::format::Format;
use view_core::memory::MemoryView;

use crate::naming::{counted, shown};
use crate::terminal::Terminal;

/// Prints the facts of a view and the table of its layout.
pub(crate) fn print(
    out: &mut impl Write,
    terminal: &Terminal,
    title: &str,
    view: &MemoryView<'_>,
    format: &Format,
) -> io::Result<()> {
    writeln!(out, "{}", terminal.heading(title))?;
    let mut fact = |name: &str, value: &str| {
        let mut lines = wrapped(value, terminal.width.saturating_sub(14)).into_iter();
        writeln!(out, "  {name:10}  {}", lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| writeln!(out, "  {:10}  {line}", ""))
    };
    let contiguity = match (view.is_c_contiguous(), view.is_f_contiguous()) {
        (true, true) => "yes",
        (true, false) => "yes, in C order: the last index is the fastest",
        (false, true) => "yes, in Fortran order: the first index is the fastest",
        (false, false) => "no",
    };
    fact("format", &shown(view.format()))?;
    fact("itemsize", &counted(view.itemsize(), "byte"))?;
    fact("shape", &tuple(view.shape()))?;
    fact("strides", &format!("{} bytes", tuple(view.strides())))?;
    fact("contiguous", contiguity)?;
    fact("nbytes", &view.nbytes().to_string())?;
    writeln!(out)?;

    if format.is_record() {
        writeln!(out, "{}", terminal.heading("Layout"))?;
        for line in format.table().titled("record").to_string().lines() {
            let line = format!("  {line}");
            let is_hole = line.trim_start().starts_with('·');
            let line = if is_hole { terminal.dim(&line) } else { line };
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// `(2, 3)`, and `(3,)` as Python writes a tuple of one.
fn tuple<T: ToString>(numbers: &[T]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let comma = if numbers.len() == 1 { "," } else { "" };
    format!("({}{comma})", numbers.join(", "))
}

/// The text in lines of at most `width` characters, broken behind a colon or a
/// blank where there is one.
fn wrapped(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some((end, _)) = rest.char_indices().nth(width.max(8)) {
        let at = rest[..end].rfind([':', ' ']).map_or(end, |at| at + 1);
        lines.push(&rest[..at]);
        rest = &rest[at..];
    }
    lines.push(rest);
    lines
}

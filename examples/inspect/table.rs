//! Tables in text, as wide as their cells or as narrow as the terminal.

use std::io::{self, Write};

use console::{Alignment, measure_text_width, pad_str};

use crate::terminal::Terminal;

/// Blanks between two columns.
const GAP: usize = 2;

/// Rows of cells under headings.
pub(crate) struct Table {
    headings: Vec<(String, Alignment)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new() -> Self {
        Self {
            headings: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Adds a column whose cells stand to the left, as words do.
    pub(crate) fn words(mut self, heading: impl Into<String>) -> Self {
        self.headings.push((heading.into(), Alignment::Left));
        self
    }

    /// Adds a column whose cells stand to the right, as numbers do.
    pub(crate) fn numbers(mut self, heading: impl Into<String>) -> Self {
        self.headings.push((heading.into(), Alignment::Right));
        self
    }

    pub(crate) fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.headings.len());
        self.rows.push(cells);
    }

    /// A row that stands for those left out.
    pub(crate) fn gap(&mut self) {
        self.rows.push(vec!["…".to_owned(); self.headings.len()]);
    }

    fn widths(&self) -> Vec<usize> {
        let heading = |column: usize| measure_text_width(&self.headings[column].0);
        let cell = |column: usize| {
            self.rows
                .iter()
                .map(|row| measure_text_width(&row[column]))
                .max()
                .unwrap_or(0)
        };
        (0..self.headings.len())
            .map(|column| heading(column).max(cell(column)))
            .collect()
    }

    /// Prints the table, indented by two. What does not fit beside each other
    /// comes below, and the first column, which says what row it is, again.
    pub(crate) fn print(&self, out: &mut impl Write, terminal: &Terminal) -> io::Result<()> {
        let widths = self.widths();
        let headings: Vec<String> = self.headings.iter().map(|(text, _)| text.clone()).collect();
        let mut from = 1;
        loop {
            let mut room = terminal.width.saturating_sub(widths[0] + GAP);
            let fits = widths[from..].iter().take_while(|&&width| {
                let fits = width + GAP <= room;
                room = room.saturating_sub(width + GAP);
                fits
            });
            // One column at least, or there would be no end.
            let to = (from + fits.count().max(1)).min(widths.len());
            let block: Vec<usize> = std::iter::once(0).chain(from..to).collect();
            writeln!(
                out,
                "{}",
                terminal.bold(&self.line(&headings, &widths, &block))
            )?;
            for row in &self.rows {
                writeln!(out, "{}", self.line(row, &widths, &block))?;
            }
            if to == widths.len() {
                return Ok(());
            }
            writeln!(out)?;
            from = to;
        }
    }

    /// The cells of the columns in `block`.
    fn line(&self, cells: &[String], widths: &[usize], block: &[usize]) -> String {
        let mut line = String::new();
        for &column in block {
            let side = self.headings[column].1;
            line.push_str("  ");
            line.push_str(&pad_str(&cells[column], widths[column], side, None));
        }
        line.truncate(line.trim_end().len());
        line
    }
}

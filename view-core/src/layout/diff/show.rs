//! A mismatch as one line and as a table.

use core::fmt::{self, Write};

use super::super::printed::{Escaped, Grid, Side};
use super::difference::{Difference, Part};
use super::{DifferenceKind, LayoutMismatch};
use crate::error::Count;

/// How many differences fit on one line.
const IN_LINE: usize = 3;

/// How many rows a table has at most.
const ROWS: usize = 60;

impl fmt::Display for LayoutMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return write!(f, "`{}` matches", self.name);
        }
        write!(f, "`{}` does not match: ", self.name)?;
        if f.alternate() {
            self.table(f)
        } else {
            self.line(f)
        }
    }
}

/// The table, which is what a programmer wants of a failed `unwrap`.
impl fmt::Debug for LayoutMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:#}")
    }
}

impl LayoutMismatch {
    fn line(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, difference) in self.differences.iter().take(IN_LINE).enumerate() {
            f.write_str(if i == 0 { "" } else { "; " })?;
            difference.write_phrase(&mut Escaped(f))?;
        }
        match self.len().saturating_sub(IN_LINE) {
            0 => Ok(()),
            1 => f.write_str("; and 1 more difference"),
            more => write!(f, "; and {more} more differences"),
        }
    }

    fn table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Count(self.len(), "difference"))?;
        let rows = || self.differences.chunk_by(Difference::shares_row).take(ROWS);
        let mut grid = Grid::new([Side::Left; 4]);
        grid.measure(HEAD.each_ref().map(|head| head as _));
        let digits = [
            |d: &Difference| d.expected.offset,
            |d: &Difference| d.found.offset,
        ]
        .map(|offset| {
            rows()
                .filter_map(|row| offset(&row[0]))
                .max()
                .map_or(0, decimals)
        });
        for row in rows() {
            with_cells(row, digits, |cells| grid.measure(cells));
        }
        f.write_char('\n')?;
        grid.row(f, HEAD.each_ref().map(|head| head as _))?;
        grid.rule(f)?;
        for row in rows() {
            with_cells(row, digits, |cells| grid.row(f, cells))?;
        }
        let shown: usize = rows().map(<[_]>::len).sum();
        match self.len() - shown {
            0 => Ok(()),
            more => write!(f, "\n  … and {more} more"),
        }
    }
}

const HEAD: [&str; 4] = ["field", "expected", "found", "difference"];

impl Difference {
    /// Whether one row can tell of both: the same field, shown alike.
    fn shares_row(&self, next: &Self) -> bool {
        self.path == next.path && self.expected == next.expected && self.found == next.found
    }

    fn subject(&self) -> &str {
        use DifferenceKind::{Base, Ndim, Padding, ReadOnly, Stride};
        match self.kind {
            Ndim | Base | Stride | ReadOnly | Padding => "(memory)",
            _ if self.path.is_empty() => "(item)",
            _ => &self.path,
        }
    }

    /// `{}` of a mismatch: one difference as a phrase.
    fn write_phrase(&self, f: &mut dyn fmt::Write) -> fmt::Result {
        use DifferenceKind as Kind;
        let Self {
            path,
            expected,
            found,
            ..
        } = self;
        let what = if path.is_empty() { "the item" } else { path };
        let at = |part: &Part| part.offset.unwrap_or_default();
        match self.kind {
            Kind::Missing => write!(
                f,
                "{what} ({} at {}) is missing",
                expected.text,
                at(expected)
            ),
            Kind::Extra => write!(f, "{what} ({} at {}) is extra", found.text, at(found)),
            Kind::Renamed => {
                let name = found.name.as_deref().unwrap_or_default();
                write!(f, "{what} is called {name}")
            }
            Kind::Moved => write!(f, "{what} lies at {}, not at {}", at(found), at(expected)),
            Kind::Type | Kind::ByteOrder | Kind::Shape | Kind::Value => {
                write!(f, "{what} is {}, not {}", found.text, expected.text)
            }
            Kind::ItemSize if path.is_empty() => {
                write!(f, "items have {}, not {}", found.text, number(expected))
            }
            Kind::ItemSize => {
                write!(
                    f,
                    "elements of {what} have {}, not {}",
                    found.text,
                    number(expected)
                )
            }
            Kind::Ndim => write!(f, "the memory has {}, not {}", found.text, number(expected)),
            Kind::Base => {
                write!(
                    f,
                    "the memory should begin at a {}, is {}",
                    expected.text, found.text
                )
            }
            Kind::Stride => {
                write!(f, "the stride of {} is no {}", found.text, expected.text)
            }
            Kind::ReadOnly => f.write_str("the memory is read-only"),
            Kind::Padding => write!(
                f,
                "the memory has {} where the type has {}",
                found.text, expected.text
            ),
        }
    }
}

/// The number of a part that tells of so many things: `24` of `24 bytes`.
fn number(part: &Part) -> &str {
    part.text.split(' ').next().unwrap_or_default()
}

/// Calls `then` with the cells of a row, which tells of all of `differences`.
fn with_cells<R>(
    differences: &[Difference],
    digits: [usize; 2],
    then: impl FnOnce([&dyn super::super::printed::Cell; 4]) -> R,
) -> R {
    let first = &differences[0];
    let kinds = |f: &mut dyn Write| {
        for (i, difference) in differences.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { ", " })?;
            write!(f, "{}", difference.kind)?;
            if let (DifferenceKind::Renamed, Some(name)) = (difference.kind, &first.found.name) {
                write!(f, " `{name}`")?;
            }
        }
        Ok(())
    };
    let expected = |f: &mut dyn Write| write_part(&first.expected, digits[0], f);
    let found = |f: &mut dyn Write| write_part(&first.found, digits[1], f);
    then([&first.subject(), &expected, &found, &kinds])
}

fn write_part(part: &Part, digits: usize, f: &mut dyn Write) -> fmt::Result {
    if let Some(offset) = part.offset {
        write!(f, "{offset:digits$}  ")?;
    }
    f.write_str(&part.text)
}

/// How many digits a number has.
fn decimals(n: usize) -> usize {
    n.checked_ilog10().unwrap_or(0) as usize + 1
}

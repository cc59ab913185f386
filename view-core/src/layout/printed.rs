//! Text in columns of a terminal.
//!
//! The names in a format come from anywhere: they may hold line breaks, colours
//! for a terminal, letters two columns wide, or sixty thousand bytes. Whatever
//! they hold, a table of them stays a table.

use core::fmt::{self, Write};

/// Passes text on with everything that would move the cursor made visible.
pub(super) struct Escaped<'w>(pub(super) &'w mut dyn fmt::Write);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| {
            if moves(c) {
                write!(self.0, "{}", c.escape_unicode())
            } else {
                self.0.write_char(c)
            }
        })
    }
}

/// Whether a terminal would do something other than show the character.
fn moves(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// How many columns a terminal gives to the character.
///
/// Two for the scripts of East Asia and for emoji, none for marks that stand on
/// the letter before. A table of the blocks is enough here: a name from a rarer
/// block moves its own line by a column and does no other harm.
pub(super) const fn columns(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5BD}'
        | '\u{64B}'..='\u{65F}'
        | '\u{E31}'
        | '\u{E34}'..='\u{E3A}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{200B}'..='\u{200F}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{A4CF}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1F64F}'
        | '\u{1F680}'..='\u{1F6FF}'
        | '\u{1F900}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

/// Text that is written twice: once to learn its width, once to be seen.
pub(super) trait Cell {
    /// Writes it.
    fn write(&self, f: &mut dyn fmt::Write) -> fmt::Result;

    /// How many columns it takes when it is shown whole.
    fn width(&self) -> usize {
        let mut counter = Counter(0);
        // Counting cannot fail.
        let _ = self.write(&mut Escaped(&mut counter));
        counter.0
    }
}

impl<F: Fn(&mut dyn fmt::Write) -> fmt::Result> Cell for F {
    fn write(&self, f: &mut dyn fmt::Write) -> fmt::Result {
        self(f)
    }
}

struct Counter(usize);

impl fmt::Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().map(columns).sum::<usize>();
        Ok(())
    }
}

/// On which side of its column a cell stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// The columns of a table: how wide each must be, found by showing it every
/// row before the first is written. There is no heap to keep them in.
pub(super) struct Grid<const N: usize> {
    sides: [Side; N],
    widths: [usize; N],
}

/// The widest a column gets.
const WIDEST: usize = 48;

impl<const N: usize> Grid<N> {
    pub(super) const fn new(sides: [Side; N]) -> Self {
        Self {
            sides,
            widths: [0; N],
        }
    }

    /// Makes room for a row.
    pub(super) fn measure(&mut self, row: [&dyn Cell; N]) {
        for (width, cell) in self.widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width()).min(WIDEST);
        }
    }

    /// The width of a column.
    pub(super) const fn width(&self, column: usize) -> usize {
        self.widths[column]
    }

    /// Begins a line and writes a row, two blanks before each column that has a width.
    pub(super) fn row(&self, f: &mut fmt::Formatter<'_>, row: [&dyn Cell; N]) -> fmt::Result {
        // Blanks are written when something follows, so that no line ends in them.
        f.write_char('\n')?;
        let mut owed = 0;
        for ((cell, width), side) in row.into_iter().zip(self.widths).zip(self.sides) {
            if width == 0 {
                continue;
            }
            let wanted = cell.width();
            let spare = width.saturating_sub(wanted);
            owed += 2;
            if wanted == 0 {
                owed += spare;
                continue;
            }
            let (before, after) = match side {
                Side::Left => (0, spare),
                Side::Right => (spare, 0),
            };
            repeat(f, ' ', owed + before)?;
            cut(f, cell, wanted, width)?;
            owed = after;
        }
        Ok(())
    }

    /// Begins a line and draws one under the whole row.
    pub(super) fn rule(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.widths.iter().filter(|width| **width > 0);
        let length: usize = columns.map(|width| width + 2).sum();
        f.write_str("\n  ")?;
        repeat(f, '─', length.saturating_sub(2))
    }
}

/// Writes a cell of `wanted` columns in at most `width`. Of a wider one the end
/// is shown, for it is the end of a path that tells it from its neighbours.
fn cut(f: &mut fmt::Formatter<'_>, cell: &dyn Cell, wanted: usize, width: usize) -> fmt::Result {
    if wanted <= width {
        return cell.write(&mut Escaped(f));
    }
    f.write_char('…')?;
    let mut tail = Tail {
        inner: f,
        skip: wanted + 1 - width,
    };
    cell.write(&mut Escaped(&mut tail))
}

/// Passes on all but the first `skip` columns.
struct Tail<'f, 'b> {
    inner: &'f mut fmt::Formatter<'b>,
    skip: usize,
}

impl fmt::Write for Tail<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            if self.skip == 0 {
                self.inner.write_char(c)?;
            } else {
                self.skip = self.skip.saturating_sub(columns(c));
            }
        }
        Ok(())
    }
}

/// Writes `n` of a character.
pub(crate) fn repeat(f: &mut dyn fmt::Write, c: char, n: usize) -> fmt::Result {
    (0..n).try_for_each(|_| f.write_char(c))
}

/// Writes a text behind as many blanks as make it `width` characters wide.
///
/// Not by `{:width$}`, which panics where the width does not fit 16 bits.
#[cfg(feature = "alloc")]
pub(crate) fn right(f: &mut dyn fmt::Write, text: &str, width: usize) -> fmt::Result {
    repeat(f, ' ', width.saturating_sub(text.chars().count()))?;
    f.write_str(text)
}

/// A cell whose text is known.
impl Cell for &str {
    fn write(&self, f: &mut dyn fmt::Write) -> fmt::Result {
        f.write_str(self)
    }
}

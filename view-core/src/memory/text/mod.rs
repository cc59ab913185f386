//! Views as text: what NumPy prints.
//!
//! Items are aligned in columns, floats on their points and with the shortest digits of their
//! own width; more than a thousand are shortened to the first and last three of each
//! dimension. One-dimensional records are a table with a head, where NumPy has a
//! list of tuples; a view without items shows its empty lists, where NumPy has one;
//! the one item of a view without dimensions is printed as Python prints it. `{:#}` puts a
//! line with format, shape and strides in front. `tests/memory_text.rs` asks NumPy.

mod numbers;
mod table;
mod width;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::memory::Memory;
use super::value::Value;
use super::view::MemoryView;
use super::view_mut::MemoryViewMut;
use crate::error::Count;

/// More items than this are shortened.
const THRESHOLD: usize = 1000;
/// So many stay at each end of a dimension.
const EDGE: usize = 3;
/// Lines are broken before they get longer than this; a bracket follows.
const LINE: usize = 74;
/// Not more items than this, whatever the shape: dimensions of length 2 are never
/// shortened, and there can be 62 of them.
const MOST: usize = 10_000;

/// The indices of a dimension that are shown; `None` stands for those left
/// out.
fn shown(len: usize, shorten: bool) -> impl Iterator<Item = Option<usize>> {
    let cut = shorten && len > 2 * EDGE;
    let (head, tail) = if cut { (EDGE, len - EDGE) } else { (len, len) };
    (0..head)
        .map(Some)
        .chain(cut.then_some(None))
        .chain((tail..len).map(Some))
}

/// The shown items of a view, in C order.
fn gather(memory: &Memory, shorten: bool) -> Result<Vec<Value>, crate::Error> {
    fn axis(
        memory: &Memory,
        index: &mut Vec<isize>,
        shorten: bool,
        out: &mut Vec<Value>,
    ) -> Result<(), crate::Error> {
        let Some(&len) = memory.shape().get(index.len()) else {
            if out.len() < MOST {
                out.push(memory.get(index.as_slice())?);
            }
            return Ok(());
        };
        for i in shown(len, shorten).flatten() {
            if out.len() >= MOST {
                break;
            }
            index.push(i as isize);
            axis(memory, index, shorten, out)?;
            index.pop();
        }
        Ok(())
    }
    let mut values = Vec::new();
    if memory.has_no_items() {
        return Ok(values);
    }
    axis(memory, &mut Vec::new(), shorten, &mut values)?;
    Ok(values)
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            self.header(f)?;
            f.write_str("\n")?;
        }
        // Without items it is the empty lists that count.
        let lists = self.shape().iter().filter(|len| **len > 0);
        let shorten = lists.fold(1, |all: usize, len| all.saturating_mul(*len)) > THRESHOLD;
        let shown = self
            .spec
            .decoder()
            .and_then(|node| Ok((gather(self, shorten)?, node)));
        let (values, node) = match shown {
            Err(error) => return write!(f, "<{}: {error}>", Count(self.nbytes(), "byte")),
            Ok(shown) => shown,
        };
        match self.ndim() {
            0 => match values.first() {
                Some(value) => f.write_str(&width::plain(value, node)),
                None => Ok(()),
            },
            1 if matches!(values.first(), Some(Value::Record(_))) => {
                table::write(f, self.len(), shorten, (&values, node))
            }
            _ => {
                let cells = numbers::align(&values, node);
                let mut cells = cells.iter();
                let mut lists = MOST;
                nested(f, self.shape(), 0, (shorten, &mut lists), &mut cells)
            }
        }
    }
}

/// Brackets around the items of one dimension, or of those further in.
fn nested<'c>(
    f: &mut fmt::Formatter<'_>,
    shape: &[usize],
    depth: usize,
    (shorten, lists): (bool, &mut usize),
    cells: &mut impl Iterator<Item = &'c String>,
) -> fmt::Result {
    let (&len, inner) = shape.split_first().unwrap_or((&0, &[]));
    f.write_str("[")?;
    if inner.is_empty() {
        return line_of_items(f, shown(len, shorten), depth, cells);
    }
    for (i, index) in shown(len, shorten).enumerate() {
        if i > 0 {
            // Blocks of more dimensions stand further apart.
            for _ in 0..inner.len() {
                f.write_str("\n")?;
            }
            write!(f, "{:1$}", "", depth + 1)?;
        }
        match index {
            // Many dimensions have many ends: there is an end to them, too.
            Some(_) if *lists == 0 => {
                f.write_str("...")?;
                break;
            }
            Some(_) => {
                *lists -= 1;
                nested(f, inner, depth + 1, (shorten, lists), cells)?;
            }
            None => f.write_str("...")?,
        }
    }
    f.write_str("]")
}

/// The items of the innermost dimension, broken into lines as NumPy breaks them.
fn line_of_items<'c>(
    f: &mut fmt::Formatter<'_>,
    shown: impl Iterator<Item = Option<usize>>,
    depth: usize,
    cells: &mut impl Iterator<Item = &'c String>,
) -> fmt::Result {
    // For each bracket a character less.
    let end = LINE.saturating_sub(depth);
    let mut column = depth + 1;
    let mut line = String::new();
    for (i, index) in shown.enumerate() {
        let cell = match index {
            Some(_) => match cells.next() {
                Some(cell) => cell.as_str(),
                None => break,
            },
            None => "...",
        };
        if i > 0 {
            line.push(' ');
            column += 1;
        }
        let width = cell.chars().count();
        if column + width > end && column > depth + 1 {
            f.write_str(line.trim_end_matches(' '))?;
            write!(f, "\n{:1$}", "", depth + 1)?;
            line.clear();
            column = depth + 1;
        }
        line.push_str(cell);
        column += width;
    }
    write!(f, "{line}]")
}

impl Memory {
    fn header(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "format '{}', itemsize {}, shape {:?}, strides {:?}",
            self.format(),
            self.itemsize(),
            self.shape(),
            self.strides()
        )?;
        if !self.suboffsets().is_empty() {
            write!(f, ", suboffsets {:?}", self.suboffsets())?;
        }
        f.write_str(match (self.is_c_contiguous(), self.is_f_contiguous()) {
            (true, true) => ", contiguous",
            (true, false) => ", C-contiguous",
            (false, true) => ", Fortran-contiguous",
            (false, false) => ", not contiguous",
        })?;
        f.write_str(if self.readonly() {
            ", read-only"
        } else {
            ", writable"
        })
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:#}")
    }
}

macro_rules! shown_as_memory {
    ($($view:ident)*) => {$(
        /// The array as NumPy prints it, shortened when long, records as a table; `{:#}` adds a
        /// line with format, shape and strides.
        ///
        /// ```
        /// use view_core::memory::memoryview;
        ///
        /// let view = memoryview(&[[1, 20], [300, 4]]);
        /// assert_eq!(view.to_string(), "[[  1  20]\n [300   4]]");
        /// assert_eq!(memoryview(&[0.1_f32, 12.5]).to_string(), "[ 0.1 12.5]");
        /// ```
        impl fmt::Display for $view<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.memory, f)
            }
        }

        impl fmt::Debug for $view<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}: {:?}", stringify!($view), self.memory)
            }
        }
    )*};
}
shown_as_memory!(MemoryView MemoryViewMut);

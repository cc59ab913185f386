//! What `{:?}` prints: NumPy's brackets, shortened when long; records as a table.

use core::fmt;

use super::{View, ViewMut};

/// From this many items on only the ends of each axis are shown, as in NumPy.
const LONG: usize = 1000;
/// How many items of each end are shown.
const EDGE: usize = 3;
/// Not more brackets and items than this, whatever the shape: axes of length 2 have no
/// middle to leave out, and any number of them may stand for one item.
const MOST: usize = 10_000;

impl<T: fmt::Debug, const N: usize> fmt::Debug for ViewMut<'_, T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_view().fmt(f)
    }
}

/// Brackets as NumPy prints them, in columns of one width; more than 1000 items
/// are shortened to the ends of each axis. Structs are one line each under their field
/// names. A precision (`{:.2?}`) is that of every number.
///
/// ```
/// use view_core::{View, s};
///
/// let numbers: Vec<i32> = (0..10_000).collect();
/// let view = View::new(&numbers);
/// assert_eq!(format!("{view:?}"), "[   0,    1,    2, ..., 9997, 9998, 9999]");
/// let table = view.at(s![5..11]).reshape([2, 3])?;
/// assert_eq!(format!("{table:?}"), "[[ 5,  6,  7],\n [ 8,  9, 10]]");
/// # Ok::<(), view_core::Error>(())
/// ```
impl<T: fmt::Debug, const N: usize> fmt::Debug for View<'_, T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[cfg(feature = "alloc")]
        {
            columns::print(*self, f)
        }
        #[cfg(not(feature = "alloc"))]
        {
            brackets(*self, f, &mut |item, f| item.fmt(f))
        }
    }
}

/// Whether only the ends are shown; without items it is the empty lists that count.
fn is_long<T, const N: usize>(view: View<'_, T, N>) -> bool {
    let lists = view.shape().into_iter().filter(|len| *len > 0);
    lists.product::<usize>() > LONG
}

/// Which indices of an axis are shown: all, or with a gap behind the first three.
fn shown(len: usize, short: bool) -> impl Iterator<Item = Option<usize>> {
    let gap = short && len > 2 * EDGE;
    let front = if gap { EDGE } else { len };
    let back = if gap { len - EDGE } else { len };
    (0..front)
        .map(Some)
        .chain(gap.then_some(None))
        .chain((back..len).map(Some))
}

/// What a view is made of as text, in the order of writing.
enum Part<'a, T, const N: usize> {
    Open,
    /// Between the elements of the axis of this number.
    Comma(usize),
    Gap,
    Item([usize; N], &'a T),
    Close,
}

type Visit<'f, T, const N: usize> = dyn FnMut(Part<'_, T, N>) -> fmt::Result + 'f;

/// Goes through what is shown of a view.
fn walk<T, const N: usize>(view: View<'_, T, N>, visit: &mut Visit<'_, T, N>) -> fmt::Result {
    fn axis<T, const N: usize>(
        view: View<'_, T, N>,
        depth: usize,
        index: &mut [usize; N],
        left: &mut usize,
        visit: &mut Visit<'_, T, N>,
    ) -> fmt::Result {
        *left -= 1;
        if depth == N {
            return match view.get(*index) {
                Some(item) => visit(Part::Item(*index, item)),
                None => Ok(()),
            };
        }
        visit(Part::Open)?;
        for (number, i) in shown(view.shape()[depth], is_long(view)).enumerate() {
            if number > 0 {
                visit(Part::Comma(depth))?;
            }
            match i {
                Some(_) if *left == 0 => {
                    visit(Part::Gap)?;
                    break;
                }
                None => visit(Part::Gap)?,
                Some(i) => {
                    index[depth] = i;
                    axis(view, depth + 1, index, left, visit)?;
                }
            }
        }
        visit(Part::Close)
    }
    axis(view, 0, &mut [0; N], &mut { MOST }, visit)
}

/// Prints the items in brackets; `write` is called for each in order.
fn brackets<T, const N: usize>(
    view: View<'_, T, N>,
    f: &mut fmt::Formatter<'_>,
    write: &mut dyn FnMut(&T, &mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    walk(view, &mut |part| match part {
        Part::Open => f.write_str("["),
        Part::Comma(axis) if axis + 1 == N => f.write_str(", "),
        Part::Comma(axis) => {
            f.write_str(",")?;
            // Rows on lines of their own, tables with a line between.
            for _ in axis + 1..N {
                f.write_str("\n")?;
            }
            write!(f, "{:1$}", "", axis + 1)
        }
        Part::Gap => f.write_str("..."),
        Part::Item(_, item) => write(item, f),
        Part::Close => f.write_str("]"),
    })
}

#[cfg(feature = "alloc")]
mod columns {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec;
    use alloc::vec::Vec;
    use core::fmt;

    use super::{Part, View, brackets, is_long, walk};
    use crate::layout::{repeat, right};

    /// Prints a view whose items are turned to text first, to learn their width.
    pub(super) fn print<T: fmt::Debug, const N: usize>(
        view: View<'_, T, N>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let mut texts = Vec::new();
        let mut indices = Vec::new();
        walk(view, &mut |part| {
            if let Part::Item(index, item) = part {
                indices.push(index);
                texts.push(match f.precision() {
                    Some(digits) => format!("{item:.digits$?}"),
                    None => format!("{item:?}"),
                });
            }
            Ok(())
        })?;
        if let Some(table) = table(&texts) {
            let gaps = is_long(view);
            return print_table(&table, &indices, gaps, f);
        }
        let width = texts.iter().map(|t| t.chars().count()).max().unwrap_or(0);
        let mut texts = texts.into_iter();
        brackets(view, f, &mut |_, f| {
            let text = texts.next().unwrap_or_default();
            right(f, &text, width)
        })
    }

    struct Table<'t> {
        name: &'t str,
        labels: Vec<&'t str>,
        rows: Vec<Vec<&'t str>>,
    }

    /// The texts taken apart, if every one is `Name { label: value, ... }` with
    /// one name and the same labels, as a derived `Debug` writes a struct.
    fn table(texts: &[String]) -> Option<Table<'_>> {
        let (name, labels, _) = record(texts.first()?)?;
        let mut rows = vec![];
        for text in texts {
            let (other, others, values) = record(text)?;
            if other != name || others != labels {
                return None;
            }
            rows.push(values);
        }
        Some(Table { name, labels, rows })
    }

    fn record(text: &str) -> Option<(&str, Vec<&str>, Vec<&str>)> {
        let (name, fields) = text.strip_suffix(" }")?.split_once(" { ")?;
        let (mut labels, mut values) = (vec![], vec![]);
        for field in split(fields) {
            let (label, value) = field.split_once(": ")?;
            if value.contains('\n') {
                return None;
            }
            labels.push(label);
            values.push(value);
        }
        Some((name, labels, values))
    }

    /// The parts between those `", "` that stand outside of brackets and quotes.
    fn split(text: &str) -> Vec<&str> {
        let (mut parts, mut start, mut depth) = (vec![], 0, 0_usize);
        let (mut quote, mut escaped) = (None, false);
        for (at, c) in text.char_indices() {
            match (quote, c) {
                (Some(_), _) if escaped => escaped = false,
                (Some(_), '\\') => escaped = true,
                (Some(open), _) if c == open => quote = None,
                (None, '"' | '\'') => quote = Some(c),
                (None, '{' | '[' | '(') => depth += 1,
                (None, '}' | ']' | ')') => depth = depth.saturating_sub(1),
                (None, ',') if depth == 0 && text[at..].starts_with(", ") => {
                    parts.push(&text[start..at]);
                    start = at + 2;
                }
                // Within quotes nothing counts.
                _ => {}
            }
        }
        parts.push(&text[start..]);
        parts
    }

    fn print_table<const N: usize>(
        table: &Table<'_>,
        indices: &[[usize; N]],
        gaps: bool,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let names: Vec<String> = indices.iter().map(|index| format!("{index:?}")).collect();
        let chars = |text: &str| text.chars().count();
        let first = names.iter().map(|name| chars(name)).max().unwrap_or(0);
        let first = first.max(chars(table.name));
        let widths: Vec<usize> = (0..table.labels.len())
            .map(|k| {
                let cells = table.rows.iter().map(|row| chars(row[k]));
                cells.max().unwrap_or(0).max(chars(table.labels[k]))
            })
            .collect();
        let line = |f: &mut fmt::Formatter<'_>, name: &str, cells: &[&str]| {
            f.write_str(name)?;
            repeat(f, ' ', first - chars(name))?;
            for (cell, width) in cells.iter().zip(&widths) {
                f.write_str("  ")?;
                right(f, cell, *width)?;
            }
            Ok(())
        };
        line(f, table.name, &table.labels)?;
        let mut last: Option<[usize; N]> = None;
        for ((index, name), row) in indices.iter().zip(&names).zip(&table.rows) {
            let skipped = last.is_some_and(|last| {
                last.iter()
                    .zip(index)
                    .any(|(last, index)| *index > last + 1)
            });
            if gaps && skipped {
                f.write_str("\n...")?;
            }
            f.write_str("\n")?;
            line(f, name, row)?;
            last = Some(*index);
        }
        Ok(())
    }
}

//! The rows of a layout table: every byte of an item is told of in exactly one
//! row that is no heading.

use core::fmt;

use super::super::described::{Content, Described};

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'r, D> {
    /// Where the field is; a hole has the path of a field.
    pub(super) path: Path<'r>,
    /// From the start of the item.
    pub(super) offset: usize,
    pub(super) size: usize,
    pub(super) what: What<D>,
}

/// What a row tells of.
#[derive(Clone, Copy)]
pub(super) enum What<D> {
    /// A record, whose fields have rows of their own.
    Heading(D),
    /// A field that is no record: the how manieth of those that have bytes, and what.
    Leaf(usize, D),
    /// Bytes that no field covers.
    Hole,
    /// So many elements of an array of records, all like the first.
    Rest(usize),
}

/// The names on the way to a field, from the inside out, kept on the stack.
#[derive(Clone, Copy)]
pub(super) struct Path<'p> {
    around: Option<&'p Self>,
    step: Step<'p>,
    /// How deep the row is indented.
    pub(super) depth: usize,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Name(&'p str),
    Elements { from: usize, to: usize },
}

impl Path<'_> {
    /// Writes it as in `pts[0].x`.
    pub(super) fn write(&self, f: &mut dyn fmt::Write) -> fmt::Result {
        if let Some(around) = self.around {
            around.write(f)?;
            if matches!(self.step, Step::Name(_)) {
                f.write_char('.')?;
            }
        }
        match self.step {
            Step::Name(name) => f.write_str(name),
            Step::Elements { from, to } if to - from == 1 => write!(f, "[{from}]"),
            Step::Elements { from, to } => write!(f, "[{from}..{to}]"),
        }
    }
}

type Visit<'v, D> = &'v mut dyn FnMut(&Row<'_, D>) -> fmt::Result;

/// Shows `visit` the rows of a record or of an array of records.
pub(super) fn rows<'a, D: Described<'a>>(item: D, visit: Visit<'_, D>) -> fmt::Result {
    let mut leaves = 0;
    elements(item, None, 0, &mut leaves, visit)
}

/// The rows below the heading of a record, or of an array of some.
fn elements<'a, D: Described<'a>>(
    node: D,
    around: Option<&Path<'_>>,
    base: usize,
    leaves: &mut usize,
    visit: Visit<'_, D>,
) -> fmt::Result {
    let record = node.element();
    let count = node.count();
    if node.is_record() {
        return fields(record, around, base, leaves, visit);
    }
    if count == 0 {
        return Ok(());
    }
    let depth = around.map_or(0, |around| around.depth + 1);
    let path = |from, to| Path {
        around,
        step: Step::Elements { from, to },
        depth,
    };
    fields(record, Some(&path(0, 1)), base, leaves, visit)?;
    if count > 1 {
        visit(&Row {
            path: path(1, count),
            offset: base.saturating_add(record.size()),
            size: record.size().saturating_mul(count - 1),
            what: What::Rest(count - 1),
        })?;
    }
    Ok(())
}

fn fields<'a, D: Described<'a>>(
    record: D,
    around: Option<&Path<'_>>,
    base: usize,
    leaves: &mut usize,
    visit: Visit<'_, D>,
) -> fmt::Result {
    // The fields of an element stand where the element would.
    let depth = around.map_or(0, |around| match around.step {
        Step::Name(_) => around.depth + 1,
        Step::Elements { .. } => around.depth,
    });
    let path = |name| Path {
        around,
        step: Step::Name(name),
        depth,
    };
    let hole = |from: usize, to: usize| Row {
        path: path(""),
        offset: base.saturating_add(from),
        size: to.saturating_sub(from),
        what: What::Hole,
    };
    let mut end = 0;
    for member in record.members() {
        let path = path(member.name.unwrap_or("_"));
        if member.offset > end {
            visit(&hole(end, member.offset))?;
        }
        let is_leaf = member.node.content() != Content::Record;
        let row = Row {
            path,
            offset: base.saturating_add(member.offset),
            size: member.node.size(),
            what: if is_leaf {
                What::Leaf(*leaves, member.node)
            } else {
                What::Heading(member.node)
            },
        };
        visit(&row)?;
        if is_leaf {
            *leaves += usize::from(row.size > 0);
        } else {
            elements(member.node, Some(&path), row.offset, leaves, visit)?;
        }
        end = member.end();
    }
    if record.size() > end {
        visit(&hole(end, record.size()))?;
    }
    Ok(())
}

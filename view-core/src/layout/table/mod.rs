//! Layouts drawn for a person.
//!
//! `{}` of a [`Layout`] is a table of its fields in which holes cannot be
//! overlooked, and below it what the holes cost and which order of the fields
//! would lose fewest bytes. `{:#}` draws the bytes too, one character each.
//! `Format::table` draws the records of a file or a foreign buffer
//! the same way.
//!
//! Nothing here needs a heap: each part of the picture is a walk over the
//! description, once to learn how wide the columns are and once to write.

mod order;
mod rows;
mod strip;

use core::fmt::{self, Write};

use self::rows::{Row, What, rows};
use super::Layout;
use super::described::{Content, Described, code_of, hole_code, type_of};
#[cfg(feature = "alloc")]
use super::printed::Escaped;
use super::printed::{Cell, Grid, Side, repeat};
use crate::error::Count;
#[cfg(feature = "alloc")]
use crate::format::{Format, Item};

/// Draws the layout as a table.
///
/// ```
/// use view_core::BufferView;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Vec2 {
///     x: f32,
///     y: f32,
/// }
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Body {
///     alive: bool,
///     mass: f64,
///     at: Vec2,
///     kind: u8,
/// }
///
/// # if cfg!(not(all(target_endian = "little", target_pointer_width = "64"))) { return; }
/// assert_eq!(format!("{:#}", Body::LAYOUT), "\
/// Body: 32 bytes, alignment 8
///
///      field   offset  size  type  format
///   ─────────────────────────────────────
///   a  alive        0     1  bool  <?
///   ·  ······       1     7  hole  7x
///   b  mass         8     8  f64   <d
///      at          16     8  Vec2  T{…}
///   c    at.x      16     4  f32   <f
///   d    at.y      20     4  f32   <f
///   e  kind        24     1  u8    <B
///   ·  ······      25     7  hole  7x
///
///    0  A·······
///    8  Bbbbbbbb
///   16  CcccDddd
///   24  E·······
///
/// 14 of 32 bytes are lost to 2 holes.
/// In the order mass, at, alive, kind it would be 24 bytes, 8 fewer.");
/// ```
impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        type_of(self, f)?;
        write!(
            f,
            ": {}, alignment {}",
            Count(self.size, "byte"),
            self.align
        )?;
        body(self, f)?;
        order::advice(self, f)
    }
}

/// The table of a [`Format`]; see [`Format::table`].
///
/// ```
/// use view_core::format::Format;
///
/// let format = Format::parse("T{<d:x:B:tag:7x}").unwrap();
/// let table = format.table().to_string();
/// assert_eq!(table.lines().next(), Some("item: 16 bytes"));
/// assert_eq!(table.lines().last(), Some("7 of 16 bytes are lost to 1 hole."));
/// ```
#[cfg(feature = "alloc")]
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    title: &'a str,
    item: &'a Item,
}

#[cfg(feature = "alloc")]
impl Format {
    /// The layout table of the format, as `Display` of a [`Layout`] draws it:
    /// `{}` a row for each field and each hole, `{:#}` the bytes as a strip too.
    ///
    /// The type of a field is the Rust type that reads it. A field without a
    /// name is shown as `_`.
    ///
    /// ```
    /// use view_core::format::Format;
    ///
    /// # if cfg!(not(all(target_endian = "little", target_pointer_width = "64"))) { return Ok(()); }
    /// let format = Format::parse("T{>d:time:(2)<f:at:<H:kind:6x}")?;
    /// assert_eq!(format.table().titled("log").to_string(), "\
    /// log: 24 bytes
    ///
    ///   field  offset  size  type      format
    ///   ─────────────────────────────────────
    ///   time        0     8  Be<f64>   >d
    ///   at          8     8  [f32; 2]  (2)<f
    ///   kind       16     2  u16       <H
    ///   ·····      18     6  hole      6x
    ///
    /// 6 of 24 bytes are lost to 1 hole.");
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn table(&self) -> Table<'_> {
        Table {
            title: "item",
            item: self.item(),
        }
    }
}

#[cfg(feature = "alloc")]
impl<'a> Table<'a> {
    /// Puts a name at the head of the table, in place of `item`.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::parse("T{<f:x:<f:y:}").unwrap();
    /// let table = format.table().titled("log.bin").to_string();
    /// assert!(table.starts_with("log.bin: 8 bytes\n"));
    /// ```
    #[must_use]
    pub const fn titled(self, title: &'a str) -> Self {
        Self { title, ..self }
    }
}

#[cfg(feature = "alloc")]
impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Escaped(f).write_str(self.title)?;
        write!(f, ": {}", Count(self.item.size(), "byte"))?;
        body(self.item, f)
    }
}

/// Everything after the title that needs no alignment.
fn body<'a>(node: impl Described<'a>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if node.content() != Content::Record {
        f.write_str(", ")?;
        if node.align().is_none() {
            type_of(node, f)?;
            f.write_str(", ")?;
        }
        f.write_str("format ")?;
        return match node.content() {
            Content::Scalar(scalar, order) if node.extent(0).is_none() && order.is_native() => {
                f.write_str(scalar.code())
            }
            _ => code_of(node, f),
        };
    }
    f.write_char('\n')?;
    table(node, f)?;
    if f.alternate() {
        f.write_char('\n')?;
        strip::draw(node, f)?;
    }
    f.write_str("\n\n")?;
    order::losses(node, f)
}

fn table<'a>(node: impl Described<'a>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let keys = f.alternate();
    let mut grid = Grid::new([
        Side::Left,
        Side::Left,
        Side::Right,
        Side::Right,
        Side::Left,
        Side::Left,
    ]);
    let head: [&dyn Cell; 6] = [&"", &"field", &"offset", &"size", &"type", &"format"];
    grid.measure(head);
    rows(node, &mut |row| {
        with_cells(row, keys, 4, |cells| grid.measure(cells));
        Ok(())
    })?;
    grid.row(f, head)?;
    grid.rule(f)?;
    let dots = grid.width(1);
    rows(node, &mut |row| {
        with_cells(row, keys, dots, |cells| grid.row(f, cells))
    })
}

/// Calls `then` with the cells of a row: key, field, offset, size, type, format.
fn with_cells<'a, D: Described<'a>, R>(
    row: &Row<'_, D>,
    keys: bool,
    dots: usize,
    then: impl FnOnce([&dyn Cell; 6]) -> R,
) -> R {
    let key = |f: &mut dyn Write| match row.what {
        What::Leaf(leaf, _) if keys && row.size > 0 => f.write_char(strip::letter(leaf)),
        What::Hole if keys => f.write_char(strip::HOLE),
        _ => Ok(()),
    };
    let field = |f: &mut dyn Write| {
        let indent = 2 * row.path.depth;
        repeat(f, ' ', indent)?;
        if let What::Hole = row.what {
            return repeat(f, strip::HOLE, dots.saturating_sub(indent).max(1));
        }
        row.path.write(f)
    };
    let offset = |f: &mut dyn Write| write!(f, "{}", row.offset);
    let size = |f: &mut dyn Write| write!(f, "{}", row.size);
    let kind = |f: &mut dyn Write| match row.what {
        What::Heading(node) | What::Leaf(_, node) => type_of(node, f),
        What::Hole => f.write_str("hole"),
        What::Rest(count) => write!(f, "{count} more"),
    };
    let format = |f: &mut dyn Write| match row.what {
        What::Heading(node) | What::Leaf(_, node) => code_of(node, f),
        What::Hole => hole_code(row.size, f),
        What::Rest(_) => Ok(()),
    };
    then([&key, &field, &offset, &size, &kind, &format])
}

//! Memory to values, many items: lists and rows in flat allocations.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::slots::{Slots, reserve};
use super::{Array, Node};
use crate::memory::value::{List, MAX_ROWS, Names, Record, Row, Rows, Value};
use crate::{Error, ErrorKind};

/// Items in a row: `count` of them, `stride` bytes apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) at: *const u8,
    pub(crate) stride: isize,
    pub(crate) count: usize,
}

/// Adds the values of all items of a run.
///
/// # Errors
///
/// As [`Node::decode`], and `MemoryError`.
///
/// # Panics
///
/// Without room for so many values.
///
/// # Safety
///
/// Every item of the run may be decoded.
pub(crate) unsafe fn decode_list(node: &Node, run: Run, out: &mut Slots<'_>) -> Result<(), Error> {
    match node {
        // SAFETY: by contract; as many values as asked for are written.
        Node::Scalar(code) | Node::Pointer(code) => unsafe {
            out.fill(run.count, |first, count, to| {
                let at = run.at.offset(first as isize * run.stride);
                code.decode_run(Run { at, count, ..run }, to, 1);
            });
        },
        // SAFETY: by contract; the field lies inside the item.
        Node::Record(fields) if fields.bare => unsafe {
            let part = &fields.parts[0];
            let at = run.at.add(part.offset);
            decode_list(&part.node, Run { at, ..run }, out)?;
        },
        Node::Record(fields) if run.count <= MAX_ROWS => {
            let parts = |i: usize| (fields.parts[i].offset, &fields.parts[i].node);
            let width = fields.parts.len();
            let names = Some(fields.names.clone());
            // SAFETY: by contract; fields lie inside the item.
            let rows = unsafe { decode_rows(width, &parts, run, names)? };
            handles(rows, |row| Value::Record(Record::from_row(row)), out);
        }
        // SAFETY: by contract.
        Node::Array(array) => unsafe { decode_arrays(array, run, out)? },
        other => {
            for i in 0..run.count as isize {
                // SAFETY: item `i` of the run.
                out.push(unsafe { other.decode(run.at.offset(i * run.stride))? });
            }
        }
    }
    Ok(())
}

/// The values of all items of a run, in a vector of their own.
///
/// # Errors
///
/// As [`decode_list`].
///
/// # Safety
///
/// As there.
unsafe fn decode_apart(node: &Node, run: Run) -> Result<Vec<Value>, Error> {
    let mut values = Vec::new();
    let mut slots = Slots::instead(&mut values, run.count)?;
    // SAFETY: by contract.
    unsafe { decode_list(node, run, &mut slots)? };
    drop(slots);
    Ok(values)
}

/// What lies in an item: the offset and the decoder of each part.
type Parts<'p> = dyn Fn(usize) -> (usize, &'p Node) + 'p;

/// A row for each item of a run, of its `width` parts; all in one table.
///
/// # Errors
///
/// As [`decode_list`].
///
/// # Safety
///
/// As there, for each part of the items.
unsafe fn decode_rows(
    width: usize,
    parts: &Parts<'_>,
    run: Run,
    names: Option<Arc<Names>>,
) -> Result<Rows, Error> {
    // SAFETY: by contract.
    let cells = unsafe { decode_cells(width, parts, run)? };
    let free = (0..width).all(|field| parts(field).1.is_free());
    Ok(Rows::new(cells, width, run.count, names, free))
}

/// So many values at a time are filled field by field, so that they are still in the
/// nearest cache when the next field comes: 16 KiB.
const BLOCK: usize = 1024;

/// The parts of all items, row by row.
///
/// They are filled field by field within a block of rows, so that a field's code is
/// looked at once a block. What can fail, and what has a table of its own, is decoded
/// first, a field for all items; then nothing can fail any more.
///
/// # Errors
///
/// As [`decode_list`].
///
/// # Safety
///
/// As [`decode_rows`].
unsafe fn decode_cells(width: usize, parts: &Parts<'_>, run: Run) -> Result<Vec<Value>, Error> {
    let mut cells = Vec::new();
    reserve(&mut cells, run.count.saturating_mul(width))?;
    let mut columns = Vec::new();
    for field in 0..width {
        let (offset, node) = parts(field);
        if !node.is_plain() {
            // SAFETY: the part of each item, by contract.
            let column = unsafe {
                let at = run.at.add(offset);
                decode_apart(node, Run { at, ..run })?
            };
            columns.push((field, column.into_iter()));
        }
    }
    let to: *mut Value = cells.as_mut_ptr();
    let block = BLOCK.checked_div(width).unwrap_or(usize::MAX).max(1);
    let mut row = 0;
    while row < run.count && width > 0 {
        let count = block.min(run.count - row);
        // SAFETY: `count` items of the run, in each of which the parts lie; their cells are
        // inside the room, and each is written once.
        unsafe {
            let at = run.at.offset(row as isize * run.stride);
            let to = to.add(row * width);
            for field in 0..width {
                let (offset, node) = parts(field);
                let at = at.add(offset);
                node.decode_plain(Run { at, count, ..run }, to.add(field), width);
            }
            for (field, column) in &mut columns {
                for (i, value) in column.by_ref().take(count).enumerate() {
                    to.add(i * width + *field).write(value);
                }
            }
        }
        row += count;
    }
    // SAFETY: every cell of every row was written.
    unsafe { cells.set_len(run.count * width) };
    Ok(cells)
}

/// Arrays of up to so many elements are decoded as the fields of a record are.
const SHORT: usize = 16;

/// Adds a list for each item of a run; the lists of each level lie in one table.
///
/// # Errors
///
/// As [`decode_list`].
///
/// # Safety
///
/// As there.
unsafe fn decode_arrays(array: &Array, run: Run, out: &mut Slots<'_>) -> Result<(), Error> {
    let (shape, element) = (&array.shape[..], &array.element);
    let size = element.size();
    let each = shape.iter().product::<usize>();
    let mut values = if each <= SHORT {
        // SAFETY: by contract; the elements lie inside the item.
        unsafe { decode_cells(each, &|i| (i * size, element), run)? }
    } else {
        let mut values = Vec::new();
        let mut slots = Slots::instead(&mut values, run.count.saturating_mul(each))?;
        for i in 0..run.count as isize {
            // SAFETY: item `i` of the run, which is its elements side by side.
            unsafe {
                let at = run.at.offset(i * run.stride);
                let (stride, count) = (size as isize, each);
                decode_list(element, Run { at, stride, count }, &mut slots)?;
            }
        }
        drop(slots);
        values
    };
    for axis in (0..shape.len()).rev() {
        let lists = list_count(run.count, &shape[..axis])?;
        let free = axis + 1 == shape.len() && element.is_free();
        let rows = Rows::new(values, shape[axis], lists, None, free);
        let handle = |row| Value::List(List::from_row(row));
        if axis == 0 {
            handles(rows, handle, out);
            return Ok(());
        }
        values = Vec::new();
        let mut slots = Slots::instead(&mut values, lists)?;
        handles(rows, handle, &mut slots);
    }
    // An array without dimensions is its one element.
    for value in values {
        out.push(value);
    }
    Ok(())
}

/// Adds the handles of all rows.
fn handles(mut rows: Rows, handle: impl Fn(Row) -> Value, out: &mut Slots<'_>) {
    // SAFETY: as many are written as asked for.
    unsafe {
        out.fill(rows.len(), |_, count, to| {
            for (i, row) in rows.by_ref().take(count).enumerate() {
                to.add(i).write(handle(row));
            }
        });
    }
}

/// The number of lists for `count` times these lengths.
fn list_count(count: usize, shape: &[usize]) -> Result<usize, Error> {
    shape
        .iter()
        .try_fold(count, |lists, &len| lists.checked_mul(len))
        .filter(|&lists| lists <= MAX_ROWS)
        .ok_or_else(too_many)
}

/// The most lists in which no value lies, and values without bytes. A file of a hundred bytes could
/// promise any number.
const MAX_OF_NOTHING: usize = 1 << 22;

/// Whether so many items have no more values without bytes than there may be.
pub(crate) fn check_idle(node: &Node, count: usize) -> Result<(), Error> {
    if count.saturating_mul(node.idle()) > MAX_OF_NOTHING {
        return Err(too_many());
    }
    Ok(())
}

#[cold]
fn too_many() -> Error {
    Error::new(ErrorKind::Memory, "there is no memory for so many lists")
}

/// Values as lists of lists: `values` in C order cut into rows of `shape`'s
/// lengths, each level of rows in one allocation. Without dimensions, the one
/// value itself. `free` is whether it is known that no value owns memory.
///
/// # Errors
///
/// `MemoryError`, for more rows than there is memory for. `shape` may have a zero behind large
/// numbers, and then there is no memory behind the rows that tells of how many there can be: they
/// are at most [`MAX_OF_NOTHING`].
pub(crate) fn nest(
    mut values: Vec<Value>,
    shape: &[usize],
    mut free: bool,
) -> Result<Value, Error> {
    if values.is_empty() {
        let mut all = 0_usize;
        for axis in 1..shape.len() {
            all = all.saturating_add(list_count(1, &shape[..axis])?);
        }
        if all > MAX_OF_NOTHING {
            return Err(too_many());
        }
    }
    for axis in (1..shape.len()).rev() {
        let rows = list_count(1, &shape[..axis])?;
        let mut lists = Vec::new();
        reserve(&mut lists, rows)?;
        let rows = Rows::new(values, shape[axis], rows, None, free);
        lists.extend(rows.map(|row| Value::List(List::from_row(row))));
        values = lists;
        free = false;
    }
    if shape.is_empty() {
        return Ok(values
            .pop()
            .unwrap_or_else(|| List::from(Vec::new()).into()));
    }
    let width = values.len();
    let mut whole = Rows::new(values, width, 1, None, free);
    let whole = whole.next().expect("one row was asked for");
    Ok(Value::List(List::from_row(whole)))
}

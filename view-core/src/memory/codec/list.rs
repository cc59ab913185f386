//! Memory to values, many items: lists and rows in flat allocations.

use alloc::vec::Vec;

use super::{Code, Fields, Node};
use crate::memory::value::{List, MAX_ROWS, Record, Rows, Value};
use crate::{Error, ErrorKind};

/// Items in a row: `count` of them, `stride` bytes apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) at: *const u8,
    pub(crate) stride: isize,
    pub(crate) count: usize,
}

/// `MemoryError`, when so many values do not fit.
pub(crate) fn reserve(values: &mut Vec<Value>, count: usize) -> Result<(), Error> {
    values.try_reserve_exact(count).map_err(|_| {
        Error::new(
            ErrorKind::Memory,
            "there is no memory for a list of so many values",
        )
    })
}

/// Appends the values of all items of a run.
///
/// # Errors
///
/// As [`Node::decode`], and `MemoryError`.
///
/// # Safety
///
/// Every item of the run may be decoded.
pub(crate) unsafe fn decode_list(node: &Node, run: Run, out: &mut Vec<Value>) -> Result<(), Error> {
    match node {
        // SAFETY: by contract.
        Node::Scalar(code) | Node::Pointer(code) => unsafe {
            code.decode_run(run.at, run.stride, run.count, out);
            Ok(())
        },
        // SAFETY: by contract.
        Node::Record(fields) if run.count <= MAX_ROWS && !fields.bare => unsafe {
            decode_rows(fields, run, out)
        },
        other => {
            for i in 0..run.count as isize {
                // SAFETY: item `i` of the run.
                out.push(unsafe { other.decode(run.at.offset(i * run.stride))? });
            }
            Ok(())
        }
    }
}

/// Appends one record for each item of a run; their fields share one table.
///
/// # Errors
///
/// As [`decode_list`].
///
/// # Safety
///
/// As [`decode_list`].
pub(crate) unsafe fn decode_rows(
    fields: &Fields,
    run: Run,
    out: &mut Vec<Value>,
) -> Result<(), Error> {
    let width = fields.parts.len();
    let mut cells = Vec::new();
    let total = run.count.saturating_mul(width);
    reserve(&mut cells, total)?;
    let codes: Option<Vec<Code>> = fields
        .parts
        .iter()
        .map(|part| match part.node {
            Node::Scalar(code) => Some(code),
            _ => None,
        })
        .collect();
    match codes {
        // SAFETY: by contract, and there is room for all cells.
        Some(codes) => unsafe { decode_cells(fields, &codes, run, &mut cells) },
        None => {
            for i in 0..run.count as isize {
                // SAFETY: item `i` of the run; its parts lie inside it.
                unsafe {
                    let at = run.at.offset(i * run.stride);
                    for part in &fields.parts {
                        cells.push(part.node.decode(at.add(part.offset))?);
                    }
                }
            }
        }
    }
    let rows = Rows::new(cells, width, run.count, Some(fields.names.clone()));
    out.extend(rows.map(|row| Value::Record(Record::from_row(row))));
    Ok(())
}

/// So many records at a time, so that the cells of a block are still in the nearest cache
/// when the next field comes.
const BLOCK: usize = 64;

/// Fills the empty `cells` row by row with the fields of all items, all scalars:
/// field by field within a block of rows, so that a field's code is looked at once a
/// block.
///
/// # Safety
///
/// As [`decode_list`], and `cells` has room for all of them.
unsafe fn decode_cells(fields: &Fields, codes: &[Code], run: Run, cells: &mut Vec<Value>) {
    let width = codes.len();
    let to = cells.as_mut_ptr();
    let mut row = 0;
    while row < run.count {
        let count = BLOCK.min(run.count - row);
        for (field, (code, part)) in codes.iter().zip(&fields.parts).enumerate() {
            // SAFETY: `count` items of the run, in each of which the part lies; their cells
            // are inside the room.
            unsafe {
                let at = run.at.offset(row as isize * run.stride).add(part.offset);
                code.decode_column(at, run.stride, count, to.add(row * width + field), width);
            }
        }
        row += count;
    }
    // SAFETY: every cell of every row was written.
    unsafe { cells.set_len(run.count * width) };
}

/// Values as lists of lists: `values` in C order cut into rows of `shape`'s
/// lengths, each level of rows in one allocation. Without dimensions, the one
/// value itself.
///
/// # Errors
///
/// `MemoryError`, for more rows than there is memory for: `shape` may have a
/// zero behind a large number.
pub(crate) fn nest(mut values: Vec<Value>, shape: &[usize]) -> Result<Value, Error> {
    for axis in (1..shape.len()).rev() {
        let rows = shape[..axis]
            .iter()
            .try_fold(1_usize, |rows, &len| rows.checked_mul(len))
            .filter(|&rows| rows <= MAX_ROWS)
            .ok_or_else(|| Error::new(ErrorKind::Memory, "there is no memory for so many lists"))?;
        let mut lists = Vec::new();
        reserve(&mut lists, rows)?;
        let rows = Rows::new(values, shape[axis], rows, None);
        lists.extend(rows.map(|row| Value::List(List::from_row(row))));
        values = lists;
    }
    Ok(match shape {
        [] => values
            .pop()
            .unwrap_or_else(|| List::from(Vec::new()).into()),
        _ => Value::List(List::from(values)),
    })
}

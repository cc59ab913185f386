//! Records as a table: a column a field, a line a record.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use super::super::codec::Node;
use super::super::value::{Record, Value};
use super::{numbers, shown};
use crate::layout::right;

/// Writes the shown records of `len`.
pub(super) fn write(
    f: &mut fmt::Formatter<'_>,
    len: usize,
    shorten: bool,
    (records, node): (&[Value], &Node),
) -> fmt::Result {
    let records: Vec<&Record> = records.iter().filter_map(Value::as_record).collect();
    let Some(first) = records.first() else {
        return Ok(());
    };
    let heads: Vec<String> = first
        .names()
        .enumerate()
        .map(|(i, name)| name.map_or_else(|| i.to_string(), String::from))
        .collect();
    let mut columns: Vec<Vec<String>> = vec![];
    for i in 0..heads.len() {
        let cells: Vec<Value> = records.iter().map(|record| record[i].clone()).collect();
        let field = match node {
            Node::Record(fields) => fields.parts.get(i).map_or(node, |part| &part.node),
            _ => node,
        };
        columns.push(numbers::align(&cells, field));
    }
    let widths: Vec<usize> = heads
        .iter()
        .zip(&columns)
        .map(|(head, cells)| {
            let cells = cells.iter().map(|cell| cell.chars().count());
            cells.fold(head.chars().count(), usize::max)
        })
        .collect();
    let line = |f: &mut fmt::Formatter<'_>, cells: &mut dyn Iterator<Item = &str>| {
        for (i, (cell, width)) in cells.zip(&widths).enumerate() {
            let gap = if i == 0 { "" } else { "  " };
            f.write_str(gap)?;
            right(f, cell, *width)?;
        }
        Ok(())
    };
    line(f, &mut heads.iter().map(String::as_str))?;
    let mut row = 0;
    for index in shown(len, shorten) {
        f.write_str("\n")?;
        match index {
            Some(_) if row < records.len() => {
                line(f, &mut columns.iter().map(|cells| cells[row].as_str()))?;
                row += 1;
            }
            Some(_) => break,
            None => f.write_str("...")?,
        }
    }
    Ok(())
}

//! Rows of values that share one allocation.
//!
//! A list of 100,000 records of ten fields is 1,000,000 values. As 100,000
//! boxed slices they would cost an allocation each, ten times what decoding
//! costs. So rows of one kind live in one table, and a row is a counted
//! handle to the table and a number. All handles of a table are made at once,
//! which is why the count is kept here and not by `Arc`: it starts at the
//! number of rows instead of being raised one by one.
//!
//! Values are dropped here too, many at a time: what a value owns may be the last handle to
//! a table, and a table is nothing but values.
//!
//! # Invariants
//!
//! 1. `table` points to a live `Table` made by `Box`, counted once for each
//!    handle to it; the handle that takes the count to zero frees it.
//! 2. `(row + 1) * width <= values.len()`.
//! 3. A table does not change while it is shared.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering, fence};

use super::Value;
use super::flat::any_owned;

/// The names of a record's fields, in order; `None` where a field has none.
pub(crate) type Names = Box<[Option<Box<str>>]>;

struct Table {
    count: AtomicUsize,
    width: usize,
    names: Option<Arc<Names>>,
    values: Vec<Value>,
    /// Whether no value owns memory, so that they need not be looked at in the end.
    free: bool,
    /// The next table without handles, where this one has none.
    next: Option<NonNull<Table>>,
}

/// A handle to one row. Packed, so that it leaves room for the tag of
/// [`Value`] in 16 bytes.
#[repr(C, packed(4))]
pub(crate) struct Row {
    row: u32,
    table: NonNull<Table>,
}

// SAFETY: a row gives shared access to values, which are `Send` and `Sync`;
// the count is atomic.
unsafe impl Send for Row {}
// SAFETY: as above.
unsafe impl Sync for Row {}

/// The most rows of one table.
pub(crate) const MAX_ROWS: usize = u32::MAX as usize;

impl Row {
    /// One row of all the values.
    pub(crate) fn single(values: Vec<Value>, names: Option<Arc<Names>>) -> Self {
        let width = values.len();
        let mut rows = Rows::new(values, width, 1, names, false);
        rows.next().expect("one row was asked for")
    }

    /// Whether both are rows of one table.
    fn is_beside(&self, other: &Self) -> bool {
        let (one, other) = (self.table, other.table);
        one == other
    }

    fn table(&self) -> &Table {
        // SAFETY: invariant 1; shared by invariant 3.
        unsafe { { self.table }.as_ref() }
    }

    pub(crate) fn values(&self) -> &[Value] {
        let table = self.table();
        let start = { self.row } as usize * table.width;
        &table.values[start..start + table.width]
    }

    pub(crate) fn names(&self) -> Option<&Arc<Names>> {
        self.table().names.as_ref()
    }
}

impl Clone for Row {
    fn clone(&self) -> Self {
        let before = self.table().count.fetch_add(1, Ordering::Relaxed);
        if before >= isize::MAX as usize {
            // More handles than memory can hold means that handles were leaked on
            // purpose. There is none for this one, so it is not counted: who catches the panic
            // and goes on could bring the count to zero with handles alive.
            self.table().count.fetch_sub(1, Ordering::Relaxed);
            panic!("too many handles to a list");
        }
        Self { ..*self }
    }
}

impl Drop for Row {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: invariant 1: this handle was counted once.
        unsafe { release(self.table, 1) };
    }
}

/// The handles to all rows of a new table, each given out once.
pub(crate) struct Rows {
    table: NonNull<Table>,
    next: u32,
    count: u32,
}

impl Rows {
    /// A table of `count` rows of `width` values each. `free` is whether it is known
    /// that none of them owns memory.
    ///
    /// # Panics
    ///
    /// Where the numbers do not belong together.
    pub(crate) fn new(
        values: Vec<Value>,
        width: usize,
        count: usize,
        names: Option<Arc<Names>>,
        free: bool,
    ) -> Self {
        debug_assert!(!free || !any_owned(&values));
        assert!(count <= MAX_ROWS && count.checked_mul(width) == Some(values.len()));
        let table = Box::new(Table {
            // One more for this iterator, so that a table of no rows goes too.
            count: AtomicUsize::new(count + 1),
            width,
            names,
            values,
            free,
            next: None,
        });
        Self {
            table: NonNull::from(Box::leak(table)),
            next: 0,
            count: count as u32,
        }
    }
}

impl Iterator for Rows {
    type Item = Row;

    #[inline]
    fn next(&mut self) -> Option<Row> {
        (self.next < self.count).then(|| {
            let row = self.next;
            self.next += 1;
            // Counted in advance by `new`; `row < count` is invariant 2.
            Row {
                row,
                table: self.table,
            }
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.count - self.next) as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Rows {}

impl Drop for Rows {
    fn drop(&mut self) {
        // SAFETY: what was not given out, and the iterator's own one.
        unsafe { release(self.table, (self.count - self.next) as usize + 1) };
    }
}

/// Gives up `handles` handles to `table`.
///
/// # Safety
///
/// They were counted and are not used again.
// A call, so that the drop of a value is small enough to stand in a loop over many.
#[inline(never)]
unsafe fn release(table: NonNull<Table>, handles: usize) {
    let mut doomed = Doomed::default();
    // SAFETY: by contract.
    unsafe { doomed.release(table, handles) };
    doomed.free();
}

/// Tables of which nobody has a handle any more, chained by their `next`.
///
/// A table may hold the last handle to a table, that one to another, and so on, deeper than
/// the stack. So what is dropped is put on this chain, and freed one after the other.
#[derive(Default)]
struct Doomed {
    first: Option<NonNull<Table>>,
}

impl Doomed {
    /// Gives up `handles` handles to `table`.
    ///
    /// # Safety
    ///
    /// They were counted and are not used again.
    unsafe fn release(&mut self, table: NonNull<Table>, handles: usize) {
        // SAFETY: the handles were counted, so the table is still there.
        let before = unsafe { table.as_ref() }
            .count
            .fetch_sub(handles, Ordering::Release);
        if before == handles {
            // What other threads did with their handles comes before the drop.
            fence(Ordering::Acquire);
            // SAFETY: no handle is left, so nobody else has the table.
            unsafe { (*table.as_ptr()).next = self.first };
            self.first = Some(table);
        }
    }

    /// Frees them all.
    fn free(&mut self) {
        while let Some(table) = self.first {
            // SAFETY: invariant 1: no handle is left, and the table came out of a `Box`.
            let mut table = unsafe { Box::from_raw(table.as_ptr()) };
            self.first = table.next;
            let mut values = core::mem::take(&mut table.values);
            if table.free {
                // SAFETY: fewer than there are. To forget them is to drop them, as `free` says.
                unsafe { values.set_len(0) };
            } else {
                drop_into(values, self);
            }
        }
    }
}

/// So many values at a time are asked whether there is anything to drop.
const PIECE: usize = 256;

/// Drops the values of a vector, of which many own nothing, and many are handles to
/// one table. Tables of which this was the last handle are left to `doomed`.
fn drop_into(mut values: Vec<Value>, doomed: &mut Doomed) {
    let count = values.len();
    let first = values.as_mut_ptr();
    // SAFETY: each value is dropped below, once. (Leaked, were anything to panic.)
    unsafe { values.set_len(0) };
    for start in (0..count).step_by(PIECE) {
        // SAFETY: values of the vector that nobody else has, as the length is 0.
        let piece =
            unsafe { core::slice::from_raw_parts_mut(first.add(start), PIECE.min(count - start)) };
        if any_owned(piece) {
            // SAFETY: nobody else has them, and they are gone through once.
            unsafe { drop_piece(piece, doomed) };
        }
    }
}

/// Drops the values in place.
///
/// # Safety
///
/// They are not used again.
unsafe fn drop_piece(piece: &mut [Value], doomed: &mut Doomed) {
    let mut i = 0;
    while i < piece.len() {
        let Some(row) = row_of(&piece[i]) else {
            // SAFETY: this value is not used again (the caller).
            unsafe { core::ptr::drop_in_place(&raw mut piece[i]) };
            i += 1;
            continue;
        };
        let alike = piece[i..]
            .iter()
            .take_while(|value| row_of(value).is_some_and(|other| other.is_beside(row)))
            .count();
        // SAFETY: so many handles of one table, none of which is used again (the caller).
        unsafe { doomed.release(row.table, alike) };
        i += alike;
    }
}

/// The handle that a value is, if it is one.
fn row_of(value: &Value) -> Option<&Row> {
    match value {
        Value::List(list) => Some(&list.0),
        Value::Record(record) => Some(&record.0),
        _ => None,
    }
}

/// Drops values in place.
///
/// # Safety
///
/// `count` values lie at `values`, and are not used again.
pub(crate) unsafe fn drop_values(values: *mut Value, count: usize) {
    // SAFETY: by contract.
    let values = unsafe { core::slice::from_raw_parts_mut(values, count) };
    if any_owned(values) {
        let mut doomed = Doomed::default();
        // SAFETY: by contract.
        unsafe { drop_piece(values, &mut doomed) };
        doomed.free();
    }
}

#[cfg(test)]
mod tests {
    use std::string::String;
    use std::vec;

    use super::*;

    #[test]
    fn rows_outlive_each_other_in_any_order() {
        let values: Vec<Value> = (0..6)
            .map(|i| Value::from(std::format!("a long text {i}")))
            .collect();
        let rows: Vec<Row> = Rows::new(values, 2, 3, None, false).collect();
        let copy = rows[1].clone();
        drop(rows);
        assert_eq!(copy.values()[1], Value::from(String::from("a long text 3")));
    }

    #[test]
    fn rows_that_nobody_takes_are_freed() {
        let mut rows = Rows::new(vec![Value::Int(1); 4], 2, 2, None, true);
        assert_eq!(rows.len(), 2);
        let first = rows.next().unwrap();
        drop(rows);
        assert_eq!(first.values(), [Value::Int(1), Value::Int(1)]);
        drop(Rows::new(vec![], 5, 0, None, false));
        assert!(Rows::new(vec![], 0, 2, None, false).all(|row| row.values().is_empty()));
    }

    #[test]
    fn a_handle_that_is_refused_is_not_counted() {
        let row = Row::single(vec![Value::Int(1)], None);
        let count = &row.table().count;
        // As if so many clones had been forgotten.
        count.store(isize::MAX as usize, Ordering::Relaxed);
        let clone = std::panic::AssertUnwindSafe(|| row.clone());
        assert!(std::panic::catch_unwind(clone).is_err());
        assert_eq!(count.load(Ordering::Relaxed), isize::MAX as usize);
        count.store(1, Ordering::Relaxed);
    }
}

//! A vector of values being filled, over what it held before.
//!
//! A vector that is filled again and again holds as many old values each time, and to drop
//! them first is one more pass over its memory. Here they are dropped piece by piece,
//! just before their places are written: then the piece is in the nearest cache,
//! which the writing wants too. Values that own nothing, as most do, are not dropped one
//! by one but told apart by their tags.
//!
//! # Invariants
//!
//! 1. The places from the vector's length to `stale` hold values of before, except those
//!    below `dead`, which are dropped. The vector does not know of them.
//! 2. `stale` is within the capacity.

use alloc::vec::Vec;

use crate::memory::value::{Value, drop_values};
use crate::{Error, ErrorKind};

/// Room for `count` values more.
///
/// # Errors
///
/// `MemoryError`, when so many do not fit.
pub(super) fn reserve(values: &mut Vec<Value>, count: usize) -> Result<(), Error> {
    values.try_reserve_exact(count).map_err(|_| {
        Error::new(
            ErrorKind::Memory,
            "there is no memory for a list of so many values",
        )
    })?;
    crate::copy::advise_huge_pages(values.spare_capacity_mut());
    Ok(())
}

/// Old values are dropped so many at a time: 4 KiB.
const PIECE: usize = 256;

pub(crate) struct Slots<'v> {
    values: &'v mut Vec<Value>,
    dead: usize,
    stale: usize,
}

impl<'v> Slots<'v> {
    /// Room for `count` values instead of those in the vector.
    ///
    /// # Errors
    ///
    /// `MemoryError`; then the vector is empty.
    pub(crate) fn instead(values: &'v mut Vec<Value>, count: usize) -> Result<Self, Error> {
        if values.capacity() < count {
            values.clear();
            reserve(values, count)?;
        }
        let stale = values.len();
        // SAFETY: they are dropped later, by invariant 1.
        unsafe { values.set_len(0) };
        Ok(Self {
            values,
            dead: 0,
            stale,
        })
    }

    /// Drops the old values in the next `count` places.
    #[inline]
    fn prepare(&mut self, count: usize) {
        let from = self.dead.max(self.values.len());
        let to = self.stale.min(self.values.len() + count);
        if from < to {
            // SAFETY: old values (invariant 1), which `dead` tells are gone.
            unsafe { drop_values(self.values.as_mut_ptr().add(from), to - from) };
            self.dead = to;
        }
    }

    /// Adds a value.
    ///
    /// # Panics
    ///
    /// Without room for it.
    #[inline]
    pub(crate) fn push(&mut self, value: Value) {
        let len = self.values.len();
        assert!(len < self.values.capacity(), "there is room for the values");
        if len >= self.dead && len < self.stale {
            self.prepare(PIECE);
        }
        // SAFETY: inside the capacity, and what was there is dropped.
        unsafe {
            self.values.as_mut_ptr().add(len).write(value);
            self.values.set_len(len + 1);
        }
    }

    /// Adds `count` values, which `write` writes piece by piece: so many from a number on,
    /// to a place.
    ///
    /// # Panics
    ///
    /// Without room for them.
    ///
    /// # Safety
    ///
    /// `write` writes all values of each piece.
    #[inline]
    pub(crate) unsafe fn fill(
        &mut self,
        count: usize,
        mut write: impl FnMut(usize, usize, *mut Value),
    ) {
        let room = self.values.capacity() - self.values.len();
        assert!(count <= room, "there is room for the values");
        let mut done = 0;
        while done < count {
            let len = self.values.len();
            let left = count - done;
            let piece = if len < self.stale {
                left.min(PIECE)
            } else {
                left
            };
            self.prepare(piece);
            // SAFETY: inside the capacity; what was there is dropped, what is there now
            // was written, by contract.
            unsafe {
                write(done, piece, self.values.as_mut_ptr().add(len));
                self.values.set_len(len + piece);
            }
            done += piece;
        }
    }
}

impl Drop for Slots<'_> {
    fn drop(&mut self) {
        self.prepare(usize::MAX - self.values.len());
    }
}

#[cfg(test)]
mod tests {
    use std::vec;

    use super::*;

    /// Values of which every third owns memory.
    fn some(count: usize) -> Vec<Value> {
        (0..count)
            .map(|i| match i % 3 {
                0 => Value::from(vec![i as u64]),
                _ => Value::from(i as u64),
            })
            .collect()
    }

    #[test]
    fn old_values_are_dropped_once_and_new_ones_kept() {
        for old in [0, 1, 255, 256, 257, 600] {
            for new in [0, 1, 256, 300, 700] {
                for pushed in [0, 1, new / 2, new] {
                    let pushed = pushed.min(new);
                    let mut values = some(old);
                    // A handle to each, by which a second drop would be seen.
                    let kept = values.clone();
                    let mut slots = Slots::instead(&mut values, new).unwrap();
                    for value in some(pushed) {
                        slots.push(value);
                    }
                    let expected = some(new);
                    // SAFETY: each place is written.
                    unsafe {
                        slots.fill(new - pushed, |first, count, to| {
                            for i in 0..count {
                                to.add(i).write(expected[pushed + first + i].clone());
                            }
                        });
                    }
                    drop(slots);
                    assert_eq!(values, expected);
                    drop(values);
                    assert_eq!(kept, some(old));
                }
            }
        }
    }

    #[test]
    fn what_is_not_filled_is_dropped_too() {
        let mut values = some(1000);
        let kept = values.clone();
        let mut slots = Slots::instead(&mut values, 10).unwrap();
        slots.push(Value::Int(1));
        drop(slots);
        assert_eq!(values, [Value::Int(1)]);
        assert_eq!(kept, some(1000));
    }
}

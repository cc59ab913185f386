//! [`Storage`]: memory that Rust owns and Python may hold exports of.
//!
//! # Invariants
//!
//! 1. **Borrowed.** While the owner is here, its items are mutably borrowed from
//!    it and from nothing else; the borrow ends when the owner is given back.
//!    The owner itself is touched by nobody until then, and does not move.
//! 2. **Counted.** An export, a loan and a by-value access are counted or done under
//!    the lock. The owner is given back only when none is left.
//! 3. **One mode.** A loan as `&[T]` and a writable export never live at the same
//!    time; a loan as `&mut [T]` lives with nothing else.
//! 4. **Holes.** Before the first export after Rust could write whole items, the holes
//!    of all items are zeros, so every byte that Python sees is initialised.
//! 5. **Checked.** Before the first loan after Python could write, and before the owner is
//!    given back or dropped, every item was seen to be a value of its type.
//! 6. **No Python under the lock.** The lock is held for plain memory work only.

use std::any::{Any, TypeId};
use std::mem::MaybeUninit;
use std::ops::Range;
use std::ptr::NonNull;
use std::sync::{Mutex, MutexGuard, PoisonError};

use view_core::{Error, ErrorKind, Layout};

use super::geometry::Geometry;
use super::owner::Owner;
use crate::error::count;

/// The items of one owner, and who uses them.
pub(crate) struct Storage {
    /// The owner's items, all of them.
    start: NonNull<u8>,
    owned: usize,
    /// The item at index zero, and how many there are to Python.
    ptr: NonNull<u8>,
    len: usize,
    shape: Vec<usize>,
    strides: Vec<isize>,
    layout: &'static Layout,
    /// The type of the owner, which cannot be asked: its items are borrowed.
    owner: TypeId,
    readonly: bool,
    state: Mutex<State>,
}

// SAFETY: the items are plain data that any thread may hold (`T: Send + Sync` is asked
// for where a storage is made), the owner is `Send` and is touched under the lock
// only, and access to the items follows invariants 2 and 3.
unsafe impl Send for Storage {}
// SAFETY: as above.
unsafe impl Sync for Storage {}

/// What changes in a [`Storage`].
struct State {
    owner: Option<Owner>,
    exports: usize,
    loans: usize,
    lent_mutably: bool,
    /// Rust may have left anything in the holes.
    holes: bool,
    /// Python may have left anything in the fields.
    unchecked: bool,
}

/// How the memory is lent while a [`Loan`] lives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lending {
    /// As `&[T]`: Python may read.
    Shared,
    /// As `&mut [T]`: Python may do nothing.
    Mutable,
}

/// A loan of the items to Rust, over when dropped.
pub(crate) struct Loan<'a> {
    storage: &'a Storage,
    lending: Lending,
}

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        let mut state = self.storage.state();
        match self.lending {
            Lending::Shared => state.loans -= 1,
            Lending::Mutable => {
                state.lent_mutably = false;
                state.holes = true;
            }
        }
    }
}

impl Drop for Storage {
    fn drop(&mut self) {
        let mut state = self.state();
        if state.owner.is_some() && self.check(&mut state).is_err() {
            // Its drop may look at its items, so it has none (5), and their memory is not freed.
            std::mem::forget(state.owner.take());
        }
    }
}

fn refused(message: impl Into<Box<str>>) -> Error {
    Error::with_message(ErrorKind::Buffer, message)
}

impl Storage {
    /// Takes `owner`, whose items are shown in this geometry.
    ///
    /// # Errors
    ///
    /// As [`Geometry::place`].
    pub(crate) fn new<T, O>(
        owner: O,
        geometry: &Geometry<'_>,
        readonly: bool,
    ) -> Result<Self, Error>
    where
        T: view_core::BufferView + Send + Sync,
        O: AsMut<[T]> + Send + 'static,
    {
        let (owner, at) = Owner::new(owner);
        // SAFETY: just made, and used by nobody else. From here on the items are borrowed
        // from the owner (invariant 1), through the very pointer that gives it back.
        let items = unsafe { &mut *at.as_ptr() }.as_mut();
        let (start, owned) = (NonNull::from_mut(items).cast::<u8>(), items.len());
        let placed = geometry.place(owned, size_of::<T>(), readonly)?;
        Ok(Self {
            start,
            owned,
            // SAFETY: the place of an item, or of none and inside all the same.
            ptr: unsafe { start.byte_add(placed.offset) },
            len: placed.len,
            shape: placed.shape,
            strides: placed.strides,
            layout: &const { T::LAYOUT },
            owner: TypeId::of::<O>(),
            readonly,
            state: Mutex::new(State {
                owner: Some(owner),
                exports: 0,
                loans: 0,
                lent_mutably: false,
                holes: true,
                unchecked: false,
            }),
        })
    }

    /// The owner's first item, and how many it has.
    pub(crate) fn owned(&self) -> (NonNull<u8>, usize) {
        (self.start, self.owned)
    }

    /// The item at index zero.
    pub(crate) fn ptr(&self) -> NonNull<u8> {
        self.ptr
    }

    /// The number of items in the shape.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The extents in items.
    pub(crate) fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The strides in bytes.
    pub(crate) fn strides(&self) -> &[isize] {
        &self.strides
    }

    /// The layout of an item.
    pub(crate) fn layout(&self) -> &'static Layout {
        self.layout
    }

    /// Whether Python may only read.
    pub(crate) fn readonly(&self) -> bool {
        self.readonly
    }

    /// How many exports live.
    pub(crate) fn exports(&self) -> usize {
        self.state().exports
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that runs under the lock leaves the state half done.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state, with the owner still here and not lent mutably.
    fn present(&self) -> Result<MutexGuard<'_, State>, Error> {
        let state = self.state();
        if state.owner.is_none() {
            return Err(Error::new(
                ErrorKind::Value,
                "these records have been taken back by Rust",
            ));
        }
        if state.lent_mutably {
            return Err(refused(
                "Rust is changing these records: wait until it is done",
            ));
        }
        Ok(state)
    }

    /// Counts a new export, before which the memory is made fit for it.
    pub(crate) fn export(&self) -> Result<(), Error> {
        let mut state = self.present()?;
        if !self.readonly && state.loans > 0 {
            return Err(refused(
                "Rust is reading these records: a writable export must wait until it is done",
            ));
        }
        if state.holes && state.exports == 0 && state.loans == 0 {
            self.zero_holes();
            state.holes = false;
        }
        if state.holes {
            return Err(refused(
                "Rust is reading these records, which have never been exported: wait until it is done",
            ));
        }
        state.exports += 1;
        state.unchecked |= !self.readonly && self.layout.has_validity();
        Ok(())
    }

    /// Uncounts an export.
    pub(crate) fn release(&self) {
        self.state().exports -= 1;
    }

    /// Lends the memory to Rust.
    pub(crate) fn lend(&self, lending: Lending) -> Result<Loan<'_>, Error> {
        let mut state = self.present()?;
        let exports = state.exports;
        if exports > 0 && (lending == Lending::Mutable || !self.readonly) {
            let (export, advice) = match lending {
                Lending::Shared => (
                    "writable export",
                    "drop it in Python first, or read items by value with `get`",
                ),
                Lending::Mutable => (
                    "export",
                    "drop it in Python first, or write items by value with `set`",
                ),
            };
            return Err(refused(format!(
                "{} of these records alive (an array, a memoryview): {advice}",
                count(exports, export)
            )));
        }
        if lending == Lending::Mutable && state.loans > 0 {
            return Err(refused("Rust is reading these records already"));
        }
        self.check(&mut state)?;
        match lending {
            Lending::Shared => state.loans += 1,
            Lending::Mutable => state.lent_mutably = true,
        }
        Ok(Loan {
            storage: self,
            lending,
        })
    }

    /// Runs a by-value access under the lock; one that writes only while no loan lives.
    pub(crate) fn by_value<R>(
        &self,
        writes: bool,
        access: impl FnOnce() -> Result<R, Error>,
    ) -> Result<R, Error> {
        let mut state = self.present()?;
        if writes && state.loans > 0 {
            return Err(refused(
                "Rust is reading these records: write when it is done",
            ));
        }
        if state.holes {
            // A by-value access copies all bytes of an item, holes included.
            if state.loans > 0 {
                return Err(refused(
                    "Rust is reading these records as a slice: read them there",
                ));
            }
            self.zero_holes();
            state.holes = false;
        }
        access()
    }

    /// Gives the owner back.
    pub(crate) fn take(&self) -> Result<Box<dyn Any + Send>, Error> {
        let mut state = self.present()?;
        if state.loans > 0 {
            return Err(refused(
                "Rust is reading these records: take them back when it is done",
            ));
        }
        if state.exports > 0 {
            return Err(refused(format!(
                "{} of these records alive (an array, a memoryview): \
                 drop it in Python first, then take the memory back",
                count(state.exports, "export")
            )));
        }
        self.check(&mut state)?;
        match state.owner.take() {
            Some(owner) => Ok(owner.into_box()),
            None => unreachable!("the owner was seen under this very lock"),
        }
    }

    /// Whether the owner, which is still here, is of type `O`.
    pub(crate) fn owner_is<O: 'static>(&self) -> bool {
        self.owner == TypeId::of::<O>() && self.state().owner.is_some()
    }

    /// Checks all items if Python may have written since the last time.
    fn check(&self, state: &mut State) -> Result<(), Error> {
        if !state.unchecked {
            return Ok(());
        }
        for i in 0..self.owned {
            // SAFETY: item `i` of the owner's, all of whose bytes are initialised
            // since the export (invariant 4). No writable export lives, and no
            // mutable loan, so nobody writes.
            let item = unsafe {
                let ptr = self.start.byte_add(i * self.layout.size());
                std::slice::from_raw_parts(ptr.as_ptr(), self.layout.size())
            };
            self.layout.check(item).map_err(|invalid| {
                let path = self.layout.path_at(invalid.offset());
                let place = if path.is_empty() { path } else { format!("field `{path}`: ") };
                Error::with_message(
                    ErrorKind::Value,
                    format!(
                        "item [{i}] is no `{}` any more, Python has written to it: {place}{invalid}",
                        self.layout.name()
                    ),
                )
            })?;
        }
        // An export may live and be read-only, but then nothing was written since.
        state.unchecked = false;
        Ok(())
    }

    /// Makes the holes of all items zeros.
    fn zero_holes(&self) {
        if self.layout.padding() == 0 {
            return;
        }
        let mut holes: Vec<Range<usize>> = Vec::new();
        self.layout
            .for_each_hole(&mut |hole| match holes.last_mut() {
                Some(last) if last.end == hole.start => last.end = hole.end,
                _ => holes.push(hole),
            });
        for i in 0..self.owned {
            // SAFETY: item `i` of the owner's, as bytes of which nothing is claimed;
            // nothing else uses the memory now.
            let item = unsafe {
                let ptr = self
                    .start
                    .byte_add(i * self.layout.size())
                    .cast::<MaybeUninit<u8>>();
                std::slice::from_raw_parts_mut(ptr.as_ptr(), self.layout.size())
            };
            for hole in &holes {
                item[hole.clone()].fill(MaybeUninit::new(0));
            }
        }
    }
}

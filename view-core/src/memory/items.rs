//! Items out of a view: one, all, searched for.
//!
//! # Single items in a loop
//!
//! A loop that looks at items here and there is as fast as its rare ways let it be. A call that
//! may unwind needs a landing pad, where all that has a drop is dropped: the view, the
//! value that is just looked at. LLVM then keeps what the loop adds up in memory, and a store and
//! a load of it for each item take three times what the item does.
//!
//! So the common formats are read in place, and everything else is a call of an `extern "C"`
//! function, which Rust defines never to unwind: should one panic, the program would end. None does:
//! they call nothing of the user's, and what they refuse is an error. An index goes to
//! them as a copy, so that the one the loop has needs no address.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::hint::cold_path;
use core::ptr::NonNull;

use super::codec::{Common, Slots, check_idle, decode_list, nest};
use super::iter::Items;
use super::key::ItemIndex;
use super::memory::Memory;
use super::value::Value;
use crate::strided::item_count;
use crate::{Error, ErrorKind};

impl Memory {
    /// The item at an index: Python's `m[i]`, `m[i, j]`, `m[()]`.
    ///
    /// Negative indices count from the end. Any format that can be read has
    /// items: structs are [records](Value::Record), sub-arrays
    /// [lists](Value::List).
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let v = memoryview(b"abcefg");
    /// assert_eq!(v.get(1)?, 98);
    /// assert_eq!(v.get(-1)?, 103);
    /// assert_eq!(v.get(6).unwrap_err().to_string(), "index out of bounds on dimension 1");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `NotImplementedError` for a format that cannot be read; `IndexError` outside the
    /// shape; `TypeError` for more indices than dimensions, `NotImplementedError` for
    /// fewer (they name a part of the view, which
    /// [`slice`](super::MemoryView::slice) gives);
    /// `ValueError` for a character that is none.
    #[doc(alias = "__getitem__")]
    #[inline(always)]
    pub fn get<I: ItemIndex>(&self, index: I) -> Result<Value, Error> {
        let index = index.indices();
        match self.get_common(index.as_ref()) {
            Some(Common::Int(int)) => Ok(Value::Int(int)),
            Some(Common::Float(float)) => Ok(Value::Float(float)),
            // A copy has an address here, and the index stays in registers.
            None => match self.get_any(index.clone().as_ref()) {
                Ok(value) => Ok(value),
                Err(error) => Err(unboxed(error)),
            },
        }
    }

    /// The item at an index of a view of few dimensions without pointers, of one of the
    /// commonest formats: little code, to stand in a loop. `None` for everything else,
    /// and what is refused.
    // Each way out is marked: otherwise the loop that is taken out for views of another rank
    // counts as much as the common one, and what both add up is kept in memory for it.
    #[inline(always)]
    pub(super) fn get_common(&self, index: &[isize]) -> Option<Common> {
        let (shape, strides) = self.dims.few(index.len())?;
        let (mut offset, mut inside) = (0_isize, true);
        for ((&i, &len), &stride) in index.iter().zip(shape).zip(strides) {
            let i = if i < 0 {
                i.wrapping_add(len as isize)
            } else {
                i
            };
            inside &= (i as usize) < len;
            offset = offset.wrapping_add(i.wrapping_mul(stride));
        }
        // One way out for all dimensions.
        if !inside {
            cold_path();
            return None;
        }
        // SAFETY: the index is inside the shape (invariant 1), and the item initialised
        // (invariant 3).
        unsafe { self.spec.quick().decode(self.ptr.as_ptr().offset(offset)) }
    }

    /// [`get`](Self::get) of anything. The error is in a box, so that the answer is two
    /// words.
    #[cold]
    #[inline(never)]
    #[expect(improper_ctypes_definitions, reason = "only Rust calls it")]
    pub(super) extern "C" fn get_any(&self, index: &[isize]) -> Result<Value, Box<Error>> {
        let node = self.spec.decoder()?;
        let at = self.locate(index)?;
        // SAFETY: an item of the view; what its decoder reads is initialised
        // (invariant 3).
        Ok(unsafe { node.decode(at.as_ptr())? })
    }

    /// The address of the item at an index.
    #[inline]
    pub(super) fn locate(&self, index: &[isize]) -> Result<NonNull<u8>, Error> {
        let (shape, strides) = (self.shape(), self.strides());
        if index.len() != shape.len() {
            return Err(self.wrong_index(index.len()));
        }
        if !self.suboffsets().is_empty() {
            return self.locate_indirect(index);
        }
        let mut offset = 0;
        for (axis, ((&i, &len), &stride)) in index.iter().zip(shape).zip(strides).enumerate() {
            let i = within(i, len).ok_or_else(|| Error::out_of_bounds(axis))?;
            // A product and sum of the kind that invariant 1 bounds.
            offset += i as isize * stride;
        }
        // SAFETY: the index is inside the shape (invariant 1).
        Ok(unsafe { self.ptr.offset(offset) })
    }

    #[cold]
    fn locate_indirect(&self, index: &[isize]) -> Result<NonNull<u8>, Error> {
        let mut inside = [0; crate::strided::MAX_NDIM];
        for (axis, (&i, &len)) in index.iter().zip(self.shape()).enumerate() {
            inside[axis] = within(i, len).ok_or_else(|| Error::out_of_bounds(axis))?;
        }
        // SAFETY: the index is inside the shape (invariants 1 and 2).
        Ok(unsafe { self.item_at(inside.into_iter()) })
    }

    #[cold]
    fn wrong_index(&self, given: usize) -> Error {
        let ndim = self.ndim();
        if ndim == 0 {
            return Error::new(ErrorKind::Type, "invalid indexing of 0-dim memory");
        }
        let numbers = [ndim as isize, given as isize, 0, 0];
        if given > ndim {
            let template = "cannot index {}-dimension view with {}-element tuple";
            return Error::with_numbers(ErrorKind::Type, template, numbers);
        }
        let template = "sub-views are not implemented by get() and set(): an item of a \
                        {}-dimension view has as many indices, not {}; slice() gives a part";
        Error::with_numbers(ErrorKind::NotImplemented, template, numbers)
    }

    /// All items, as nested lists: Python's `tolist()`. A view without
    /// dimensions gives its one item.
    ///
    /// Each level of lists, and all fields of the records of a dimension, are in
    /// one allocation.
    ///
    /// ```
    /// use view_core::memory::{Value, memoryview};
    ///
    /// assert_eq!(memoryview(b"abc").to_list()?, Value::from(vec![97, 98, 99]));
    /// let nested = memoryview(&[[1_i16, 2], [3, 4]]).to_list()?;
    /// assert_eq!(nested.to_string(), "[[1, 2], [3, 4]]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get); `MemoryError` where there is no memory for
    /// the list.
    #[doc(alias = "tolist")]
    pub fn to_list(&self) -> Result<Value, Error> {
        let free = self.spec.decoder()?.is_free();
        nest(self.values()?, self.shape(), free)
    }

    /// All items in C order, without nesting. [`values_into`](Self::values_into) a vector that
    /// is there already is faster, where it is done many times.
    ///
    /// ```
    /// use view_core::memory::{Value, memoryview};
    ///
    /// let columns = memoryview(&[[1, 2], [3, 4]]).transpose()?;
    /// assert_eq!(columns.values()?, [1, 3, 2, 4].map(Value::from));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`to_list`](Self::to_list).
    pub fn values(&self) -> Result<Vec<Value>, Error> {
        let mut values = Vec::new();
        self.values_into(&mut values)?;
        Ok(values)
    }

    /// Puts all items in C order into a vector, instead of what it held: its memory is
    /// used again, which is faster than a fresh one.
    ///
    /// ```
    /// use view_core::memory::{Value, memoryview};
    ///
    /// let mut values = Vec::new();
    /// for row in memoryview(&[[1, 2], [3, 4]]).outer_iter()? {
    ///     row.values_into(&mut values)?;
    ///     assert_eq!(values.len(), 2);
    /// }
    /// assert_eq!(values, [Value::from(3), Value::from(4)]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`to_list`](Self::to_list); then the vector holds some of the items, or what
    /// it held.
    pub fn values_into(&self, values: &mut Vec<Value>) -> Result<(), Error> {
        let node = self.spec.decoder()?;
        let count = item_count(self.shape())?;
        check_idle(node, count)?;
        let mut slots = Slots::instead(values, count)?;
        self.for_each_run(&mut |run| {
            // SAFETY: the items of a view can be decoded (invariant 3).
            unsafe { decode_list(node, run, &mut slots) }
        })
    }

    /// The items of a one-dimensional view, one after the other.
    ///
    /// Items are decoded when they are asked for; [`values`](Self::values) is
    /// faster for all of them. Over the parts of a view of more dimensions goes
    /// [`outer_iter`](super::MemoryView::outer_iter).
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let total: i128 = memoryview(b"abc")
    ///     .iter()?
    ///     .map(|item| item.unwrap().as_int().unwrap())
    ///     .sum();
    /// assert_eq!(total, 294);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` for a view without dimensions, `NotImplementedError` for one
    /// of several and for a format that cannot be read.
    #[doc(alias = "__iter__")]
    #[expect(
        clippy::iter_not_returning_iterator,
        reason = "a view without dimensions has no items to go over"
    )]
    pub fn iter(&self) -> Result<Items<'_>, Error> {
        self.one_dimension("invalid indexing of 0-dim memory")?;
        let node = self.spec.decoder()?;
        Ok(Items::new(node, self))
    }

    /// Refuses all but one dimension.
    pub(super) fn one_dimension(&self, none: &'static str) -> Result<(), Error> {
        match self.ndim() {
            0 => Err(Error::new(ErrorKind::Type, none)),
            1 => Ok(()),
            _ => Err(Error::new(
                ErrorKind::NotImplemented,
                "multi-dimensional sub-views are not implemented; outer_iter() goes over them",
            )),
        }
    }
}

/// What is in the box. Out of line, so that it does not stand in every loop that gets items.
#[cold]
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "only Rust calls it")]
pub(super) extern "C" fn unboxed(error: Box<Error>) -> Error {
    *error
}

/// An index inside its dimension, counted from the end when negative.
#[inline(always)]
fn within(index: isize, len: usize) -> Option<usize> {
    let inside = if index < 0 {
        (index as usize).wrapping_add(len)
    } else {
        index as usize
    };
    (inside < len).then_some(inside)
}

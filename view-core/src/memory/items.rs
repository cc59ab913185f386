//! Items out of a view: one, all, searched for.

use alloc::vec::Vec;
use core::ptr::NonNull;

use super::codec::{Code, Node, decode_list, nest, reserve};
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
    #[inline]
    pub fn get<I: ItemIndex>(&self, index: I) -> Result<Value, Error> {
        let node = self.spec.decoder()?;
        let at = self.locate(index.indices().as_ref())?;
        // SAFETY: an item of the view; what its decoder reads is initialised
        // (invariant 3).
        unsafe { node.decode(at.as_ptr()) }
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
            let i = within(i, len, axis)?;
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
            inside[axis] = within(i, len, axis)?;
        }
        // SAFETY: the index is inside the shape.
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
        nest(self.values()?, self.shape())
    }

    /// All items in C order, without nesting.
    ///
    /// # Errors
    ///
    /// As [`to_list`](Self::to_list).
    pub fn values(&self) -> Result<Vec<Value>, Error> {
        let mut values = Vec::new();
        self.values_into(&mut values)?;
        Ok(values)
    }

    /// Appends all items in C order to a vector that can be used again.
    ///
    /// # Errors
    ///
    /// As [`to_list`](Self::to_list); then the vector holds some of them.
    pub fn values_into(&self, values: &mut Vec<Value>) -> Result<(), Error> {
        let node = self.spec.decoder()?;
        reserve(values, item_count(self.shape())?)?;
        self.for_each_run(&mut |run| {
            // SAFETY: the items of a view can be decoded (invariant 3).
            unsafe { decode_list(node, run, values) }
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
        Ok(Items {
            line: match (node, self.strides(), self.suboffsets()) {
                (Node::Scalar(code), [stride], []) => {
                    Some((*code, self.ptr.as_ptr().cast_const(), *stride))
                }
                _ => None,
            },
            node,
            memory: self,
            front: 0,
            back: self.len(),
        })
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

/// An index inside its dimension, counted from the end when negative.
#[inline(always)]
fn within(index: isize, len: usize, axis: usize) -> Result<usize, Error> {
    let inside = if index < 0 {
        (index as usize).wrapping_add(len)
    } else {
        index as usize
    };
    if inside < len {
        Ok(inside)
    } else {
        Err(Error::out_of_bounds(axis))
    }
}

/// The items of a one-dimensional view: [`Memory::iter`].
///
/// An item is an error where it is a character that is none.
pub struct Items<'v> {
    /// Code, first item and stride where items are scalars in direct memory.
    line: Option<(Code, *const u8, isize)>,
    node: &'v Node,
    memory: &'v Memory,
    front: usize,
    back: usize,
}

impl Items<'_> {
    #[inline]
    fn item(&self, index: usize) -> Result<Value, Error> {
        if let Some((code, at, stride)) = self.line {
            // SAFETY: `front` and `back` are inside the one dimension.
            return Ok(unsafe { code.decode(at.offset(index as isize * stride)) });
        }
        self.compound(index)
    }

    fn compound(&self, index: usize) -> Result<Value, Error> {
        // SAFETY: `front` and `back` are inside the one dimension.
        unsafe {
            let at = self.memory.item_at(core::iter::once(index));
            self.node.decode(at.as_ptr())
        }
    }
}

impl Iterator for Items<'_> {
    type Item = Result<Value, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        (self.front < self.back).then(|| {
            self.front += 1;
            self.item(self.front - 1)
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.back - self.front;
        (left, Some(left))
    }

    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        self.front = self.front.saturating_add(n).min(self.back);
        self.next()
    }

    /// Faster than a loop over [`next`](Self::next): what the items are is looked at
    /// once. `for_each`, `sum` and `collect` come by here too.
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, mut f: F) -> B {
        if let Some((code, at, stride)) = self.line {
            let range = self.front..self.back;
            // SAFETY: `front` and `back` are inside the one dimension.
            return unsafe { code.fold(at, stride, range, init, |all, value| f(all, Ok(value))) };
        }
        let mut all = init;
        for item in self {
            all = f(all, item);
        }
        all
    }
}

impl DoubleEndedIterator for Items<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        (self.front < self.back).then(|| {
            self.back -= 1;
            self.item(self.back)
        })
    }
}

impl ExactSizeIterator for Items<'_> {}
impl core::iter::FusedIterator for Items<'_> {}

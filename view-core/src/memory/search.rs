//! Items searched for, and bytes hashed.

use core::hash::{Hash, Hasher};
use core::ops::Range;

use super::memory::Memory;
use super::value::Value;
use crate::{Error, ErrorKind};

impl Memory {
    /// How many items are equal to a value: Python's `count` (3.14). Of a view of
    /// several dimensions, how many parts along the first are, as lists.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// assert_eq!(memoryview(&[1, 2, 1]).count_of(1.0)?, 2);
    /// assert_eq!(memoryview(&[[1, 2], [3, 4]]).count_of(vec![3, 4])?, 1);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` for a view without dimensions; as [`get`](Self::get) for what
    /// cannot be read.
    #[doc(alias = "count")]
    pub fn count_of(&self, value: impl Into<Value>) -> Result<usize, Error> {
        let mut count = 0;
        let value = value.into();
        self.search(
            "invalid indexing of 0-dim memory",
            0,
            usize::MAX,
            &mut |indices, item| {
                count += if *item == value { indices.len() } else { 0 };
                true
            },
        )?;
        Ok(count)
    }

    /// The first index of an item that is equal to a value: Python's `index` (3.14).
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(b"abcabc");
    /// assert_eq!(view.index_of(b'b')?, 1);
    /// assert_eq!(view.index_of_within(b'b', 2, isize::MAX)?, 4);
    /// let error = view.index_of(0).unwrap_err();
    /// assert_eq!(error.to_string(), "memoryview.index(x): x not found");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where there is none; otherwise as [`count_of`](Self::count_of).
    #[doc(alias = "index")]
    pub fn index_of(&self, value: impl Into<Value>) -> Result<usize, Error> {
        self.index_of_within(value, 0, isize::MAX)
    }

    /// [`index_of`](Self::index_of) among the indices `start..stop`; negative
    /// ones count from the end and are clipped at 0. What is found is an index of the whole.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(b"abcabc");
    /// assert_eq!(view.index_of_within(b'c', 3, isize::MAX)?, 5);
    /// assert_eq!(view.index_of_within(b'c', -100, -1)?, 2);
    /// assert!(view.index_of_within(b'c', 0, 2).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    #[doc(alias = "index")]
    pub fn index_of_within(
        &self,
        value: impl Into<Value>,
        start: isize,
        stop: isize,
    ) -> Result<usize, Error> {
        let value = value.into();
        let clip = |bound: isize| match usize::try_from(bound) {
            Ok(bound) => bound,
            Err(_) => self.len().saturating_sub(bound.unsigned_abs()),
        };
        let (start, stop) = (clip(start), clip(stop));
        let not_found = Error::new(ErrorKind::Value, "memoryview.index(x): x not found");
        if self.ndim() > 0 && start >= stop.min(self.len()) {
            // Where no item is looked at none needs to be readable.
            return Err(not_found);
        }
        let mut found = None;
        self.search(
            "invalid lookup on 0-dim memory",
            start,
            stop,
            &mut |indices, item| {
                if *item == value {
                    found = Some(indices.start);
                }
                found.is_none()
            },
        )?;
        found.ok_or(not_found)
    }

    /// Whether an item is equal to a value: Python's `in`. NaN is in no view.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// assert!(memoryview(b"abc").contains(97)?);
    /// assert!(!memoryview(b"abc").contains("a")?);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`count_of`](Self::count_of).
    #[doc(alias = "__contains__")]
    pub fn contains(&self, value: impl Into<Value>) -> Result<bool, Error> {
        let value = value.into();
        let mut found = false;
        self.search(
            "argument of type 'memoryview' is not a container or iterable",
            0,
            usize::MAX,
            &mut |_, item| {
                found = *item == value;
                !found
            },
        )?;
        Ok(found)
    }

    /// Calls `f` with items, or parts as lists, and the indices they have, until it answers
    /// false. Where the first dimension shows one over and over, it is looked at once.
    fn search(
        &self,
        none: &'static str,
        start: usize,
        stop: usize,
        f: &mut dyn FnMut(Range<usize>, &Value) -> bool,
    ) -> Result<(), Error> {
        let Some(&stride) = self.strides().first() else {
            return Err(Error::new(ErrorKind::Type, none));
        };
        let node = self.spec.decoder()?;
        let stop = stop.min(self.len());
        let alike = !self.is_indirect() && (stride == 0 || self.itemsize() == 0);
        let at_once = if alike { stop.saturating_sub(start) } else { 1 };
        let mut index = start;
        while index < stop {
            let item = if self.ndim() == 1 {
                // SAFETY: an index inside the one dimension; items can be decoded.
                unsafe {
                    let at = self.item_at(core::iter::once(index));
                    node.decode(at.as_ptr())?
                }
            } else {
                self.outer(index)?.to_list()?
            };
            if !f(index..index + at_once, &item) {
                break;
            }
            index += at_once;
        }
        Ok(())
    }
}

impl Memory {
    /// A hash of the bytes, equal for views of equal bytes: what Python's `hash()` is
    /// for. It is the same on every machine and in every run of one version of this crate.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    /// use view_core::s;
    ///
    /// let hash = memoryview(b"cba").slice(s![..;-1])?.content_hash()?;
    /// assert_eq!(hash, memoryview(b"abc").content_hash()?);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` for a writable view, and for items other than single bytes, `B`,
    /// `b` or `c`, as in Python: equal values of other formats may have different
    /// bytes.
    #[doc(alias = "__hash__")]
    pub fn content_hash(&self) -> Result<u64, Error> {
        // Not by a `Hasher`: of a slice that gets the length as this machine has it.
        self.with_hashable(|bytes| {
            let len = (bytes.len() as u64).to_le_bytes();
            fnv1a(len.iter().chain(bytes))
        })
    }

    /// Feeds the bytes to a hasher, as a `&[u8]` of them would be hashed.
    ///
    /// ```
    /// use std::hash::{DefaultHasher, Hash, Hasher};
    /// use view_core::memory::{memoryview, memoryview_mut};
    ///
    /// let (mut ours, mut theirs) = (DefaultHasher::new(), DefaultHasher::new());
    /// memoryview(b"abc").hash_content(&mut ours)?;
    /// b"abc".as_slice().hash(&mut theirs);
    /// assert_eq!(ours.finish(), theirs.finish());
    ///
    /// let mut data = *b"abc";
    /// let error = memoryview_mut(&mut data).hash_content(&mut ours).unwrap_err();
    /// assert_eq!(error.to_string(), "cannot hash writable memoryview object");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`content_hash`](Self::content_hash).
    pub fn hash_content<H: Hasher>(&self, state: &mut H) -> Result<(), Error> {
        self.with_hashable(|bytes| bytes.hash(state))
    }

    /// Calls `f` with the bytes in C order, if views like this one have a hash.
    fn with_hashable<R>(&self, f: impl FnOnce(&[u8]) -> R) -> Result<R, Error> {
        if !self.readonly() {
            return Err(Error::new(
                ErrorKind::Value,
                "cannot hash writable memoryview object",
            ));
        }
        if !self.is_bytes() {
            return Err(Error::new(
                ErrorKind::Value,
                "memoryview: hashing is restricted to formats 'B', 'b' or 'c'",
            ));
        }
        Ok(match self.as_bytes() {
            Some(bytes) => f(bytes),
            None => f(&self.try_to_bytes(super::ByteLayout::C)?),
        })
    }
}

fn fnv1a<'b>(bytes: impl Iterator<Item = &'b u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

//! [`MemoryViewMut`]: an exclusive view of described memory.

use core::marker::PhantomData;
use core::ops::Deref;
use core::ptr::NonNull;

use super::key::ViewKey;
use super::memory::Memory;
use super::view::{MemoryView, of_items};
use crate::{BufferView, Error};

/// An exclusive view of memory whose format is known at run time: Python's
/// `memoryview` of a writable object.
///
/// What reads is on [`Memory`], to which it derefs. What is taken from it borrows
/// it, as from a `&mut [T]`.
///
/// ```
/// use view_core::memory::memoryview_mut;
///
/// let mut data = *b"abcefg";
/// let mut v = memoryview_mut(&mut data);
/// v.set(0, b'z')?;
/// v.assign(1..4, b"123")?;
/// assert!(v.assign(1..4, b"spam").is_err(), "the size never changes");
/// assert_eq!(&data, b"z123fg");
/// # Ok::<(), view_core::Error>(())
/// ```
pub struct MemoryViewMut<'a> {
    pub(super) memory: Memory,
    borrow: PhantomData<&'a mut [u8]>,
}

impl Deref for MemoryViewMut<'_> {
    type Target = Memory;

    #[inline]
    fn deref(&self) -> &Memory {
        &self.memory
    }
}

impl<'a> MemoryViewMut<'a> {
    /// # Safety
    ///
    /// The memory keeps the [module](super)'s invariants for `'a`, no two indices
    /// share a byte, and nothing else reads or writes it.
    pub(super) unsafe fn from_memory(mut memory: Memory) -> Self {
        memory.readonly = false;
        Self {
            memory,
            borrow: PhantomData,
        }
    }

    pub(crate) fn of_slice<T: BufferView>(items: &'a mut [T], exporter: &'static str) -> Self {
        let shape = [items.len()];
        let memory = of_items::<T>(NonNull::from_mut(items).cast(), &shape, exporter);
        // SAFETY: the items of a slice lie side by side, are values and are
        // borrowed exclusively for 'a.
        unsafe { Self::from_memory(memory) }
    }

    /// A mutable view without dimensions of one value; of an array, one
    /// dimension for each level of it.
    ///
    /// ```
    /// use view_core::memory::MemoryViewMut;
    ///
    /// let mut x = 1.5;
    /// MemoryViewMut::of_value(&mut x).set((), 7)?;
    /// assert_eq!(x, 7.0);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// For more than `isize::MAX` items, which only items without a size can be.
    #[must_use]
    pub fn of_value<T: BufferView>(value: &'a mut T) -> Self {
        let name = core::any::type_name::<T>();
        let memory = of_items::<T>(NonNull::from_mut(value).cast(), &[], name);
        // SAFETY: one value, borrowed exclusively for 'a.
        unsafe { Self::from_memory(memory) }
    }

    /// The same memory, shared for as long as `self` is borrowed. It may be cloned, kept
    /// beside others and handed to what takes a [`MemoryView`].
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut data = *b"abcd";
    /// let mut view = memoryview_mut(&mut data);
    /// let (front, back) = (view.as_view().slice(..2)?, view.as_view().slice(2..)?);
    /// assert_eq!((front.to_bytes(), back.to_bytes()), (b"ab".to_vec(), b"cd".to_vec()));
    /// view.set(0, b'-')?; // from here on `front` cannot be used
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn as_view(&self) -> MemoryView<'_> {
        // SAFETY: nothing writes while `self` is borrowed (5).
        unsafe { MemoryView::from_memory(self.memory.duplicate()) }
    }

    /// The same memory, shared from now on: Python's `toreadonly()`. What
    /// [`as_view`](Self::as_view) gives cannot leave the place where the mutable view is;
    /// this can.
    ///
    /// ```
    /// use view_core::memory::{MemoryView, memoryview_mut};
    ///
    /// fn zeroed(data: &mut [u8]) -> Result<MemoryView<'_>, view_core::Error> {
    ///     let mut view = memoryview_mut(data);
    ///     view.fill(0)?;
    ///     Ok(view.into_readonly())
    /// }
    ///
    /// let mut data = [1, 2];
    /// let view = zeroed(&mut data)?;
    /// assert!(view.readonly() && view.to_bytes() == [0, 0]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[doc(alias = "toreadonly")]
    #[must_use]
    pub fn into_readonly(self) -> MemoryView<'a> {
        // SAFETY: the exclusive view is used up, so nothing writes (5).
        unsafe { MemoryView::from_memory(self.memory) }
    }

    /// The same memory, mutable for as long as `self` is borrowed: for a function that takes
    /// the view itself, where it is needed again afterwards.
    ///
    /// ```
    /// use view_core::memory::{MemoryViewMut, memoryview_mut};
    ///
    /// fn clear(mut view: MemoryViewMut<'_>) {
    ///     view.fill(0).expect("zero is a byte");
    /// }
    ///
    /// let mut data = [1_u8, 2, 3];
    /// let mut view = memoryview_mut(&mut data);
    /// clear(view.reborrow());
    /// view.set(-1, 7)?;
    /// assert_eq!(data, [0, 0, 7]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn reborrow(&mut self) -> MemoryViewMut<'_> {
        // SAFETY: `self` cannot be used meanwhile (6).
        unsafe { MemoryViewMut::from_memory(self.memory.duplicate()) }
    }

    /// As [`MemoryView::slice`].
    ///
    /// ```
    /// use view_core::{memory::memoryview_mut, s};
    ///
    /// let mut rows = [[1, 2, 3], [4, 5, 6]];
    /// let mut view = memoryview_mut(&mut rows);
    /// assert_eq!(view.slice(s![.., -1])?.to_list()?.to_string(), "[3, 6]");
    /// assert!(view.slice(0)?.readonly() && !view.slice_mut(0)?.readonly());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn slice<K: ViewKey>(&self, key: K) -> Result<MemoryView<'_>, Error> {
        self.as_view().slice(key)
    }

    /// As [`MemoryView::slice`], mutable.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut rows = [[1, 2], [3, 4]];
    /// memoryview_mut(&mut rows).slice_mut(1)?.set(0, 9)?;
    /// assert_eq!(rows, [[1, 2], [9, 4]]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn slice_mut<K: ViewKey>(&mut self, key: K) -> Result<MemoryViewMut<'_>, Error> {
        self.reborrow().into_slice(key)
    }

    /// As [`slice_mut`](Self::slice_mut), for as long as the memory is borrowed: the part
    /// takes the place of the whole.
    ///
    /// ```
    /// use view_core::memory::{MemoryViewMut, memoryview_mut};
    ///
    /// fn body(file: &mut [u8]) -> Result<MemoryViewMut<'_>, view_core::Error> {
    ///     memoryview_mut(file).into_slice(4..)
    /// }
    ///
    /// let mut file = *b"HEADabc";
    /// body(&mut file)?.fill(b'-')?;
    /// assert_eq!(&file, b"HEAD---");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there; the view is gone then.
    pub fn into_slice<K: ViewKey>(self, key: K) -> Result<Self, Error> {
        let part = self.memory.part(key.entries().as_ref())?;
        // SAFETY: a part of memory that is exclusive, and the whole is used up.
        Ok(unsafe { Self::from_memory(part) })
    }

    /// Two mutable views: of the first `index` parts along the first dimension, and
    /// of the rest.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut data = [1_u8, 2, 3, 4];
    /// let mut view = memoryview_mut(&mut data);
    /// let (mut left, right) = view.split_at_mut(1)?;
    /// left.copy_from(&right.slice(0..1)?)?;
    /// assert_eq!(data, [2, 2, 3, 4]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `IndexError` past the end, `TypeError` without dimensions.
    pub fn split_at_mut(
        &mut self,
        index: usize,
    ) -> Result<(MemoryViewMut<'_>, MemoryViewMut<'_>), Error> {
        if index > self.try_len()? {
            return Err(Error::out_of_bounds(0));
        }
        let left = self.memory.part((..index).entries().as_ref())?;
        let right = self.memory.part((index..).entries().as_ref())?;
        // SAFETY: the two share no index, so no byte (invariant 6), and `self`
        // is borrowed exclusively.
        Ok(unsafe {
            (
                MemoryViewMut::from_memory(left),
                MemoryViewMut::from_memory(right),
            )
        })
    }

    /// Ends the view, as Python's `release()`; it ends by itself at the end of its
    /// scope. Only then the memory can be reached in another way.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut samples = vec![1_u8, 2];
    /// let mut view = memoryview_mut(&mut samples);
    /// view.set(0, 7)?;
    /// view.release();
    /// samples.push(3);
    /// assert_eq!(samples, [7, 2, 3]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// ```compile_fail,E0382
    /// let mut data = [1_u8, 2];
    /// let mut view = view_core::memory::memoryview_mut(&mut data);
    /// view.release();
    /// view.set(0, 7);
    /// ```
    pub fn release(self) {
        drop(self);
    }
}

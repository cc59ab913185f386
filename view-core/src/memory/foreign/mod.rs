//! [`ForeignMemory`]: described memory that others may write.

mod attributes;
mod parts;
mod read;
mod write;

use core::marker::PhantomData;

use super::memory::Memory;
use super::raw::RawParts;
use super::view::MemoryView;
use crate::{Error, ErrorKind};

/// Described memory that others may write.
///
/// A Python buffer is shared with whoever else holds one. A [`MemoryView`] of it
/// would promise that nobody writes, and a [`MemoryViewMut`](super::MemoryViewMut)
/// that nobody else does; both would be lies. What is left is what Python's own
/// memoryview does: values and copies out, values and copies in. No borrow of the
/// memory is ever handed out here, and two indices may name the same bytes.
///
/// Items are read and written by plain loads and stores. A write that native code
/// makes at the very same moment, outside of Rust, can leave a value half old and half
/// new, as in C. So that Rust code never races with itself, this stays on one thread: it
/// is neither `Send` nor `Sync`, as
/// [`ForeignView`](crate::view::foreign::ForeignView) is neither.
///
/// It borrows for `'a`, and cloning and slicing copy no memory.
///
/// The examples of the methods make their memory with the function `foreign` of this one:
///
/// ```
/// use view_core::memory::{ForeignMemory, RawParts};
///
/// fn foreign<'a>(bytes: &'a mut [u8], format: &str, shape: &[usize]) -> ForeignMemory<'a> {
///     let itemsize = bytes.len() / shape.iter().product::<usize>();
///     let parts = RawParts::new(bytes.as_mut_ptr(), format, itemsize, shape);
///     // SAFETY: the items take as many bytes as there are, borrowed for 'a.
///     unsafe { ForeignMemory::from_raw_parts(parts, false) }.expect("a shape for the bytes")
/// }
///
/// let mut bytes = [1, 0, 2, 0, 3, 0];
/// let memory = foreign(&mut bytes, "<h", &[3]);
/// let other = memory.clone();
/// memory.set(&[0], &300.into())?; // through a shared reference
/// assert_eq!(other.get(&[0])?, 300); // and seen through all others
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone)]
pub struct ForeignMemory<'a> {
    /// Only its methods that give values or further views are used.
    view: MemoryView<'a>,
    readonly: bool,
    one_thread: PhantomData<*mut u8>,
}

impl<'a> ForeignMemory<'a> {
    /// Memory as an exporter describes it.
    ///
    /// ```
    /// use view_core::memory::{ForeignMemory, RawParts};
    ///
    /// let mut bytes = [1_u8, 0, 2, 0];
    /// let parts = RawParts::new(bytes.as_mut_ptr(), "<h", 2, &[2]);
    /// // SAFETY: two items of two bytes, borrowed for as long as the view is used.
    /// let memory = unsafe { ForeignMemory::from_raw_parts(parts, false)? };
    /// memory.set(&[1], &7.into())?;
    /// assert_eq!(memory.to_list()?.to_string(), "[1, 7]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`MemoryView::from_raw_parts`].
    ///
    /// # Safety
    ///
    /// For `'a` the invariants 1 to 3 of [`memory`](crate::memory) hold. The items may be
    /// written unless `readonly` is set. No reference of Rust's to them lives while a
    /// method runs that writes, and no exclusive one while any runs.
    pub unsafe fn from_raw_parts(parts: RawParts<'_>, readonly: bool) -> Result<Self, Error> {
        Ok(Self {
            // SAFETY: the caller's promise, but for invariant 5: nothing of the view
            // that relies on it, a borrow of the memory, is used.
            view: unsafe { MemoryView::from_raw_parts(parts)? },
            readonly,
            one_thread: PhantomData,
        })
    }

    /// The bytes as other items, which must not be a way around the count that references to
    /// Python objects have: neither are they written, nor are they made of any bytes.
    fn with_other_items(&self, view: MemoryView<'a>) -> Result<Self, Error> {
        if view.holds_objects() {
            return Err(Error::with_message(
                ErrorKind::Type,
                alloc::format!(
                    "memoryview: bytes become no references to Python objects, which format {} \
                     has; reshape() and field() leave those that there are what they are",
                    view.format()
                ),
            ));
        }
        Ok(Self {
            readonly: self.readonly || self.view.holds_objects(),
            ..self.with(view)
        })
    }

    #[inline]
    fn with(&self, view: MemoryView<'a>) -> Self {
        Self {
            view,
            readonly: self.readonly,
            one_thread: PhantomData,
        }
    }
}

impl Memory {
    /// Whether items may hold references to Python objects, format `O`. They are counted: a copy
    /// of one that nobody counted leaves an object that is gone too early, and bytes that are read
    /// as one lead anywhere.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(&[0_u8; 16]);
    /// assert!(!view.holds_objects());
    /// // Whose bytes these are knows whether they are objects; who reads them must not believe it.
    /// assert!(view.reinterpret("T{O:name:Q:count:}")?.holds_objects());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn holds_objects(&self) -> bool {
        match &self.spec.node {
            Some(node) => node.holds_objects(),
            None => self.format().contains('O'),
        }
    }
}

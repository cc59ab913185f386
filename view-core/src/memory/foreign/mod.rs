//! [`ForeignMemory`]: described memory that others may write.

mod read;
mod write;

use core::marker::PhantomData;

use super::raw::RawParts;
use super::reinterpret::Reinterpret;
use super::view::MemoryView;
use crate::Error;
use crate::format::Format;
use crate::strided::AxisKey;

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
    /// let parts = RawParts {
    ///     ptr: bytes.as_mut_ptr(),
    ///     format: "<h",
    ///     itemsize: 2,
    ///     shape: &[2],
    ///     strides: None,
    ///     suboffsets: &[],
    ///     exporter: None,
    /// };
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

    /// Whether items may hold references to Python objects: a copy of one that nobody
    /// counted leaves an object that is gone too early.
    fn holds_objects(&self) -> bool {
        match &self.view.spec.node {
            Some(node) => node.holds_objects(),
            None => self.format().contains('O'),
        }
    }

    /// The bytes as other items, which must not be a way around that.
    fn with_other_items(&self, view: MemoryView<'a>) -> Self {
        Self {
            readonly: self.readonly || self.holds_objects(),
            ..self.with(view)
        }
    }

    #[inline]
    fn with(&self, view: MemoryView<'a>) -> Self {
        Self {
            view,
            readonly: self.readonly,
            one_thread: PhantomData,
        }
    }

    /// The format of an item, spelled as the exporter spells it.
    #[inline]
    #[must_use]
    pub fn format(&self) -> &str {
        self.view.format()
    }

    /// The bytes of one item.
    #[inline]
    #[must_use]
    pub fn itemsize(&self) -> usize {
        self.view.itemsize()
    }

    /// The number of dimensions.
    #[inline]
    #[must_use]
    pub fn ndim(&self) -> usize {
        self.view.ndim()
    }

    /// The extents, in items.
    #[inline]
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        self.view.shape()
    }

    /// The distances between items, in bytes.
    #[inline]
    #[must_use]
    pub fn strides(&self) -> &[isize] {
        self.view.strides()
    }

    /// The suboffsets, none for memory without pointers.
    #[inline]
    #[must_use]
    pub fn suboffsets(&self) -> &[isize] {
        self.view.suboffsets()
    }

    /// The bytes of all items.
    #[inline]
    #[must_use]
    pub fn nbytes(&self) -> usize {
        self.view.nbytes()
    }

    /// Whether the memory must not be written.
    #[inline]
    #[must_use]
    pub fn readonly(&self) -> bool {
        self.readonly
    }

    /// Whether the items lie one behind the other, the last dimension fastest.
    #[inline]
    #[must_use]
    pub fn is_c_contiguous(&self) -> bool {
        self.view.is_c_contiguous()
    }

    /// Whether the items lie one behind the other, the first dimension fastest.
    #[inline]
    #[must_use]
    pub fn is_f_contiguous(&self) -> bool {
        self.view.is_f_contiguous()
    }

    /// The address of the item at index zero.
    #[inline]
    #[must_use]
    pub fn as_ptr(&self) -> *const u8 {
        self.view.as_ptr()
    }

    /// As [`Memory::parse_format`](super::Memory::parse_format).
    ///
    /// # Errors
    ///
    /// As there.
    pub fn parse_format(&self) -> Result<Format, Error> {
        self.view.parse_format()
    }

    /// Refuses a format that cannot be read, with memoryview's words.
    ///
    /// # Errors
    ///
    /// `NotImplementedError`.
    #[inline]
    pub fn require_format(&self) -> Result<(), Error> {
        self.view.spec.decoder().map(|_| ())
    }

    /// The same memory as a view that hands out borrows.
    ///
    /// # Safety
    ///
    /// For as long as the view is used, nobody writes the memory.
    #[must_use]
    pub unsafe fn as_view(&self) -> MemoryView<'_> {
        self.view.clone()
    }

    /// As [`MemoryView::slice`].
    ///
    /// # Errors
    ///
    /// As there.
    #[inline]
    pub fn slice(&self, key: &[AxisKey]) -> Result<Self, Error> {
        self.view.slice(key).map(|view| self.with(view))
    }

    /// As [`MemoryView::cast`] and [`MemoryView::cast_to`]. References to Python objects
    /// are read-only then.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn cast(&self, format: &str, shape: Option<&[isize]>) -> Result<Self, Error> {
        match shape {
            Some(shape) => self.view.cast_to(format, shape),
            None => self.view.cast(format),
        }
        .map(|view| self.with_other_items(view))
    }

    /// As [`MemoryView::reinterpret`]. References to Python objects are read-only then.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn reinterpret(&self, how: Reinterpret<'_>) -> Result<Self, Error> {
        self.view
            .reinterpret(how)
            .map(|view| self.with_other_items(view))
    }

    /// As [`MemoryView::field`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn field(&self, path: &str) -> Result<Self, Error> {
        self.view.field(path).map(|view| self.with(view))
    }

    /// As [`MemoryView::permute`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn permute(&self, axes: &[usize]) -> Result<Self, Error> {
        self.view.permute(axes).map(|view| self.with(view))
    }

    /// As [`MemoryView::reshape`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn reshape(&self, shape: &[isize]) -> Result<Self, Error> {
        self.view.reshape(shape).map(|view| self.with(view))
    }

    /// The same memory, not to be written.
    #[must_use]
    pub fn to_readonly(&self) -> Self {
        Self {
            view: self.view.clone(),
            readonly: true,
            one_thread: PhantomData,
        }
    }
}

//! [`Memory`]: what every dynamic view can answer without handing out another.

use core::ptr::NonNull;

use super::dims::Dims;
use super::spec::SpecRef;
use crate::strided::{Geometry, is_c_contiguous, is_f_contiguous, item_count};
use crate::{Error, ErrorKind};

/// Described memory: the part of a dynamic view that reads.
///
/// [`MemoryView`](super::MemoryView) and [`MemoryViewMut`](super::MemoryViewMut)
/// deref to it, so everything here can be called on both. What gives out further
/// views is on the views themselves, because there the lifetime matters.
///
/// A function that only reads takes a `&Memory`, and so a view of either kind:
///
/// ```
/// use view_core::memory::{Memory, memoryview, memoryview_mut};
///
/// fn describe(memory: &Memory) -> String {
///     let mode = if memory.readonly() { "read-only" } else { "writable" };
///     format!("{:?} items of {:?}, {mode}", memory.shape(), memory.format())
/// }
///
/// let mut samples = [1_i16, 2, 3];
/// assert_eq!(describe(&memoryview(&samples)), "[3] items of \"h\", read-only");
/// assert_eq!(describe(&memoryview_mut(&mut samples)), "[3] items of \"h\", writable");
/// ```
pub struct Memory {
    pub(super) ptr: NonNull<u8>,
    pub(super) dims: Dims,
    pub(super) spec: SpecRef,
    pub(super) readonly: bool,
    pub(super) exporter: Option<&'static str>,
}

// SAFETY: memory is plain data behind a shared or exclusive borrow
// (invariants 5 and 6), and `BufferView` types have no interior mutability.
unsafe impl Send for Memory {}
// SAFETY: as above; a shared `Memory` only reads.
unsafe impl Sync for Memory {}

impl Memory {
    /// The same memory once more.
    #[inline]
    pub(super) fn duplicate(&self) -> Self {
        Self {
            ptr: self.ptr,
            dims: self.dims.clone(),
            spec: self.spec.clone(),
            ..*self
        }
    }

    /// The same memory in another geometry, which starts at another item.
    #[inline]
    pub(super) fn with_geometry(&self, ptr: NonNull<u8>, dims: Dims) -> Self {
        Self {
            ptr,
            dims,
            spec: self.spec.clone(),
            ..*self
        }
    }

    pub(super) fn geometry(&self) -> Geometry<'_> {
        Geometry {
            shape: self.shape(),
            strides: self.strides(),
            suboffsets: self.suboffsets(),
        }
    }

    /// Whether a pointer is followed on the way to an item.
    pub(super) fn is_indirect(&self) -> bool {
        self.geometry().is_indirect()
    }

    /// Whether there is no item.
    pub(super) fn has_no_items(&self) -> bool {
        self.shape().contains(&0)
    }

    /// The number of items. A view is only made where it fits an `isize`.
    pub(super) fn count(&self) -> usize {
        item_count(self.shape()).unwrap_or(usize::MAX)
    }

    /// The format of an item, spelled as the exporter spells it.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    /// assert_eq!(memoryview(b"abc").format(), "B");
    /// assert_eq!(memoryview(&[1.0, 2.0]).format(), "d");
    /// ```
    #[doc(alias = "dtype")]
    #[inline]
    #[must_use]
    pub fn format(&self) -> &str {
        &self.spec.text
    }

    /// The bytes of one item, padding included.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let words = [1_u16, 2, 3];
    /// assert_eq!(memoryview(&words).itemsize(), 2);
    /// assert_eq!(memoryview(&words).cast("B")?.itemsize(), 1);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn itemsize(&self) -> usize {
        self.spec.itemsize
    }

    /// The number of dimensions, 0 to 64: as many integers name an item.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(&[[1, 2], [3, 4]]);
    /// assert_eq!(view.ndim(), 2);
    /// assert_eq!(view.slice(0)?.ndim(), 1); // an integer drops its dimension
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn ndim(&self) -> usize {
        self.shape().len()
    }

    /// The number of items along each dimension; empty for a view without
    /// dimensions, which has one item.
    ///
    /// ```
    /// use view_core::memory::{MemoryView, memoryview};
    ///
    /// assert_eq!(memoryview(&[[1, 2, 3], [4, 5, 6]]).shape(), [2, 3]);
    /// assert_eq!(MemoryView::of_value(&7).shape(), []);
    /// ```
    #[inline]
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        self.dims.shape()
    }

    /// The bytes from one item to the next along each dimension; may be 0 or
    /// negative.
    ///
    /// ```
    /// use view_core::{memory::memoryview, s};
    ///
    /// let view = memoryview(&[[1_i32, 2, 3], [4, 5, 6]]);
    /// assert_eq!(view.strides(), [12, 4]);
    /// assert_eq!(view.slice(s![..;-1, ..;2])?.strides(), [-12, 8]);
    /// assert_eq!(view.broadcast_to(&[5, 2, 3])?.strides(), [0, 12, 4]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn strides(&self) -> &[isize] {
        self.dims.strides()
    }

    /// What is added to the pointer found after stepping along each dimension,
    /// negative where none is followed. Empty for memory without pointers. In bytes, as in
    /// PEP 3118.
    ///
    /// ```
    /// use view_core::{memory::{MemoryView, memoryview}, s};
    ///
    /// let (first, second) = ([1_u16, 2, 3], [4, 5, 6]);
    /// let rows = [&first, &second];
    /// let view = MemoryView::of_rows(&rows);
    /// assert_eq!(view.suboffsets(), [0, -1]);
    /// // A start behind the pointer is added once it has been followed.
    /// assert_eq!(view.slice(s![.., 1..])?.suboffsets(), [2, -1]);
    /// assert_eq!(memoryview(&first).suboffsets(), []);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn suboffsets(&self) -> &[isize] {
        self.dims.suboffsets()
    }

    /// The number of items times their size: the length of
    /// [`to_bytes`](Self::to_bytes).
    ///
    /// `usize::MAX` for a stretched view that is more bytes than a number can say.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    /// assert_eq!(memoryview(&[[1_i32, 2], [3, 4], [5, 6]]).nbytes(), 24);
    /// ```
    #[must_use]
    pub fn nbytes(&self) -> usize {
        self.count().saturating_mul(self.itemsize())
    }

    /// Whether the memory cannot be changed through this view.
    ///
    /// It is `false` for a [`MemoryViewMut`](super::MemoryViewMut) and what is
    /// taken from it to be changed, and `true` for what came from a shared borrow.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut data = *b"abc";
    /// let mut view = memoryview_mut(&mut data);
    /// assert!(!view.readonly() && !view.slice_mut(1..)?.readonly());
    /// assert!(view.slice(1..)?.readonly() && view.as_view().readonly());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn readonly(&self) -> bool {
        self.readonly
    }

    /// The number of items along the first dimension, as Python's `len()`;
    /// [`nbytes`](Self::nbytes) counts bytes.
    ///
    /// A view without dimensions has no length: `TypeError: 0-dim memory has no
    /// length` in Python. Here its one item counts; [`try_len`](Self::try_len)
    /// has the error.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    /// assert_eq!(memoryview(&[[1_i32, 2], [3, 4], [5, 6]]).len(), 3);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.shape().first().copied().unwrap_or(1)
    }

    /// Whether [`len`](Self::len) is 0: the opposite of Python's truth of a view. As there,
    /// only the first dimension counts.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(b"abc");
    /// assert!(!view.is_empty() && view.slice(3..)?.is_empty());
    /// assert!(!memoryview(&[[0_u8; 0]; 2]).is_empty()); // two rows, without an item
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// [`len`](Self::len) as Python answers it.
    ///
    /// ```
    /// use view_core::memory::{MemoryView, memoryview};
    ///
    /// assert_eq!(memoryview(&[[1, 2, 3], [4, 5, 6]]).try_len()?, 2);
    /// let error = MemoryView::of_value(&7).try_len().unwrap_err();
    /// assert_eq!(format!("{error:#}"), "TypeError: 0-dim memory has no length");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError: 0-dim memory has no length`.
    pub fn try_len(&self) -> Result<usize, Error> {
        self.shape()
            .first()
            .copied()
            .ok_or_else(|| Error::new(ErrorKind::Type, "0-dim memory has no length"))
    }

    /// Whether the items lie one behind the other, the last dimension varying
    /// fastest.
    ///
    /// The rule is that of `PyBuffer_IsContiguous`; memory with suboffsets is never
    /// contiguous. (CPython's own flag says no for an empty one-dimensional view
    /// with a step; nothing depends on the stride of what is empty, so here it is
    /// contiguous, as in NumPy.)
    ///
    /// ```
    /// use view_core::{memory::memoryview, s};
    ///
    /// let view = memoryview(&[[1, 2, 3], [4, 5, 6]]);
    /// assert!(view.is_c_contiguous() && view.slice(1..)?.is_c_contiguous());
    /// assert!(!view.slice(s![.., 1..])?.is_c_contiguous()); // gaps between the rows
    /// assert!(!view.transpose()?.is_c_contiguous());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[doc(alias = "c_contiguous")]
    #[must_use]
    pub fn is_c_contiguous(&self) -> bool {
        self.suboffsets().is_empty()
            && is_c_contiguous(self.shape(), self.strides(), self.itemsize())
    }

    /// Whether the items lie one behind the other, the first dimension varying
    /// fastest. The rule is that of `PyBuffer_IsContiguous`.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(&[[1, 2, 3], [4, 5, 6]]);
    /// assert!(!view.is_f_contiguous() && view.transpose()?.is_f_contiguous());
    /// // One dimension has both orders.
    /// assert!(memoryview(b"abc").is_f_contiguous() && memoryview(b"abc").is_c_contiguous());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[doc(alias = "f_contiguous")]
    #[must_use]
    pub fn is_f_contiguous(&self) -> bool {
        self.suboffsets().is_empty()
            && is_f_contiguous(self.shape(), self.strides(), self.itemsize())
    }

    /// Whether the items lie one behind the other in one of the two orders.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(&[[[1_u8; 4]; 3]; 2]);
    /// assert!(view.transpose()?.is_contiguous());
    /// // Neither the last dimension is the fastest here, nor the first.
    /// assert!(!view.permute(&[0, 2, 1])?.is_contiguous());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[doc(alias = "contiguous")]
    #[must_use]
    pub fn is_contiguous(&self) -> bool {
        self.is_c_contiguous() || self.is_f_contiguous()
    }

    /// The Rust type the memory was borrowed from, where there was one; views of
    /// views and parts of views answer the first.
    ///
    /// Python has the object itself in `obj`. Here it is borrowed, so whoever
    /// holds the view can see its owner; the description is for messages.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    /// assert_eq!(memoryview(&vec![1_u8]).exporter(), Some("alloc::vec::Vec<u8>"));
    /// ```
    #[doc(alias = "obj")]
    #[must_use]
    pub fn exporter(&self) -> Option<&'static str> {
        self.exporter
    }

    /// The address of the item at index zero, for foreign interfaces. With a negative stride
    /// that is not the lowest; of a view without items nothing may be read there.
    ///
    /// ```
    /// use view_core::{memory::memoryview, s};
    ///
    /// let data = *b"abc";
    /// let view = memoryview(&data);
    /// assert_eq!(view.as_ptr(), data.as_ptr());
    /// assert_eq!(view.slice(s![..;-1])?.as_ptr(), &raw const data[2]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn as_ptr(&self) -> *const u8 {
        self.ptr.as_ptr()
    }

    /// How many bytes of each item are padding of the Rust type they came
    /// from: bytes that are not initialised and never read.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::memory::memoryview;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Padded { id: u32, x: f64 }
    ///
    /// assert_eq!(memoryview(&[Padded { id: 1, x: 2.0 }]).padding(), 4);
    /// ```
    #[must_use]
    pub fn padding(&self) -> usize {
        self.spec.padding()
    }
}

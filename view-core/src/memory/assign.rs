//! Into a mutable view: items and slices.

use alloc::vec::Vec;

use super::buffer::{Buffer, memoryview};
use super::bytes::ByteLayout;
use super::key::{ItemIndex, ViewKey};
use super::memory::Memory;
use super::value::Value;
use super::view::MemoryView;
use super::view_mut::MemoryViewMut;
use crate::copy;
use crate::layout::Layout;
use crate::strided::{MAX_NDIM, Order, contiguous_strides};
use crate::{Error, ErrorKind};

impl MemoryViewMut<'_> {
    /// Packs a value as one item: Python's `m[i] = value`.
    ///
    /// The rules are memoryview's, so a number is refused where it does not fit;
    /// only a float too big for `f` becomes an infinity. A struct item takes
    /// a [`Record`](super::Record) (by names, where both have them), a tuple or list of
    /// its fields, or all of its bytes.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut data = *b"abcefg";
    /// let mut v = memoryview_mut(&mut data);
    /// v.set(0, b'z')?;
    /// let error = v.set(2, b"spam").unwrap_err();
    /// assert_eq!(error.to_string(), "memoryview: invalid type for format 'B'");
    /// let error = v.set(2, 256).unwrap_err();
    /// assert_eq!(error.to_string(), "memoryview: invalid value for format 'B'");
    /// assert_eq!(&data, b"zbcefg");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`get`](Memory::get) for the index; `TypeError` and `ValueError` for
    /// a value the format does not take, and `ValueError` for one that is none of
    /// the Rust type the memory holds (a `bool` is 0 or 1). Then nothing was
    /// written.
    #[doc(alias = "__setitem__")]
    pub fn set<I: ItemIndex>(&mut self, index: I, value: impl Into<Value>) -> Result<(), Error> {
        self.memory.spec.decoder()?;
        let at = self.memory.locate(index.indices().as_ref())?;
        let item = PackedItem::new(&self.memory, &value.into())?;
        // SAFETY: an item of the view, exclusively borrowed; the bytes are a
        // value of its type (invariant 4). Padding may be overwritten.
        unsafe {
            at.as_ptr()
                .copy_from_nonoverlapping(item.bytes().as_ptr(), item.bytes().len());
        }
        Ok(())
    }

    /// Copies an exporter's items into the part that a key names: Python's `m[a:b] =
    /// other`, for any number of dimensions.
    ///
    /// Both must have the same structure: format (but for one leading `@`),
    /// itemsize and shape. Nothing is converted.
    ///
    /// ```
    /// use view_core::{memory::memoryview_mut, s};
    ///
    /// let mut image = [[0_u8; 4]; 3];
    /// memoryview_mut(&mut image).assign(s![1.., ..;2], &[[1_u8, 2], [3, 4]])?;
    /// assert_eq!(image, [[0, 0, 0, 0], [1, 0, 2, 0], [3, 0, 4, 0]]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`slice`](Self::slice) for the key; `ValueError` for another structure or
    /// items that are no values of the Rust type. Then nothing was written.
    #[doc(alias = "__setitem__")]
    pub fn assign<K: ViewKey, B: Buffer + ?Sized>(
        &mut self,
        key: K,
        source: &B,
    ) -> Result<(), Error> {
        let mut part = self.slice_mut(key)?;
        part.copy_from(source)
    }

    /// Copies one part of the view over another, as if it had been copied away
    /// first: Python's `m[a:b] = m[c:d]`.
    ///
    /// ```
    /// use view_core::{memory::memoryview_mut, s};
    ///
    /// let mut data = *b"abcdef";
    /// let mut view = memoryview_mut(&mut data);
    /// view.assign_within(2.., ..4)?;
    /// assert_eq!(view.to_bytes(), b"ababcd");
    /// view.assign_within(s![..], s![..;-1])?;
    /// assert_eq!(&data, b"dcbaba");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`assign`](Self::assign).
    pub fn assign_within<K: ViewKey, S: ViewKey>(
        &mut self,
        target: K,
        source: S,
    ) -> Result<(), Error> {
        let source = self.memory.part(source.entries().as_ref())?;
        let target = self.memory.part(target.entries().as_ref())?;
        same_structure(&target, &source)?;
        // SAFETY: both are parts of memory that is borrowed exclusively.
        unsafe { copy_items(&target, &source) }
    }

    /// Copies all items of an exporter of the same structure.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut copy = [0.0; 3];
    /// memoryview_mut(&mut copy).copy_from(&[1.0, 2.0, 3.0])?;
    /// assert_eq!(copy, [1.0, 2.0, 3.0]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`assign`](Self::assign).
    pub fn copy_from<B: Buffer + ?Sized>(&mut self, source: &B) -> Result<(), Error> {
        let source = memoryview(source);
        same_structure(&self.memory, &source.memory)?;
        // SAFETY: one is borrowed exclusively, the other shared.
        unsafe { copy_items(&self.memory, &source.memory) }
    }
}

/// memoryview's rule for slice assignment.
pub(super) fn same_structure(target: &Memory, source: &Memory) -> Result<(), Error> {
    let bare = |memory: &Memory| {
        let format = memory.format();
        alloc::string::String::from(format.strip_prefix('@').unwrap_or(format))
    };
    if target.itemsize() == source.itemsize()
        && same_shape(target.shape(), source.shape())
        && (target.format() == source.format() || bare(target) == bare(source))
    {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Value,
        "memoryview assignment: lvalue and rvalue have different structures",
    ))
}

/// Equivalence of shapes: the same lengths, up to the first zero.
pub(super) fn same_shape(a: &[usize], b: &[usize]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    for (a, b) in a.iter().zip(b) {
        if a != b {
            return false;
        }
        if *a == 0 {
            break;
        }
    }
    true
}

/// Copies the items of `source` into `target`, which has the same structure, as
/// if they had been copied away first.
///
/// # Safety
///
/// `target` may be written: nothing but `source` may be a view of the same
/// bytes.
pub(super) unsafe fn copy_items(target: &Memory, source: &Memory) -> Result<(), Error> {
    if target.has_no_items() || target.itemsize() == 0 {
        return Ok(());
    }
    // The bytes of another type, or of no type, may be no values of this one.
    if let Some(layout) = target.spec.validity()
        && source.spec.layout() != Some(layout)
    {
        check_items(layout, source)?;
    }
    if source.spec.runs().is_some() || target.is_indirect() || source.is_indirect() {
        // SAFETY: by contract.
        return unsafe { copy_through_bytes(target, source) };
    }
    // SAFETY: both are direct and have one shape; items of memory that may be
    // written do not overlap (invariant 6); no byte of the source is padding.
    unsafe {
        copy::copy_overlapping(
            target.ptr.as_ptr(),
            target.strides(),
            source.ptr.as_ptr(),
            source.strides(),
            target.shape(),
            target.itemsize(),
        )
    }
}

/// [`copy_items`] by way of a copy of the source.
///
/// # Safety
///
/// As there.
unsafe fn copy_through_bytes(target: &Memory, source: &Memory) -> Result<(), Error> {
    let bytes = source.try_to_bytes(ByteLayout::C)?;
    // SAFETY: by contract; the copy is as long as the target's items.
    unsafe { write_bytes(target, &bytes) }
}

/// Writes the bytes of all items, in C order. Padding gets zeros or whatever
/// stands in its place.
///
/// # Safety
///
/// `target` may be written, the bytes are as many as its, and they are values of
/// its type.
pub(super) unsafe fn write_bytes(target: &Memory, bytes: &[u8]) -> Result<(), Error> {
    let itemsize = target.itemsize();
    let mut strides = [0; MAX_NDIM];
    let strides = &mut strides[..target.ndim()];
    contiguous_strides(target.shape(), itemsize, Order::C, strides)?;
    let from = bytes.as_ptr();
    target.for_each_block(strides, &mut |to, offset, shape, to_strides| {
        let rest = &strides[strides.len() - shape.len()..];
        // SAFETY: a block of the target, and its place in the bytes.
        unsafe {
            let from = from.offset(offset);
            copy::copy(to.cast_mut(), to_strides, from, rest, shape, itemsize);
        }
        Ok(())
    })
}

/// Refuses items that are no values of the Rust type with this layout.
fn check_items(layout: &'static Layout, source: &Memory) -> Result<(), Error> {
    let bytes = source.try_to_bytes(ByteLayout::C)?;
    check_bytes(layout, &bytes)
}

/// Refuses bytes, item by item, that are no values.
pub(super) fn check_bytes(layout: &Layout, bytes: &[u8]) -> Result<(), Error> {
    if layout.size() == 0 {
        return Ok(());
    }
    for (i, item) in bytes.chunks_exact(layout.size()).enumerate() {
        layout.check(item).map_err(|invalid| {
            Error::with_message(
                ErrorKind::Value,
                alloc::format!("item {i} would be no `{}`: {invalid}", layout.name()),
            )
        })?;
    }
    Ok(())
}

/// One item, packed and checked.
pub(super) struct PackedItem {
    short: [u8; 16],
    long: Vec<u8>,
    len: usize,
}

impl PackedItem {
    /// Packs a value for `target`.
    ///
    /// # Errors
    ///
    /// The value does not fit the format or the Rust type.
    pub(super) fn new(target: &Memory, value: &Value) -> Result<Self, Error> {
        let spec = &target.spec;
        let node = spec.decoder()?;
        let len = spec.itemsize;
        let mut item = Self {
            short: [0; 16],
            long: Vec::new(),
            len,
        };
        if len > item.short.len() {
            item.long
                .try_reserve_exact(len)
                .map_err(|_| Error::new(ErrorKind::Memory, "there is no memory for one item"))?;
            item.long.resize(len, 0);
        }
        let bytes = item.bytes_mut();
        node.encode(value, bytes, spec.letter())?;
        if let Some(layout) = spec.validity() {
            layout.check(bytes).map_err(|invalid| {
                Error::with_message(
                    ErrorKind::Value,
                    alloc::format!("the item would be no `{}`: {invalid}", layout.name()),
                )
            })?;
        }
        Ok(item)
    }

    fn bytes_mut(&mut self) -> &mut [u8] {
        if self.long.is_empty() {
            &mut self.short[..self.len]
        } else {
            &mut self.long
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        if self.long.is_empty() {
            &self.short[..self.len]
        } else {
            &self.long
        }
    }
}

impl MemoryView<'_> {
    /// Whether two views have the same structure: format, itemsize and shape, as
    /// slice assignment asks.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// assert!(memoryview(b"abc").same_structure(&memoryview(b"xyz")));
    /// assert!(!memoryview(b"abc").same_structure(&memoryview(&[1_i8, 2, 3])));
    /// ```
    #[must_use]
    pub fn same_structure(&self, other: &MemoryView<'_>) -> bool {
        same_structure(&self.memory, &other.memory).is_ok()
    }
}

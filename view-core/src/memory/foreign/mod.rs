//! [`ForeignMemory`]: described memory that others may write.

use alloc::string::String;
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::mem::MaybeUninit;

use super::assign::{PackedItem, copy_items, same_shape, same_structure, write_bytes};
use super::bytes::ByteLayout;
use super::codec::Node;
use super::raw::RawParts;
use super::reinterpret::Reinterpret;
use super::value::Value;
use super::view::MemoryView;
use crate::format::Format;
use crate::strided::{AxisKey, MAX_NDIM, Order, contiguous_strides, is_injective, item_count};
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

    /// As [`Memory::get`](super::Memory::get).
    ///
    /// # Errors
    ///
    /// As there.
    #[inline]
    pub fn get(&self, index: &[isize]) -> Result<Value, Error> {
        self.view.get(index)
    }

    /// As [`Memory::values`](super::Memory::values).
    ///
    /// # Errors
    ///
    /// As there.
    pub fn values(&self) -> Result<Vec<Value>, Error> {
        self.view.values()
    }

    /// As [`Memory::to_list`](super::Memory::to_list).
    ///
    /// # Errors
    ///
    /// As there.
    pub fn to_list(&self) -> Result<Value, Error> {
        self.view.to_list()
    }

    /// As [`Memory::try_to_bytes`](super::Memory::try_to_bytes).
    ///
    /// # Errors
    ///
    /// As there.
    pub fn to_bytes(&self, order: ByteLayout) -> Result<Vec<u8>, Error> {
        self.view.try_to_bytes(order)
    }

    /// Copies the bytes of all items to `target`, in `order`.
    ///
    /// # Errors
    ///
    /// `ValueError` where `target` is not [`nbytes`](Self::nbytes) long.
    pub fn copy_to(&self, order: ByteLayout, target: &mut [u8]) -> Result<(), Error> {
        // SAFETY: the same bytes, and only initialised ones are written to them.
        let target = unsafe { &mut *(core::ptr::from_mut(target) as *mut [MaybeUninit<u8>]) };
        self.copy_to_uninit(order, target)
    }

    /// [`copy_to`](Self::copy_to) fresh memory: all of `target` is initialised where this
    /// gives no error.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn copy_to_uninit(
        &self,
        order: ByteLayout,
        target: &mut [MaybeUninit<u8>],
    ) -> Result<(), Error> {
        if target.len() != self.nbytes() {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "{} bytes do not hold the {} of the view",
                [target.len() as isize, self.nbytes() as isize, 0, 0],
            ));
        }
        if target.is_empty() {
            return Ok(());
        }
        let order = match order {
            ByteLayout::F => Order::F,
            ByteLayout::Any if self.is_f_contiguous() && !self.is_c_contiguous() => Order::F,
            ByteLayout::C | ByteLayout::Any => Order::C,
        };
        let mut strides = [0; MAX_NDIM];
        let strides = &mut strides[..self.ndim()];
        contiguous_strides(self.shape(), self.itemsize(), order, strides)?;
        // SAFETY: as many bytes as these strides reach, borrowed exclusively and so
        // apart from memory that is shared.
        unsafe {
            self.view
                .memory
                .copy_out(target.as_mut_ptr().cast(), strides)
        }
    }

    /// As [`Memory::hex_grouped`](super::Memory::hex_grouped), without groups where `sep` is none.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn hex(&self, sep: Option<&str>, bytes_per_sep: isize) -> Result<String, Error> {
        match sep {
            Some(sep) => self.view.hex_grouped(sep, bytes_per_sep),
            None => Ok(self.view.hex()),
        }
    }

    /// Whether shapes and items are equal, as [`MemoryView`]s compare.
    #[must_use]
    pub fn equals(&self, other: &ForeignMemory<'_>) -> bool {
        let is_record =
            |memory: &ForeignMemory<'_>| matches!(memory.view.spec.node, Some(Node::Record(_)));
        if is_record(self) == is_record(other) {
            return self.view.memory.is_equal(&other.view.memory);
        }
        same_shape(self.shape(), other.shape())
            && match (self.values(), other.values()) {
                (Ok(one), Ok(two)) => one
                    .iter()
                    .zip(&two)
                    .all(|(one, two)| bare(one) == bare(two)),
                _ => false,
            }
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

    /// Refuses to write what must not be written.
    fn require_writable(&self) -> Result<(), Error> {
        if self.readonly {
            return Err(Error::new(
                ErrorKind::Type,
                "cannot modify read-only memory",
            ));
        }
        if self.holds_objects() {
            return Err(Error::with_message(
                ErrorKind::NotImplemented,
                alloc::format!(
                    "memoryview: format {} holds references to Python objects, which are counted: \
                     write them through the object that owns the memory",
                    self.format()
                ),
            ));
        }
        Ok(())
    }

    /// Packs a value as one item, by memoryview's rules.
    ///
    /// # Errors
    ///
    /// `TypeError` for read-only memory; else as
    /// [`MemoryViewMut::set`](super::MemoryViewMut::set).
    pub fn set(&self, index: &[isize], value: &Value) -> Result<(), Error> {
        self.require_format()?;
        self.require_writable()?;
        let at = self.view.memory.locate(index)?;
        let item = PackedItem::new(&self.view.memory, value)?;
        // SAFETY: an item that may be written, and as many bytes of our own.
        unsafe {
            at.as_ptr()
                .copy_from_nonoverlapping(item.bytes().as_ptr(), item.bytes().len());
        }
        Ok(())
    }

    /// Copies the items of memory of the same structure, as if they had been copied
    /// away first. Where two indices name the same bytes, the last in C order wins.
    ///
    /// # Errors
    ///
    /// `TypeError` for read-only memory, `ValueError` for another structure.
    pub fn copy_from(&self, source: &ForeignMemory<'_>) -> Result<(), Error> {
        self.require_writable()?;
        let (target, source) = (&self.view.memory, &source.view.memory);
        same_structure(target, source)?;
        if is_injective(target.shape(), target.strides(), target.itemsize()).unwrap_or(false) {
            // SAFETY: the target may be written, and its items lie apart.
            return unsafe { copy_items(target, source) };
        }
        let bytes = source.try_to_bytes(ByteLayout::C)?;
        if target.has_no_items() || target.itemsize() == 0 {
            return Ok(());
        }
        for (item, part) in bytes.chunks_exact(target.itemsize()).zip(self.items()) {
            // SAFETY: one item that may be written, and its bytes.
            unsafe { write_bytes(&part?.memory, item)? };
        }
        Ok(())
    }

    /// Each item as a view without dimensions, in C order.
    fn items(&self) -> impl Iterator<Item = Result<MemoryView<'a>, Error>> + '_ {
        let shape = self.shape();
        (0..item_count(shape).unwrap_or(0)).map(move |mut number| {
            let mut key = alloc::vec![AxisKey::Index(0); shape.len()];
            for (entry, extent) in key.iter_mut().zip(shape).rev() {
                *entry = AxisKey::Index((number % extent) as isize);
                number /= extent;
            }
            self.view.slice(key.as_slice())
        })
    }
}

/// The value that the `struct` module would unpack: a count of zero (`0c`, which only
/// aligns) is no field there, and one field alone is no tuple.
fn bare(value: &Value) -> &Value {
    let Value::Record(record) = value else {
        return value;
    };
    let empty = |value: &&Value| !matches!(value, Value::List(list) if list.as_slice().is_empty());
    let mut fields = record.values().iter().filter(empty);
    match (record.is_named(), fields.next(), fields.next()) {
        (false, Some(field), None) => field,
        _ => value,
    }
}

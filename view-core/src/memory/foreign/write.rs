//! Values and copies into memory that others may write too.

use super::super::assign::{PackedItem, copy_items, same_structure, write_bytes};
use super::super::bytes::ByteLayout;
use super::super::value::Value;
use super::super::view::MemoryView;
use super::ForeignMemory;
use crate::strided::{AxisKey, is_injective, item_count};
use crate::{Error, ErrorKind};

impl<'a> ForeignMemory<'a> {
    /// Refuses to write what must not be written.
    fn require_writable(&self) -> Result<(), Error> {
        if self.readonly {
            return Err(Error::new(
                ErrorKind::Type,
                "cannot modify read-only memory",
            ));
        }
        if self.view.holds_objects() {
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
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [1, 2];
    /// let memory = foreign(&mut bytes, "B", &[2]);
    /// memory.set(&[-1], &200.into())?;
    /// let error = memory.set(&[0], &256.into()).unwrap_err();
    /// assert_eq!(error.to_string(), "memoryview: invalid value for format 'B'");
    /// assert_eq!(bytes, [1, 200]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` for read-only memory; else as
    /// [`MemoryViewMut::set`](crate::memory::MemoryViewMut::set).
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
    /// ```
    #[doc = include_str!("example.md")]
    /// use view_core::s;
    ///
    /// let mut bytes = *b"abcdef";
    /// let memory = foreign(&mut bytes, "B", &[6]);
    /// memory.slice(s![2..].as_ref())?.copy_from(&memory.slice(s![..4].as_ref())?)?;
    /// assert_eq!(memory.to_bytes(Default::default())?, b"ababcd");
    /// # Ok::<(), view_core::Error>(())
    /// ```
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

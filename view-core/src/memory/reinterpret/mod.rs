//! The same bytes as items of another format.

mod how;

use alloc::string::ToString;

use super::dims::Dims;
use super::memory::Memory;
use super::room::Room;
use super::spec::SpecRef;
use super::view::MemoryView;
use super::view_mut::MemoryViewMut;
use crate::error::Count;
use crate::strided::{
    MAX_NDIM, check_bounds, contiguous_strides, is_injective, item_count, nbytes,
};
use crate::{Error, ErrorKind};
use how::Reading;

pub use how::Reinterpret;

impl Memory {
    /// Refuses memory whose bytes cannot be read as anything else, or for
    /// `write` be written as anything else.
    pub(super) fn require_plain(&self, write: bool) -> Result<(), Error> {
        let Some(layout) = self.spec.layout() else {
            return Ok(());
        };
        let padding = self.spec.padding();
        if padding > 0 {
            return Err(Error::with_message(
                ErrorKind::Buffer,
                alloc::format!(
                    "items of `{}` have {} of padding, which cannot be read as other items \
                     because padding is not initialised; view a field, or copy with to_bytes()",
                    layout.name(),
                    Count(padding, "byte")
                ),
            ));
        }
        if write && self.spec.validity().is_some() {
            return Err(Error::with_message(
                ErrorKind::Buffer,
                alloc::format!(
                    "not every bit pattern is a `{}`, so it cannot be written as other items; \
                     write with set(), or reinterpret a shared view to read only",
                    layout.name()
                ),
            ));
        }
        Ok(())
    }

    fn reinterpreted(&self, how: &Reinterpret<'_>, write: bool) -> Result<Self, Error> {
        self.require_plain(write)?;
        let spec = match how.format {
            Reading::Text(text) => SpecRef::parse(text, None)?,
            Reading::Tree(format) => SpecRef::plain(format.to_string(), format.item()),
        };
        let itemsize = spec.itemsize;
        let mut made = match how.shape {
            None if how.strides.is_some() => {
                return Err(Error::new(
                    ErrorKind::Type,
                    "strides need a shape of as many dimensions",
                ));
            }
            None => self.rescaled(itemsize, how.offset)?,
            Some(shape) => self.placed(shape, how, itemsize, write)?,
        };
        made.spec = spec;
        Ok(made)
    }

    /// The same dimensions, the last one counted in items of another size.
    fn rescaled(&self, itemsize: usize, offset: usize) -> Result<Self, Error> {
        let size = self.itemsize();
        if offset != 0 {
            // Then it is the bytes that count, as in a file behind a header.
            let total = self.block()?;
            let left = total
                .checked_sub(offset)
                .ok_or_else(|| outside(offset, total))?;
            let count = divided(left, itemsize)?;
            let ptr = self.advanced(offset, count == 0);
            return Ok(self.with_geometry(ptr, Dims::line(count, itemsize as isize)));
        }
        if size == itemsize {
            return Ok(self.duplicate());
        }
        self.require_direct("reinterpret")?;
        let Some((&len, outer)) = self.shape().split_last() else {
            return Err(Error::with_message(
                ErrorKind::Type,
                alloc::format!(
                    "one item of {} is none of {itemsize}; give a shape",
                    Count(size, "byte")
                ),
            ));
        };
        let (&stride, steps) = self.strides().split_last().expect("one for each length");
        if len > 1 && stride != size as isize {
            return Err(Error::new(
                ErrorKind::Type,
                "items of another size need a last dimension without gaps; \
                 copy the bytes first, or give a shape if the memory is contiguous",
            ));
        }
        let count = divided(nbytes(&[len], size)?, itemsize)?;
        let ndim = self.ndim();
        let mut room = Room::new(ndim);
        room.shape[..ndim - 1].copy_from_slice(outer);
        room.strides[..ndim - 1].copy_from_slice(steps);
        room.shape[ndim - 1] = count;
        room.strides[ndim - 1] = itemsize as isize;
        Ok(self.with_geometry(self.ptr, room.direct(ndim)?))
    }

    /// Another geometry, anywhere inside the contiguous memory.
    fn placed(
        &self,
        shape: &[usize],
        how: &Reinterpret<'_>,
        itemsize: usize,
        write: bool,
    ) -> Result<Self, Error> {
        let total = self.block()?;
        let mut made = [0; MAX_NDIM];
        let strides = if let Some(strides) = how.strides {
            strides
        } else {
            let made = made.get_mut(..shape.len()).ok_or_else(|| {
                Error::new(
                    ErrorKind::Value,
                    "memoryview: number of dimensions must not exceed 64",
                )
            })?;
            contiguous_strides(shape, itemsize, how.order, made)?;
            made
        };
        check_bounds(shape, strides, itemsize, how.offset, total)?;
        item_count(shape)?;
        nbytes(shape, itemsize)?;
        if write && !is_injective(shape, strides, itemsize)? {
            return Err(Error::new(
                ErrorKind::Value,
                "these strides lead two indices to the same byte, which a mutable view must not",
            ));
        }
        let ptr = self.advanced(how.offset, shape.contains(&0));
        Ok(self.with_geometry(ptr, Dims::new(shape, strides, &[])?))
    }

    /// The bytes of the memory, which must lie side by side from the first item on.
    fn block(&self) -> Result<usize, Error> {
        if self.is_contiguous() {
            return Ok(self.nbytes());
        }
        Err(Error::new(
            ErrorKind::Type,
            "a shape or an offset needs contiguous memory: copy the bytes first",
        ))
    }

    /// `offset` bytes into contiguous memory, which holds as many.
    fn advanced(&self, offset: usize, empty: bool) -> core::ptr::NonNull<u8> {
        if empty {
            return self.ptr;
        }
        // SAFETY: an item lies there, inside the memory.
        unsafe { self.ptr.add(offset) }
    }
}

fn divided(bytes: usize, itemsize: usize) -> Result<usize, Error> {
    match bytes.checked_rem(itemsize) {
        Some(0) => Ok(bytes / itemsize),
        Some(left) => Err(Error::with_numbers(
            ErrorKind::Type,
            "{} {byte is|bytes are} no whole number of items of {} {byte|bytes}: {} {is|are} left over",
            [bytes as isize, itemsize as isize, left as isize, 0],
        )),
        None => Err(Error::new(
            ErrorKind::Type,
            "bytes cannot say how many items of no bytes they are",
        )),
    }
}

fn outside(offset: usize, total: usize) -> Error {
    Error::with_numbers(
        ErrorKind::Value,
        "offset {} is outside of a memory of {} {byte|bytes}",
        [
            isize::try_from(offset).unwrap_or(isize::MAX),
            total as isize,
            0,
            0,
        ],
    )
}

impl MemoryView<'_> {
    /// The same bytes as items of any other format: what NumPy's `view` does, and
    /// `frombuffer`, and more.
    ///
    /// A format alone keeps the geometry if the itemsize is the same, and
    /// else counts the last dimension anew. A [`Reinterpret`] may also give
    /// shape, order, strides and offset inside contiguous memory.
    /// [`cast`](Self::cast) is Python's, and as strict.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let bytes = [0_u8, 1, 0, 2, 0, 3];
    /// let numbers = memoryview(&bytes).reinterpret(">H")?;
    /// assert_eq!(numbers.to_list()?.to_string(), "[1, 2, 3]");
    /// let pairs = memoryview(&bytes).reinterpret("BB")?;
    /// assert_eq!(pairs.get(2)?.to_string(), "(0, 3)");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` for what is no format, or leads outside of the memory; `TypeError`
    /// where the bytes are not so many items or lie apart; `BufferError`
    /// where the items are of a Rust type with padding.
    pub fn reinterpret<'r>(&self, how: impl Into<Reinterpret<'r>>) -> Result<Self, Error> {
        let made = self.memory.reinterpreted(&how.into(), false)?;
        // SAFETY: the same shared bytes, all initialised (`require_plain`), each
        // item inside of them.
        Ok(unsafe { Self::from_memory(made) })
    }
}

impl MemoryViewMut<'_> {
    /// As [`MemoryView::reinterpret`].
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// // Truth values may be read as other items, though not written as such.
    /// let mut flags = [true, false, false, true];
    /// let view = memoryview_mut(&mut flags);
    /// assert_eq!(view.reinterpret(">H")?.to_list()?.to_string(), "[256, 1]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn reinterpret<'r>(
        &self,
        how: impl Into<Reinterpret<'r>>,
    ) -> Result<MemoryView<'_>, Error> {
        let made = self.memory.reinterpreted(&how.into(), false)?;
        // SAFETY: shared while `self` is borrowed (5).
        Ok(unsafe { MemoryView::from_memory(made) })
    }

    /// As [`MemoryView::reinterpret`], mutable.
    ///
    /// ```
    /// use view_core::memory::{Reinterpret, memoryview_mut};
    ///
    /// let mut bytes = [0_u8; 5];
    /// let mut view = memoryview_mut(&mut bytes);
    /// view.reinterpret_mut(Reinterpret::new(">H").offset(1))?.set(-1, 0x0304)?;
    /// assert_eq!(view.to_bytes(), [0, 0, 0, 3, 4]);
    /// let windows = Reinterpret::new("B").shape(&[2, 4]).strides(&[1, 1]);
    /// assert!(view.reinterpret(windows.clone()).is_ok());
    /// assert!(view.reinterpret_mut(windows).is_err()); // a byte would be two items
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there; `BufferError` also where not every bit pattern is a value of
    /// the Rust type, and `ValueError` for strides that lead two indices to the same
    /// byte.
    pub fn reinterpret_mut<'r>(
        &mut self,
        how: impl Into<Reinterpret<'r>>,
    ) -> Result<MemoryViewMut<'_>, Error> {
        let made = self.memory.reinterpreted(&how.into(), true)?;
        // SAFETY: the same exclusive bytes, of which any are values, each item
        // inside of them and apart from the others.
        Ok(unsafe { MemoryViewMut::from_memory(made) })
    }
}

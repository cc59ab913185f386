//! The bytes of a view: `to_bytes`, `hex`, text.

use alloc::string::String;
use alloc::vec::Vec;
use core::mem::MaybeUninit;

use super::memory::Memory;
use super::room::PerAxis;
use crate::copy::{self, Holes, advise_huge_pages};
use crate::strided::{Order, contiguous_strides, nbytes};
use crate::{Error, ErrorKind};

/// In which order [`Memory::to_bytes_in`] puts the items: the argument of Python's `tobytes`.
///
/// ```
/// use view_core::memory::{ByteLayout, memoryview};
///
/// let columns = memoryview(&[[1_u8, 2, 3], [4, 5, 6]]).transpose()?; // in Fortran order
/// assert_eq!(columns.to_bytes_in(ByteLayout::C), [1, 4, 2, 5, 3, 6]);
/// assert_eq!(columns.to_bytes_in(ByteLayout::F), [1, 2, 3, 4, 5, 6]);
/// assert_eq!(columns.to_bytes_in(ByteLayout::Any), [1, 2, 3, 4, 5, 6]); // as they lie
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ByteLayout {
    /// Rows, the last dimension fastest: Python's `'C'`.
    #[default]
    C,
    /// Columns, the first dimension fastest: `'F'`.
    F,
    /// As they lie in memory where they are contiguous in one of the two
    /// orders, else as C: `'A'`.
    Any,
}

impl core::str::FromStr for ByteLayout {
    type Err = Error;

    /// Python's letters: `C`, `F` or `A`.
    ///
    /// ```
    /// use view_core::memory::ByteLayout;
    /// assert_eq!("F".parse(), Ok(ByteLayout::F));
    /// let error = "K".parse::<ByteLayout>().unwrap_err();
    /// assert_eq!(error.to_string(), "order must be 'C', 'F' or 'A'");
    /// ```
    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "C" => Ok(Self::C),
            "F" => Ok(Self::F),
            "A" => Ok(Self::Any),
            _ => Err(Error::new(
                ErrorKind::Value,
                "order must be 'C', 'F' or 'A'",
            )),
        }
    }
}

impl Memory {
    /// The bytes of all items in C order: Python's `tobytes()`.
    ///
    /// No knowledge of the format is needed. The padding of a Rust type is
    /// not initialised; there are zeros in its place.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    /// assert_eq!(memoryview(b"abc").to_bytes(), b"abc");
    /// assert_eq!(memoryview(&[0x0102_u16.to_le()]).to_bytes(), [2, 1]);
    /// ```
    ///
    /// # Panics
    ///
    /// Where memory runs out, as `Vec` does; [`try_to_bytes`](Self::try_to_bytes)
    /// answers an error.
    #[doc(alias = "tobytes")]
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.to_bytes_in(ByteLayout::C)
    }

    /// The bytes of all items in one of Python's orders.
    ///
    /// ```
    /// use view_core::memory::{ByteLayout, memoryview};
    ///
    /// let view = memoryview(&[[1_u8, 2, 3], [4, 5, 6]]);
    /// assert_eq!(view.to_bytes_in(ByteLayout::F), [1, 4, 2, 5, 3, 6]);
    /// ```
    ///
    /// # Panics
    ///
    /// As [`to_bytes`](Self::to_bytes).
    #[must_use]
    pub fn to_bytes_in(&self, order: ByteLayout) -> Vec<u8> {
        match self.try_to_bytes(order) {
            Ok(bytes) => bytes,
            Err(error) => panic!("{error}"),
        }
    }

    /// [`to_bytes_in`](Self::to_bytes_in) that does not panic.
    ///
    /// ```
    /// use view_core::memory::{ByteLayout, memoryview};
    ///
    /// assert_eq!(memoryview(b"abc").try_to_bytes(ByteLayout::C)?, b"abc");
    /// let endless = memoryview(b"a").broadcast_to(&[isize::MAX as usize])?;
    /// let error = endless.try_to_bytes(ByteLayout::C).unwrap_err();
    /// assert_eq!(error.kind(), view_core::ErrorKind::Memory);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `MemoryError`: a view of few bytes may show them many times.
    pub fn try_to_bytes(&self, order: ByteLayout) -> Result<Vec<u8>, Error> {
        let total = nbytes(self.shape(), self.itemsize())?;
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(total).map_err(|_| {
            Error::with_numbers(
                ErrorKind::Memory,
                "there is no memory for the {} {byte|bytes} of the view",
                [total as isize, 0, 0, 0],
            )
        })?;
        let room = &mut bytes.spare_capacity_mut()[..total];
        advise_huge_pages(room);
        self.bytes_into_uninit(order, room)?;
        // SAFETY: all of them are initialised.
        unsafe { bytes.set_len(total) };
        Ok(bytes)
    }

    /// Writes the bytes of all items to memory that is there already, in one of Python's
    /// orders: several times faster than into fresh memory, where there are many.
    ///
    /// ```
    /// use view_core::memory::{ByteLayout, memoryview};
    ///
    /// let mut line = [0; 2];
    /// for column in memoryview(&[[1_u8, 2, 3], [4, 5, 6]]).transpose()?.outer_iter()? {
    ///     column.bytes_into(ByteLayout::C, &mut line)?;
    /// }
    /// assert_eq!(line, [3, 6]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where `target` is not [`nbytes`](Self::nbytes) long, `OverflowError` where
    /// no memory is.
    pub fn bytes_into(&self, order: ByteLayout, target: &mut [u8]) -> Result<(), Error> {
        // SAFETY: the same bytes, and only initialised ones are written to them.
        let target = unsafe { &mut *(core::ptr::from_mut(target) as *mut [MaybeUninit<u8>]) };
        self.bytes_into_uninit(order, target)
    }

    /// [`bytes_into`](Self::bytes_into) fresh memory: all of `target` is initialised where
    /// this gives no error.
    pub(super) fn bytes_into_uninit(
        &self,
        order: ByteLayout,
        target: &mut [MaybeUninit<u8>],
    ) -> Result<(), Error> {
        let total = nbytes(self.shape(), self.itemsize())?;
        if target.len() != total {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "{} {byte does|bytes do} not hold the {} of the view",
                [target.len() as isize, total as isize, 0, 0],
            ));
        }
        if target.is_empty() {
            return Ok(());
        }
        if let (Some((len, stride)), None) = (self.dims.as_line(), self.spec.runs()) {
            // Nothing to plan: one dimension is the same in all orders.
            let itemsize = self.itemsize();
            let (to, from) = (target.as_mut_ptr().cast(), self.ptr.as_ptr());
            // SAFETY: the items of this memory (invariant 1), all of whose bytes are
            // initialised (3), to as many bytes, borrowed exclusively and so apart.
            unsafe { copy::copy(to, &[itemsize as isize], from, &[stride], &[len], itemsize) };
            return Ok(());
        }
        let order = match order {
            ByteLayout::F => Order::F,
            ByteLayout::Any if self.is_f_contiguous() && !self.is_c_contiguous() => Order::F,
            ByteLayout::C | ByteLayout::Any => Order::C,
        };
        let mut strides = PerAxis::new(self.ndim(), 0);
        let strides = &mut strides[..self.ndim()];
        contiguous_strides(self.shape(), self.itemsize(), order, strides)?;
        // SAFETY: as many bytes as these strides reach, borrowed exclusively and so apart
        // from the memory. All of them are written: what an item has initialised, zeros
        // for the rest.
        unsafe { self.copy_out(target.as_mut_ptr().cast(), strides) }
    }

    /// Copies all items to `to`, which has the strides `strides`; zeros where
    /// the items have padding.
    ///
    /// # Safety
    ///
    /// Every item of that geometry may be written and lies apart from this
    /// memory.
    pub(super) unsafe fn copy_out(&self, to: *mut u8, strides: &[isize]) -> Result<(), Error> {
        let itemsize = self.itemsize();
        let runs = self.spec.runs();
        let copy = |from: *const u8, to: (*mut u8, &[isize]), shape: &[usize], by: &[isize]| {
            // SAFETY: a block of this memory (invariants 1 and 3), and by contract as much
            // room, apart from it.
            unsafe {
                match runs {
                    None => copy::copy(to.0, to.1, from, by, shape, itemsize),
                    Some(runs) => {
                        copy::copy_runs(to, (from, by), shape, itemsize, runs, Holes::Zero);
                    }
                }
            }
        };
        if !self.is_indirect() {
            copy(
                self.ptr.as_ptr(),
                (to, strides),
                self.shape(),
                self.strides(),
            );
            return Ok(());
        }
        self.for_each_block(strides, &mut |from, offset, shape, by| {
            let rest = &strides[strides.len() - shape.len()..];
            // SAFETY: the place of the block, inside of the room.
            copy(from, (unsafe { to.offset(offset) }, rest), shape, by);
            Ok(())
        })
    }

    /// The bytes where they lie, if they lie one behind the other in C order and
    /// all are initialised.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let words = [0x6162_u16.to_be(), 0x6364_u16.to_be()];
    /// assert_eq!(memoryview(&words).as_bytes(), Some(&b"abcd"[..]));
    /// ```
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        if !self.is_c_contiguous() || self.spec.runs().is_some() {
            return None;
        }
        if self.has_no_items() {
            return Some(&[]);
        }
        let bytes = nbytes(self.shape(), self.itemsize()).ok()?;
        // SAFETY: contiguous (invariant 1) and initialised (3); shared for as
        // long as `self` is.
        Some(unsafe { core::slice::from_raw_parts(self.ptr.as_ptr(), bytes) })
    }

    /// The bytes as text: what the Python 2.7 documentation of memoryview
    /// shows as `str(view)`.
    ///
    /// ```
    /// use view_core::{memory::memoryview, s};
    ///
    /// let v = memoryview(b"abcefg");
    /// assert_eq!(v.slice(1..4)?.to_str()?, "bce");
    /// assert_eq!(v.slice(s![4..-1])?.to_str()?, "f");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` where items are not bytes (`B`, `b` or `c`), `ValueError`
    /// where the bytes are not UTF-8.
    #[doc(alias = "str")]
    pub fn to_str(&self) -> Result<String, Error> {
        if !self.is_bytes() {
            return Err(Error::with_message(
                ErrorKind::Type,
                alloc::format!(
                    "text needs items of format 'B', 'b' or 'c', not '{}'; cast them first",
                    self.format()
                ),
            ));
        }
        String::from_utf8(self.try_to_bytes(ByteLayout::C)?).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Error::with_message(
                ErrorKind::Value,
                alloc::format!("the bytes are not UTF-8 at byte {at}"),
            )
        })
    }

    /// Whether items are single bytes: `B`, `b` or `c`, one `@` allowed.
    pub(super) fn is_bytes(&self) -> bool {
        let format = self.format();
        matches!(format.strip_prefix('@').unwrap_or(format), "B" | "b" | "c")
    }

    /// The bytes in hexadecimal digits: Python's `hex()`.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    /// assert_eq!(memoryview(b"abc").hex(), "616263");
    /// ```
    ///
    /// # Panics
    ///
    /// As [`to_bytes`](Self::to_bytes).
    #[must_use]
    pub fn hex(&self) -> String {
        match self.try_hex() {
            Ok(text) => text,
            Err(error) => panic!("{error}"),
        }
    }

    /// [`hex`](Self::hex), and an error where memory runs out.
    pub(super) fn try_hex(&self) -> Result<String, Error> {
        hex(&self.try_to_bytes(ByteLayout::C)?, None)
    }

    /// The bytes in hexadecimal digits, a separator after every group: Python's
    /// `hex(sep, bytes_per_sep)`. Groups of a positive size are counted from the
    /// right, of a negative one from the left; 0 makes no groups.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(b"\x01\x02\x03\x04\x05");
    /// assert_eq!(view.hex_grouped(":", 1)?, "01:02:03:04:05");
    /// assert_eq!(view.hex_grouped("_", 2)?, "01_0203_0405");
    /// assert_eq!(view.hex_grouped("_", -2)?, "0102_0304_05");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError: sep must be length 1.` and `ValueError: sep must be ASCII.`;
    /// `MemoryError` where there is no memory for the text.
    #[doc(alias = "hex")]
    pub fn hex_grouped(&self, sep: &str, bytes_per_sep: isize) -> Result<String, Error> {
        let mut chars = sep.chars();
        let (Some(c), None) = (chars.next(), chars.next()) else {
            return Err(Error::new(ErrorKind::Value, "sep must be length 1."));
        };
        if !c.is_ascii() {
            return Err(Error::new(ErrorKind::Value, "sep must be ASCII."));
        }
        hex(&self.try_to_bytes(ByteLayout::C)?, Some((c, bytes_per_sep)))
    }
}

/// # Errors
///
/// `MemoryError`: with strides of zero a few bytes of memory are any number of items.
fn hex(bytes: &[u8], groups: Option<(char, isize)>) -> Result<String, Error> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::new();
    let gaps = bytes.len().saturating_sub(1);
    let separators = groups.and_then(|(_, size)| gaps.checked_div(size.unsigned_abs()));
    let room = bytes.len().saturating_mul(2);
    // Asked for once: a text that grows by itself ends the program where it cannot.
    text.try_reserve_exact(room.saturating_add(separators.unwrap_or(0)))
        .map_err(|_| Error::new(ErrorKind::Memory, "there is no memory for the digits"))?;
    for (i, byte) in bytes.iter().enumerate() {
        if let Some((sep, size)) = groups
            && size != 0
            && i > 0
        {
            // Groups are whole on the side they are counted from.
            let counted = if size > 0 { bytes.len() - i } else { i };
            if counted.is_multiple_of(size.unsigned_abs()) {
                text.push(sep);
            }
        }
        text.push(DIGITS[usize::from(byte >> 4)].into());
        text.push(DIGITS[usize::from(byte & 0xF)].into());
    }
    Ok(text)
}

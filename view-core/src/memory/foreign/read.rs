//! Values and copies out of memory that others may write.

use alloc::string::String;
use alloc::vec::Vec;
use core::mem::MaybeUninit;

use super::super::assign::same_shape;
use super::super::bytes::ByteLayout;
use super::super::codec::Node;
use super::super::value::Value;
use super::ForeignMemory;
use crate::Error;

impl ForeignMemory<'_> {
    /// As [`Memory::get`](super::super::Memory::get).
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [1, 0, 2, 0, 3, 0, 4, 0];
    /// let memory = foreign(&mut bytes, "<h", &[2, 2]);
    /// assert_eq!(memory.get(&[1, -1])?, 4);
    /// let error = memory.get(&[2, 0]).unwrap_err();
    /// assert_eq!(format!("{error:#}"), "IndexError: index out of bounds on dimension 1");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    #[inline]
    pub fn get(&self, index: &[isize]) -> Result<Value, Error> {
        self.view.get(index)
    }

    /// As [`Memory::values`](super::super::Memory::values).
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = *b"abcd";
    /// let values = foreign(&mut bytes, "B", &[2, 2]).values()?;
    /// assert_eq!(values, [97, 98, 99, 100].map(view_core::memory::Value::from)); // not nested
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn values(&self) -> Result<Vec<Value>, Error> {
        self.view.values()
    }

    /// As [`Memory::to_list`](super::super::Memory::to_list).
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = *b"abcd";
    /// let memory = foreign(&mut bytes, "B", &[2, 2]);
    /// assert_eq!(memory.to_list()?.to_string(), "[[97, 98], [99, 100]]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn to_list(&self) -> Result<Value, Error> {
        self.view.to_list()
    }

    /// As [`Memory::try_to_bytes`](super::super::Memory::try_to_bytes).
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// use view_core::memory::ByteLayout;
    ///
    /// let mut bytes = *b"abcdef";
    /// let memory = foreign(&mut bytes, "B", &[2, 3]);
    /// assert_eq!(memory.to_bytes(ByteLayout::C)?, b"abcdef");
    /// assert_eq!(memory.to_bytes(ByteLayout::F)?, b"adbecf");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn to_bytes(&self, order: ByteLayout) -> Result<Vec<u8>, Error> {
        self.view.try_to_bytes(order)
    }

    /// Copies the bytes of all items to `target`, in `order`.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// use view_core::memory::ByteLayout;
    ///
    /// let mut bytes = *b"abcdef";
    /// let memory = foreign(&mut bytes, "B", &[2, 3]);
    /// let mut target = [0; 6];
    /// memory.copy_to(ByteLayout::F, &mut target)?;
    /// assert_eq!(&target, b"adbecf");
    /// let error = memory.copy_to(ByteLayout::F, &mut target[1..]).unwrap_err();
    /// assert_eq!(error.to_string(), "5 bytes do not hold the 6 of the view");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where `target` is not [`nbytes`](Self::nbytes) long.
    pub fn copy_to(&self, order: ByteLayout, target: &mut [u8]) -> Result<(), Error> {
        self.view.bytes_into(order, target)
    }

    /// [`copy_to`](Self::copy_to) fresh memory: all of `target` is initialised where this
    /// gives no error.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// use core::mem::MaybeUninit;
    /// use view_core::memory::ByteLayout;
    ///
    /// let mut bytes = [1, 0, 2, 0];
    /// let memory = foreign(&mut bytes, "<h", &[2]);
    /// let mut target = [MaybeUninit::uninit(); 4];
    /// memory.copy_to_uninit(ByteLayout::C, &mut target)?;
    /// // SAFETY: there was no error.
    /// assert_eq!(target.map(|byte| unsafe { byte.assume_init() }), [1, 0, 2, 0]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn copy_to_uninit(
        &self,
        order: ByteLayout,
        target: &mut [MaybeUninit<u8>],
    ) -> Result<(), Error> {
        self.view.bytes_into_uninit(order, target)
    }

    /// As [`Memory::hex_grouped`](super::super::Memory::hex_grouped), without groups where `sep` is none.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [0x01, 0x02, 0xab];
    /// let memory = foreign(&mut bytes, "B", &[3]);
    /// assert_eq!(memory.hex(None, 1)?, "0102ab");
    /// assert_eq!(memory.hex(Some(":"), 2)?, "01:02ab");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn hex(&self, sep: Option<&str>, bytes_per_sep: isize) -> Result<String, Error> {
        match sep {
            Some(sep) => self.view.hex_grouped(sep, bytes_per_sep),
            None => self.view.try_hex(),
        }
    }

    /// Whether shapes and items are equal, as [`MemoryView`](crate::memory::MemoryView)s compare:
    /// by value. A record of one field without a name is that field's value, as Python's
    /// `struct` unpacks it.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let (mut bytes, mut words) = ([1, 2], [0, 1, 0, 2]);
    /// let (bytes, words) = (foreign(&mut bytes, "B", &[2]), foreign(&mut words, ">h", &[2]));
    /// assert!(bytes.equals(&words)); // by value, whatever the format
    /// words.set(&[1], &3.into())?;
    /// assert!(!bytes.equals(&words));
    ///
    /// let (mut one, mut same) = ([1, 0], [1]);
    /// assert!(foreign(&mut one, "T{Bx}", &[1]).equals(&foreign(&mut same, "B", &[1])));
    /// # Ok::<(), view_core::Error>(())
    /// ```
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

#[cfg(test)]
mod tests {
    use crate::ErrorKind;
    use crate::memory::{ForeignMemory, RawParts, Reinterpret};

    #[test]
    fn what_fits_no_memory_is_an_error_and_no_panic() {
        let mut bytes = [7_u8; 2];
        let parts = RawParts::new(bytes.as_mut_ptr(), "B", 1, &[2]);
        // SAFETY: the bytes of the array, which outlives the view.
        let memory = unsafe { ForeignMemory::from_raw_parts(parts, true) }.unwrap();
        let (shape, strides) = ([isize::MAX as usize], [0]);
        let again = Reinterpret::new("B").shape(&shape).strides(&strides);
        let endless = memory.reinterpret(again).unwrap();
        for sep in [None, Some(":")] {
            let error = endless.hex(sep, 1).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Memory);
        }
        assert_eq!(memory.hex(None, 1).unwrap(), "0707");
        for (size, text) in [(1, "07:07"), (-1, "07:07"), (2, "0707"), (0, "0707")] {
            assert_eq!(memory.hex(Some(":"), size).unwrap(), text);
        }
    }
}

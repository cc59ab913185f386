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
    /// # Errors
    ///
    /// As there.
    #[inline]
    pub fn get(&self, index: &[isize]) -> Result<Value, Error> {
        self.view.get(index)
    }

    /// As [`Memory::values`](super::super::Memory::values).
    ///
    /// # Errors
    ///
    /// As there.
    pub fn values(&self) -> Result<Vec<Value>, Error> {
        self.view.values()
    }

    /// As [`Memory::to_list`](super::super::Memory::to_list).
    ///
    /// # Errors
    ///
    /// As there.
    pub fn to_list(&self) -> Result<Value, Error> {
        self.view.to_list()
    }

    /// As [`Memory::try_to_bytes`](super::super::Memory::try_to_bytes).
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
        self.view.bytes_into(order, target)
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
        self.view.bytes_into_uninit(order, target)
    }

    /// As [`Memory::hex_grouped`](super::super::Memory::hex_grouped), without groups where `sep` is none.
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

    /// Whether shapes and items are equal, as [`MemoryView`](crate::memory::MemoryView)s compare.
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

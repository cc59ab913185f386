//! Items at the start of bytes, and the bytes behind them: how a file is read that is a
//! header and then records.

use super::{View, ViewMut};
use crate::element::WithoutPadding;
use crate::{BufferView, Error, ErrorKind};

impl<'a, T: BufferView> View<'a, T> {
    /// The first `len` items of bytes, as [`from_bytes`](Self::from_bytes) reads them, and the
    /// bytes behind them.
    ///
    /// A file is read by this from front to back: a header is one item, and says how many
    /// records follow it.
    ///
    /// ```
    /// use view_core::{Be, BufferView, View};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Header { magic: [u8; 4], records: Be<u16> }
    ///
    /// #[derive(Clone, Copy, Debug, BufferView)]
    /// #[repr(C)]
    /// struct Record { id: u8, value: Be<u16> }
    ///
    /// let file = *b"LOG1\0\x02\x07\0\x01\x08\x01\0 end";
    /// let (header, rest) = View::<Header>::from_bytes_prefix(&file, 1)?;
    /// let (records, rest) = View::<Record>::from_bytes_prefix(rest, header[0].records.get().into())?;
    /// assert_eq!((records[1].id, records[1].value.get(), rest), (8, 256, &b" end"[..]));
    ///
    /// // Of a file that has been cut off, as many records as are whole:
    /// let cut = &file[6..11];
    /// let error = View::<Record>::from_bytes_prefix(cut, 2).unwrap_err();
    /// assert_eq!(error.to_string(), "5 bytes have room for 1 item of 3 bytes, not for 2");
    /// let (records, rest) = View::<Record>::from_bytes_prefix(cut, cut.len() / size_of::<Record>())?;
    /// assert_eq!((records.len(), rest), (1, &[8, 1][..]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the bytes are too few, and what [`from_bytes`](Self::from_bytes) refuses.
    #[doc(alias("from_prefix", "ref_from_prefix", "slice_from_prefix", "header"))]
    pub fn from_bytes_prefix(bytes: &'a [u8], len: usize) -> Result<(Self, &'a [u8]), Error> {
        let (items, rest) = bytes.split_at(prefix::<T>(bytes.len(), len)?);
        Ok((Self::from_bytes(items)?, rest))
    }
}

impl<'a, T: BufferView> ViewMut<'a, T> {
    /// As [`View::from_bytes_prefix`], to be changed, the bytes behind the items as well.
    ///
    /// A type with holes does not compile here.
    ///
    /// ```
    /// use view_core::{Le, ViewMut};
    ///
    /// // A count, and so many numbers.
    /// let mut bytes = [2, 0, 7, 0, 8, 0, 9];
    /// let (mut count, rest) = ViewMut::<Le<u16>>::from_bytes_prefix(&mut bytes, 1)?;
    /// let (mut numbers, _) = ViewMut::<Le<u16>>::from_bytes_prefix(rest, count[0].get().into())?;
    /// numbers.fill(Le::new(5));
    /// count[0] = Le::new(1);
    /// assert_eq!(bytes, [1, 0, 5, 0, 5, 0, 9]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`View::from_bytes_prefix`].
    pub fn from_bytes_prefix(bytes: &'a mut [u8], len: usize) -> Result<(Self, &'a mut [u8]), Error>
    where
        T: WithoutPadding,
    {
        let (items, rest) = bytes.split_at_mut(prefix::<T>(bytes.len(), len)?);
        Ok((Self::from_bytes(items)?, rest))
    }
}

/// How many of `have` bytes `len` items take.
fn prefix<T>(have: usize, len: usize) -> Result<usize, Error> {
    let bytes = len.checked_mul(size_of::<T>());
    bytes.filter(|&bytes| bytes <= have).ok_or_else(|| {
        // Items of no bytes always fit, and are refused where they are read.
        let room = have / size_of::<T>().max(1);
        let numbers = [have, room, size_of::<T>(), len];
        Error::with_numbers(
            ErrorKind::Value,
            "{} {byte has|bytes have} room for {} {item|items} of {} {byte|bytes}, not for {}",
            numbers.map(|number| isize::try_from(number).unwrap_or(isize::MAX)),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Le;

    #[test]
    fn what_follows_begins_where_the_items_end() {
        let bytes = [1, 0, 2, 0, 3];
        for len in 0..=2 {
            let (items, rest) = View::<Le<u16>>::from_bytes_prefix(&bytes, len).unwrap();
            assert_eq!((items.len(), rest), (len, &bytes[2 * len..]));
            assert!(
                items
                    .iter()
                    .zip(1..)
                    .all(|(item, number)| item.get() == number)
            );
        }
    }

    #[test]
    fn no_number_of_items_is_too_large_to_be_refused() {
        for len in [3, 1 << 16, isize::MAX as usize, usize::MAX] {
            let mut bytes = [0; 5];
            let error = View::<Le<u16>>::from_bytes_prefix(&bytes, len).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Value);
            assert!(ViewMut::<Le<u16>>::from_bytes_prefix(&mut bytes, len).is_err());
        }
        let error = View::<u8>::from_bytes_prefix(&[], 1).unwrap_err();
        assert_eq!(
            std::format!("{error:#}"),
            "ValueError: 0 bytes have room for 0 items of 1 byte, not for 1"
        );
    }

    #[test]
    fn items_are_checked_as_all_others() {
        assert!(View::<bool>::from_bytes_prefix(&[1, 0, 2], 2).is_ok());
        assert!(View::<bool>::from_bytes_prefix(&[1, 0, 2], 3).is_err());
        // Bytes cannot say how many items of no bytes they are, so neither does a number.
        for len in [0, 1, usize::MAX] {
            let error = View::<[u8; 0]>::from_bytes_prefix(&[1], len).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Type);
        }
    }
}

//! What stands before the records.

use alloc::format;
use alloc::vec::Vec;

use super::check::check;
use super::literal::decode;
use super::parse::{Dict, Parts, dict, split};
use crate::error::Count;
use crate::format::Format;
use crate::{Error, ErrorKind};

/// The header of an `.npy` file: what its records are, how many there are, and
/// where they begin.
///
/// ```
/// use view_core::npy::Header;
///
/// let mut file = b"\x93NUMPY\x01\x00\x46\x00".to_vec();
/// file.extend(format!("{:70}", "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), }").bytes());
/// file.extend([0; 24]);
///
/// let header = Header::read(&file)?;
/// assert_eq!(header.shape(), [2, 3]);
/// assert_eq!(header.strides(), [12, 4]);
/// assert_eq!(header.format().to_string(), ">f");
/// assert_eq!(header.data(&file)?.len(), 24);
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    version: (u8, u8),
    format: Format,
    shape: Vec<usize>,
    fortran_order: bool,
    data_offset: usize,
}

impl Header {
    /// Reads the header that `file` begins with. The records behind it are
    /// not looked at, so the first bytes of a file are enough.
    ///
    /// Versions 1.0, 2.0 and 3.0 of the format are read, in any order of the
    /// keys, and the lengths `10L` of Python 2. Padding, which NumPy writes as
    /// fields of no name, becomes padding again.
    ///
    /// ```
    /// use view_core::npy::Header;
    ///
    /// let mut file = Vec::new();
    /// view_core::npy::write(&mut file, &[[1_i16, 2], [3, 4]])?;
    /// let header = Header::read(&file)?;
    /// assert_eq!((header.shape(), header.itemsize(), header.len()), (&[2, 2][..], 2, 4));
    /// assert_eq!((header.version(), header.data_offset(), header.nbytes()), ((1, 0), 128, 8));
    /// assert!(Header::read(b"PK\x03\x04").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What is no `.npy` file or ends within its header, a header that is not
    /// the dict NumPy writes, items that are Python objects or of a type that
    /// is not known, and a shape whose size fits no machine integer.
    pub fn read(file: &[u8]) -> Result<Self, Error> {
        let Parts {
            version,
            text,
            data_offset,
        } = split(file)?;
        let text = decode(text, version.0)?;
        let Dict {
            format,
            fortran_order,
            shape,
        } = dict(&text)?;
        check(&format, &shape)?;
        Ok(Self {
            version,
            format,
            shape,
            fortran_order,
            data_offset,
        })
    }

    /// The header for items of `format` in an array of `shape`, in the oldest
    /// version of the format that can say it. `fortran_order` means that the
    /// first index varies fastest.
    ///
    /// ```
    /// use view_core::format::Format;
    /// use view_core::npy::Header;
    ///
    /// let header = Header::new(Format::parse("<d")?, &[2, 3], true)?;
    /// assert!(header.fortran_order());
    /// assert_eq!(header.strides(), [8, 16]); // the first index varies fastest
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A format that NumPy has no type for, more than 64 dimensions, and a
    /// shape whose size fits no machine integer.
    pub fn new(format: Format, shape: &[usize], fortran_order: bool) -> Result<Self, Error> {
        check(&format, shape)?;
        let mut header = Self {
            version: (1, 0),
            format,
            shape: shape.to_vec(),
            fortran_order,
            data_offset: 0,
        };
        (header.version, header.data_offset) = header.place()?;
        Ok(header)
    }

    /// The version of the file format, `(1, 0)` to `(3, 0)`: as the file has it, or the oldest
    /// that can say what a [`new`](Self::new) header says.
    ///
    /// ```
    /// use view_core::format::Format;
    /// use view_core::npy::Header;
    ///
    /// let plain = Header::new(Format::parse("T{<d:x:}")?, &[3], false)?;
    /// assert_eq!(plain.version(), (1, 0));
    /// // Latin-1, which versions 1 and 2 are written in, has no delta.
    /// let greek = Header::new(Format::parse("T{<d:δ:}")?, &[3], false)?;
    /// assert_eq!(greek.version(), (3, 0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn version(&self) -> (u8, u8) {
        self.version
    }

    /// What one item is: the `descr` of the dict as a format. Items that are arrays are so
    /// here; [`view`](super::view()) makes dimensions of them.
    ///
    /// ```
    /// use view_core::npy::Header;
    ///
    /// let dict = "{'descr': [('pos', '<f4', (3,))], 'fortran_order': False, 'shape': (2,), }";
    /// let mut file = b"\x93NUMPY\x01\x00\x76\x00".to_vec();
    /// file.extend(format!("{dict:117}\n").bytes());
    /// let header = Header::read(&file)?;
    /// assert_eq!(header.format().to_string(), "T{(3)<f:pos:}");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub const fn format(&self) -> &Format {
        &self.format
    }

    /// The bytes of one item, padding and all dimensions of its own included.
    ///
    /// ```
    /// use view_core::format::Format;
    /// use view_core::npy::Header;
    ///
    /// let header = Header::new(Format::parse("T{<d:x:<I:id:4x}")?, &[1000], false)?;
    /// assert_eq!(header.itemsize(), 8 + 4 + 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn itemsize(&self) -> usize {
        self.format.itemsize()
    }

    /// The extent of each dimension, in items. A single item has none.
    ///
    /// ```
    /// use view_core::memory::MemoryView;
    /// use view_core::npy::{Header, write};
    ///
    /// let (mut rows, mut one) = (Vec::new(), Vec::new());
    /// write(&mut rows, &[[1_u8, 2, 3], [4, 5, 6]])?;
    /// write(&mut one, &MemoryView::of_value(&7_u8))?;
    /// assert_eq!(Header::read(&rows)?.shape(), [2, 3]);
    /// assert_eq!(Header::read(&one)?.shape(), []);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Whether the first index varies fastest, as in Fortran, instead of the last.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    /// use view_core::npy::{Header, write};
    ///
    /// // A transposed view is written as it lies, and the header says so.
    /// let mut file = Vec::new();
    /// write(&mut file, &memoryview(&[[1_u8, 2, 3], [4, 5, 6]]).transpose()?)?;
    /// let header = Header::read(&file)?;
    /// assert!(header.fortran_order());
    /// assert_eq!((header.shape(), header.data(&file)?), (&[3, 2][..], &[1, 2, 3, 4, 5, 6][..]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn fortran_order(&self) -> bool {
        self.fortran_order
    }

    /// Where the records begin, in bytes from the start of the file. NumPy pads the header to
    /// a multiple of 64, so that mapped records are aligned; a file may have it otherwise.
    ///
    /// ```
    /// use view_core::npy::{Header, write};
    ///
    /// let mut file = Vec::new();
    /// write(&mut file, &[1.5_f64, 2.5])?;
    /// let header = Header::read(&file[..128])?; // the records need not be there
    /// assert_eq!(header.data_offset(), 128);
    /// assert_eq!(file[header.data_offset()..][..8], 1.5_f64.to_ne_bytes());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn data_offset(&self) -> usize {
        self.data_offset
    }

    /// The number of items in all: the extents multiplied, so 1 for a single item.
    ///
    /// ```
    /// use view_core::format::Format;
    /// use view_core::npy::Header;
    ///
    /// let header = |shape: &[usize]| Header::new(Format::parse("<d").unwrap(), shape, false);
    /// assert_eq!((header(&[2, 3])?.len(), header(&[])?.len()), (6, 1));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        // `check` has seen to it that this does not overflow.
        self.shape.iter().product()
    }

    /// Whether there is no item, because an extent is zero.
    ///
    /// ```
    /// use view_core::format::Format;
    /// use view_core::npy::Header;
    ///
    /// let header = |shape: &[usize]| Header::new(Format::parse("<d").unwrap(), shape, false);
    /// assert!(header(&[0, 3])?.is_empty());
    /// assert!(!header(&[])?.is_empty()); // no extents, one item
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of all items: so long is a file behind its header at least.
    ///
    /// ```
    /// use view_core::format::Format;
    /// use view_core::npy::Header;
    ///
    /// let header = Header::new(Format::parse("<H")?, &[2, 3], false)?;
    /// assert_eq!(header.nbytes(), 12);
    /// let mut file = header.to_bytes()?;
    /// file.resize(file.len() + 11, 0);
    /// assert!(header.data(&file).is_err()); // one byte is missing
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn nbytes(&self) -> usize {
        self.len() * self.itemsize()
    }

    /// The distance from one item to the next along each dimension, in bytes.
    ///
    /// ```
    /// use view_core::format::Format;
    /// use view_core::npy::Header;
    /// assert_eq!(Header::new(Format::parse("<d")?, &[2, 3], false)?.strides(), [24, 8]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn strides(&self) -> Vec<isize> {
        let mut strides = alloc::vec![0; self.shape.len()];
        let mut step = self.itemsize();
        let mut set = |axis: usize| {
            strides[axis] = step as isize;
            // `check` has seen to it that this does not overflow.
            step *= self.shape[axis].max(1);
        };
        if self.fortran_order {
            (0..self.shape.len()).for_each(&mut set);
        } else {
            (0..self.shape.len()).rev().for_each(&mut set);
        }
        strides
    }

    /// The records of `file`: as many bytes as the header promises.
    ///
    /// ```
    /// use view_core::npy::Header;
    ///
    /// let mut file = Vec::new();
    /// view_core::npy::write(&mut file, b"abc")?;
    /// let header = Header::read(&file)?;
    /// assert_eq!(header.data(&file)?, b"abc");
    /// file.pop();
    /// assert!(header.data(&file).is_err()); // cut off
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The file has fewer. What follows the records is another array that was
    /// saved to the same file, and is left alone.
    pub fn data<'a>(&self, file: &'a [u8]) -> Result<&'a [u8], Error> {
        let there = file.get(self.data_offset..).unwrap_or_default();
        there.get(..self.nbytes()).ok_or_else(|| {
            let whole = there.len().checked_div(self.itemsize()).unwrap_or(0);
            let follow = if there.len() == 1 {
                "follows"
            } else {
                "follow"
            };
            Error::with_message(
                ErrorKind::Value,
                format!(
                    "the .npy header promises {} of {}, {} in all, but only {} {follow} it, which \
                     is {}: the file has been cut off",
                    Count(self.len(), "item"),
                    Count(self.itemsize(), "byte"),
                    Count(self.nbytes(), "byte"),
                    Count(there.len(), "byte"),
                    Count(whole, "whole item"),
                ),
            )
        })
    }
}

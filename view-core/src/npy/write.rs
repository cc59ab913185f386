//! Arrays as NumPy saves them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use std::io;

use super::header::Header;
use super::parse::MAGIC;
use crate::memory::{MemoryView, memoryview};
use crate::{Buffer, Error, ErrorKind};

/// Where NumPy lets the records begin: at a multiple of this, so that mapped
/// memory is aligned for anything.
const ALIGN: usize = 64;

/// About so many bytes are put together before they are handed on.
const CHUNK: usize = 1 << 20;

/// Writes what `records` exports as an `.npy` file that NumPy reads: a slice, an array, a
/// `Vec`, a [`View`](crate::View), a [`MemoryView`].
///
/// However it is strided, items go out in row order, or in Fortran order where they
/// are contiguous that way only, as `numpy.save` does it. The padding of Rust types is
/// written as zeros, so equal values make equal files; plain bytes that a format
/// calls padding are written as they are.
///
/// ```
/// use view_core::npy;
///
/// let mut file = Vec::new();
/// npy::write(&mut file, &[[1_i32, 2, 3], [4, 5, 6]])?;
/// assert_eq!(file.len(), 128 + 24);
/// assert_eq!(npy::view(&file)?.to_list()?.to_string(), "[[1, 2, 3], [4, 5, 6]]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of `out`. [`InvalidInput`](io::ErrorKind::InvalidInput) with an
/// [`Error`] inside for a format that NumPy has no type for.
#[doc(alias = "save")]
pub fn write<B: Buffer + ?Sized>(mut out: impl io::Write, records: &B) -> io::Result<()> {
    let invalid = |error: Error| io::Error::new(io::ErrorKind::InvalidInput, error);
    let view = memoryview(records);
    let format = view.parse_format().map_err(invalid)?;
    let fortran_order = view.is_f_contiguous() && !view.is_c_contiguous();
    let header = Header::new(format, view.shape(), fortran_order).map_err(invalid)?;
    out.write_all(&header.to_bytes().map_err(invalid)?)?;
    if fortran_order {
        // The last dimension of the transposed view is the first of this one.
        return items(&mut out, &view.transpose().map_err(invalid)?);
    }
    items(&mut out, &view)
}

/// Writes the items in row order, a part at a time: a view of a mapped file may be larger
/// than memory.
fn items(out: &mut impl io::Write, view: &MemoryView<'_>) -> io::Result<()> {
    if let Some(bytes) = view.as_bytes() {
        return out.write_all(bytes);
    }
    if view.nbytes() <= CHUNK || view.ndim() == 0 {
        return out.write_all(&view.to_bytes());
    }
    let row = view.nbytes() / view.len();
    if row > CHUNK {
        let rows = view.outer_iter().map_err(io::Error::other)?;
        return rows.into_iter().try_for_each(|row| items(out, &row));
    }
    let count = CHUNK / row;
    for start in (0..view.len()).step_by(count) {
        let part = view
            .slice(start..(start + count).min(view.len()))
            .map_err(io::Error::other)?;
        out.write_all(&part.to_bytes())?;
    }
    Ok(())
}

/// The digits that NumPy leaves room for, so that the extent that grows when
/// items are appended can be written anew without moving them.
const GROWING_DIGITS: usize = 21;

impl Header {
    /// The header as it stands in a file: magic number, version, length, dict,
    /// and blanks up to a multiple of 64 bytes, where the records begin.
    ///
    /// The bytes are those that NumPy 2 writes.
    ///
    /// ```
    /// use view_core::format::Format;
    /// use view_core::npy::Header;
    ///
    /// let header = Header::new(Format::parse("<d").unwrap(), &[3], false)?;
    /// let bytes = header.to_bytes()?;
    /// assert_eq!(bytes.len(), 128);
    /// assert!(bytes.starts_with(b"\x93NUMPY\x01\x00v\x00{'descr': '<f8', "));
    /// assert_eq!(Header::read(&bytes)?, header);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// None for a header from [`Header::new`]. One that was read can have a
    /// longer description than four gigabytes, once it is written as NumPy would.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let dict = self.dict()?;
        let frame = Frame::of(&dict, self.growing())?;
        let mut bytes = Vec::with_capacity(frame.data_offset);
        bytes.extend(MAGIC);
        bytes.extend([frame.version, 0]);
        let length = frame.data_offset - frame.start();
        bytes.extend(&(length as u32).to_le_bytes()[..frame.start() - 8]);
        match frame.version {
            3 => bytes.extend(dict.bytes()),
            // Latin-1, as `Frame::of` has made sure.
            _ => bytes.extend(dict.chars().map(|c| c as u32 as u8)),
        }
        bytes.resize(frame.data_offset - 1, b' ');
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The text of the dict, without the padding behind it.
    fn dict(&self) -> Result<String, Error> {
        use core::fmt::Write as _;

        let order = if self.fortran_order() {
            "True"
        } else {
            "False"
        };
        let mut text = format!(
            "{{'descr': {}, 'fortran_order': {order}, 'shape': (",
            self.format().to_descr()?
        );
        for (axis, extent) in self.shape().iter().enumerate() {
            let blank = if axis > 0 { " " } else { "" };
            let comma = if axis + 1 < self.shape().len() || axis == 0 {
                ","
            } else {
                ""
            };
            write!(text, "{blank}{extent}{comma}").expect("writing to a string cannot fail");
        }
        text.push_str("), }");
        Ok(text)
    }

    /// Blanks that the growing extent may need.
    fn growing(&self) -> usize {
        let axis = if self.fortran_order() {
            self.shape().last()
        } else {
            self.shape().first()
        };
        axis.map_or(0, |extent| {
            GROWING_DIGITS - (extent.checked_ilog10().unwrap_or(0) as usize + 1)
        })
    }

    /// Version, and where the records begin, for this header when it is written.
    pub(super) fn place(&self) -> Result<((u8, u8), usize), Error> {
        let frame = Frame::of(&self.dict()?, self.growing())?;
        Ok(((frame.version, 0), frame.data_offset))
    }
}

/// What stands around the dict.
struct Frame {
    version: u8,
    data_offset: usize,
}

impl Frame {
    fn of(dict: &str, growing: usize) -> Result<Self, Error> {
        let chars = dict.chars().count();
        let version = if !dict.chars().all(|c| (c as u32) < 0x100) {
            3
        } else if u16::try_from(Self::offset(1, chars + growing) - 10).is_ok() {
            1
        } else {
            2
        };
        let len = if version == 3 { dict.len() } else { chars };
        let frame = Self {
            version,
            data_offset: Self::offset(version, len + growing),
        };
        if u32::try_from(frame.data_offset).is_err() {
            return Err(Error::with_message(
                ErrorKind::Value,
                format!(
                    "a description of {len} bytes does not fit into the header of an .npy file"
                ),
            ));
        }
        Ok(frame)
    }

    /// Where the dict begins: version 1 has a length of two bytes, the others of four.
    const fn start(&self) -> usize {
        if self.version == 1 { 10 } else { 12 }
    }

    /// Where the records begin behind `len` bytes and the newline. A header
    /// that would end at a multiple of the alignment gets as much again.
    const fn offset(version: u8, len: usize) -> usize {
        let start = if version == 1 { 10 } else { 12 };
        ((start + len + 1) / ALIGN + 1) * ALIGN
    }
}

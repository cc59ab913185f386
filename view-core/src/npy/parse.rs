//! From the first bytes of a file to what its header says.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::literal::Reader;
use crate::error::Count;
use crate::format::{Format, limits};
use crate::{Error, ErrorKind};

/// The bytes that every `.npy` file begins with.
///
/// ```
/// let mut file = Vec::new();
/// view_core::npy::write(&mut file, &[1, 2, 3])?;
/// assert!(file.starts_with(view_core::npy::MAGIC));
/// # Ok::<(), std::io::Error>(())
/// ```
pub const MAGIC: &[u8; 6] = b"\x93NUMPY";

/// What a file begins with.
pub(super) struct Parts<'a> {
    pub(super) version: (u8, u8),
    /// The dict, not decoded yet.
    pub(super) text: &'a [u8],
    pub(super) data_offset: usize,
}

/// Takes the start of a file apart.
pub(super) fn split(file: &[u8]) -> Result<Parts<'_>, Error> {
    let refuse = |message: String| Err(Error::with_message(ErrorKind::Value, message));
    let start = &file[..file.len().min(MAGIC.len())];
    if start.is_empty() {
        return refuse("the file is empty: no .npy file".into());
    }
    if !MAGIC.starts_with(start) {
        let hint = if file.starts_with(b"PK") {
            ": this is a ZIP archive, perhaps an .npz; unpack it and read the .npy files in it"
        } else {
            ""
        };
        return refuse(format!(
            "no .npy file: it begins with \"{}\" instead of \"\\x93NUMPY\"{hint}",
            start.escape_ascii()
        ));
    }
    let cut = |what: &str| {
        let len = Count(file.len(), "byte");
        refuse(format!(
            "the .npy file is cut off after {len}, within {what}"
        ))
    };
    let Some(&[major, minor]) = file.get(6..8) else {
        return cut("the magic number and version that it begins with");
    };
    let (length, start) = match (major, minor) {
        (1, 0) => (
            file.get(8..10)
                .map(|b| usize::from(b[0]) | usize::from(b[1]) << 8),
            10,
        ),
        (2 | 3, 0) => {
            let bytes = file.get(8..12).and_then(|b| b.try_into().ok());
            (bytes.map(|b| u32::from_le_bytes(b) as usize), 12)
        }
        _ => {
            return refuse(format!(
                "version {major}.{minor} of the .npy format is not known: 1.0, 2.0 and 3.0 are"
            ));
        }
    };
    let Some(length) = length else {
        return cut("the length of its header");
    };
    match length
        .checked_add(start)
        .and_then(|end| Some((file.get(start..end)?, end)))
    {
        Some((text, data_offset)) => Ok(Parts {
            version: (major, minor),
            text,
            data_offset,
        }),
        None => cut(&format!("its header of {}", Count(length, "byte"))),
    }
}

/// The three values of the dict.
pub(super) struct Dict {
    pub(super) format: Format,
    pub(super) fortran_order: bool,
    pub(super) shape: Vec<usize>,
}

/// Reads the dict. Its keys may stand in any order, each once.
pub(super) fn dict(text: &str) -> Result<Dict, Error> {
    let refuse = |message: String| Err(Error::with_message(ErrorKind::Value, message));
    let mut reader = Reader::new(text);
    let (mut format, mut fortran_order, mut shape) = (None, None, None);
    reader.expect("{")?;
    while !reader.skip("}") {
        let key = reader.word()?;
        reader.expect(":")?;
        let again = match key {
            "descr" => format.replace(reader.descr()?).is_some(),
            "fortran_order" => fortran_order.replace(reader.boolean()?).is_some(),
            "shape" => shape.replace(extents(&mut reader)?).is_some(),
            _ => {
                return refuse(format!(
                    "the .npy header has the key {key:.40?}, and should have 'descr', \
                     'fortran_order' and 'shape' only"
                ));
            }
        };
        if again {
            return refuse(format!("the .npy header has the key {key:?} twice"));
        }
        if !reader.skip(",") {
            reader.expect("}")?;
            break;
        }
    }
    if !reader.is_done() {
        return Err(reader.refuse(format_args!("nothing more")));
    }
    let lacks = |key: &str| {
        let message = format!("the .npy header lacks the key '{key}'");
        Error::with_message(ErrorKind::Value, message)
    };
    Ok(Dict {
        format: format.ok_or_else(|| lacks("descr"))?,
        fortran_order: fortran_order.ok_or_else(|| lacks("fortran_order"))?,
        shape: shape.ok_or_else(|| lacks("shape"))?,
    })
}

/// `()`, `(3,)`, `(2, 3)`.
fn extents(reader: &mut Reader<'_>) -> Result<Vec<usize>, Error> {
    let mut shape = Vec::new();
    reader.expect("(")?;
    while !reader.skip(")") {
        // More dimensions than may be are refused here already, so that a
        // long header makes no long list.
        if shape.len() > limits::MAX_NDIM {
            return Err(reader.refuse(format_args!("at most {} lengths", limits::MAX_NDIM)));
        }
        shape.push(reader.integer()?);
        if !reader.skip(",") {
            reader.expect(")")?;
            break;
        }
    }
    Ok(shape)
}

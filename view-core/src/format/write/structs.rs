//! The spelling of the `struct` module: one byte order, no names, no braces.

use alloc::format;
use alloc::string::String;
use core::fmt::Write;

use crate::format::limits::MAX_TEXT;
use crate::format::scalar::{ByteOrder, Scalar};
use crate::format::tree::{Field, Item, ItemKind};
use crate::format::whole::Format;
use crate::{Error, ErrorKind};

impl Format {
    /// The format as `struct.unpack` takes it, nested structs flattened.
    ///
    /// The values come in the order of the fields and lie at the same offsets;
    /// arrays become counts. Complex numbers become their two parts.
    ///
    /// ```
    /// use view_core::format::Format;
    /// let format = Format::parse("T{T{<d:x:<d:y:}:pos:<I:id:4x}")?;
    /// assert_eq!(format.to_struct_string()?, "<ddI4x");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// `NotImplemented` for what `struct` has no code for (text of UCS-4, `long
    /// double`, pointers), for fields in both byte orders, and for an array of
    /// structs that takes more than [`MAX_TEXT`] bytes to write out.
    pub fn to_struct_string(&self) -> Result<String, Error> {
        let mut writer = Flattened {
            codes: String::new(),
            order: None,
        };
        writer.element(&self.item, &mut String::new())?;
        if writer.codes.is_empty() {
            return Ok(writer.codes);
        }
        Ok(format!(
            "{}{}",
            writer.order.unwrap_or(ByteOrder::NATIVE).prefix(),
            writer.codes
        ))
    }
}

struct Flattened {
    codes: String,
    order: Option<ByteOrder>,
}

impl Flattened {
    fn element(&mut self, item: &Item, path: &mut String) -> Result<(), Error> {
        let (shape, element) = item.as_array();
        let count: usize = shape.iter().product();
        match element.kind() {
            ItemKind::Struct { fields } => {
                let began = self.codes.len();
                self.members(fields, element.size(), path)?;
                let once = self.codes.len() - began;
                if once.saturating_mul(count) > MAX_TEXT {
                    return Err(refuse(path, "is an array of structs too long to write out"));
                }
                let text = String::from(&self.codes[began..]);
                self.codes.truncate(began);
                self.codes.push_str(&text.repeat(count));
                Ok(())
            }
            ItemKind::Scalar { scalar, order } => {
                let (letter, parts) = match scalar {
                    Scalar::Complex16 => ("e", 2),
                    Scalar::Complex32 => ("f", 2),
                    Scalar::Complex64 => ("d", 2),
                    Scalar::Ucs2
                    | Scalar::Ucs4
                    | Scalar::LongDouble(_)
                    | Scalar::ComplexLongDouble(_) => {
                        return Err(refuse(path, "is of a type that struct has no code for"));
                    }
                    _ => (scalar.code(), 1),
                };
                if scalar.has_byte_order() {
                    if self.order.is_some_and(|known| known != *order) {
                        return Err(refuse(
                            path,
                            "is in another byte order than those before it",
                        ));
                    }
                    self.order = Some(*order);
                }
                self.counted(count * parts, letter);
                Ok(())
            }
            ItemKind::Bytes => self.lengths(element.size(), 's', count, path),
            ItemKind::Pascal => self.lengths(element.size(), 'p', count, path),
            ItemKind::Void => {
                self.pad(item.size());
                Ok(())
            }
            _ => Err(refuse(path, "is of a type that struct has no code for")),
        }
    }

    fn members(&mut self, fields: &[Field], size: usize, path: &mut String) -> Result<(), Error> {
        let mut cursor = 0;
        let len = path.len();
        for field in fields {
            if len > 0 {
                path.push('.');
            }
            path.push_str(field.name().unwrap_or("?"));
            self.pad(field.offset() - cursor);
            self.element(field.item(), path)?;
            path.truncate(len);
            cursor = field.offset() + field.item().size();
        }
        self.pad(size - cursor);
        Ok(())
    }

    /// Several of the letters whose count is a length.
    fn lengths(&mut self, len: usize, letter: char, count: usize, path: &str) -> Result<(), Error> {
        if count.saturating_mul(2) > MAX_TEXT {
            return Err(refuse(path, "is an array of bytes too long to write out"));
        }
        let one = if len == 1 {
            format!("{letter}")
        } else {
            format!("{len}{letter}")
        };
        self.codes.push_str(&one.repeat(count));
        Ok(())
    }

    fn counted(&mut self, count: usize, letter: &str) {
        if count != 1 {
            // Writing into a string cannot fail.
            let _ = write!(self.codes, "{count}");
        }
        self.codes.push_str(letter);
    }

    fn pad(&mut self, bytes: usize) {
        if bytes > 0 {
            self.counted(bytes, "x");
        }
    }
}

#[cold]
fn refuse(path: &str, trouble: &str) -> Error {
    let what = if path.is_empty() { "the item" } else { path };
    Error::with_message(ErrorKind::NotImplemented, format!("{what} {trouble}"))
}

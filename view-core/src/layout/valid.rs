//! Which bit patterns are values, and the check of bytes from outside.

use core::fmt;

use super::{Kind, Layout};
use crate::format::{ByteOrder, Scalar};

/// Which bit patterns of a scalar are values of its Rust type.
///
/// ```
/// use view_core::layout::Valid;
/// assert!(Valid::Bool.contains(1) && !Valid::Bool.contains(2));
/// assert_eq!(Valid::NonZero.to_string(), "anything but 0");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Valid {
    /// Every one.
    Any,
    /// 0 and 1: `bool`.
    Bool,
    /// Unicode scalar values: `char`.
    Char,
    /// All but zero: `NonZero<_>`.
    NonZero,
    /// One of these: a field-less enum, by its discriminants.
    OneOf(&'static [i128]),
}

impl Valid {
    /// Whether the integer `value` is a value.
    ///
    /// ```
    /// use view_core::layout::Valid;
    /// assert!(!Valid::Char.contains(0xD800)); // half of a surrogate pair
    /// assert!(Valid::OneOf(&[1, 4]).contains(4));
    /// ```
    #[must_use]
    pub const fn contains(self, value: i128) -> bool {
        match self {
            Self::Any => true,
            Self::Bool => value == 0 || value == 1,
            Self::Char => value >= 0 && value <= 0x10_FFFF && !(value >= 0xD800 && value <= 0xDFFF),
            Self::NonZero => value != 0,
            Self::OneOf(values) => {
                let mut i = 0;
                while i < values.len() {
                    if values[i] == value {
                        return true;
                    }
                    i += 1;
                }
                false
            }
        }
    }
}

impl fmt::Display for Valid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any value"),
            Self::Bool => f.write_str("0 or 1 (a bool)"),
            Self::Char => f.write_str("a Unicode scalar value (a char)"),
            Self::NonZero => f.write_str("anything but 0"),
            Self::OneOf(values) => {
                f.write_str("one of ")?;
                for (i, value) in values.iter().take(8).enumerate() {
                    if i > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{value}")?;
                }
                if values.len() > 8 {
                    write!(f, ", … ({} in all)", values.len())?;
                }
                Ok(())
            }
        }
    }
}

/// Bytes that are no value of the type they should be.
///
/// `Display` names what was found, at which byte of the item, and what was
/// expected.
///
/// ```
/// use view_core::BufferView;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Lamp { id: u8, on: bool }
///
/// let invalid = Lamp::LAYOUT.check(&[7, 2]).unwrap_err();
/// assert_eq!((invalid.offset(), invalid.found()), (1, 2));
/// assert_eq!(invalid.to_string(), "found 2 at byte 1, expected 0 or 1 (a bool)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invalid {
    offset: usize,
    found: i128,
    expected: Valid,
}

impl Invalid {
    /// The offset of the scalar in its item, in bytes.
    ///
    /// ```
    /// use view_core::BufferView;
    /// // The third `bool` is none.
    /// assert_eq!(<[bool; 3]>::LAYOUT.check(&[0, 1, 5]).unwrap_err().offset(), 2);
    /// ```
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The integer that was found there.
    ///
    /// ```
    /// use core::num::NonZero;
    /// use view_core::BufferView;
    /// assert_eq!(bool::LAYOUT.check(&[5]).unwrap_err().found(), 5);
    /// assert_eq!(NonZero::<i16>::LAYOUT.check(&[0, 0]).unwrap_err().found(), 0);
    /// ```
    #[must_use]
    pub const fn found(&self) -> i128 {
        self.found
    }

    /// What would have been a value.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::Valid;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(u8)]
    /// enum Colour { Red = 1, Green = 4 }
    ///
    /// let invalid = Colour::LAYOUT.check(&[2]).unwrap_err();
    /// assert_eq!(invalid.expected(), Valid::OneOf(&[1, 4]));
    /// ```
    #[must_use]
    pub const fn expected(&self) -> Valid {
        self.expected
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "found {} at byte {}, expected {}",
            self.found, self.offset, self.expected
        )
    }
}

impl core::error::Error for Invalid {}

impl Layout {
    /// Whether some bit patterns are no values: there is a `bool`, a `char`, an
    /// enum or a non-zero integer somewhere inside.
    ///
    /// ```
    /// use view_core::BufferView;
    /// assert!(<[bool; 2]>::LAYOUT.has_validity() && !<[u8; 2]>::LAYOUT.has_validity());
    /// ```
    #[must_use]
    pub const fn has_validity(&self) -> bool {
        match self.kind {
            Kind::Scalar { valid, .. } => !matches!(valid, Valid::Any),
            Kind::Array { len, element } => len > 0 && element.has_validity(),
            Kind::Pad { filler } => filler.has_validity(),
            Kind::Struct { fields } => {
                let mut i = 0;
                while i < fields.len() {
                    if fields[i].layout.has_validity() {
                        return true;
                    }
                    i += 1;
                }
                false
            }
            _ => false,
        }
    }

    /// Checks that `item`, which is one item of this layout, is a value of its type.
    ///
    /// ```
    /// use view_core::BufferView;
    /// assert!(<[bool; 3]>::LAYOUT.check(&[0, 1, 1]).is_ok());
    /// assert_eq!(<[bool; 3]>::LAYOUT.check(&[0, 1, 9]).unwrap_err().offset(), 2);
    /// ```
    ///
    /// # Errors
    ///
    /// The first scalar that is none.
    ///
    /// # Panics
    ///
    /// Where `item` is shorter than the layout's size.
    pub fn check(&self, item: &[u8]) -> Result<(), Invalid> {
        if self.has_validity() {
            self.check_at(item, 0)
        } else {
            Ok(())
        }
    }

    fn check_at(&self, item: &[u8], offset: usize) -> Result<(), Invalid> {
        match self.kind() {
            Kind::Scalar {
                scalar,
                order,
                valid,
            } => {
                if matches!(valid, Valid::Any) {
                    return Ok(());
                }
                let found = integer(&item[offset..offset + self.size()], scalar, order);
                if valid.contains(found) {
                    Ok(())
                } else {
                    Err(Invalid {
                        offset,
                        found,
                        expected: valid,
                    })
                }
            }
            Kind::Array { len, element } => {
                if element.has_validity() {
                    for i in 0..len {
                        element.check_at(item, offset + i * element.size())?;
                    }
                }
                Ok(())
            }
            Kind::Struct { fields } => fields
                .iter()
                .try_for_each(|field| field.layout().check_at(item, offset + field.offset())),
            Kind::Pad { filler } => filler.check_at(item, offset),
            Kind::Bytes | Kind::Opaque | Kind::Empty => Ok(()),
        }
    }
}

/// The integer that `bytes` spell as a `scalar` in the given byte order.
fn integer(bytes: &[u8], scalar: Scalar, order: ByteOrder) -> i128 {
    let mut wide = [0_u8; 16];
    for (i, byte) in bytes.iter().enumerate() {
        wide[match order {
            ByteOrder::Little => i,
            ByteOrder::Big => bytes.len() - 1 - i,
        }] = *byte;
    }
    let value = i128::from_le_bytes(wide);
    let signed = matches!(scalar, Scalar::I8 | Scalar::I16 | Scalar::I32 | Scalar::I64);
    let unused = 128 - 8 * bytes.len() as u32;
    if signed {
        (value << unused) >> unused
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_read_in_both_orders_and_signs() {
        assert_eq!(integer(&[0xFE, 0xFF], Scalar::I16, ByteOrder::Little), -2);
        assert_eq!(integer(&[0xFF, 0xFE], Scalar::I16, ByteOrder::Big), -2);
        assert_eq!(
            integer(&[0xFE, 0xFF], Scalar::U16, ByteOrder::Little),
            0xFFFE
        );
        assert_eq!(
            integer(&[1, 2, 3, 4], Scalar::U32, ByteOrder::Big),
            0x0102_0304
        );
    }

    #[test]
    fn surrogates_are_no_char() {
        assert!(Valid::Char.contains(0xD7FF));
        assert!(!Valid::Char.contains(0xD800));
        assert!(!Valid::Char.contains(0x11_0000));
    }
}

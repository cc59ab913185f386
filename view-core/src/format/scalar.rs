//! The scalars a format string can name, freed from how it spelled them.
//!
//! A letter means nothing without its mode: `l` is eight bytes under `@` on
//! 64-bit Linux and four under `<`. A [`Scalar`] is what is left when that has
//! been settled: one meaning, one width.

use core::fmt;

/// The byte order of a scalar of more than one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ByteOrder {
    /// Least significant byte first, `<`.
    Little,
    /// Most significant byte first, `>`.
    Big,
}

impl ByteOrder {
    /// The order of the target.
    pub const NATIVE: Self = if cfg!(target_endian = "big") {
        Self::Big
    } else {
        Self::Little
    };

    /// The character that stands for this order in a format: `<` or `>`.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Little => "<",
            Self::Big => ">",
        }
    }

    /// Whether this is the order of the target.
    #[must_use]
    pub const fn is_native(self) -> bool {
        matches!(
            (self, Self::NATIVE),
            (Self::Little, Self::Little) | (Self::Big, Self::Big)
        )
    }
}

impl fmt::Display for ByteOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Little => "little-endian",
            Self::Big => "big-endian",
        })
    }
}

/// One scalar of fixed width, whatever letter named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scalar {
    /// `?`, one byte: 0 or 1.
    Bool,
    /// `c`, one byte that is a character rather than a number.
    Char,
    /// `b`
    I8,
    /// `B`
    U8,
    /// `h`
    I16,
    /// `H`
    U16,
    /// `i`, and `l` where it is four bytes.
    I32,
    /// `I`, and `L` where it is four bytes.
    U32,
    /// `q`, and `l` or `n` where they are eight bytes.
    I64,
    /// `Q`, and `L` or `N` where they are eight bytes.
    U64,
    /// `e`, IEEE 754 binary16.
    F16,
    /// `f`
    F32,
    /// `d`
    F64,
    /// `Zf`, two `f`: real and imaginary part.
    Complex32,
    /// `Zd`, two `d`.
    Complex64,
    /// `w`, one UCS-4 character.
    Ucs4,
}

impl Scalar {
    /// The canonical code: one letter (or `Zf`, `Zd`) for one width.
    ///
    /// ```
    /// use view_core::format::Scalar;
    /// assert_eq!(Scalar::I64.code(), "q");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bool => "?",
            Self::Char => "c",
            Self::I8 => "b",
            Self::U8 => "B",
            Self::I16 => "h",
            Self::U16 => "H",
            Self::I32 => "i",
            Self::U32 => "I",
            Self::I64 => "q",
            Self::U64 => "Q",
            Self::F16 => "e",
            Self::F32 => "f",
            Self::F64 => "d",
            Self::Complex32 => "Zf",
            Self::Complex64 => "Zd",
            Self::Ucs4 => "w",
        }
    }

    /// Its size in bytes.
    #[must_use]
    pub const fn size(self) -> usize {
        match self {
            Self::Bool | Self::Char | Self::I8 | Self::U8 => 1,
            Self::I16 | Self::U16 | Self::F16 => 2,
            Self::I32 | Self::U32 | Self::F32 | Self::Ucs4 => 4,
            Self::I64 | Self::U64 | Self::F64 | Self::Complex32 => 8,
            Self::Complex64 => 16,
        }
    }

    /// Whether its bytes have an order: false for what is one byte wide.
    #[must_use]
    pub const fn has_byte_order(self) -> bool {
        self.size() > 1
    }
}

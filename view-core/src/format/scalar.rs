//! The scalars a format string can name, freed from how it spelled them.
//!
//! A letter means nothing without its mode: `l` is eight bytes under `@` on
//! 64-bit Linux and four under `<`. A [`Scalar`] is what is left when that has
//! been settled: one meaning, one width.

use core::fmt;

/// The byte order of a scalar of more than one byte.
///
/// ```
/// use view_core::format::ByteOrder;
/// assert_eq!((ByteOrder::Big.prefix(), ByteOrder::Big.to_string().as_str()), (">", "big-endian"));
/// assert!(ByteOrder::NATIVE.is_native());
/// ```
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
    ///
    /// ```
    /// assert_eq!(view_core::format::ByteOrder::Little.prefix(), "<");
    /// ```
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Little => "<",
            Self::Big => ">",
        }
    }

    /// Whether this is the order of the target.
    ///
    /// ```
    /// use view_core::format::ByteOrder;
    /// assert_eq!(ByteOrder::Little.is_native(), cfg!(target_endian = "little"));
    /// ```
    #[must_use]
    pub const fn is_native(self) -> bool {
        self.is(Self::NATIVE)
    }

    /// Whether the two are the same order; `==` in a `const`.
    ///
    /// ```
    /// use view_core::format::ByteOrder;
    /// const SAME: bool = ByteOrder::Big.is(ByteOrder::NATIVE);
    /// assert_eq!(SAME, cfg!(target_endian = "big"));
    /// ```
    #[must_use]
    pub const fn is(self, other: Self) -> bool {
        matches!(
            (self, other),
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

/// What a C compiler means by `long double` where that is not a `double`.
///
/// The letter `g` is the only one whose *meaning*, not only its width, is the
/// platform's affair.
///
/// ```
/// use view_core::format::{Format, LongDouble, Platform, Scalar};
/// let format = Format::parse_for("g", 12, Platform::I686)?;
/// assert_eq!(format.as_scalar(), Some(Scalar::LongDouble(LongDouble::X87In12)));
/// # Ok::<(), view_core::format::FormatError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LongDouble {
    /// The x87 format of 80 bits in 12 bytes (i686 Linux).
    X87In12,
    /// The x87 format of 80 bits in 16 bytes (`x86_64` Linux and macOS).
    X87In16,
    /// IEEE 754 binary128 (s390x, aarch64 and riscv64 Linux, Emscripten).
    Binary128,
}

impl LongDouble {
    /// Its size in bytes, padding included.
    ///
    /// ```
    /// assert_eq!(view_core::format::LongDouble::X87In12.size(), 12);
    /// ```
    #[must_use]
    pub const fn size(self) -> usize {
        match self {
            Self::X87In12 => 12,
            Self::X87In16 | Self::Binary128 => 16,
        }
    }
}

/// One scalar of fixed width, whatever letter named it.
///
/// ```
/// use view_core::format::{Format, Platform, Scalar};
/// // One letter, two widths: what it means where.
/// let long = |size, platform| Format::parse_for("l", size, platform).unwrap().as_scalar();
/// assert_eq!(long(8, Platform::X86_64), Some(Scalar::I64));
/// assert_eq!(long(4, Platform::WIN64), Some(Scalar::I32));
/// ```
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
    /// `d`, and `g` where `long double` is a `double`.
    F64,
    /// `g`, a `long double` wider than a `double`.
    LongDouble(LongDouble),
    /// `Ze`, two `e`; nanobind alone writes it.
    Complex16,
    /// `Zf`, two `f`: real and imaginary part.
    Complex32,
    /// `Zd`, two `d`.
    Complex64,
    /// `Zg`, two `g`.
    ComplexLongDouble(LongDouble),
    /// `u` where `wchar_t` is two bytes: one UTF-16 code unit.
    Ucs2,
    /// `w`, one UCS-4 character, and `u` where `wchar_t` is four bytes.
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
            Self::LongDouble(_) => "g",
            Self::Complex16 => "Ze",
            Self::Complex32 => "Zf",
            Self::Complex64 => "Zd",
            Self::ComplexLongDouble(_) => "Zg",
            Self::Ucs2 => "u",
            Self::Ucs4 => "w",
        }
    }

    /// Its size in bytes.
    ///
    /// ```
    /// assert_eq!(view_core::format::Scalar::Complex64.size(), 16);
    /// ```
    #[must_use]
    pub const fn size(self) -> usize {
        match self {
            Self::Bool | Self::Char | Self::I8 | Self::U8 => 1,
            Self::I16 | Self::U16 | Self::F16 | Self::Ucs2 => 2,
            Self::I32 | Self::U32 | Self::F32 | Self::Ucs4 | Self::Complex16 => 4,
            Self::I64 | Self::U64 | Self::F64 | Self::Complex32 => 8,
            Self::Complex64 => 16,
            Self::LongDouble(kind) => kind.size(),
            Self::ComplexLongDouble(kind) => 2 * kind.size(),
        }
    }

    /// Whether its bytes have an order: false for what is one byte wide.
    ///
    /// ```
    /// use view_core::format::Scalar;
    /// assert!(Scalar::U16.has_byte_order() && !Scalar::U8.has_byte_order());
    /// ```
    #[must_use]
    pub const fn has_byte_order(self) -> bool {
        self.size() > 1
    }

    /// Whether it is a whole number, signed or not. `?` and `c` are none.
    ///
    /// ```
    /// use view_core::format::Scalar;
    /// assert!(Scalar::U8.is_integer() && !Scalar::F32.is_integer() && !Scalar::Bool.is_integer());
    /// ```
    #[must_use]
    pub const fn is_integer(self) -> bool {
        matches!(
            self,
            Self::I8
                | Self::U8
                | Self::I16
                | Self::U16
                | Self::I32
                | Self::U32
                | Self::I64
                | Self::U64
        )
    }
}

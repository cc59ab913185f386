//! What `@` and `^` mean: the sizes and alignments of one C compiler.
//!
//! Under `<`, `>`, `=` and `!` a letter has its standard size everywhere. Under
//! `@` (and `^`, which is `@` without the alignment) it has the size the C
//! compiler of the *producer* gives it. A string that came over a wire or out
//! of a file may have been written elsewhere, so the platform is a value.

use core::ffi::{c_double, c_int, c_long, c_longlong, c_short};
use core::mem::{align_of, size_of};

use super::scalar::{ByteOrder, LongDouble, Scalar};

/// The native sizes and alignments of a target, as `@` uses them.
///
/// ```
/// use view_core::format::{Format, Platform, Scalar};
///
/// // C `long` has 8 bytes on 64-bit Linux, 4 on Windows and on 32-bit targets.
/// assert_eq!(Format::parse_for("l", 8, Platform::X86_64)?.as_scalar(), Some(Scalar::I64));
/// assert_eq!(Format::parse_for("l", 4, Platform::WIN64)?.as_scalar(), Some(Scalar::I32));
/// # Ok::<(), view_core::format::FormatError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Platform {
    order: ByteOrder,
    short: Width,
    int: Width,
    long: Width,
    long_long: Width,
    pointer: Width,
    float_align: u8,
    double_align: u8,
    long_double: Option<LongDouble>,
    long_double_align: u8,
    wchar: u8,
}

/// Size and alignment of a C type in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Width {
    size: u8,
    align: u8,
}

const fn width(size: usize, align: usize) -> Width {
    Width {
        size: size as u8,
        align: align as u8,
    }
}

/// A code as one platform and one mode read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) scalar: Scalar,
    pub(super) size: u8,
    pub(super) align: u8,
}

impl Code {
    const fn new(scalar: Scalar, align: u8) -> Self {
        Self {
            scalar,
            size: scalar.size() as u8,
            align,
        }
    }
}

impl Platform {
    /// 64-bit Linux and macOS on `x86_64`: LP64, x87 `long double`.
    pub const X86_64: Self = Self {
        order: ByteOrder::Little,
        short: width(2, 2),
        int: width(4, 4),
        long: width(8, 8),
        long_long: width(8, 8),
        pointer: width(8, 8),
        float_align: 4,
        double_align: 8,
        long_double: Some(LongDouble::X87In16),
        long_double_align: 16,
        wchar: 4,
    };

    /// 64-bit Linux on ARM and RISC-V: as `x86_64` but for `long double`.
    pub const AARCH64: Self = Self {
        long_double: Some(LongDouble::Binary128),
        ..Self::X86_64
    };

    /// 32-bit Linux on x86, where eight-byte scalars are aligned to four.
    pub const I686: Self = Self {
        long: width(4, 4),
        long_long: width(8, 4),
        pointer: width(4, 4),
        double_align: 4,
        long_double: Some(LongDouble::X87In12),
        long_double_align: 4,
        ..Self::X86_64
    };

    /// Linux on IBM Z: big-endian, `long double` aligned to eight.
    pub const S390X: Self = Self {
        order: ByteOrder::Big,
        long_double: Some(LongDouble::Binary128),
        long_double_align: 8,
        ..Self::X86_64
    };

    /// WebAssembly as Emscripten (Pyodide) compiles it.
    pub const WASM32: Self = Self {
        long: width(4, 4),
        pointer: width(4, 4),
        long_double: Some(LongDouble::Binary128),
        long_double_align: 8,
        ..Self::X86_64
    };

    /// 64-bit Windows: LLP64, `long double` is `double`, `wchar_t` two bytes.
    pub const WIN64: Self = Self {
        long: width(4, 4),
        long_double: None,
        long_double_align: 8,
        wchar: 2,
        ..Self::X86_64
    };

    /// 32-bit Windows.
    pub const WIN32: Self = Self {
        pointer: width(4, 4),
        ..Self::WIN64
    };

    /// The target this crate is compiled for.
    ///
    /// Taken from the compiler (`size_of::<c_long>()` and so on); only `long
    /// double`, which Rust does not have, comes from a table by architecture.
    pub const NATIVE: Self = Self {
        order: ByteOrder::NATIVE,
        short: width(size_of::<c_short>(), align_of::<c_short>()),
        int: width(size_of::<c_int>(), align_of::<c_int>()),
        long: width(size_of::<c_long>(), align_of::<c_long>()),
        long_long: width(size_of::<c_longlong>(), align_of::<c_longlong>()),
        pointer: width(size_of::<*const u8>(), align_of::<*const u8>()),
        float_align: align_of::<f32>() as u8,
        double_align: align_of::<c_double>() as u8,
        long_double: NATIVE_LONG_DOUBLE.0,
        long_double_align: NATIVE_LONG_DOUBLE.1,
        wchar: if cfg!(windows) { 2 } else { 4 },
    };

    /// The byte order that `@`, `^` and `=` stand for.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, Platform};
    /// assert_eq!(Platform::S390X.byte_order(), ByteOrder::Big);
    /// ```
    #[must_use]
    pub const fn byte_order(&self) -> ByteOrder {
        self.order
    }

    /// The size of a pointer in bytes: of `P`, `O`, `&`, `X{}`, `z`, `Z`.
    ///
    /// ```
    /// use view_core::format::Platform;
    /// assert_eq!((Platform::X86_64.pointer_size(), Platform::WASM32.pointer_size()), (8, 4));
    /// ```
    #[must_use]
    pub const fn pointer_size(&self) -> usize {
        self.pointer.size as usize
    }

    /// The size of `wchar_t` in bytes: of `u`.
    ///
    /// ```
    /// use view_core::format::Platform;
    /// assert_eq!((Platform::X86_64.wchar_size(), Platform::WIN64.wchar_size()), (4, 2));
    /// ```
    #[must_use]
    pub const fn wchar_size(&self) -> usize {
        self.wchar as usize
    }

    /// The alignment a C compiler of this platform gives a scalar.
    ///
    /// ```
    /// use view_core::format::{Platform, Scalar};
    /// assert_eq!(Platform::X86_64.align_of(Scalar::F64), 8);
    /// assert_eq!(Platform::I686.align_of(Scalar::F64), 4);
    /// ```
    #[must_use]
    pub const fn align_of(&self, scalar: Scalar) -> usize {
        let align = match scalar {
            Scalar::Bool | Scalar::Char | Scalar::I8 | Scalar::U8 => 1,
            Scalar::I16 | Scalar::U16 | Scalar::F16 | Scalar::Complex16 | Scalar::Ucs2 => {
                self.short.align
            }
            Scalar::I32 | Scalar::U32 | Scalar::Ucs4 => self.int.align,
            Scalar::I64 | Scalar::U64 => self.long_long.align,
            Scalar::F32 | Scalar::Complex32 => self.float_align,
            Scalar::F64 | Scalar::Complex64 => self.double_align,
            Scalar::LongDouble(_) | Scalar::ComplexLongDouble(_) => self.long_double_align,
        };
        align as usize
    }

    pub(super) const fn pointer_align(&self) -> u8 {
        self.pointer.align
    }

    /// The scalar that `letter` names, in a native mode or in a standard one.
    ///
    /// None for what is no scalar code, and for `n` and `N` in standard modes,
    /// where `struct` has no size for them either.
    #[inline(always)]
    pub(super) const fn code(&self, letter: u8, native: bool) -> Option<Code> {
        let standard = STANDARD[letter as usize];
        if native || standard.is_none() {
            return self.own_code(letter, native);
        }
        standard
    }

    /// The code where it is this platform that decides about it.
    const fn own_code(&self, letter: u8, native: bool) -> Option<Code> {
        let scalar = match letter {
            b'u' if self.wchar == 2 => Scalar::Ucs2,
            b'u' => Scalar::Ucs4,
            b'g' => match self.long_double {
                Some(kind) => Scalar::LongDouble(kind),
                None => Scalar::F64,
            },
            _ if !native => return None,
            b'h' => signed(self.short.size),
            b'H' => unsigned(self.short.size),
            b'i' => signed(self.int.size),
            b'I' => unsigned(self.int.size),
            b'l' => signed(self.long.size),
            b'L' => unsigned(self.long.size),
            b'n' => signed(self.pointer.size),
            b'N' => unsigned(self.pointer.size),
            _ => match STANDARD[letter as usize] {
                Some(code) => code.scalar,
                None => return None,
            },
        };
        let align = if native {
            self.align_of(scalar) as u8
        } else {
            1
        };
        Some(Code::new(scalar, align))
    }

    /// The complex number whose parts `letter` names: `Z` has gone before it.
    pub(super) const fn complex(&self, letter: u8) -> Option<Code> {
        let scalar = match letter {
            b'e' => Scalar::Complex16,
            b'f' => Scalar::Complex32,
            b'd' => Scalar::Complex64,
            b'g' => match self.long_double {
                Some(kind) => Scalar::ComplexLongDouble(kind),
                None => Scalar::Complex64,
            },
            _ => return None,
        };
        Some(Code::new(scalar, self.align_of(scalar) as u8))
    }
}

/// The scalars of standard size, by their letters.
const STANDARD: [Option<Code>; 256] = {
    let mut codes = [None; 256];
    let known = [
        (b'?', Scalar::Bool),
        (b'c', Scalar::Char),
        (b'b', Scalar::I8),
        (b'B', Scalar::U8),
        (b'h', Scalar::I16),
        (b'H', Scalar::U16),
        (b'i', Scalar::I32),
        (b'I', Scalar::U32),
        (b'l', Scalar::I32),
        (b'L', Scalar::U32),
        (b'q', Scalar::I64),
        (b'Q', Scalar::U64),
        (b'e', Scalar::F16),
        (b'f', Scalar::F32),
        (b'd', Scalar::F64),
    ];
    let mut i = 0;
    while i < known.len() {
        codes[known[i].0 as usize] = Some(Code::new(known[i].1, 1));
        i += 1;
    }
    codes
};

const fn signed(size: u8) -> Scalar {
    match size {
        1 => Scalar::I8,
        2 => Scalar::I16,
        4 => Scalar::I32,
        _ => Scalar::I64,
    }
}

const fn unsigned(size: u8) -> Scalar {
    match size {
        1 => Scalar::U8,
        2 => Scalar::U16,
        4 => Scalar::U32,
        _ => Scalar::U64,
    }
}

/// `long double` of the target and its alignment; None where it is a `double`.
const NATIVE_LONG_DOUBLE: (Option<LongDouble>, u8) = {
    if cfg!(all(windows, target_env = "msvc")) {
        (None, align_of::<c_double>() as u8)
    } else if cfg!(any(
        target_arch = "x86_64",
        all(target_arch = "x86", target_vendor = "apple")
    )) {
        (Some(LongDouble::X87In16), 16)
    } else if cfg!(target_arch = "x86") {
        (Some(LongDouble::X87In12), 4)
    } else if cfg!(any(target_arch = "s390x", target_arch = "wasm32")) {
        (Some(LongDouble::Binary128), 8)
    } else if cfg!(all(
        any(
            target_arch = "aarch64",
            target_arch = "riscv64",
            target_arch = "loongarch64",
            target_arch = "sparc64",
            target_arch = "mips64"
        ),
        not(target_vendor = "apple")
    )) {
        (Some(LongDouble::Binary128), 16)
    } else {
        (None, align_of::<c_double>() as u8)
    }
};

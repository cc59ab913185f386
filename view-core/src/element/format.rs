//! Format strings of types, as constants.
//!
//! A `const fn` cannot allocate, and an array cannot yet take its length from
//! a generic type, so a text is written twice: once into a counter, to learn
//! how long it is, then into the smallest of a few buffers it fits. Each size
//! of buffer is reached through a function of its own, for the compiler
//! evaluates the constants of a function only when it enters it; so a type
//! pays for one buffer, and a binary holds no more than four times the text.

use super::BufferView;
use crate::layout::{struct_order, write_pep3118, write_struct};
use crate::require::require;

/// The longest text a type may have as a constant. It is not small: one field takes 10
/// to 20 bytes.
const LONGEST: usize = 1 << 16;

/// Which language to write.
#[derive(Clone, Copy)]
enum Language {
    /// PEP 3118, as in [`pep3118`].
    Pep3118,
    /// The `struct` module's, as in [`struct_format`].
    Struct,
}

/// The PEP 3118 format of an item of type `T`, as in `T::FORMAT`.
///
/// An array type is no item to the buffer protocol but more dimensions, so its
/// format is that of its innermost element.
///
/// ```
/// use view_core::element::pep3118;
/// assert_eq!(pep3118::<f64>(), "d");
/// assert_eq!(pep3118::<[[f64; 3]; 2]>(), "d");
/// ```
#[must_use]
pub const fn pep3118<T: BufferView>() -> &'static str {
    written::<T>(Language::Pep3118)
}

/// The format of `T` for Python's `struct` module, as in `T::STRUCT_FORMAT`:
/// standard sizes, flattened, the same offsets.
///
/// `None` where that language cannot say it: complex numbers, `char`, and
/// records that mix byte orders.
///
/// ```
/// use view_core::element::struct_format;
/// use view_core::{Be, BufferView, Le};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Header { magic: [u8; 2], len: Be<u32> }
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Mixed { a: Be<u16>, b: Le<u16> }
///
/// assert_eq!((struct_format::<Header>(), struct_format::<Mixed>()), (Some(">2BI"), None));
/// ```
///
/// The language has no way to repeat a record, so an array of records is written
/// out element by element. A text of more than 65536 bytes is a compile error
/// of whoever uses it:
///
/// ```compile_fail
/// use view_core::BufferView;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Pair(u8, f32);
///
/// const TOO_LONG: Option<&str> = <[Pair; 20_000]>::STRUCT_FORMAT;
/// ```
#[must_use]
pub const fn struct_format<T: BufferView>() -> Option<&'static str> {
    if struct_order(&T::LAYOUT).is_some() {
        Some(written::<T>(Language::Struct))
    } else {
        None
    }
}

/// Picks the smallest buffer that holds the text.
const fn written<T: BufferView>(language: Language) -> &'static str {
    let n = match language {
        Language::Pep3118 => length_of_pep3118::<T>(),
        Language::Struct => length_of_struct::<T>(),
    };
    require!(
        n <= LONGEST,
        "the format would be longer than 65536 bytes: view the elements of its long arrays, or split the record"
    );
    match n {
        0..=32 => buffer::<T, 32>(language),
        33..=128 => buffer::<T, 128>(language),
        129..=512 => buffer::<T, 512>(language),
        513..=2048 => buffer::<T, 2048>(language),
        2049..=8192 => buffer::<T, 8192>(language),
        _ => buffer::<T, LONGEST>(language),
    }
}

const fn length_of_pep3118<T: BufferView>() -> usize {
    Texts::<T, 0>::PEP3118.len
}

const fn length_of_struct<T: BufferView>() -> usize {
    Texts::<T, 0>::STRUCT.len
}

const fn buffer<T: BufferView, const N: usize>(language: Language) -> &'static str {
    match language {
        Language::Pep3118 => pep3118_buffer::<T, N>(),
        Language::Struct => struct_buffer::<T, N>(),
    }
}

const fn pep3118_buffer<T: BufferView, const N: usize>() -> &'static str {
    Texts::<T, N>::PEP3118.as_str()
}

const fn struct_buffer<T: BufferView, const N: usize>() -> &'static str {
    Texts::<T, N>::STRUCT.as_str()
}

/// The texts of `T` in buffers of `N` bytes; with `N` = 0 only their lengths.
struct Texts<T, const N: usize>(T);

impl<T: BufferView, const N: usize> Texts<T, N> {
    const PEP3118: &'static Buffer<N> = &{
        let mut bytes = [0; N];
        let len = write_pep3118(&T::LAYOUT, &mut bytes);
        Buffer { bytes, len }
    };

    const STRUCT: &'static Buffer<N> = &{
        let mut bytes = [0; N];
        let len = write_struct(&T::LAYOUT, &mut bytes);
        Buffer { bytes, len }
    };
}

/// A text and the room behind it.
struct Buffer<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Buffer<N> {
    const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => panic!("field names are UTF-8"),
        }
    }
}

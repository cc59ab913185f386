//! Format strings, written at compile time.
//!
//! A `const fn` cannot allocate, and an array cannot yet take its length from
//! a generic type, so a text is written twice: once into a counter, to learn
//! how long it is, then into the smallest of a few buffers it fits. Each size
//! of buffer is reached through a function of its own, for the compiler
//! evaluates the constants of a function only when it enters it; so a type
//! pays for one buffer, and a binary holds no more than four times the text.
//!
//! What is written is what `ctypes` of CPython 3.12 and later writes for the
//! same C struct: the byte order in front of every scalar, the shape in front
//! of the byte order, every hole as explicit `x`. A scalar on its own is one
//! bare letter, so that CPython's `memoryview` can index it.

use super::orders::struct_order;
use super::{Kind, Layout};
use crate::element::BufferView;
use crate::format::ByteOrder;

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
/// use view_core::layout::pep3118;
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
/// use view_core::layout::struct_format;
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
    assert!(
        n <= LONGEST,
        "the format string of this type would be longer than 65536 bytes: view the elements of its long arrays of records instead, or split the record"
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
        let mut text = Text::new(&mut bytes);
        text.top_level(&T::LAYOUT);
        let len = text.len;
        Buffer { bytes, len }
    };

    const STRUCT: &'static Buffer<N> = &{
        let mut bytes = [0; N];
        let mut text = Text::new(&mut bytes);
        if let Some(order) = struct_order(&T::LAYOUT) {
            text.push(order.prefix());
            text.flat(&T::LAYOUT);
        }
        let len = text.len;
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

/// The format of a layout that is known at run time, however long.
#[cfg(feature = "alloc")]
pub(super) fn of_layout(layout: &Layout) -> alloc::string::String {
    let mut counted = Text::new(&mut []);
    counted.top_level(layout);
    let mut bytes = alloc::vec![0; counted.len];
    Text::new(&mut bytes).top_level(layout);
    alloc::string::String::from_utf8(bytes).unwrap_or_default()
}

/// Text written into a buffer that holds all of it, or only counted where there is no
/// buffer.
struct Text<'a> {
    bytes: &'a mut [u8],
    len: usize,
}

impl<'a> Text<'a> {
    const fn new(bytes: &'a mut [u8]) -> Self {
        Self { bytes, len: 0 }
    }

    const fn only_counts(&self) -> bool {
        self.bytes.is_empty()
    }

    const fn push(&mut self, text: &str) {
        let text = text.as_bytes();
        if !self.only_counts() {
            let mut i = 0;
            while i < text.len() {
                self.bytes[self.len + i] = text[i];
                i += 1;
            }
        }
        self.len += text.len();
    }

    const fn number(&mut self, value: usize) {
        const DIGITS: &str = "0123456789";
        if value >= 10 {
            self.number(value / 10);
        }
        self.push(DIGITS.split_at(value % 10).1.split_at(1).0);
    }

    /// `n` times the code: nothing for 0, the code alone for 1.
    const fn repeated(&mut self, n: usize, code: &str) {
        if n > 1 {
            self.number(n);
        }
        if n > 0 {
            self.push(code);
        }
    }

    /// The format of a whole item.
    const fn top_level(&mut self, layout: &Layout) {
        let layout = layout.innermost();
        match layout.kind {
            Kind::Scalar { scalar, order, .. } if order.is_native() || !scalar.has_byte_order() => {
                self.push(scalar.code());
            }
            _ => self.item(layout),
        }
    }

    /// The format of an item inside a record.
    const fn item(&mut self, layout: &Layout) {
        match layout.kind {
            Kind::Scalar { scalar, order, .. } => {
                let order = if scalar.has_byte_order() {
                    order
                } else {
                    ByteOrder::NATIVE
                };
                self.push(order.prefix());
                self.push(scalar.code());
            }
            Kind::Array { .. } => {
                self.push("(");
                let mut element = layout;
                while let Kind::Array {
                    len,
                    element: inner,
                } = element.kind
                {
                    self.number(len);
                    self.push(if matches!(inner.kind, Kind::Array { .. }) {
                        ","
                    } else {
                        ""
                    });
                    element = inner;
                }
                self.push(")");
                self.item(element);
            }
            Kind::Struct { fields } => {
                self.push("T{");
                let mut end = 0;
                let mut i = 0;
                while i < fields.len() {
                    let field = &fields[i];
                    // A padding field is left for the next gap to cover.
                    if !field.layout.is_left_out() {
                        self.repeated(field.offset - end, "x");
                        self.item(field.layout);
                        self.push(":");
                        self.push(field.name);
                        self.push(":");
                        end = field.end();
                    }
                    i += 1;
                }
                self.repeated(layout.size - end, "x");
                self.push("}");
            }
            Kind::Bytes => {
                self.number(layout.size);
                self.push("s");
            }
            Kind::Opaque | Kind::Pad { .. } => {
                self.number(layout.size);
                self.push("x");
            }
            Kind::Empty => {}
        }
    }

    /// The item in the `struct` module's language; the caller has written the
    /// byte order and made sure that there is but one.
    const fn flat(&mut self, layout: &Layout) {
        match layout.kind {
            Kind::Scalar { scalar, .. } => self.push(scalar.code()),
            Kind::Array { .. } => {
                let element = layout.innermost();
                // The layout of an array of no bytes may hide any number of
                // elements; they have nothing to write.
                let len = match layout.size.checked_div(element.size) {
                    Some(len) => len,
                    None => 0,
                };
                if let Kind::Scalar { scalar, .. } = element.kind {
                    self.repeated(len, scalar.code());
                } else if self.only_counts() {
                    // Counting goes no slower for a million elements than for one.
                    let before = self.len;
                    self.flat(element);
                    self.len = before.saturating_add((self.len - before).saturating_mul(len));
                } else {
                    let mut i = 0;
                    while i < len {
                        self.flat(element);
                        i += 1;
                    }
                }
            }
            Kind::Struct { fields } => {
                let mut end = 0;
                let mut i = 0;
                while i < fields.len() {
                    let field = &fields[i];
                    if !field.layout.is_left_out() {
                        self.repeated(field.offset - end, "x");
                        self.flat(field.layout);
                        end = field.end();
                    }
                    i += 1;
                }
                self.repeated(layout.size - end, "x");
            }
            Kind::Bytes | Kind::Opaque => {
                self.number(layout.size);
                self.push("s");
            }
            Kind::Pad { .. } => self.repeated(layout.size, "x"),
            Kind::Empty => {}
        }
    }
}

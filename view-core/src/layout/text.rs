//! Format strings, written in a `const fn`.
//!
//! What is written is what `ctypes` of CPython 3.12 and later writes for the
//! same C struct: the byte order in front of every scalar, the shape in front
//! of the byte order, every hole as explicit `x`. A scalar on its own is one
//! bare letter, so that CPython's `memoryview` can index it.

use super::orders::struct_order;
use super::{Kind, Layout};
use crate::format::ByteOrder;

/// Writes the PEP 3118 format of an item and returns its length.
///
/// The buffer has room for all of it, or none: then the text is only counted.
pub(crate) const fn write_pep3118(layout: &Layout, bytes: &mut [u8]) -> usize {
    let mut text = Text::new(bytes);
    text.top_level(layout);
    text.len
}

/// The same in the language of Python's `struct` module; nothing where that cannot say it.
pub(crate) const fn write_struct(layout: &Layout, bytes: &mut [u8]) -> usize {
    let mut text = Text::new(bytes);
    if let Some(order) = struct_order(layout) {
        text.push(order.prefix());
        text.flat(layout);
    }
    text.len
}

/// The format of a layout that is known at run time, however long.
#[cfg(feature = "alloc")]
pub(super) fn of_layout(layout: &Layout) -> alloc::string::String {
    let mut bytes = alloc::vec![0; write_pep3118(layout, &mut [])];
    write_pep3118(layout, &mut bytes);
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

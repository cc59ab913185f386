//! The compile-time refusal of types with holes where bytes are handed out.
//!
//! Types that are not generic are refused by their bounds,
//! [`WithoutPadding`](crate::element::WithoutPadding), before it comes to this. It is for the
//! others, and for those whose bounds were written by hand.

use core::marker::PhantomData;

use crate::BufferView;
use crate::element::first_hole;

/// A constant that does not compile for types with holes.
pub(super) struct Holes<T>(PhantomData<T>);

impl<T: BufferView> Holes<T> {
    /// Evaluates, or stops the compiler with the number of bytes and the place of the first.
    pub(super) const REFUSE: () = assert!(T::LAYOUT.padding() == 0, "{}", Self::MESSAGE.as_str());

    const MESSAGE: Text = {
        let (start, end) = match first_hole(&T::LAYOUT) {
            Some(hole) => hole,
            None => (0, 0),
        };
        Text::new()
            .text("`")
            .text(T::LAYOUT.name())
            .text("` has ")
            .number(T::LAYOUT.padding())
            .text(" bytes of padding, which are not initialised (the first at ")
            .number(start)
            .text("..")
            .number(end)
            .text("): `to_bytes` copies with zeros there, fields of explicit padding fill them")
    };
}

/// A short text made at compile time; what does not fit is cut off.
struct Text {
    bytes: [u8; 256],
    len: usize,
}

impl Text {
    const fn new() -> Self {
        Self {
            bytes: [0; 256],
            len: 0,
        }
    }

    const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut i = 0;
        while i < text.len() && self.len < self.bytes.len() {
            // Names are identifiers, which may be other than ASCII and then be cut.
            self.bytes[self.len] = if text[i].is_ascii() { text[i] } else { b'?' };
            self.len += 1;
            i += 1;
        }
        self
    }

    const fn number(mut self, number: usize) -> Self {
        if number >= 10 {
            self = self.number(number / 10);
        }
        let digit = [b'0' + (number % 10) as u8];
        match core::str::from_utf8(&digit) {
            Ok(digit) => self.text(digit),
            Err(_) => self,
        }
    }

    const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "the type has padding, which is not initialised",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Inner {
        a: u8,
        b: u32,
    }

    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Outer {
        n: u64,
        inner: [Inner; 2],
    }

    #[test]
    fn the_message_says_how_many_and_where() {
        let text = Holes::<Outer>::MESSAGE;
        let message = text.as_str();
        assert!(
            message.starts_with(
                "`Outer` has 6 bytes of padding, which are not initialised (the first at 9..12)"
            ),
            "{message}"
        );
    }
}

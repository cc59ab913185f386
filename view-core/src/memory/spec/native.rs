//! The scalars of this target in one native letter: formats that are known without being read.

use alloc::borrow::Cow;

use super::{Grade, Spec, SpecRef};
use crate::format::{ByteOrder, Item, ItemKind, Scalar};
use crate::memory::codec::{Node, Quick};

macro_rules! native {
    ($($index:literal: $letter:literal $scalar:ident $quick:ident;)*) => {
        static NATIVE: [Spec; [$($index),*].len()] = [$(spec(&[$letter], Scalar::$scalar)),*];

        /// Which of them a text names: a `match`, as a search in the table would be for a loop.
        pub(super) const fn named(text: &str) -> Option<usize> {
            match text.as_bytes() {
                $([$letter] => Some($index),)*
                _ => None,
            }
        }

        /// Which of them a scalar in native byte order is written as.
        const fn written(scalar: Scalar) -> Option<usize> {
            match scalar {
                $(Scalar::$scalar => Some($index),)*
                _ => None,
            }
        }

        /// How their items are read. [`Quick::of`] says the same, but has to look at the table,
        /// of which the compiler knows nothing in the user's code.
        #[inline]
        const fn quick(index: usize) -> Quick {
            match index {
                $($index => Quick::$quick,)*
                _ => Quick::No,
            }
        }
    };
}

native! {
    0: b'B' U8 U8;
    1: b'b' I8 No;
    2: b'c' Char No;
    3: b'?' Bool No;
    4: b'h' I16 No;
    5: b'H' U16 No;
    // C int, on every target with 32 bits or more.
    6: b'i' I32 I32;
    7: b'I' U32 No;
    8: b'q' I64 I64;
    9: b'Q' U64 No;
    10: b'e' F16 No;
    11: b'f' F32 F32;
    12: b'd' F64 F64;
}

const fn spec(letter: &'static [u8], scalar: Scalar) -> Spec {
    let Ok(text) = core::str::from_utf8(letter) else {
        panic!("a letter is ASCII")
    };
    Spec {
        text: Cow::Borrowed(text),
        itemsize: scalar.size(),
        node: Some(Node::scalar(scalar, ByteOrder::NATIVE)),
        item: None,
        grade: Grade::Plain,
    }
}

impl SpecRef {
    /// The one with this index.
    #[inline]
    pub(super) fn native(index: usize) -> Self {
        Self::Static(quick(index), &NATIVE[index])
    }

    /// Plain scalars of this target, in its byte order.
    pub(crate) fn native_item(item: &Item) -> Option<Self> {
        let ItemKind::Scalar { scalar, order } = item.kind() else {
            return None;
        };
        let index = written(*scalar).filter(|_| *order == ByteOrder::NATIVE)?;
        Some(Self::native(index))
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::format::Format;

    #[test]
    fn letters_name_their_specs() {
        for (index, spec) in NATIVE.iter().enumerate() {
            assert_eq!(named(&spec.text), Some(index));
            assert_eq!(quick(index), Quick::of(spec.node.as_ref()));
            let item = Format::parse(&spec.text).unwrap().into_item();
            let native = SpecRef::native_item(&item).unwrap();
            assert_eq!((native.quick(), &native.text), (quick(index), &spec.text));
            assert_eq!(Format::from(item).to_string(), spec.text);
        }
        let all = (0..=127_u8).filter(|&c| named(char::from(c).encode_utf8(&mut [0])).is_some());
        assert_eq!(all.count(), NATIVE.len());
        assert!(named("").is_none() && named("BB").is_none());
    }
}

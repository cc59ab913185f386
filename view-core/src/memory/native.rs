//! The scalars of this target in one native letter: formats that are known without being read.

use alloc::borrow::Cow;

use super::codec::{Node, Quick};
use super::grade::{Grade, Spec};
use crate::format::{ByteOrder, Item, ItemKind, Scalar};

/// One of them: its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Native(usize);

macro_rules! native {
    ($($index:literal: $letter:literal $scalar:ident $quick:ident;)*) => {
        static NATIVE: [Spec; [$($index),*].len()] = [$(spec(&[$letter], Scalar::$scalar)),*];

        impl Native {
            /// The one that a text names: a `match`, as a search in the table would be for a loop.
            pub(crate) const fn named(text: &str) -> Option<Self> {
                match text.as_bytes() {
                    $([$letter] => Some(Self($index)),)*
                    _ => None,
                }
            }

            /// The one that a scalar in native byte order is written as.
            const fn written(scalar: Scalar) -> Option<Self> {
                match scalar {
                    $(Scalar::$scalar => Some(Self($index)),)*
                    _ => None,
                }
            }

            /// How its items are read. [`Quick::of`] says the same, but has to look at the table,
            /// of which the compiler knows nothing in the user's code.
            #[inline]
            pub(crate) const fn quick(self) -> Quick {
                match self.0 {
                    $($index => Quick::$quick,)*
                    _ => Quick::No,
                }
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

impl Native {
    /// The one that an item is: a scalar of this target, in its byte order.
    pub(crate) fn of(item: &Item) -> Option<Self> {
        match item.kind() {
            ItemKind::Scalar { scalar, order } if *order == ByteOrder::NATIVE => {
                Self::written(*scalar)
            }
            _ => None,
        }
    }

    #[inline]
    pub(crate) fn spec(self) -> &'static Spec {
        &NATIVE[self.0]
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
            let native = Native(index);
            assert_eq!(Native::named(&spec.text), Some(native));
            assert_eq!(native.quick(), Quick::of(spec.node.as_ref()));
            let item = Format::parse(&spec.text).unwrap().into_item();
            assert_eq!(Native::of(&item), Some(native));
            assert_eq!(Format::from(item).to_string(), spec.text);
        }
        let named = |&c: &u8| Native::named(char::from(c).encode_utf8(&mut [0])).is_some();
        assert_eq!((0..=127).filter(named).count(), NATIVE.len());
        assert!(Native::named("").is_none() && Native::named("BB").is_none());
    }
}

//! Into and out of [`Value`].

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Bytes, List, Record, Text, Value};

macro_rules! ints {
    ($($int:ty),*) => {$(
        impl From<$int> for Value {
            #[inline]
            fn from(value: $int) -> Self {
                Self::Int(value.into())
            }
        }
        number!($int);
    )*};
}

/// Comparison with a number, so that tests and filters read well.
macro_rules! number {
    ($number:ty) => {
        impl PartialEq<$number> for Value {
            fn eq(&self, other: &$number) -> bool {
                self.eq(&Self::from(*other))
            }
        }
    };
}
ints!(i8, i16, i32, i64, u8, u16, u32);
number!(u64);
number!(usize);
number!(isize);
number!(f32);
number!(f64);
number!(bool);

impl From<u64> for Value {
    #[inline]
    fn from(value: u64) -> Self {
        match i64::try_from(value) {
            Ok(value) => Self::Int(value),
            Err(_) => Self::UInt(value),
        }
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::from(value as u64)
    }
}

impl From<isize> for Value {
    fn from(value: isize) -> Self {
        Self::Int(value as i64)
    }
}

impl From<f64> for Value {
    #[inline]
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<f32> for Value {
    #[inline]
    fn from(value: f32) -> Self {
        Self::Float(value.into())
    }
}

impl From<bool> for Value {
    #[inline]
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

/// A complex number: real and imaginary part.
impl From<[f64; 2]> for Value {
    fn from(parts: [f64; 2]) -> Self {
        Self::Complex(Box::new(parts))
    }
}

impl From<char> for Value {
    fn from(value: char) -> Self {
        Self::from(value.encode_utf8(&mut [0; 4]) as &str)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Str(Text::from(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl PartialEq<&str> for Value {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(*other)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(Bytes::copy(bytes))
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(bytes: &[u8; N]) -> Self {
        Self::Bytes(Bytes::copy(bytes))
    }
}

impl<const N: usize> PartialEq<&[u8; N]> for Value {
    fn eq(&self, other: &&[u8; N]) -> bool {
        self.as_bytes() == Some(other.as_slice())
    }
}

impl From<Bytes> for Value {
    fn from(bytes: Bytes) -> Self {
        Self::Bytes(bytes)
    }
}

/// A list, as `(3)d` and a dimension decode to.
impl<V: Into<Value>> From<Vec<V>> for Value {
    fn from(values: Vec<V>) -> Self {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        Self::List(List::from(values))
    }
}

impl From<List> for Value {
    fn from(list: List) -> Self {
        Self::List(list)
    }
}

impl From<Record> for Value {
    fn from(record: Record) -> Self {
        Self::Record(record)
    }
}

impl From<&Value> for Value {
    fn from(value: &Value) -> Self {
        value.clone()
    }
}

/// A tuple is a record without names, as struct items decode to.
macro_rules! tuples {
    ($($($name:ident)*;)*) => {$(
        impl<$($name: Into<Value>),*> From<($($name,)*)> for Value {
            #[allow(non_snake_case)]
            fn from(($($name,)*): ($($name,)*)) -> Self {
                Self::Record(Record::tuple(alloc::vec![$($name.into()),*]))
            }
        }
    )*};
}
tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
}

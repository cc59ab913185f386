//! [`Value`]: one item of a run-time format, as Rust data.

mod bytes;
mod convert;
mod equal;
mod flat;
mod rows;
mod sequence;
mod show;

pub use bytes::{Bytes, Text};
pub(crate) use equal::same;
pub(crate) use flat::{Flat, put};
pub(crate) use rows::{MAX_ROWS, Names, Row, Rows, drop_values};
pub use sequence::{List, Record};

use alloc::boxed::Box;

/// A decoded item, or part of one: what Python makes of the same bytes.
///
/// | format | Python | here |
/// |---|---|---|
/// | `?` | `bool` | [`Bool`](Self::Bool) |
/// | `b h i l q n`, `B H I L Q N`, `P` | `int` | [`Int`](Self::Int), or [`UInt`](Self::UInt) past `i64::MAX` |
/// | `e f d g` | `float` | [`Float`](Self::Float) |
/// | `Zf Zd` | `complex` | [`Complex`](Self::Complex) |
/// | `c 5s 5p`, named `5x` | `bytes` | [`Bytes`](Self::Bytes) |
/// | `w u 5w` | `str` | [`Str`](Self::Str) |
/// | `hd`, `T{…}` | `tuple` | [`Record`](Self::Record) |
/// | `(2,3)d`, a dimension | `list` | [`List`](Self::List) |
///
/// It takes 16 bytes, and only long bytes, complex numbers and what holds
/// other values have an allocation. Records and rows of one view share one.
///
/// Values compare as Python's do: by value across numeric types, exactly
/// (`2**53 + 1 != 2.0**53`), NaN unequal to itself.
///
/// ```
/// use view_core::memory::Value;
///
/// assert_eq!(Value::from(1), Value::from(1.0));
/// assert_eq!(Value::from(true), Value::from(1_u8));
/// assert_ne!(Value::from((1_i64 << 53) + 1), Value::from(9007199254740992.0));
/// assert_ne!(Value::from(f64::NAN), Value::from(f64::NAN));
/// assert_eq!(size_of::<Value>(), 16);
/// ```
// The layout is fixed so that a loop may write a number as one piece of 16 bytes; what
// comes first owns nothing, what comes after `Float` does. See `flat`.
#[derive(Clone)]
#[non_exhaustive]
#[repr(u8)]
pub enum Value {
    /// A truth value.
    Bool(bool),
    /// A whole number that fits an `i64`, whatever its format.
    Int(i64),
    /// A whole number past `i64::MAX`; smaller ones are an `Int`.
    UInt(u64),
    /// A real number, widened to `f64`. That is exact but for `long double`,
    /// which is rounded.
    Float(f64),
    /// A complex number: real and imaginary part.
    Complex(Box<[f64; 2]>),
    /// Bytes.
    Bytes(Bytes),
    /// A text.
    Str(Text),
    /// Several values of one kind.
    List(List),
    /// The fields of a struct.
    Record(Record),
}

const _: () = assert!(size_of::<Value>() == 16);

impl Value {
    /// The value as an integer: of an `Int`, `UInt` or `Bool`. A float is none, whole
    /// or not.
    ///
    /// ```
    /// use view_core::memory::Value;
    /// assert_eq!(Value::from(u64::MAX).as_int(), Some(18_446_744_073_709_551_615));
    /// assert_eq!(Value::from(true).as_int(), Some(1));
    /// assert_eq!(Value::from(3.0).as_int(), None);
    /// ```
    #[doc(alias("as_i64", "as_u64"))]
    #[must_use]
    pub fn as_int(&self) -> Option<i128> {
        match *self {
            Self::Bool(value) => Some(value.into()),
            Self::Int(value) => Some(value.into()),
            Self::UInt(value) => Some(value.into()),
            _ => None,
        }
    }

    /// The value as a float, integers rounded to the nearest.
    ///
    /// ```
    /// use view_core::memory::Value;
    /// assert_eq!(Value::from(3).as_float(), Some(3.0));
    /// assert_eq!(Value::from("3").as_float(), None);
    /// ```
    #[doc(alias = "as_f64")]
    #[must_use]
    pub fn as_float(&self) -> Option<f64> {
        match *self {
            Self::Bool(value) => Some(f64::from(u8::from(value))),
            Self::Int(value) => Some(value as f64),
            Self::UInt(value) => Some(value as f64),
            Self::Float(value) => Some(value),
            _ => None,
        }
    }

    /// The real and imaginary part of any number.
    ///
    /// ```
    /// use view_core::Complex;
    /// use view_core::memory::{Value, memoryview};
    ///
    /// let item = memoryview(&[Complex::new(1.5, -2.0)]).get(0)?;
    /// assert_eq!((item.as_complex(), item.as_float()), (Some([1.5, -2.0]), None));
    /// assert_eq!(Value::from(3).as_complex(), Some([3.0, 0.0]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn as_complex(&self) -> Option<[f64; 2]> {
        match self {
            Self::Complex(parts) => Some(**parts),
            _ => Some([self.as_float()?, 0.0]),
        }
    }

    /// The bytes, if it is a byte string. A text is none, as in Python.
    ///
    /// ```
    /// use view_core::memory::{Value, memoryview};
    ///
    /// let item = memoryview(b"RIFF").reinterpret("4s")?.get(0)?;
    /// assert_eq!(item.as_bytes(), Some(&b"RIFF"[..]));
    /// assert_eq!(Value::from("RIFF").as_bytes(), None);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The text, if it is one.
    ///
    /// ```
    /// use view_core::memory::{Value, memoryview};
    ///
    /// assert_eq!(memoryview(&['é']).get(0)?.as_str(), Some("é"));
    /// assert_eq!(Value::from(b"e").as_str(), None); // bytes, in no encoding that is known
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The values of a list; of a record there are [`Record::values`].
    ///
    /// ```
    /// use view_core::memory::{Value, memoryview};
    ///
    /// let rows = memoryview(&[[1, 2], [3, 4]]).to_list()?;
    /// let last = rows.as_list().unwrap().last().unwrap();
    /// assert_eq!(last.as_list(), Some(&[Value::from(3), Value::from(4)][..]));
    /// assert!(Value::from(3).as_list().is_none() && Value::from("34").as_list().is_none());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The record, if it is one.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let item = memoryview(&[1_u8, 2, 3]).reinterpret("T{B:id:>H:size:}")?.get(0)?;
    /// assert_eq!(item.as_record().unwrap()["size"], 0x0203);
    /// assert!(item.as_list().is_none()); // a tuple is no list
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn as_record(&self) -> Option<&Record> {
        match self {
            Self::Record(record) => Some(record),
            _ => None,
        }
    }

    /// Python's truth of a value: false for zero and what is empty.
    ///
    /// ```
    /// use view_core::memory::Value;
    /// assert!(Value::from(f64::NAN).is_true());
    /// assert!(!Value::from("").is_true());
    /// ```
    #[must_use]
    pub fn is_true(&self) -> bool {
        match self {
            Self::Bool(value) => *value,
            Self::Int(value) => *value != 0,
            Self::UInt(value) => *value != 0,
            Self::Float(value) => *value != 0.0,
            Self::Complex(parts) => **parts != [0.0, 0.0],
            Self::Bytes(bytes) => !bytes.is_empty(),
            Self::Str(text) => !text.is_empty(),
            Self::List(list) => !list.is_empty(),
            Self::Record(record) => !record.values().is_empty(),
        }
    }

    /// What the value is, in Python's words: `int`, `bytes`, `tuple`.
    ///
    /// ```
    /// use view_core::memory::Value;
    /// assert_eq!(Value::from(u64::MAX).type_name(), "int"); // whatever holds it here
    /// assert_eq!(Value::from(vec![1, 2]).type_name(), "list");
    /// ```
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Bool(_) => "bool",
            Self::Int(_) | Self::UInt(_) => "int",
            Self::Float(_) => "float",
            Self::Complex(_) => "complex",
            Self::Bytes(_) => "bytes",
            Self::Str(_) => "str",
            Self::List(_) => "list",
            Self::Record(_) => "tuple",
        }
    }
}

#[cfg(test)]
mod tests;

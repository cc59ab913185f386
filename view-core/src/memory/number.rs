//! Items as Rust's numbers, without a [`Value`] between: [`Memory::get_as`].
//!
//! A [`Value`] may own memory, so wherever one is at hand there is a drop of it, and be it
//! where a panic of the user's unwinds. That keeps it in memory on the way to where it is
//! looked at. A number owns nothing, and stays in a register. Formats that are not common are
//! read by an `extern "C"` function, for the reason that `items` opens with.

use alloc::boxed::Box;

use super::codec::{Code, Common, Refusal};
use super::items::unboxed;
use super::key::ItemIndex;
use super::memory::Memory;
use super::value::Value;
use crate::{Error, ErrorKind};

mod sealed {
    pub trait Sealed {}
}

/// A Rust number that items can be read as: the integers of up to 64 bits, `f32` and `f64`.
/// See [`Memory::get_as`].
///
/// Sealed.
///
/// ```
/// use view_core::Error;
/// use view_core::memory::{FromNumber, Memory, memoryview};
///
/// fn last<T: FromNumber>(memory: &Memory) -> Result<T, Error> {
///     memory.get_as(-1)
/// }
///
/// let samples = [1_i16, 2, 300];
/// assert_eq!(last::<f64>(&memoryview(&samples))?, 300.0);
/// let error = last::<u8>(&memoryview(&samples)).unwrap_err();
/// assert_eq!(error.to_string(), "300 does not fit u8");
/// # Ok::<(), view_core::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "items are not read as `{Self}`",
    note = "`get_as` reads integers of up to 64 bits, `f32` and `f64`; `get` any item, as a `Value`"
)]
pub trait FromNumber: Copy + sealed::Sealed {
    /// From a whole number; `None` for one that does not fit.
    #[doc(hidden)]
    fn from_int(int: i64) -> Option<Self>;
    /// From a real number; `None` for a type that takes none.
    #[doc(hidden)]
    fn from_float(float: f64) -> Option<Self>;
    /// From any value.
    ///
    /// # Errors
    ///
    /// As [`Memory::get_as`].
    #[doc(hidden)]
    fn from_value(value: &Value) -> Result<Self, Error>;
}

macro_rules! numbers {
    ($($number:ident $code:ident, $int:ident => $from_int:expr, $float:ident => $from_float:expr;)*) => {$(
        impl sealed::Sealed for $number {}
        impl FromNumber for $number {
            #[inline(always)]
            fn from_int($int: i64) -> Option<Self> {
                $from_int
            }

            #[inline(always)]
            fn from_float($float: f64) -> Option<Self> {
                $from_float
            }

            fn from_value(value: &Value) -> Result<Self, Error> {
                let mut bytes = [0; size_of::<Self>()];
                match Code::$code.encode(value, &mut bytes) {
                    Ok(()) => Ok(Self::from_ne_bytes(bytes)),
                    Err(refusal) => Err(refused(refusal, value, stringify!($number))),
                }
            }
        }
    )*};
}
numbers! {
    i8 I8, int => int.try_into().ok(), _float => None;
    i16 I16, int => int.try_into().ok(), _float => None;
    i32 I32, int => int.try_into().ok(), _float => None;
    i64 I64, int => Some(int), _float => None;
    u8 U8, int => int.try_into().ok(), _float => None;
    u16 U16, int => int.try_into().ok(), _float => None;
    u32 U32, int => int.try_into().ok(), _float => None;
    u64 U64, int => int.try_into().ok(), _float => None;
    // By way of `f64`, as where values are written.
    f32 F32, int => Some(int as f64 as f32), float => Some(float as f32);
    f64 F64, int => Some(int as f64), float => Some(float);
}
#[cfg(target_pointer_width = "64")]
numbers! {
    isize I64, int => int.try_into().ok(), _float => None;
    usize U64, int => int.try_into().ok(), _float => None;
}
#[cfg(target_pointer_width = "32")]
numbers! {
    isize I32, int => int.try_into().ok(), _float => None;
    usize U32, int => int.try_into().ok(), _float => None;
}

#[cold]
fn refused(refusal: Refusal, value: &Value, number: &str) -> Error {
    match refusal {
        Refusal::Type => Error::with_message(
            ErrorKind::Type,
            alloc::format!("an item of type '{}' is no {number}", value.type_name()),
        ),
        Refusal::Value => Error::with_message(
            ErrorKind::Value,
            alloc::format!("{value} does not fit {number}"),
        ),
    }
}

impl Memory {
    /// The item at an index as a Rust number, whatever numeric format the view has: for
    /// loops that look at items here and there. It makes no [`Value`], so there is nothing to
    /// match and nothing to drop; a loop of it is as fast as one of [`get`](Self::get), or faster.
    ///
    /// What goes into which number is what [`set`](super::MemoryViewMut::set) takes for an
    /// item of that type. Integers and truth values become any number they fit. Real
    /// numbers become `f64`, and rounded `f32`; integers become these rounded to the
    /// nearest. Nothing is cut off or wrapped.
    ///
    /// ```
    /// use view_core::{ErrorKind, memory::memoryview};
    ///
    /// let rows = [[1_i16, 2, 3], [4, 5, -6]];
    /// let view = memoryview(&rows);
    /// assert_eq!(view.get_as::<f64>([0, 1])?, 2.0);
    /// assert_eq!(view.get_as::<u8>([1, -2])?, 5);
    ///
    /// let error = view.get_as::<u8>([1, 2]).unwrap_err();
    /// assert_eq!(error.to_string(), "-6 does not fit u8");
    /// let error = memoryview(&[0.5]).get_as::<i32>(0).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Type);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get); `TypeError` for an item that is no number, or a real or
    /// complex one where an integer is asked for; `ValueError` for one that does not fit.
    #[inline(always)]
    pub fn get_as<T: FromNumber>(&self, index: impl ItemIndex) -> Result<T, Error> {
        let index = index.indices();
        let number = match self.get_common(index.as_ref()) {
            Some(Common::Int(int)) => T::from_int(int),
            Some(Common::Float(float)) => T::from_float(float),
            None => None,
        };
        match number {
            Some(number) => Ok(number),
            None => match self.get_as_any(index.clone().as_ref()) {
                Ok(number) => Ok(number),
                Err(error) => Err(unboxed(error)),
            },
        }
    }

    /// [`get_as`](Self::get_as) of anything.
    #[cold]
    #[inline(never)]
    #[expect(improper_ctypes_definitions, reason = "only Rust calls it")]
    extern "C" fn get_as_any<T: FromNumber>(&self, index: &[isize]) -> Result<T, Box<Error>> {
        Ok(T::from_value(&self.get_any(index)?)?)
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::string::ToString;
    use std::vec::Vec;

    use super::*;
    use crate::format::Format;
    use crate::memory::{MemoryView, Reinterpret, memoryview};
    use crate::s;

    /// Every item of a view of two dimensions agrees with its value, converted.
    fn agrees<T: FromNumber + Debug>(view: &MemoryView<'_>, text: &str) {
        let [rows, columns] = view.shape() else {
            panic!("two dimensions")
        };
        let (rows, columns) = (*rows as isize, *columns as isize);
        for i in -rows - 1..=rows {
            for j in -columns - 1..=columns {
                let expected = view.get([i, j]).and_then(|value| T::from_value(&value));
                let found = view.get_as::<T>([i, j]);
                // As text, in which NaN is itself.
                assert_eq!(
                    std::format!("{found:?}"),
                    std::format!("{expected:?}"),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn items_of_all_formats_agree_with_their_values() {
        let mut bytes: Vec<u8> = (0..16 * 12_u32).map(|i| (i * 37 % 251) as u8).collect();
        bytes[..48].fill(0);
        bytes[48..64].fill(0xff);
        for text in [
            "?", "c", "b", "B", "h", "H", "i", "I", "q", "Q", "e", "f", "d", ">h", ">I", ">q",
            ">Q", ">e", ">f", ">d", "Zd", "3s", "P", "g", "hB", "w", "(2)h", "q",
        ] {
            let format = Format::parse(text).unwrap();
            let shape = [3, 4];
            let how = Reinterpret::of(&format).shape(&shape);
            let size = 12 * format.itemsize();
            let whole = memoryview(&bytes[..size]).reinterpret(how).unwrap();
            for view in [
                whole.slice(s![.., ..]).unwrap(),
                whole.slice(s![..;-1, ..;2]).unwrap(),
            ] {
                agrees::<i8>(&view, text);
                agrees::<i16>(&view, text);
                agrees::<i32>(&view, text);
                agrees::<i64>(&view, text);
                agrees::<isize>(&view, text);
                agrees::<u8>(&view, text);
                agrees::<u16>(&view, text);
                agrees::<u32>(&view, text);
                agrees::<u64>(&view, text);
                agrees::<usize>(&view, text);
                agrees::<f32>(&view, text);
                agrees::<f64>(&view, text);
            }
        }
    }

    #[test]
    fn numbers_are_what_a_view_of_that_type_takes() {
        fn checked<T>(values: &[Value], mut room: T)
        where
            T: FromNumber + PartialEq + Debug,
            [T]: crate::BufferMut,
        {
            for value in values {
                let one = core::slice::from_mut(&mut room);
                let set = crate::memory::memoryview_mut(one).set(0, value);
                let found = T::from_value(value);
                assert_eq!(found.is_ok(), set.is_ok(), "{value}");
                match found {
                    Ok(found) => assert_eq!(found, room),
                    Err(error) => assert_eq!(error.kind(), set.unwrap_err().kind()),
                }
            }
        }
        let mut values: Vec<Value> = [-129, -128, -1, 0, 127, 128, 255, 256, 65_536, i64::MIN]
            .map(Value::Int)
            .into();
        values.push(Value::Int(i64::MAX));
        values.push(Value::Int((1 << 24) + 1));
        values.push(Value::UInt(u64::MAX));
        values.push(true.into());
        values.push(0.1.into());
        values.push(1e300.into());
        values.push([1.0, 0.0].into());
        values.push("1".into());
        checked(&values, 0_i8);
        checked(&values, 0_u16);
        checked(&values, 0_i32);
        checked(&values, 0_i64);
        checked(&values, 0_u64);
        checked(&values, 0_f32);
        checked(&values, 0_f64);
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_reason() {
        let view = memoryview(&[300_i32, -1]);
        let error = |error: Error| std::format!("{error:#}");
        let found = view.get_as::<u8>(0).map_err(error);
        assert_eq!(found, Err("ValueError: 300 does not fit u8".to_string()));
        let found = view.get_as::<u64>(1).map_err(error);
        assert_eq!(found, Err("ValueError: -1 does not fit u64".to_string()));
        let found = view.get_as::<f64>(2).map_err(error);
        let outside = "IndexError: index out of bounds on dimension 1";
        assert_eq!(found, Err(outside.to_string()));
        let found = memoryview(&[1.0]).get_as::<i64>(0).map_err(error);
        let no_int = "TypeError: an item of type 'float' is no i64";
        assert_eq!(found, Err(no_int.to_string()));
    }
}

//! Items in a byte order of their own, as native values and back.

use super::copying::{check_same_shape, wrong_len};
use super::raw::Raw;
use super::{View, ViewMut};
use crate::copy;
use crate::element::{Be, Endian, Le};
use crate::format::Scalar;
use crate::layout::Kind;
use crate::strided::{Order, contiguous_strides};
use crate::{BufferView, Error};

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

/// How items of `W` become a `T` of the same value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// They have the same bytes.
    Copy,
    /// The bytes of every unit of this size are reversed.
    Swap(usize),
    /// One by one, because some bytes are no value.
    Each,
}

const fn way<W: BufferView>() -> Way {
    match W::LAYOUT.kind() {
        _ if W::LAYOUT.has_validity() => Way::Each,
        Kind::Scalar { order, .. } if order.is_native() => Way::Copy,
        Kind::Scalar { scalar, .. } => match scalar {
            // Two numbers, each with its own bytes in order.
            Scalar::Complex16 | Scalar::Complex32 | Scalar::Complex64 => {
                Way::Swap(scalar.size() / 2)
            }
            _ => Way::Swap(scalar.size()),
        },
        _ => Way::Each,
    }
}

/// Copies the value of each item of `raw` to the place with the same index.
///
/// # Safety
///
/// `value` makes a `T` of an item, in the way of `W` or of `T`, whichever has an order.
/// The places are valid for writes of a `T` under `raw`'s shape and `strides`, aligned,
/// and apart from the items of `raw`, which may be read.
unsafe fn convert<W: Copy, T, const N: usize>(
    way: Way,
    raw: Raw<W, N>,
    out: *mut T,
    strides: &[isize; N],
    value: impl Fn(W) -> T,
) {
    let (to, from, shape) = (out.cast(), raw.ptr.as_ptr().cast_const().cast(), &raw.shape);
    let size = size_of::<T>();
    match way {
        // SAFETY: in bounds (1) and apart (the caller). A scalar has no holes, so that all
        // bytes are initialised.
        Way::Copy => unsafe { copy::copy(to, strides, from, &raw.strides, shape, size) },
        // SAFETY: as above; any bytes are a value.
        Way::Swap(unit) => unsafe {
            copy::copy_swapped(to, strides, from, &raw.strides, shape, size, unit);
        },
        Way::Each => {
            // SAFETY: the items may be read, and nothing writes them meanwhile.
            let items = unsafe { View::from_raw(raw) };
            for (index, item) in items.indexed_iter() {
                let offset: isize = (index.iter().zip(strides))
                    .map(|(i, stride)| *i as isize * stride)
                    .sum();
                // SAFETY: the place of the index.
                unsafe { out.byte_offset(offset).write(value(*item)) };
            }
        }
    }
}

macro_rules! native {
    ($($order:ident: $word:literal;)*) => { $(
        impl<T: Endian, const N: usize> View<'_, $order<T>, N> {
            /// Copies the values, in row order, to a caller's buffer of as many.
            ///
            /// Whole vectors of numbers are put into this machine's byte order at once, so
            /// that it takes no longer than [`copy_into`](Self::copy_into).
            ///
            /// ```
            #[doc = concat!("use view_core::{", stringify!($order), ", View};")]
            ///
            #[doc = concat!("let file = [1.5, -2.0].map(", stringify!($order), "::<f64>::new);")]
            /// let mut numbers = [0.0; 2];
            /// View::new(&file).copy_into_native(&mut numbers)?;
            /// assert_eq!(numbers, [1.5, -2.0]);
            /// # Ok::<(), view_core::Error>(())
            /// ```
            ///
            /// # Errors
            ///
            /// `ValueError` if the buffer has another number of items.
            pub fn copy_into_native(self, out: &mut [T]) -> Result<(), Error> {
                if out.len() != self.len() {
                    return Err(wrong_len(out.len(), self.len()));
                }
                // SAFETY: `out` has room for the values, and is ours.
                unsafe { self.write_native(out.as_mut_ptr()) };
                Ok(())
            }

            /// The values in row order as a `Vec`.
            ///
            /// ```
            #[doc = concat!("use view_core::{", stringify!($order), ", View};")]
            ///
            #[doc = concat!("let file = [[1, 2], [3, 4]].map(|row| row.map(", stringify!($order), "::<u16>::new));")]
            /// assert_eq!(View::<_, 2>::from(&file).t().to_native(), [1, 3, 2, 4]);
            /// ```
            ///
            /// # Panics
            ///
            /// If the copy fits no memory, as with any `Vec`.
            #[cfg(feature = "alloc")]
            #[must_use]
            pub fn to_native(self) -> Vec<T> {
                let mut out = Vec::with_capacity(self.len());
                copy::advise_huge_pages(out.spare_capacity_mut());
                // SAFETY: there is room for all values, each of which is then written.
                unsafe {
                    self.write_native(out.spare_capacity_mut().as_mut_ptr().cast());
                    out.set_len(self.len());
                }
                out
            }

            /// # Safety
            ///
            /// There is room for the values at `out`, which nothing else uses.
            unsafe fn write_native(self, out: *mut T) {
                let mut strides = [0; N];
                // There is room for the items, so that only the strides of no items can
                // be too large.
                let made = contiguous_strides(&self.raw.shape, size_of::<T>(), Order::C, &mut strides);
                if made.is_ok() {
                    let way = const { way::<$order<T>>() };
                    // SAFETY: each item to one place of `out`; they lie apart.
                    unsafe { convert(way, self.raw, out, &strides, $order::get) };
                }
            }
        }

        impl<T: Endian, const N: usize> ViewMut<'_, $order<T>, N> {
            #[doc = concat!("Copies native values of the same shape, into ", $word, "-endian order.")]
            ///
            /// ```
            #[doc = concat!("use view_core::{", stringify!($order), ", View, ViewMut};")]
            ///
            #[doc = concat!("let mut file = [", stringify!($order), "::new(0_i32); 2];")]
            /// ViewMut::new(&mut file).copy_from_native(View::new(&[1, -2]))?;
            /// assert_eq!(file, [1, -2]);
            /// # Ok::<(), view_core::Error>(())
            /// ```
            ///
            /// # Errors
            ///
            /// `ValueError` if the shapes differ.
            pub fn copy_from_native(&mut self, source: View<'_, T, N>) -> Result<(), Error> {
                check_same_shape(&self.shape(), &source.shape())?;
                let (way, out) = (const { way::<$order<T>>() }, self.raw.ptr.as_ptr());
                // SAFETY: the items of `self` are ours (6), so those of `source` are others.
                unsafe { convert(way, source.raw, out, &self.raw.strides, $order::new) };
                Ok(())
            }
        }
    )* };
}

native! {
    Be: "big";
    Le: "little";
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use std::string::ToString;
    use std::vec;

    use super::*;
    use crate::{Complex, F16, s};

    fn check<T: Endian + PartialEq + Default + core::fmt::Debug>(value: impl Fn(usize) -> T) {
        for (rows, columns) in [(1, 1), (3, 5), (17, 9), (0, 4), (64, 70)] {
            let values: Vec<T> = (0..rows * columns).map(&value).collect();
            let big: Vec<Be<T>> = values.iter().map(|value| Be::new(*value)).collect();
            let little: Vec<Le<T>> = values.iter().map(|value| Le::new(*value)).collect();
            let shape = [rows, columns];
            macro_rules! check {
                ($items:ident, $order:ident) => {
                    let view = View::new(&$items).reshape(shape).unwrap();
                    assert_eq!(view.to_native(), values);
                    for part in [view.t().at(s![..;2]), view.t(), view.at(s![..;-1, ..;3])] {
                        let naive: Vec<T> = part.iter().map(|item| item.get()).collect();
                        assert_eq!(part.to_native(), naive);
                        let mut out = vec![T::default(); naive.len()];
                        part.copy_into_native(&mut out).unwrap();
                        assert_eq!(out, naive);
                        let native = View::new(&naive).reshape(part.shape()).unwrap();
                        let mut back = vec![$order::new(T::default()); 2 * naive.len()];
                        let mut room = ViewMut::new(&mut back).into_slice(s![..;2]).unwrap();
                        room.reborrow()
                            .into_reshape(part.shape())
                            .unwrap()
                            .copy_from_native(native)
                            .unwrap();
                        assert!(room.iter().map(|item| item.get()).eq(naive));
                    }
                };
            }
            check!(big, Be);
            check!(little, Le);
        }
    }

    #[test]
    fn values_are_those_of_the_items() {
        check(|i| i as u8);
        check(|i| i as i16 - 9);
        check(|i| i as u32 * 70_001);
        check(|i| i as f64 / 3.0);
        check(|i| F16::from_bits(i as u16));
        check(|i| Complex::new(i as f32, 0.5));
        check(|i| Complex::new(i as f64, 0.5));
        check(|i| char::from_u32(i as u32 + 0x1F600).unwrap());
    }

    #[test]
    fn bytes_that_are_no_value_give_none() {
        let surrogate: [Be<char>; 1] = bytemuck::cast([0_u8, 0, 0xD8, 0]);
        assert_eq!(View::new(&surrogate).to_native(), ['\u{FFFD}']);
        let wrong = View::new(&surrogate).copy_into_native(&mut []).unwrap_err();
        assert!(wrong.to_string().contains("room for 0 items"));
    }
}

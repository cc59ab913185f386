//! Views of bytes from outside, and views as bytes.
//!
//! Bytes that come in are checked: that they are whole items, that these lie where
//! their type may lie, and that each is a value of it. Bytes go out only where there
//! are bytes: the holes of a padded type are not initialised, so that no slice of them exists
//! and a copy has zeros there.

mod check;
mod prefix;

use core::mem::MaybeUninit;
use core::ptr::NonNull;

use self::check::{check, is_any_bytes};
pub(super) use self::check::{no_value, whole};
use super::construct::check_injective;
use super::plain::Holes;
use super::raw::Raw;
use super::{View, ViewMut};
use crate::element::{AnyBytes, WithoutPadding};
use crate::require::require;
use crate::{BufferView, Error};

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

impl<'a, T: BufferView> View<'a, T> {
    /// The items that lie in a slice of bytes, each checked to be a value.
    ///
    /// The bytes have to be aligned for `T`; those of a file or a packet often are not, and
    /// are a view of [`Unaligned<T>`](crate::Unaligned), [`Be`](crate::Be) or [`Le`](crate::Le) items.
    /// A type whose every bit pattern is a value costs no look at the bytes.
    ///
    /// ```
    /// use view_core::{BufferView, View};
    ///
    /// #[derive(Clone, Copy, Debug, BufferView)]
    /// #[repr(C)]
    /// struct Lamp { id: u8, on: bool }
    ///
    /// let lamps = View::<Lamp>::from_bytes(&[7, 1, 9, 0])?;
    /// assert_eq!((lamps[1].id, lamps[0].on), (9, true));
    ///
    /// let error = View::<Lamp>::from_bytes(&[7, 1, 9, 2]).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "item [1] is no `Lamp`: field `on`: found 2 at byte 1, expected 0 or 1 (a bool); \
    ///      the item begins at byte 2",
    /// );
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the bytes are no whole number of items, are not aligned, or an item is
    /// no value of `T`; the message names its index, field and byte. `TypeError` for items of
    /// no bytes.
    #[doc(alias = "frombuffer")]
    #[inline]
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, Error> {
        let len = whole::<T>(bytes.len())?;
        if const { is_any_bytes::<T>() } && len > 0 {
            let ptr = NonNull::from_ref(bytes).cast();
            // SAFETY: whole items, as was just checked, of a type for which that is all.
            return Ok(unsafe { Self::from_raw(Raw::new(ptr, [len], [size_of::<T>() as isize])) });
        }
        Self::from_bytes_with(bytes, 0, [len], [size_of::<T>() as isize])
    }
}

impl<'a, T: BufferView, const N: usize> View<'a, T, N> {
    /// The items that lie in a slice of bytes under a geometry of one's own, each
    /// checked to be a value. Index zero lies at byte `offset`.
    ///
    /// ```
    /// use view_core::{Be, View};
    ///
    /// // A header of 3 bytes, then records of a byte and a number.
    /// let file = [b'F', b'I', b'L', 0, 0, 1, 0, 1, 0];
    /// let numbers = View::<Be<u16>>::from_bytes_with(&file, 4, [2], [3])?;
    /// assert_eq!((numbers[0], numbers[1]), (Be::new(1), Be::new(256)));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the geometry leaves the bytes, an item would not be aligned or is no
    /// value of `T`; `OverflowError` if the geometry fits no memory at all.
    pub fn from_bytes_with(
        bytes: &'a [u8],
        offset: usize,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Result<Self, Error> {
        check::<T, N>(bytes, offset, shape, strides)?;
        let ptr = NonNull::from_ref(bytes).cast::<u8>();
        // SAFETY: in bounds, aligned and values (1 to 3), as was just checked;
        // a `BufferView` has no cells, so nobody writes behind `&[u8]` (7).
        Ok(unsafe { Self::from_raw(placed(ptr, offset, shape, strides)) })
    }

    /// All bytes of the items, if they are [C-contiguous](Self::is_c_contiguous).
    ///
    /// A type with holes does not compile here, for their bytes are not initialised;
    /// `to_bytes` copies them as zeros. Generic code asks for
    /// [`WithoutPadding`].
    ///
    /// ```
    /// use view_core::View;
    ///
    /// assert_eq!(View::new(&[0x0102_u16.to_be()]).as_bytes(), Some(&[1, 2][..]));
    /// ```
    ///
    /// ```compile_fail
    /// use view_core::{BufferView, View};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Padded { a: u8, b: u16 }
    ///
    /// View::new(&[Padded { a: 1, b: 2 }]).as_bytes();
    /// ```
    #[must_use]
    pub fn as_bytes(self) -> Option<&'a [u8]>
    where
        T: WithoutPadding,
    {
        const { Holes::<T>::REFUSE };
        let items = self.as_slice()?;
        // SAFETY: the type has no holes, so all bytes of the slice are initialised.
        Some(unsafe { core::slice::from_raw_parts(items.as_ptr().cast(), size_of_val(items)) })
    }

    /// All bytes of the items, holes and all, if they are C-contiguous.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Padded { a: u8, b: u16 }
    ///
    /// let items = [Padded { a: 1, b: 2 }, Padded { a: 3, b: 4 }];
    /// let bytes = items.as_view().as_uninit_bytes().unwrap();
    /// assert_eq!(bytes.len(), 8);
    /// // SAFETY: the first byte of the second item, which is `a` and no hole.
    /// assert_eq!(unsafe { bytes[4].assume_init() }, 3);
    /// ```
    #[must_use]
    pub fn as_uninit_bytes(self) -> Option<&'a [MaybeUninit<u8>]> {
        let items = self.as_slice()?;
        // SAFETY: the bytes of a slice, of which nothing is said.
        Some(unsafe { core::slice::from_raw_parts(items.as_ptr().cast(), size_of_val(items)) })
    }

    /// A copy of the bytes of all items in row order, with zeros for the holes.
    ///
    /// What Python's `tobytes` gives, always the same for the same values.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Padded { a: u8, b: u16 }
    ///
    /// let items = [Padded { a: 1, b: 0x0202 }, Padded { a: 3, b: 0x0404 }];
    /// assert_eq!(items.as_view().reverse(0).to_bytes(), [3, 0, 4, 4, 1, 0, 2, 2]);
    /// ```
    ///
    /// # Panics
    ///
    /// If the copy fits no memory, as with any `Vec`.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::<u8>::with_capacity(self.nbytes());
        crate::copy::advise_huge_pages(bytes.spare_capacity_mut());
        let out = &mut bytes.spare_capacity_mut()[..self.nbytes()];
        super::copying::copy_bytes(self.raw, out);
        // SAFETY: every byte was just written: those of fields, and zeros.
        unsafe { bytes.set_len(self.nbytes()) };
        bytes
    }
}

impl<'a, T: BufferView> ViewMut<'a, T> {
    /// The items that lie in a slice of bytes, each checked to be a value, to be changed.
    ///
    /// A type with holes does not compile here: writing one would leave bytes behind that are not
    /// initialised.
    ///
    /// ```
    /// use view_core::{Le, ViewMut};
    ///
    /// let mut bytes = [1, 0, 2, 0];
    /// ViewMut::<Le<u16>>::from_bytes(&mut bytes)?.fill(Le::new(0x0506));
    /// assert_eq!(bytes, [6, 5, 6, 5]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`View::from_bytes`].
    pub fn from_bytes(bytes: &'a mut [u8]) -> Result<Self, Error>
    where
        T: WithoutPadding,
    {
        let len = whole::<T>(bytes.len())?;
        Self::from_bytes_with(bytes, 0, [len], [size_of::<T>() as isize])
    }
}

impl<'a, T: BufferView, const N: usize> ViewMut<'a, T, N> {
    /// As [`View::from_bytes_with`], to be changed: no two items may share a byte.
    ///
    /// A type with holes does not compile here.
    ///
    /// ```
    /// use view_core::{Be, ViewMut};
    ///
    /// // Records of a byte and a number, whose numbers are to be changed.
    /// let mut file = [7, 0, 1, 7, 0, 2];
    /// ViewMut::<Be<u16>>::from_bytes_with(&mut file, 1, [2], [3])?.fill(Be::new(0x0506));
    /// assert_eq!(file, [7, 5, 6, 7, 5, 6]);
    /// assert!(ViewMut::<Be<u16>>::from_bytes_with(&mut file, 0, [2], [1]).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`View::from_bytes_with`], and `ValueError` if two items share a byte, or if that is
    /// too hard to find out.
    pub fn from_bytes_with(
        bytes: &'a mut [u8],
        offset: usize,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Result<Self, Error>
    where
        T: WithoutPadding,
    {
        const { Holes::<T>::REFUSE };
        check::<T, N>(bytes, offset, shape, strides)?;
        check_injective::<T>(&shape, &strides)?;
        let ptr = NonNull::from_mut(bytes).cast::<u8>();
        // SAFETY: in bounds, aligned and values (1 to 3), apart (6), as was just
        // checked. A value without holes leaves all bytes initialised.
        Ok(unsafe { Self::from_raw(placed(ptr, offset, shape, strides)) })
    }

    /// As [`View::as_bytes`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [0x0707_u16, 0x0808];
    /// let view = ViewMut::new(&mut numbers);
    /// assert_eq!(view.as_bytes(), Some(&[7, 7, 8, 8][..]));
    /// assert_eq!(view.into_reverse(0).as_bytes(), None);
    /// ```
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]>
    where
        T: WithoutPadding,
    {
        self.as_view().as_bytes()
    }

    /// All bytes of the items, to be changed, if they are C-contiguous.
    ///
    /// Only for types without holes of which every bit pattern is a value; others do
    /// not compile here.
    ///
    /// ```compile_fail
    /// view_core::ViewMut::new(&mut [true]).as_bytes_mut();
    /// ```
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [0_u16, 1];
    /// ViewMut::new(&mut numbers).as_bytes_mut().unwrap()[..2].fill(7);
    /// assert_eq!(numbers, [0x0707, 1]);
    /// ```
    #[must_use]
    pub fn as_bytes_mut(&mut self) -> Option<&mut [u8]>
    where
        T: WithoutPadding + AnyBytes,
    {
        const { Holes::<T>::REFUSE };
        const {
            require!(
                !T::LAYOUT.has_validity(),
                "not every bit pattern is a value of the item type: write items, or its columns"
            );
        }
        let items = self.as_mut_slice()?;
        let bytes = size_of_val(items);
        // SAFETY: no holes, and any bytes are values.
        Some(unsafe { core::slice::from_raw_parts_mut(items.as_mut_ptr().cast(), bytes) })
    }

    /// As [`View::to_bytes`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [0x0707_u16, 0x0808];
    /// assert_eq!(ViewMut::new(&mut numbers).into_reverse(0).to_bytes(), [8, 8, 7, 7]);
    /// ```
    ///
    /// # Panics
    ///
    /// If the copy fits no memory, as with any `Vec`.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.as_view().to_bytes()
    }
}

/// A geometry at an offset, which an empty one does not go to.
///
/// # Safety
///
/// The geometry was [checked](check) for the memory behind `ptr`.
unsafe fn placed<T, const N: usize>(
    ptr: NonNull<u8>,
    offset: usize,
    shape: [usize; N],
    strides: [isize; N],
) -> Raw<T, N> {
    let ptr = if shape.contains(&0) {
        NonNull::dangling()
    } else {
        // SAFETY: the first item is within the memory, by the check.
        unsafe { ptr.add(offset).cast() }
    };
    // SAFETY: 1, 2, 4 and 5 by the check.
    unsafe { Raw::new(ptr, shape, strides) }
}

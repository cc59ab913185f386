//! [`ForeignViewMut`]: values into memory that others may read and write.

use core::mem::MaybeUninit;
use core::ops::Deref;
use core::ptr::NonNull;

use super::access::store;
use super::read::ForeignView;
use crate::view::bytes::whole;
use crate::view::{Field, FieldKind};
use crate::{BufferView, Error, ErrorKind, Record};

/// A view of items of type `T` in memory that others may write, and we may too.
///
/// It is `Copy`: nothing is exclusive here. It reads as a [`ForeignView`].
///
/// ```
/// use view_core::view::foreign::ForeignViewMut;
///
/// let mut memory = [0; 4];
/// let view = ForeignViewMut::<[u8; 2]>::from_bytes(&mut memory)?;
/// let other = view; // both write, both read
/// other.set([1], [8, 9])?;
/// assert_eq!(view.get([1])?, [8, 9]);
/// # Ok::<(), view_core::Error>(())
/// ```
#[repr(transparent)]
pub struct ForeignViewMut<'a, T, const N: usize = 1> {
    view: ForeignView<'a, T, N>,
}

impl<T, const N: usize> Copy for ForeignViewMut<'_, T, N> {}

impl<T, const N: usize> Clone for ForeignViewMut<'_, T, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<'a, T, const N: usize> Deref for ForeignViewMut<'a, T, N> {
    type Target = ForeignView<'a, T, N>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.view
    }
}

impl<'a, T, const N: usize> ForeignViewMut<'a, T, N> {
    /// A view of raw memory that may be written.
    ///
    /// ```
    /// use core::ptr::NonNull;
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [1_u8, 2, 3, 4];
    /// let ptr = NonNull::from(&mut memory[..]).cast();
    /// // SAFETY: every second byte of the array, which nothing else reaches meanwhile.
    /// unsafe { ForeignViewMut::<u8>::from_raw_parts(ptr, [2], [2]) }.fill(0);
    /// assert_eq!(memory, [0, 2, 0, 4]);
    /// ```
    ///
    /// # Safety
    ///
    /// Invariants 1 to 5 of the [module](crate::view::foreign) hold.
    #[must_use]
    pub const unsafe fn from_raw_parts(
        ptr: NonNull<u8>,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Self {
        Self {
            // SAFETY: the caller's promise.
            view: unsafe { ForeignView::from_raw_parts(ptr, shape, strides) },
        }
    }

    /// The same items, to be read only.
    ///
    /// ```
    /// use view_core::view::foreign::{ForeignView, ForeignViewMut};
    ///
    /// fn first(view: ForeignView<'_, u8>) -> u8 {
    ///     view.get([0]).unwrap_or(0)
    /// }
    /// let mut memory = [7, 8];
    /// let view = ForeignViewMut::<u8>::from_bytes(&mut memory)?;
    /// assert_eq!(first(view.as_foreign()), 7);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_foreign(self) -> ForeignView<'a, T, N> {
        self.view
    }

    /// The column that is one field of every record.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Lamp { id: u8, on: bool }
    ///
    /// let mut memory = [7, 0, 9, 0];
    /// let lamps = ForeignViewMut::<Lamp>::from_bytes(&mut memory)?;
    /// lamps.field(Lamp::FIELDS.on).fill(true);
    /// assert_eq!(memory, [7, 1, 9, 1]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn field<F>(self, field: Field<T, F>) -> ForeignViewMut<'a, F, N> {
        ForeignViewMut {
            view: self.view.field(field),
        }
    }

    /// One view for each field of the records.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Lamp { id: u8, on: bool }
    ///
    /// let mut memory = [7, 0, 9, 0];
    /// let LampFields { id, on } = ForeignViewMut::<Lamp>::from_bytes(&mut memory)?.columns();
    /// on.set([1], id.get([1])? > 8)?;
    /// assert_eq!(memory, [7, 0, 9, 1]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    pub fn columns(self) -> T::Fields<Self>
    where
        T: Record,
    {
        T::split(self)
    }
}

impl<'a, T: BufferView> ForeignViewMut<'a, T> {
    /// The bytes of a slice as items of type `T`: checked when they are read,
    /// at any address.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [0xFF, 7, 0, 0, 0];
    /// let numbers = ForeignViewMut::<u32>::from_bytes(&mut memory[1..])?; // aligned or not
    /// assert_eq!(numbers.get([0])?, u32::from_le(7));
    /// let error = ForeignViewMut::<u32>::from_bytes(&mut memory).err().unwrap();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "5 bytes are no whole number of items of 4 bytes: 1 is left over"
    /// );
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where the length is no multiple of the item size; `TypeError` for items
    /// of no bytes.
    pub fn from_bytes(bytes: &'a mut [u8]) -> Result<Self, Error> {
        let len = whole::<T>(bytes.len())?;
        let ptr = NonNull::from_mut(bytes).cast();
        // SAFETY: the slice is borrowed for `'a` and all its bytes are initialised.
        Ok(unsafe { Self::from_raw_parts(ptr, [len], [size_of::<T>() as isize]) })
    }
}

impl<T: BufferView, const N: usize> ForeignViewMut<'_, T, N> {
    /// Writes the item at `index`; holes become zeros.
    ///
    /// # Errors
    ///
    /// `IndexError` outside the shape.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [0_u8; 8];
    /// let numbers = ForeignViewMut::<f32>::from_bytes(&mut memory)?;
    /// numbers.set([1], 2.5)?;
    /// assert_eq!(numbers.get([1])?, 2.5);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    pub fn set(&self, index: [usize; N], value: T) -> Result<(), Error> {
        let ptr = self.view.address(index)?;
        // SAFETY: the address of an item (1) that may be written (4).
        unsafe { put(ptr, value) };
        Ok(())
    }

    /// Writes the same value to every item.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [0; 6];
    /// ForeignViewMut::<[u8; 3]>::from_bytes(&mut memory)?.fill([1, 2, 3]);
    /// assert_eq!(memory, [1, 2, 3, 1, 2, 3]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    pub fn fill(&self, value: T) {
        for ptr in self.view.walk() {
            // SAFETY: the address of an item (1) that may be written (4).
            unsafe { put(ptr, value) };
        }
    }

    /// Writes the items of a slice, in row order.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [0; 4];
    /// let view = ForeignViewMut::<[u8; 2]>::from_bytes(&mut memory)?;
    /// view.copy_from_slice(&[[1, 2], [3, 4]])?;
    /// assert!(view.copy_from_slice(&[[5, 6]]).is_err()); // writes nothing
    /// assert_eq!(memory, [1, 2, 3, 4]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where there are not as many.
    pub fn copy_from_slice(&self, values: &[T]) -> Result<(), Error> {
        if values.len() != self.view.len() {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "{} {value does|values do} not fill a view of {} {item|items}",
                [values.len() as isize, self.view.len() as isize, 0, 0],
            ));
        }
        for (ptr, value) in self.view.walk().zip(values) {
            // SAFETY: the address of an item (1) that may be written (4).
            unsafe { put(ptr, *value) };
        }
        Ok(())
    }
}

/// Writes `value` at `ptr`, its holes as zeros.
///
/// # Safety
///
/// An item that may be written lies there, invariants 1, 3 and 4.
#[inline(always)]
unsafe fn put<T: BufferView>(ptr: NonNull<u8>, value: T) {
    let mut item = MaybeUninit::new(value);
    if const { T::LAYOUT.padding() > 0 } {
        // SAFETY: the bytes of the item, of which nothing is claimed.
        let bytes = unsafe {
            core::slice::from_raw_parts_mut(
                item.as_mut_ptr().cast::<MaybeUninit<u8>>(),
                size_of::<T>(),
            )
        };
        T::LAYOUT.zero_holes(bytes);
    }
    // SAFETY: the bytes of fields are initialised by the promise of
    // `BufferView`, those of holes have just been.
    unsafe { store(ptr.as_ptr(), &item) }
}

// SAFETY: represented as a `ForeignView`; parts that share bytes are read and written by value.
unsafe impl<'a, R: 'static, const N: usize> FieldKind for ForeignViewMut<'a, R, N> {
    type Record = R;
    type Of<F: 'static> = ForeignViewMut<'a, F, N>;

    unsafe fn field<F: 'static>(&self, field: Field<R, F>) -> ForeignViewMut<'a, F, N> {
        ForeignViewMut::field(*self, field)
    }
}

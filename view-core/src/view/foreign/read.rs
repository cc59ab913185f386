//! [`ForeignView`]: values out of memory that others may write.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ptr::NonNull;

use super::value::checked;
use super::walk::Walk;
use crate::view::bytes::no_value;
use crate::view::{Field, FieldKind, View};
use crate::{BufferView, Error, ErrorKind, Record};

/// A view of items of type `T` in memory that others may write.
///
/// Items come out by value, checked. There is no alignment to keep and no
/// reference to hand out. See the [module](crate::view::foreign).
///
/// ```
/// use view_core::view::foreign::{ForeignView, ForeignViewMut};
///
/// let mut memory = [1, 5, 0];
/// let flags: ForeignView<'_, bool> = ForeignViewMut::from_bytes(&mut memory)?.as_foreign();
/// assert_eq!((flags.get([0])?, flags.get([2])?), (true, false));
/// assert!(flags.get([1]).is_err()); // 5 is no `bool`, and none is made of it
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// It stays on its thread:
///
/// ```compile_fail,E0277
/// fn send<T: Send>(_: T) {}
/// fn to_another_thread(view: view_core::view::foreign::ForeignView<'_, f64>) {
///     send(view);
/// }
/// ```
#[repr(C)]
pub struct ForeignView<'a, T, const N: usize = 1> {
    pub(super) ptr: NonNull<u8>,
    pub(super) shape: [usize; N],
    pub(super) strides: [isize; N],
    memory: PhantomData<&'a [u8]>,
    items: PhantomData<fn() -> T>,
}

impl<T, const N: usize> Copy for ForeignView<'_, T, N> {}

impl<T, const N: usize> Clone for ForeignView<'_, T, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<'a, T, const N: usize> ForeignView<'a, T, N> {
    /// A view of raw memory: the item at index zero, the extents in items, the
    /// strides in bytes.
    ///
    /// ```
    /// use core::ptr::NonNull;
    /// use view_core::view::foreign::ForeignView;
    ///
    /// let mut memory = [1_u8, 2, 3, 4];
    /// let first = NonNull::from(&mut memory[..]).cast::<u8>();
    /// // SAFETY: the last byte and the one two before it; nothing else reaches them meanwhile.
    /// let view = unsafe { ForeignView::<u8>::from_raw_parts(first.add(3), [2], [-2]) };
    /// assert_eq!((view.get([0])?, view.get([1])?), (4, 2));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Safety
    ///
    /// Invariants 1 to 3 and 5 of the [module](crate::view::foreign) hold.
    #[must_use]
    pub const unsafe fn from_raw_parts(
        ptr: NonNull<u8>,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Self {
        Self {
            ptr,
            shape,
            strides,
            memory: PhantomData,
            items: PhantomData,
        }
    }

    /// The extent of each axis, in items.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [0; 12];
    /// assert_eq!(ForeignViewMut::<u32>::from_bytes(&mut memory)?.shape(), [3]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn shape(&self) -> [usize; N] {
        self.shape
    }

    /// The distance from one item to the next along each axis, in bytes.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [0; 12];
    /// assert_eq!(ForeignViewMut::<[u8; 6]>::from_bytes(&mut memory)?.strides(), [6]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn strides(&self) -> [isize; N] {
        self.strides
    }

    /// The number of items in all.
    ///
    /// ```
    /// use core::ptr::NonNull;
    /// use view_core::view::foreign::ForeignView;
    ///
    /// let mut memory = [0_u8; 6];
    /// let ptr = NonNull::from(&mut memory[..]).cast();
    /// // SAFETY: all bytes of the array, which nothing else reaches meanwhile.
    /// let table = unsafe { ForeignView::<u8, 2>::from_raw_parts(ptr, [2, 3], [3, 1]) };
    /// assert_eq!(table.len(), 6);
    /// ```
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        if self.is_empty() {
            return 0;
        }
        self.shape.iter().product()
    }

    /// Whether there is no item.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// assert!(ForeignViewMut::<u32>::from_bytes(&mut [])?.is_empty());
    /// assert!(!ForeignViewMut::<u32>::from_bytes(&mut [0; 4])?.is_empty());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shape.contains(&0)
    }

    /// The pointer to the item at index zero.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Pair { a: u16, b: u16 }
    ///
    /// let mut memory = [0; 8];
    /// let pairs = ForeignViewMut::<Pair>::from_bytes(&mut memory)?;
    /// let b = pairs.field(Pair::FIELDS.b);
    /// assert_eq!(b.as_ptr().addr() - pairs.as_ptr().addr(), 2);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_ptr(&self) -> *const u8 {
        self.ptr.as_ptr()
    }

    /// The address of the item at `index`.
    #[inline]
    pub(super) fn address(&self, index: [usize; N]) -> Result<NonNull<u8>, Error> {
        let mut offset = 0;
        for (axis, index) in index.into_iter().enumerate() {
            if index >= self.shape[axis] {
                return Err(Error::out_of_bounds(axis));
            }
            offset += index as isize * self.strides[axis];
        }
        // SAFETY: in range, invariant 1.
        Ok(unsafe { self.ptr.byte_offset(offset) })
    }

    /// The addresses of the items in row order.
    #[inline]
    pub(super) fn walk(&self) -> Walk<N> {
        // SAFETY: the parts and the length of this view.
        unsafe { Walk::new(self.ptr, self.shape, self.strides, self.len()) }
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
    /// let mut memory = [1, 7, 2, 1]; // 7 is no `bool`
    /// let lamps = ForeignViewMut::<Lamp>::from_bytes(&mut memory)?.as_foreign();
    /// let ids = lamps.field(Lamp::FIELDS.id);
    /// assert_eq!((ids.strides(), ids.get([0])?), ([2], 1)); // of which nothing is asked
    /// assert!(lamps.get([0]).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn field<F>(self, field: Field<T, F>) -> ForeignView<'a, F, N> {
        ForeignView {
            ptr: if self.is_empty() {
                self.ptr
            } else {
                // SAFETY: the field lies inside the first record, invariant 1.
                unsafe { self.ptr.byte_add(field.offset()) }
            },
            shape: self.shape,
            strides: self.strides,
            memory: PhantomData,
            items: PhantomData,
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
    /// let mut memory = [7, 0, 9, 1];
    /// let lamps = ForeignViewMut::<Lamp>::from_bytes(&mut memory)?.as_foreign();
    /// let LampFields { id, on } = lamps.columns();
    /// assert_eq!((id.get([1])?, on.get([1])?), (9, true));
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

impl<'a, T: BufferView, const N: usize> ForeignView<'a, T, N> {
    /// The item at `index`, as it is now.
    ///
    /// # Errors
    ///
    /// `IndexError` outside the shape; `ValueError` where the bytes are no value of `T`.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Lamp { id: u32, on: bool }
    ///
    /// let mut memory = [1_u8, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 7, 0, 0, 0];
    /// let lamps = ForeignViewMut::<Lamp>::from_bytes(&mut memory)?.as_foreign();
    /// assert!(lamps.get([0])?.on);
    /// let error = lamps.get([1]).err().unwrap();
    /// # #[cfg(target_endian = "little")]
    /// assert_eq!(
    ///     error.to_string(),
    ///     "item [1] is no `Lamp`: field `on`: found 7 at byte 4, expected 0 or 1 (a bool)"
    /// );
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    pub fn get(&self, index: [usize; N]) -> Result<T, Error> {
        let ptr = self.address(index)?;
        // SAFETY: the address of an item, whose bytes are initialised (1 and 2).
        unsafe { checked(ptr) }.map_err(|invalid| no_value(&T::LAYOUT, &index, &invalid, None))
    }

    /// A copy of all items, in row order.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [1, 0, 1, 5];
    /// let view = ForeignViewMut::<bool>::from_bytes(&mut memory)?;
    /// assert!(view.to_vec().unwrap_err().to_string().starts_with("item [3] is no `bool`"));
    /// view.set([3], false)?;
    /// assert_eq!(view.to_vec()?, [true, false, true, false]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where the bytes of an item are no value of `T`, by index;
    /// `MemoryError` where the copy does not fit.
    #[cfg(feature = "alloc")]
    pub fn to_vec(self) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        items.try_reserve_exact(self.len()).map_err(|_| {
            Error::new(
                ErrorKind::Memory,
                "the copy of the items does not fit into memory",
            )
        })?;
        for item in self {
            items.push(item?);
        }
        Ok(items)
    }

    /// The same items as a view that hands out references.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = [1, 2, 3];
    /// let view = ForeignViewMut::<u8>::from_bytes(&mut memory)?;
    /// view.set([0], 7)?;
    /// // SAFETY: nothing is written from here on.
    /// let items = unsafe { view.as_view()? };
    /// assert_eq!(items.as_slice(), Some(&[7, 2, 3][..]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where an item is not aligned for `T` or is no value of it.
    ///
    /// # Safety
    ///
    /// For `'a` nobody writes the memory, in this program or another: no thread, no
    /// Python code, no signal handler.
    pub unsafe fn as_view(self) -> Result<View<'a, T, N>, Error> {
        let misaligned = |distance: usize| !distance.is_multiple_of(align_of::<T>());
        if self.is_empty() {
            // SAFETY: no item: any aligned pointer will do.
            return Ok(unsafe { View::from_parts(NonNull::dangling(), self.shape, self.strides) });
        }
        if misaligned(self.ptr.as_ptr().addr())
            || (0..N)
                .any(|axis| self.shape[axis] > 1 && misaligned(self.strides[axis].unsigned_abs()))
        {
            return Err(Error::new(
                ErrorKind::Value,
                "items are not aligned for their type: read them by value, or view them as `Unaligned<T>`",
            ));
        }
        if T::LAYOUT.has_validity() {
            for item in self {
                item?;
            }
        }
        // SAFETY: in range (invariant 1), aligned and values of `T` as has just
        // been seen; the caller promises that this stays so.
        Ok(unsafe { View::from_parts(self.ptr.cast(), self.shape, self.strides) })
    }
}

// SAFETY: a pointer and a geometry, `repr(C)`; parts that share bytes are read by value.
unsafe impl<'a, R: 'static, const N: usize> FieldKind for ForeignView<'a, R, N> {
    type Record = R;
    type Of<F: 'static> = ForeignView<'a, F, N>;

    unsafe fn field<F: 'static>(&self, field: Field<R, F>) -> ForeignView<'a, F, N> {
        ForeignView::field(*self, field)
    }
}

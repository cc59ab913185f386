//! Views of raw memory, whose geometry is checked as far as it can be.

use core::ptr::NonNull;

use super::dims::Dims;
use super::memory::Memory;
use super::spec::SpecRef;
use super::view::MemoryView;
use super::view_mut::MemoryViewMut;
use crate::strided::{
    Order, byte_range, check_rank, contiguous_strides, is_injective, item_count, nbytes,
};
use crate::{Error, ErrorKind};

/// Memory as a `Py_buffer` describes it, for [`MemoryView::from_raw_parts`].
///
/// [`new`](Self::new) takes what every buffer has; the rest is set where it differs:
///
/// ```
/// use view_core::memory::{MemoryView, RawParts};
///
/// let mut samples = [1_i16, 2, 3, 4, 5, 6];
/// let ptr = samples.as_mut_ptr().cast();
/// let every_second = RawParts {
///     strides: Some(&[4]),
///     ..RawParts::new(ptr, "h", 2, &[3])
/// };
/// // SAFETY: three items, each four bytes from the one before, within `samples`.
/// let view = unsafe { MemoryView::from_raw_parts(every_second)? };
/// assert_eq!(view.to_list()?.to_string(), "[1, 3, 5]");
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// Where the answer to [`Memory::request`] goes out, this is what comes in:
///
/// ```
/// use view_core::memory::{MemoryView, RawParts, Request, memoryview};
///
/// let rows = [[1_i16, 2, 3], [4, 5, 6]];
/// let columns = memoryview(&rows).transpose()?;
/// let export = columns.request(Request::FULL_RO)?;
/// let parts = RawParts {
///     ptr: export.ptr.cast_mut(),
///     format: export.format.unwrap_or("B"),
///     itemsize: export.itemsize,
///     shape: export.shape.unwrap_or_default(),
///     strides: export.strides,
///     suboffsets: export.suboffsets.unwrap_or_default(),
///     exporter: None,
/// };
/// // SAFETY: the parts are those of a view, and `rows` stays as it is.
/// let view = unsafe { MemoryView::from_raw_parts(parts)? };
/// assert_eq!(view.to_list()?.to_string(), "[[1, 4], [2, 5], [3, 6]]");
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RawParts<'r> {
    /// The item at index zero; with negative strides that is not the lowest.
    pub ptr: *mut u8,
    /// The format of an item. One that cannot be read is kept: then there are
    /// bytes and no values.
    pub format: &'r str,
    /// The bytes of one item.
    pub itemsize: usize,
    /// Items along each dimension.
    pub shape: &'r [usize],
    /// Bytes from one item to the next along each dimension; `None` for C order.
    pub strides: Option<&'r [isize]>,
    /// As in PEP 3118; empty for memory without pointers.
    pub suboffsets: &'r [isize],
    /// What the memory belongs to, for messages.
    pub exporter: Option<&'static str>,
}

impl<'r> RawParts<'r> {
    /// Items in C order, without suboffsets and without the name of an exporter.
    ///
    /// ```
    /// use view_core::memory::{MemoryView, RawParts};
    ///
    /// let mut pixels = [1_u8, 2, 3, 4, 5, 6];
    /// let parts = RawParts::new(pixels.as_mut_ptr(), "B", 1, &[2, 3]);
    /// // SAFETY: two rows of three bytes, borrowed for as long as the view is used.
    /// let view = unsafe { MemoryView::from_raw_parts(parts)? };
    /// assert_eq!(view.to_list()?.to_string(), "[[1, 2, 3], [4, 5, 6]]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub const fn new(ptr: *mut u8, format: &'r str, itemsize: usize, shape: &'r [usize]) -> Self {
        Self {
            ptr,
            format,
            itemsize,
            shape,
            strides: None,
            suboffsets: &[],
            exporter: None,
        }
    }

    fn memory(&self) -> Result<Memory, Error> {
        let ptr = NonNull::new(self.ptr).unwrap_or(NonNull::dangling());
        let mut made;
        let strides = if let Some(strides) = self.strides {
            strides
        } else {
            made = [0; crate::strided::MAX_NDIM];
            let made = made.get_mut(..self.shape.len()).ok_or_else(|| {
                Error::new(
                    ErrorKind::Value,
                    "memoryview: number of dimensions must not exceed 64",
                )
            })?;
            contiguous_strides(self.shape, self.itemsize, Order::C, made)?;
            made
        };
        check_rank(self.shape, strides)?;
        item_count(self.shape)?;
        nbytes(self.shape, self.itemsize)?;
        let indirect = self.suboffsets.iter().any(|&suboffset| suboffset >= 0);
        if !indirect {
            byte_range(self.shape, strides, self.itemsize)?;
        }
        if self.ptr.is_null() && self.itemsize > 0 && !self.shape.contains(&0) {
            return Err(Error::new(
                ErrorKind::Value,
                "a null pointer leads to no items",
            ));
        }
        Ok(Memory {
            ptr,
            dims: Dims::new(self.shape, strides, self.suboffsets)?,
            spec: SpecRef::parse(self.format, Some(self.itemsize))
                .unwrap_or_else(|_| SpecRef::unread(self.format, self.itemsize)),
            readonly: true,
            exporter: self.exporter,
        })
    }
}

impl MemoryView<'_> {
    /// A view of raw memory.
    ///
    /// What can be checked is: the number of dimensions, that lengths and
    /// strides belong together, that nothing overflows.
    ///
    /// ```
    /// use view_core::memory::{MemoryView, RawParts};
    ///
    /// let mut rows = [[1_u16, 2], [3, 4]];
    /// let mut pointers = [rows[1].as_mut_ptr(), rows[0].as_mut_ptr()];
    /// // SAFETY: two pointers, each to two u16; both arrays outlive the view.
    /// let view = unsafe {
    ///     MemoryView::from_raw_parts(RawParts {
    ///         strides: Some(&[size_of::<*mut u16>() as isize, 2]),
    ///         suboffsets: &[0, -1],
    ///         ..RawParts::new(pointers.as_mut_ptr().cast(), "H", 2, &[2, 2])
    ///     })?
    /// };
    /// assert_eq!(view.to_list()?.to_string(), "[[3, 4], [1, 2]]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` and `OverflowError` for parts that cannot belong together.
    ///
    /// # Safety
    ///
    /// For the lifetime of the view, which is chosen by the caller: the invariants
    /// [1 to 3 and 5](super) hold for the memory. That is: for every index within the
    /// shape the item's bytes lie within one allocation and are initialised; where a
    /// suboffset is zero or more there is a pointer for every index, and the same holds
    /// behind it; and nothing writes the memory.
    pub unsafe fn from_raw_parts(parts: RawParts<'_>) -> Result<Self, Error> {
        let memory = parts.memory()?;
        // SAFETY: by contract.
        Ok(unsafe { Self::from_memory(memory) })
    }
}

impl MemoryViewMut<'_> {
    /// A mutable view of raw memory.
    ///
    /// ```
    /// use view_core::memory::{MemoryViewMut, RawParts};
    ///
    /// let mut bytes = [1_u8, 2, 3, 4];
    /// let mut parts = RawParts::new(bytes.as_mut_ptr(), "B", 1, &[2, 2]);
    /// // SAFETY: four bytes, borrowed for as long as the view is used.
    /// unsafe { MemoryViewMut::from_raw_parts(parts)? }.set([1, 0], 9)?;
    /// parts.strides = Some(&[1, 1]);
    /// // SAFETY: as above.
    /// let error = unsafe { MemoryViewMut::from_raw_parts(parts) }.err().unwrap();
    /// assert!(error.to_string().starts_with("two indices lead to the same byte"));
    /// assert_eq!(bytes, [1, 2, 9, 4]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`MemoryView::from_raw_parts`]; also `ValueError` where two indices lead to
    /// the same byte.
    ///
    /// # Safety
    ///
    /// As there, and: any bytes may be written, and for the lifetime of the view
    /// nothing else reads or writes the memory; behind pointers, no two indices
    /// lead to the same byte.
    pub unsafe fn from_raw_parts(parts: RawParts<'_>) -> Result<Self, Error> {
        let memory = parts.memory()?;
        if !memory.is_indirect()
            && !is_injective(memory.shape(), memory.strides(), memory.itemsize())?
        {
            return Err(Error::new(
                ErrorKind::Value,
                "two indices lead to the same byte, which a mutable view must not",
            ));
        }
        // SAFETY: by contract, and as just checked.
        Ok(unsafe { Self::from_memory(memory) })
    }
}

impl<'a> MemoryView<'a> {
    /// A view of rows that lie anywhere, each behind a reference or a box: PEP 3118's
    /// indirect memory, with a suboffset of 0.
    ///
    /// A reference to an array and a `Box` of one are thin pointers, so a slice of
    /// them is such memory as it stands.
    ///
    /// ```
    /// use view_core::memory::MemoryView;
    ///
    /// let (first, second) = ([1, 2, 3], [4, 5, 6]);
    /// let rows = [&second, &first, &second];
    /// let view = MemoryView::of_rows(&rows);
    /// assert_eq!(view.suboffsets(), [0, -1]);
    /// assert_eq!(view.get([1, 2])?, 3);
    /// assert_eq!(view.slice(0)?.to_list()?.to_string(), "[4, 5, 6]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// For more than `isize::MAX` items, which only items without a size can be.
    #[must_use]
    pub fn of_rows<T, const N: usize, R>(rows: &'a [R]) -> Self
    where
        T: crate::BufferView,
        R: ThinRow<Array = [T; N]>,
    {
        let inner = super::view::of_items::<[T; N]>(NonNull::dangling(), &[], "");
        let mut shape = alloc::vec![rows.len()];
        shape.extend(inner.shape());
        let mut strides = alloc::vec![size_of::<R>() as isize];
        strides.extend(inner.strides());
        let mut suboffsets = alloc::vec![-1; shape.len()];
        suboffsets[0] = 0;
        let memory = Memory {
            ptr: NonNull::from_ref(rows).cast(),
            dims: Dims::new(&shape, &strides, &suboffsets)
                .expect("arrays have fewer than 64 dimensions and, with a size, fit memory"),
            exporter: Some(core::any::type_name::<[R]>()),
            ..inner
        };
        // SAFETY: `ThinRow` promises that each `R` is a pointer to an array of
        // values, which is borrowed or owned, and so lives and stays for 'a.
        unsafe { Self::from_memory(memory) }
    }
}

/// A thin pointer to an array: what rows of [`MemoryView::of_rows`] may be, a `&[T; N]` or a
/// `Box<[T; N]>`.
///
/// Sealed.
///
/// ```
/// use view_core::memory::MemoryView;
///
/// // Rows that grow one by one, each with an allocation of its own.
/// let mut rows: Vec<Box<[f32; 2]>> = Vec::new();
/// rows.push(Box::new([1.0, 2.0]));
/// rows.push(Box::new([3.0, 4.0]));
/// let view = MemoryView::of_rows(&rows);
/// assert_eq!((view.shape(), view.get([1, 0])?), (&[2, 2][..], 3.into()));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Safety
///
/// A value of the type lies in memory as a pointer to an `Array`, which may be
/// read for as long as the value is borrowed and does not change meanwhile.
pub unsafe trait ThinRow: sealed::Sealed {
    /// What it points to.
    type Array;
}

mod sealed {
    pub trait Sealed {}
    impl<T, const N: usize> Sealed for &[T; N] {}
    impl<T, const N: usize> Sealed for alloc::boxed::Box<[T; N]> {}
}

// SAFETY: a reference to a sized type is a pointer to it, and freezes it.
unsafe impl<T, const N: usize> ThinRow for &[T; N] {
    type Array = [T; N];
}

// SAFETY: a `Box` of a sized type is a pointer to it; borrowed, what it owns
// is frozen.
unsafe impl<T, const N: usize> ThinRow for alloc::boxed::Box<[T; N]> {
    type Array = [T; N];
}

//! [`Raw`]: the pointer and geometry that both kinds of view consist of.

mod keyed;
mod shaped;

pub(super) use shaped::check_count;

use core::ptr::NonNull;

use crate::strided::{self, Rank, Slice};
use crate::{Error, ErrorKind};

/// Where the items of a view lie. It knows invariants 1, 2, 4 and 5 of the
/// [module](super); who may read or write there is up to the view around it.
///
/// Every method that answers another `Raw` answers one of the same memory that
/// keeps these invariants, and touches no byte that `self` does not touch. All
/// but [`broadcast_to`](Self::broadcast_to) also keep invariant 6: no two
/// indices of the result are one index of `self`.
#[repr(C)]
pub(in crate::view) struct Raw<T, const N: usize> {
    pub(in crate::view) ptr: NonNull<T>,
    pub(in crate::view) shape: [usize; N],
    pub(in crate::view) strides: [isize; N],
}

impl<T, const N: usize> Copy for Raw<T, N> {}

impl<T, const N: usize> Clone for Raw<T, N> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, const N: usize> Raw<T, N> {
    /// # Safety
    ///
    /// Invariants 1, 2, 4 and 5 hold for these parts.
    #[inline]
    pub(in crate::view) const unsafe fn new(
        ptr: NonNull<T>,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Self {
        Self {
            ptr,
            shape,
            strides,
        }
    }

    /// The number of items; invariant 1 says that the product fits.
    #[inline]
    pub(in crate::view) const fn len(&self) -> usize {
        let mut len = 1;
        let mut axis = 0;
        while axis < N {
            len *= self.shape[axis];
            axis += 1;
        }
        len
    }

    /// Whether an extent is zero.
    #[inline]
    pub(in crate::view) const fn is_empty(&self) -> bool {
        let mut axis = 0;
        while axis < N {
            if self.shape[axis] == 0 {
                return true;
            }
            axis += 1;
        }
        false
    }

    /// The item at `index`.
    ///
    /// # Safety
    ///
    /// `index` is within the shape.
    #[inline]
    pub(in crate::view) const unsafe fn item(&self, index: [usize; N]) -> NonNull<T> {
        let mut item = self.ptr;
        let mut axis = 0;
        while axis < N {
            let offset = index[axis] as isize * self.strides[axis];
            // Axis by axis, as each step leads to an item: from one sum of all steps the
            // compiler does not learn that the pointer stays within the memory, and
            // with that not null.
            // SAFETY: to the item whose other indices are still 0, in range by
            // invariant 1.
            item = unsafe { item.byte_offset(offset) };
            axis += 1;
        }
        item
    }

    /// A part whose first item lies `offset` bytes from that of `self`.
    ///
    /// # Safety
    ///
    /// Every index of the part is, so moved, some index of `self`; if the part is
    /// empty, `offset` is 0.
    #[inline]
    const unsafe fn part<const M: usize>(
        &self,
        offset: isize,
        shape: [usize; M],
        strides: [isize; M],
    ) -> Raw<T, M> {
        Raw {
            // SAFETY: to an item of `self` (invariant 1), or by nothing.
            ptr: unsafe { self.ptr.byte_offset(offset) },
            shape,
            strides,
        }
    }

    /// `count` items of `axis` from `start` on, `step` apart.
    ///
    /// # Safety
    ///
    /// `axis < N`, and if `count` is not zero, `start` and
    /// `start + (count - 1) * step` are within the axis.
    #[inline]
    pub(in crate::view) unsafe fn span(
        &self,
        axis: usize,
        start: usize,
        count: usize,
        step: isize,
    ) -> Self {
        let mut part = *self;
        part.shape[axis] = count;
        if count > 1 {
            // In range where there are items, and without meaning where not.
            part.strides[axis] = part.strides[axis].wrapping_mul(step);
        }
        if part.is_empty() {
            return part;
        }
        // SAFETY: `start` is an index of `self`, which is not empty.
        part.ptr = unsafe { self.ptr.byte_offset(start as isize * self.strides[axis]) };
        part
    }

    #[inline]
    pub(in crate::view) fn slice_axis(&self, axis: usize, slice: Slice) -> Result<Self, Error> {
        check_axis(axis, N)?;
        let span = slice.resolve(self.shape[axis])?;
        // SAFETY: what `resolve` takes lies within the axis.
        Ok(unsafe { self.span(axis, span.start, span.len, span.step) })
    }

    #[inline]
    pub(in crate::view) fn index_axis<const M: usize>(
        &self,
        axis: usize,
        index: usize,
    ) -> Result<Raw<T, M>, Error>
    where
        Rank<N>: strided::Smaller<Out = Rank<M>>,
    {
        check_axis(axis, N)?;
        if index >= self.shape[axis] {
            return Err(Error::out_of_bounds(axis));
        }
        // SAFETY: axis and index were just checked.
        Ok(unsafe { self.index_axis_unchecked(axis, index) })
    }

    /// # Safety
    ///
    /// `axis < N` and `index` is within it.
    #[inline]
    pub(in crate::view) unsafe fn index_axis_unchecked<const M: usize>(
        &self,
        axis: usize,
        index: usize,
    ) -> Raw<T, M>
    where
        Rank<N>: strided::Smaller<Out = Rank<M>>,
    {
        const { assert!(M + 1 == N) }
        let shape = without(self.shape, axis);
        let strides = without(self.strides, axis);
        let offset = if shape.contains(&0) {
            0
        } else {
            index as isize * self.strides[axis]
        };
        // SAFETY: the items of `self` with this index on this axis.
        unsafe { self.part(offset, shape, strides) }
    }

    #[inline]
    pub(in crate::view) fn permute(&self, axes: [usize; N]) -> Result<Self, Error> {
        let mut out = *self;
        strided::permute(
            &self.shape,
            &self.strides,
            &axes,
            &mut out.shape,
            &mut out.strides,
        )?;
        Ok(out)
    }

    #[inline]
    pub(in crate::view) fn t(&self) -> Self {
        let mut out = *self;
        out.shape.reverse();
        out.strides.reverse();
        out
    }

    #[inline]
    pub(in crate::view) fn reverse(&self, axis: usize) -> Result<Self, Error> {
        check_axis(axis, N)?;
        let count = self.shape[axis];
        // SAFETY: all indices of the axis, from the last to the first.
        Ok(unsafe { self.span(axis, count.saturating_sub(1), count, -1) })
    }

    pub(in crate::view) fn diagonal<const M: usize>(
        &self,
        first: usize,
        second: usize,
    ) -> Result<Raw<T, M>, Error>
    where
        Rank<N>: strided::Smaller<Out = Rank<M>>,
    {
        let (mut shape, mut strides) = ([0; M], [0; M]);
        strided::diagonal(
            &self.shape,
            &self.strides,
            first,
            second,
            &mut shape,
            &mut strides,
        )?;
        // SAFETY: the items whose two indices are equal; index 0 stays.
        Ok(unsafe { self.part(0, shape, strides) })
    }

    /// The two parts of `axis` before and from `at` on.
    #[inline]
    pub(in crate::view) fn split_at(&self, axis: usize, at: usize) -> Option<(Self, Self)> {
        let rest = self.shape.get(axis)?.checked_sub(at)?;
        // SAFETY: `at <= shape[axis]`, so each part lies within the axis.
        Some(unsafe { (self.span(axis, 0, at, 1), self.span(axis, at, rest, 1)) })
    }

    /// The same memory as items of another type.
    ///
    /// # Safety
    ///
    /// Every `T` is a `U` in the same place, as large and as aligned.
    #[inline]
    pub(in crate::view) const unsafe fn cast<U>(self) -> Raw<U, N> {
        const {
            assert!(size_of::<T>() == size_of::<U>());
            assert!(align_of::<T>() >= align_of::<U>());
        }
        Raw {
            ptr: self.ptr.cast(),
            shape: self.shape,
            strides: self.strides,
        }
    }

    /// The part at `offset` bytes into each item.
    ///
    /// # Safety
    ///
    /// There is an aligned `F` there in each item, aligned for `F` where `T` is.
    #[inline]
    pub(in crate::view) const unsafe fn field<F>(self, offset: usize) -> Raw<F, N> {
        // A pointer to no item is of unknown value (invariant 5), so it gives way to one of
        // a known small value. The choice is of the record and not of the field:
        // the columns of a record then lie at fixed distances from one pointer, which lets
        // the compiler take neighbouring ones together.
        let record = if self.is_empty() {
            NonNull::dangling()
        } else {
            self.ptr
        };
        let field = record.as_ptr().wrapping_byte_add(offset).cast();
        Raw {
            // SAFETY: inside the first record (invariant 1), with the provenance of its
            // pointer (4); or, without records, the sum of an alignment and an offset
            // within a record, which is not zero and aligned for the field.
            ptr: unsafe { NonNull::new_unchecked(field) },
            shape: self.shape,
            strides: self.strides,
        }
    }

    #[inline]
    pub(in crate::view) fn is_c_contiguous(&self) -> bool {
        strided::is_c_contiguous(&self.shape, &self.strides, size_of::<T>())
    }

    #[inline]
    pub(in crate::view) fn is_f_contiguous(&self) -> bool {
        strided::is_f_contiguous(&self.shape, &self.strides, size_of::<T>())
    }
}

#[inline]
pub(in crate::view) fn check_axis(axis: usize, ndim: usize) -> Result<(), Error> {
    if axis < ndim {
        Ok(())
    } else {
        Err(Error::with_numbers(
            ErrorKind::Index,
            "axis {} is out of bounds for a view of {} {dimension|dimensions}",
            [axis as isize, ndim as isize, 0, 0],
        ))
    }
}

/// `values` but for the one of `axis`.
#[inline]
pub(in crate::view) fn without<V: Copy + Default, const N: usize, const M: usize>(
    values: [V; N],
    axis: usize,
) -> [V; M] {
    core::array::from_fn(|k| values[k + usize::from(k >= axis)])
}

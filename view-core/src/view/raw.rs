//! [`Raw`]: the pointer and geometry that both kinds of view consist of.

use core::ptr::NonNull;

use crate::strided::{self, By, Effects, Key, Order, Rank, Slice};
use crate::{Error, ErrorKind};

/// Where the items of a view lie. It knows invariants 1, 2, 4 and 5 of the
/// [module](super); who may read or write there is up to the view around it.
///
/// Every method that answers another `Raw` answers one of the same memory that
/// keeps these invariants, and touches no byte that `self` does not touch. All
/// but [`broadcast_to`](Self::broadcast_to) also keep invariant 6: no two
/// indices of the result are one index of `self`.
pub(super) struct Raw<T, const N: usize> {
    pub(super) ptr: NonNull<T>,
    pub(super) shape: [usize; N],
    pub(super) strides: [isize; N],
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
    pub(super) const unsafe fn new(
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
    pub(super) const fn len(&self) -> usize {
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
    pub(super) const fn is_empty(&self) -> bool {
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
    pub(super) const unsafe fn item(&self, index: [usize; N]) -> NonNull<T> {
        let mut offset = 0;
        let mut axis = 0;
        while axis < N {
            offset += index[axis] as isize * self.strides[axis];
            axis += 1;
        }
        // SAFETY: in range by invariant 1, which covers the partial sums too.
        unsafe { self.ptr.byte_offset(offset) }
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

    #[inline]
    pub(super) fn slice<const M: usize, const K: usize, D: Effects>(
        &self,
        key: &Key<K, D>,
    ) -> Result<Raw<T, M>, Error>
    where
        Rank<N>: By<D, Out = Rank<M>>,
    {
        const {
            assert!(
                D::AXES <= N,
                "the key has more entries than the view has axes"
            );
            assert!(D::ELLIPSES <= 1, "a key can have only one `...`");
        }
        let (mut shape, mut strides) = ([0; M], [0; M]);
        let applied = strided::apply_key(
            key.as_slice(),
            &self.shape,
            &self.strides,
            &mut shape,
            &mut strides,
        )?;
        debug_assert_eq!(applied.ndim, M, "the rank in the key's type is its rank");
        // SAFETY: a key takes a part and never moves an empty one.
        Ok(unsafe { self.part(applied.offset, shape, strides) })
    }

    /// `count` items of `axis` from `start` on, `step` apart.
    ///
    /// # Safety
    ///
    /// `axis < N`, and if `count` is not zero, `start` and
    /// `start + (count - 1) * step` are within the axis.
    #[inline]
    pub(super) unsafe fn span(&self, axis: usize, start: usize, count: usize, step: isize) -> Self {
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
    pub(super) fn slice_axis(&self, axis: usize, slice: Slice) -> Result<Self, Error> {
        check_axis(axis, N)?;
        let span = slice.resolve(self.shape[axis])?;
        // SAFETY: what `resolve` takes lies within the axis.
        Ok(unsafe { self.span(axis, span.start, span.len, span.step) })
    }

    #[inline]
    pub(super) fn index_axis<const M: usize>(
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
        // SAFETY: just checked.
        Ok(unsafe { self.index_axis_unchecked(axis, index) })
    }

    /// # Safety
    ///
    /// `axis < N` and `index` is within it.
    #[inline]
    pub(super) unsafe fn index_axis_unchecked<const M: usize>(
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
    pub(super) fn insert_axis<const M: usize>(&self, axis: usize) -> Result<Raw<T, M>, Error>
    where
        Rank<N>: strided::Larger<Out = Rank<M>>,
    {
        const { assert!(M == N + 1) }
        check_axis(axis, M)?;
        let (mut shape, mut strides) = ([1; M], [0; M]);
        for old in 0..N {
            let new = old + usize::from(old >= axis);
            shape[new] = self.shape[old];
            strides[new] = self.strides[old];
        }
        // SAFETY: the same items with one more index, which is 0.
        Ok(unsafe { self.part(0, shape, strides) })
    }

    #[inline]
    pub(super) fn permute(&self, axes: [usize; N]) -> Result<Self, Error> {
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
    pub(super) fn t(&self) -> Self {
        let mut out = *self;
        out.shape.reverse();
        out.strides.reverse();
        out
    }

    #[inline]
    pub(super) fn reverse(&self, axis: usize) -> Result<Self, Error> {
        check_axis(axis, N)?;
        let count = self.shape[axis];
        // SAFETY: from the last item to the first.
        Ok(unsafe { self.span(axis, count.saturating_sub(1), count, -1) })
    }

    pub(super) fn reshape<const M: usize>(&self, to: [usize; M]) -> Result<Raw<T, M>, Error> {
        check_count(&to)?;
        let mut strides = [0; M];
        strided::reshape_strides(
            &self.shape,
            &self.strides,
            &to,
            size_of::<T>(),
            Order::C,
            &mut strides,
        )?;
        // SAFETY: the same items under other indices, or none.
        Ok(unsafe { self.part(0, to, strides) })
    }

    pub(super) fn broadcast_to<const M: usize>(&self, to: [usize; M]) -> Result<Raw<T, M>, Error> {
        check_count(&to)?;
        let mut strides = [0; M];
        strided::broadcast_strides(&self.shape, &self.strides, &to, &mut strides)?;
        // SAFETY: each index of the result is an index of `self`, with zeros
        // put for those of stretched axes.
        Ok(unsafe { self.part(0, to, strides) })
    }

    pub(super) fn diagonal<const M: usize>(
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
    pub(super) fn split_at(&self, axis: usize, at: usize) -> Option<(Self, Self)> {
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
    pub(super) const unsafe fn cast<U>(self) -> Raw<U, N> {
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
    pub(super) const unsafe fn field<F>(self, offset: usize) -> Raw<F, N> {
        Raw {
            // Invariant 5 lets an empty view keep its pointer: offsetting a
            // dangling one would be wrong, and the cast keeps it aligned, for no
            // field is aligned more strictly than its record.
            ptr: if self.is_empty() {
                self.ptr.cast()
            } else {
                // SAFETY: the field lies inside the first record (invariant 1),
                // and the pointer keeps its provenance (4).
                unsafe { self.ptr.byte_add(offset).cast() }
            },
            shape: self.shape,
            strides: self.strides,
        }
    }

    #[inline]
    pub(super) fn is_c_contiguous(&self) -> bool {
        strided::is_c_contiguous(&self.shape, &self.strides, size_of::<T>())
    }

    #[inline]
    pub(super) fn is_f_contiguous(&self) -> bool {
        strided::is_f_contiguous(&self.shape, &self.strides, size_of::<T>())
    }
}

impl<T, const K: usize, const N: usize> Raw<[T; K], N> {
    /// Arrays as one more axis.
    #[inline]
    pub(super) fn elements<const M: usize>(&self) -> Result<Raw<T, M>, Error>
    where
        Rank<N>: strided::Larger<Out = Rank<M>>,
    {
        const { assert!(M == N + 1) }
        let (mut shape, mut strides) = ([K; M], [size_of::<T>() as isize; M]);
        shape[..N].copy_from_slice(&self.shape);
        strides[..N].copy_from_slice(&self.strides);
        check_count(&shape)?;
        // An array is aligned as its element is, so a dangling pointer stays aligned.
        Ok(Raw {
            ptr: self.ptr.cast(),
            shape,
            strides,
        })
    }
}

/// Refuses a shape that invariant 1 does not allow: the lengths that are not
/// zero must have a product of at most `isize::MAX`.
pub(super) const fn check_count(shape: &[usize]) -> Result<(), Error> {
    let mut count = 1_usize;
    let mut axis = 0;
    while axis < shape.len() {
        if shape[axis] > 0 {
            count = match count.checked_mul(shape[axis]) {
                Some(count) if count <= isize::MAX as usize => count,
                _ => {
                    return Err(Error::new(
                        ErrorKind::Overflow,
                        "the product of the shape is more items than isize::MAX",
                    ));
                }
            };
        }
        axis += 1;
    }
    Ok(())
}

#[inline]
pub(super) const fn check_axis(axis: usize, ndim: usize) -> Result<(), Error> {
    if axis < ndim {
        Ok(())
    } else {
        Err(Error::with_numbers(
            ErrorKind::Index,
            "axis {} is out of bounds for a view of {} dimensions",
            [axis as isize, ndim as isize, 0, 0],
        ))
    }
}

/// `values` but for the one of `axis`.
#[inline]
fn without<V: Copy + Default, const N: usize, const M: usize>(
    values: [V; N],
    axis: usize,
) -> [V; M] {
    core::array::from_fn(|k| values[k + usize::from(k >= axis)])
}

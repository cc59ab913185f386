//! Other shapes of the same items.

use super::{Raw, check_axis};
use crate::strided::{self, MAX_NDIM, Order, Rank};
use crate::{Error, ErrorKind};

impl<T, const N: usize> Raw<T, N> {
    #[inline]
    pub(in crate::view) fn insert_axis<const M: usize>(
        &self,
        axis: usize,
    ) -> Result<Raw<T, M>, Error>
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
    pub(in crate::view) fn reshape<const M: usize>(
        &self,
        to: [usize; M],
    ) -> Result<Raw<T, M>, Error> {
        // The two usual cases are inlined, so that a stride that the compiler knew it still
        // knows: an item's address then takes a shift where it would take a product.
        let strides = if N == 1 {
            if !self.has_items_of(&to) {
                // Why not; or, for a view without items, that the shape has none either.
                other_strides(*self, to)?;
            }
            // Items of one stride, or a single one, whose stride says nothing.
            let stride = if self.shape[0] == 1 {
                size_of::<T>() as isize
            } else {
                self.strides[0]
            };
            runs(stride, &to)
        } else if self.has_items_of(&to) && self.is_c_contiguous() {
            runs(size_of::<T>() as isize, &to)
        } else {
            other_strides(*self, to)?
        };
        // SAFETY: the same items under other indices, or none.
        Ok(unsafe { self.part(0, to, strides) })
    }

    /// Whether a shape that a view can have has as many items as this one, and any.
    #[inline]
    fn has_items_of<const M: usize>(&self, to: &[usize; M]) -> bool {
        if M > MAX_NDIM {
            return false;
        }
        let mut count = 1_usize;
        for &len in to {
            match count.checked_mul(len) {
                Some(product) => count = product,
                None => return false,
            }
        }
        count > 0 && count == self.len()
    }

    pub(in crate::view) fn broadcast_to<const M: usize>(
        &self,
        to: [usize; M],
    ) -> Result<Raw<T, M>, Error> {
        check_count(&to)?;
        let mut strides = [0; M];
        strided::broadcast_strides(&self.shape, &self.strides, &to, &mut strides)?;
        // SAFETY: each index of the result is an index of `self`, with zeros
        // put for those of stretched axes.
        Ok(unsafe { self.part(0, to, strides) })
    }
}

/// The strides of another shape, whatever lies between the items.
// All by value: what a function is lent, the compiler keeps in memory throughout.
#[inline(never)]
fn other_strides<T, const N: usize, const M: usize>(
    of: Raw<T, N>,
    to: [usize; M],
) -> Result<[isize; M], Error> {
    check_count(&to)?;
    let mut strides = [0; M];
    strided::reshape_strides(
        &of.shape,
        &of.strides,
        &to,
        size_of::<T>(),
        Order::C,
        &mut strides,
    )?;
    Ok(strides)
}

/// The strides of items of a shape that follow each other `stride` bytes apart.
#[inline]
fn runs<const M: usize>(mut stride: isize, shape: &[usize; M]) -> [isize; M] {
    let mut strides = [0; M];
    for axis in (0..M).rev() {
        strides[axis] = stride;
        // Past the range only where nobody steps (invariants 1 and 5).
        stride = stride.wrapping_mul(shape[axis] as isize);
    }
    strides
}

impl<T, const K: usize, const N: usize> Raw<[T; K], N> {
    /// Arrays as one more axis.
    #[inline]
    pub(in crate::view) fn elements<const M: usize>(&self) -> Result<Raw<T, M>, Error>
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
pub(in crate::view) const fn check_count(shape: &[usize]) -> Result<(), Error> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::View;

    /// The inlined ways to the strides of a shape give what the general one gives.
    #[test]
    fn strides_are_the_same_by_any_way() {
        fn same<const N: usize, const M: usize>(raw: Raw<u16, N>, to: [usize; M]) {
            match (raw.reshape(to), other_strides(raw, to)) {
                (Ok(found), Ok(strides)) => {
                    assert_eq!(found.shape, to);
                    // Those of a view without items mean nothing.
                    assert!(to.contains(&0) || found.strides == strides, "{to:?}");
                }
                (Err(_), Err(_)) => {}
                _ => panic!("{:?} {:?} to {to:?}", raw.shape, raw.strides),
            }
        }
        let items = [0_u16; 12];
        let lengths = [0, 1, 2, 3, 4, 6, 12, usize::MAX];
        for len in [0, 1, 2, 4, 6, 12] {
            for step in 1..4 {
                let line = View::new(&items).slice_axis(0, ..len).unwrap().raw;
                let line = line
                    .slice_axis(0, crate::strided::Slice::from(..).with_step(step))
                    .unwrap();
                same(line, []);
                for a in lengths {
                    same(line, [a]);
                    for b in lengths {
                        same(line, [a, b]);
                        for c in lengths {
                            same(line, [a, b, c]);
                        }
                        let Ok(table) = line.reshape([a, b]) else {
                            continue;
                        };
                        for table in [table, table.t(), table.reverse(1).unwrap()] {
                            for c in lengths {
                                same(table, [c]);
                                for d in lengths {
                                    same(table, [c, d]);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

//! A part of a view by a key.

use super::Raw;
use crate::Error;
use crate::strided::{self, AxisKey, By, Effects, Key, Rank};

impl<T, const N: usize> Raw<T, N> {
    #[inline(always)]
    pub(in crate::view) fn slice<const M: usize, const K: usize, D: Effects>(
        &self,
        key: Key<K, D>,
    ) -> Result<Raw<T, M>, Error>
    where
        Rank<N>: By<D, Out = Rank<M>>,
    {
        let part = match self.plain_slice(&key) {
            Some(part) => part,
            // By value: what a function is lent, the compiler keeps in memory throughout.
            None => any_slice(*self, key)?,
        };
        // SAFETY: a key takes a part and never moves an empty one.
        Ok(unsafe { self.part(part.offset, part.shape, part.strides) })
    }

    /// The part, where it is one of the usual: within the view, not empty, of few entries
    /// and no `...` in the key. The numbers of a key that is written out in the program
    /// are then known to the compiler, and little is left of this function.
    #[inline(always)]
    fn plain_slice<const M: usize, const K: usize, D: Effects>(
        &self,
        key: &Key<K, D>,
    ) -> Option<Part<M>> {
        if D::ELLIPSES > 0 || K > 4 || self.is_empty() {
            return None;
        }
        let mut part = Part {
            offset: 0,
            shape: [0; M],
            strides: [0; M],
            axis: 0,
            kept: 0,
        };
        // Not a loop, of which it would not know which entry is which.
        let key = key.as_slice();
        part.take(self, key.first())?;
        part.take(self, key.get(1))?;
        part.take(self, key.get(2))?;
        part.take(self, key.get(3))?;
        // Whole axes behind the key.
        for axis in part.axis..N {
            part.keep(self.shape[axis], self.strides[axis])?;
        }
        (part.kept == M).then_some(part)
    }
}

/// A part of a view while it is put together.
struct Part<const M: usize> {
    /// Where it begins, in bytes from the first item of the whole.
    offset: isize,
    shape: [usize; M],
    strides: [isize; M],
    /// The next axis of the whole, and of the part.
    axis: usize,
    kept: usize,
}

impl<const M: usize> Part<M> {
    /// Goes on by an entry, if there is one; `None` where that is not plain.
    #[inline(always)]
    fn take<T, const N: usize>(&mut self, of: &Raw<T, N>, entry: Option<&AxisKey>) -> Option<()> {
        let Some(entry) = entry else {
            return Some(());
        };
        if matches!(entry, AxisKey::NewAxis) {
            return self.keep(1, 0);
        }
        let (len, stride) = (*of.shape.get(self.axis)?, of.strides[self.axis]);
        self.axis += 1;
        match *entry {
            AxisKey::Index(index) => {
                // A view that is not empty has lengths that fit.
                let index = if index < 0 {
                    index + len as isize
                } else {
                    index
                };
                if index as usize >= len {
                    return None;
                }
                self.step(stride, index)
            }
            AxisKey::Slice(slice) => {
                let span = slice.resolve(len).ok()?;
                if span.len == 0 {
                    return None;
                }
                self.step(stride, span.start as isize)?;
                self.keep(span.len, stride.checked_mul(span.step)?)
            }
            AxisKey::NewAxis | AxisKey::Ellipsis => None,
        }
    }

    #[inline(always)]
    fn step(&mut self, stride: isize, index: isize) -> Option<()> {
        self.offset = self.offset.checked_add(stride.checked_mul(index)?)?;
        Some(())
    }

    #[inline(always)]
    fn keep(&mut self, len: usize, stride: isize) -> Option<()> {
        *self.shape.get_mut(self.kept)? = len;
        self.strides[self.kept] = stride;
        self.kept += 1;
        Some(())
    }
}

/// The part that any key takes, or why it takes none.
#[allow(clippy::needless_pass_by_value)]
#[cold]
#[inline(never)]
fn any_slice<T, const N: usize, const M: usize, const K: usize, D>(
    of: Raw<T, N>,
    key: Key<K, D>,
) -> Result<Part<M>, Error> {
    let (mut shape, mut strides) = ([0; M], [0; M]);
    let applied = strided::apply_key(
        key.as_slice(),
        &of.shape,
        &of.strides,
        &mut shape,
        &mut strides,
    )?;
    debug_assert_eq!(applied.ndim, M, "the rank in the key's type is its rank");
    Ok(Part {
        offset: applied.offset,
        shape,
        strides,
        axis: N,
        kept: M,
    })
}

#[cfg(test)]
mod tests {
    use std::format;

    use super::*;
    use crate::s;
    use crate::strided::Slice;

    /// What the inlined way takes is what any key takes, to the stride of each axis.
    #[test]
    fn a_plain_key_takes_what_any_key_takes() {
        let items = [0_u16; 600];
        let ptr = core::ptr::NonNull::from_ref(&items[300]);
        let mut taken = 0;
        let indices = [0, 1, 2, -1, -3, 5, isize::MIN, isize::MAX];
        let bounds = [None, Some(0), Some(2), Some(-1), Some(9), Some(-9)];
        let steps = [
            None,
            Some(1),
            Some(2),
            Some(-1),
            Some(-3),
            Some(0),
            Some(isize::MIN),
        ];
        for shape in [[3, 4], [1, 4], [5, 1], [0, 2], [2, 0]] {
            for strides in [[8, 2], [-8, 2], [2, -10], [6, 0], [0, 0]] {
                // SAFETY: at most 40 bytes to either side of the middle; 0 is a `u16`.
                let raw = unsafe { Raw::<u16, 2>::new(ptr, shape, strides) };
                macro_rules! same {
                    ($key:expr, $rank:literal) => {{
                        let key = $key;
                        let plain: Option<Part<$rank>> = raw.plain_slice(&key);
                        let text = format!("{key:?} of {shape:?} {strides:?}");
                        let any: Result<Part<$rank>, Error> = any_slice(raw, key);
                        if let Some(plain) = plain {
                            let any = any.expect(&text);
                            assert_eq!(plain.offset, any.offset, "{text}");
                            assert_eq!(
                                (plain.shape, plain.strides),
                                (any.shape, any.strides),
                                "{text}"
                            );
                            taken += 1;
                        } else if let Ok(any) = any {
// Left to the other way: what is empty, and steps too large for a stride.
                            assert!(any.shape.contains(&0) || any.shape.contains(&1), "{text}");
                        }
                    }};
                }
                for index in indices {
                    same!(s![index], 1);
                    same!(s![.., index], 1);
                    same!(s![index, new], 2);
                    same!(s![index, index], 0);
                }
                for start in bounds {
                    for stop in bounds {
                        for step in steps {
                            let slice = Slice::new(start, stop, step);
                            same!(s![slice], 2);
                            same!(s![1.., slice], 2);
                            same!(s![slice, 0], 1);
                            same!(s![new, slice, slice, new], 4);
                        }
                    }
                }
            }
        }
        assert!(taken > 1000);
    }
}

//! Shape, strides and suboffsets of a run-time rank.
//!
//! Slicing makes a new view, so a geometry of few dimensions is kept in place
//! and costs no allocation.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec;

use crate::strided::{Slice, check_rank};
use crate::{Error, ErrorKind};

/// So many dimensions are kept in place.
const INLINE: usize = 4;

/// Refuses lengths that make more items than can be counted. Also where there is no item: a
/// part or a lane has the other lengths.
fn check_lengths(shape: &[usize]) -> Result<(), Error> {
    shape
        .iter()
        .filter(|len| **len > 0)
        .try_fold(1_isize, |count, len| count.checked_mul(*len as isize))
        .map(|_| ())
        .ok_or_else(|| {
            Error::new(
                ErrorKind::Overflow,
                "the lengths that are not zero make more items than isize::MAX",
            )
        })
}

/// The geometry of a dynamic view.
#[derive(Clone, Debug)]
pub(crate) enum Dims {
    /// Up to [`INLINE`] dimensions, no suboffsets.
    Few {
        ndim: u8,
        shape: [usize; INLINE],
        strides: [isize; INLINE],
    },
    /// Shared and not boxed: letting go of it is a call of its own, so that the drop of a view
    /// is small enough to stand where the view is made.
    Many(Arc<Many>),
}

#[derive(Clone, Debug)]
pub(crate) struct Many {
    shape: Box<[usize]>,
    strides: Box<[isize]>,
    /// Empty, or one for each dimension.
    suboffsets: Box<[isize]>,
}

/// The first `ndim` of the numbers in reverse order: written out, as a loop became a gather.
#[inline]
const fn reversed<T: Copy>(ndim: u8, [a, b, c, d]: [T; INLINE]) -> [T; INLINE] {
    match ndim {
        4 => [d, c, b, a],
        3 => [c, b, a, d],
        2 => [b, a, c, d],
        _ => [a, b, c, d],
    }
}

impl Dims {
    /// A geometry; suboffsets may be empty.
    ///
    /// # Errors
    ///
    /// More than 64 dimensions, or lengths that do not go together.
    pub(crate) fn new(
        shape: &[usize],
        strides: &[isize],
        suboffsets: &[isize],
    ) -> Result<Self, Error> {
        check_rank(shape, strides)?;
        if !suboffsets.is_empty() {
            check_rank(shape, suboffsets)?;
        }
        check_lengths(shape)?;
        if shape.len() > INLINE || !suboffsets.is_empty() {
            return Ok(Self::Many(Arc::new(Many {
                shape: shape.into(),
                strides: strides.into(),
                suboffsets: suboffsets.into(),
            })));
        }
        let mut few = ([0; INLINE], [0; INLINE]);
        few.0[..shape.len()].copy_from_slice(shape);
        few.1[..shape.len()].copy_from_slice(strides);
        Ok(Self::Few {
            ndim: shape.len() as u8,
            shape: few.0,
            strides: few.1,
        })
    }

    /// One dimension.
    #[inline]
    pub(crate) const fn line(len: usize, stride: isize) -> Self {
        Self::Few {
            ndim: 1,
            shape: [len, 0, 0, 0],
            strides: [stride, 0, 0, 0],
        }
    }

    /// Length and stride, of a geometry of one dimension kept in place.
    #[inline]
    pub(crate) const fn as_line(&self) -> Option<(usize, isize)> {
        match self {
            Self::Few {
                ndim: 1,
                shape: [len, ..],
                strides: [stride, ..],
            } => Some((*len, *stride)),
            _ => None,
        }
    }

    /// A geometry without suboffsets that `fill` writes into zeros: lengths and strides.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and those of `fill`.
    #[inline]
    pub(crate) fn filled(
        ndim: usize,
        fill: impl FnOnce(&mut [usize], &mut [isize]) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        if ndim > INLINE {
            let (mut shape, mut strides) = (vec![0; ndim], vec![0; ndim]);
            fill(&mut shape, &mut strides)?;
            return Self::new(&shape, &strides, &[]);
        }
        let (mut shape, mut strides) = ([0; INLINE], [0; INLINE]);
        fill(&mut shape[..ndim], &mut strides[..ndim])?;
        check_lengths(&shape[..ndim])?;
        Ok(Self::Few {
            ndim: ndim as u8,
            shape,
            strides,
        })
    }

    /// Length and stride of the first dimension, if there is one and no more than a few, and whether
    /// a dimension behind it is empty.
    #[inline]
    fn first(&self) -> Option<(usize, isize, bool)> {
        match self {
            Self::Few {
                ndim: ndim @ 1..,
                shape,
                strides,
            } => {
                let empty = shape[1..usize::from(*ndim).min(INLINE)].contains(&0);
                Some((shape[0], strides[0], empty))
            }
            _ => None,
        }
    }

    /// Length and stride of the first dimension sliced, and how many bytes on the first item
    /// lies then: what is asked for most, without the room that any key may need. `None`
    /// where it is not that simple.
    #[inline]
    pub(crate) fn slice_first(&self, slice: Slice) -> Result<Option<(usize, isize, isize)>, Error> {
        let Some((len, stride, empty)) = self.first() else {
            return Ok(None);
        };
        let span = slice.resolve(len)?;
        let start = stride.checked_mul(span.start as isize);
        let (Some(stride), Some(start)) = (stride.checked_mul(span.step), start) else {
            return Ok(None);
        };
        let empty = empty || span.len == 0;
        Ok(Some((span.len, stride, if empty { 0 } else { start })))
    }

    /// The same geometry with another first dimension; there is one.
    #[inline]
    pub(crate) fn with_first(&self, len: usize, stride: isize) -> Self {
        match *self {
            Self::Few {
                ndim,
                shape: [_, a, b, c],
                strides: [_, x, y, z],
            } => Self::Few {
                ndim,
                shape: [len, a, b, c],
                strides: [stride, x, y, z],
            },
            Self::Many(ref many) => {
                let mut many = Many::clone(many);
                (many.shape[0], many.strides[0]) = (len, stride);
                Self::Many(Arc::new(many))
            }
        }
    }

    /// How many bytes on part `index` of the first dimension lies; `None` where there is none, or
    /// it is not that simple.
    #[inline]
    pub(crate) fn index_first(&self, index: isize) -> Option<isize> {
        let (len, stride, empty) = self.first()?;
        let end = if index < 0 { len as isize } else { 0 };
        let index = index + end;
        if index as usize >= len {
            return None;
        }
        let start = stride.checked_mul(index)?;
        Some(if empty { 0 } else { start })
    }

    /// The same geometry without its first dimension; `None` where that is not as simple.
    #[inline]
    pub(crate) fn without_first(&self) -> Option<Self> {
        match *self {
            Self::Few {
                ndim: ndim @ 1..,
                shape: [_, a, b, c],
                strides: [_, x, y, z],
            } => Some(Self::Few {
                ndim: ndim - 1,
                shape: [a, b, c, 0],
                strides: [x, y, z, 0],
            }),
            _ => None,
        }
    }

    /// The dimensions in reverse order, without suboffsets.
    #[inline]
    pub(crate) fn reversed(&self) -> Result<Self, Error> {
        match *self {
            Self::Few {
                ndim,
                shape,
                strides,
            } => Ok(Self::Few {
                ndim,
                shape: reversed(ndim, shape),
                strides: reversed(ndim, strides),
            }),
            Self::Many(ref many) => {
                let mut many = Many::clone(many);
                many.shape.reverse();
                many.strides.reverse();
                Self::new(&many.shape, &many.strides, &[])
            }
        }
    }

    #[inline]
    pub(crate) fn shape(&self) -> &[usize] {
        match self {
            // The minimum never changes it, and lets the compiler know.
            Self::Few { ndim, shape, .. } => &shape[..(*ndim as usize).min(INLINE)],
            Self::Many(many) => &many.shape,
        }
    }

    #[inline]
    pub(crate) fn strides(&self) -> &[isize] {
        match self {
            Self::Few { ndim, strides, .. } => &strides[..(*ndim as usize).min(INLINE)],
            Self::Many(many) => &many.strides,
        }
    }

    /// Shape and strides where there are `ndim` dimensions, few and without suboffsets.
    #[inline]
    pub(crate) fn few(&self, ndim: usize) -> Option<(&[usize], &[isize])> {
        match self {
            Self::Few {
                ndim: own,
                shape,
                strides,
            } if usize::from(*own) == ndim && ndim <= INLINE => {
                Some((&shape[..ndim], &strides[..ndim]))
            }
            _ => {
                core::hint::cold_path();
                None
            }
        }
    }

    #[inline]
    pub(crate) fn suboffsets(&self) -> &[isize] {
        match self {
            Self::Few { .. } => &[],
            Self::Many(many) => &many.suboffsets,
        }
    }
}

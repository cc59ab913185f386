//! Shape, strides and suboffsets of a run-time rank.
//!
//! Slicing makes a new view, so a geometry of few dimensions is kept in place
//! and costs no allocation.

use alloc::boxed::Box;
use alloc::sync::Arc;

use crate::strided::{Slice, check_rank};
use crate::{Error, ErrorKind};

/// So many dimensions are kept in place.
const INLINE: usize = 4;

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
        // Also where there is no item: a part or a lane has the other lengths.
        if shape
            .iter()
            .filter(|len| **len > 0)
            .try_fold(1_isize, |count, len| count.checked_mul(*len as isize))
            .is_none()
        {
            return Err(Error::new(
                ErrorKind::Overflow,
                "the lengths that are not zero make more items than isize::MAX",
            ));
        }
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

    /// The first dimension sliced, and how many bytes on the first item lies then: the
    /// part that is asked for most, without the room that any key may need. `None` where
    /// it is not that simple.
    #[inline]
    pub(crate) fn first_sliced(&self, slice: Slice) -> Result<Option<(Self, isize)>, Error> {
        let Self::Few {
            ndim: ndim @ 1..,
            mut shape,
            mut strides,
        } = *self
        else {
            return Ok(None);
        };
        let span = slice.resolve(shape[0])?;
        let start = strides[0].checked_mul(span.start as isize);
        let (Some(stride), Some(start)) = (strides[0].checked_mul(span.step), start) else {
            return Ok(None);
        };
        shape[0] = span.len;
        strides[0] = stride;
        let empty = shape[..usize::from(ndim)].contains(&0);
        let part = Self::Few {
            ndim,
            shape,
            strides,
        };
        Ok(Some((part, if empty { 0 } else { start })))
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

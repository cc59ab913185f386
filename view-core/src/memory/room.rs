//! Room for the geometry of a view to be computed in.
//!
//! There may be 64 dimensions and are hardly ever more than four. Zeros for all of 64 would
//! take longer than most of what is computed in them.

use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

use super::dims::Dims;
use crate::Error;
use crate::strided::{GeometryMut, MAX_NDIM};

/// Numbers, one a dimension: few on the stack, more on the heap.
pub(crate) enum PerAxis<T> {
    Few([T; FEW]),
    Many(Vec<T>),
}

/// So many are on the stack.
const FEW: usize = 8;

impl<T: Copy> PerAxis<T> {
    /// At least `least` of them.
    #[inline]
    pub(crate) fn new(least: usize, value: T) -> Self {
        if least <= FEW {
            Self::Few([value; FEW])
        } else {
            Self::Many(alloc::vec![value; least])
        }
    }
}

impl<T> Deref for PerAxis<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Self::Few(few) => few,
            Self::Many(many) => many,
        }
    }
}

impl<T> DerefMut for PerAxis<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        match self {
            Self::Few(few) => few,
            Self::Many(many) => many,
        }
    }
}

/// Room for the geometry of a view to be computed in.
pub(crate) struct Room {
    pub(crate) shape: PerAxis<usize>,
    pub(crate) strides: PerAxis<isize>,
    pub(crate) suboffsets: PerAxis<isize>,
}

impl Room {
    /// For so many dimensions, or the most that there may be.
    #[inline]
    pub(crate) fn new(ndim: usize) -> Self {
        let ndim = ndim.min(MAX_NDIM);
        Self {
            shape: PerAxis::new(ndim, 0),
            strides: PerAxis::new(ndim, 0),
            suboffsets: PerAxis::new(ndim, -1),
        }
    }

    /// The first `ndim` dimensions, direct.
    pub(crate) fn direct(&self, ndim: usize) -> Result<Dims, Error> {
        Dims::new(&self.shape[..ndim], &self.strides[..ndim], &[])
    }

    /// The first `ndim` dimensions; direct where no suboffset is zero or more.
    pub(crate) fn indirect(&self, ndim: usize) -> Result<Dims, Error> {
        let suboffsets = match &self.suboffsets[..ndim] {
            all if all.iter().any(|&suboffset| suboffset >= 0) => all,
            _ => &[],
        };
        Dims::new(&self.shape[..ndim], &self.strides[..ndim], suboffsets)
    }

    /// Where the first `ndim` dimensions are written.
    pub(crate) fn first(&mut self, ndim: usize) -> GeometryMut<'_> {
        GeometryMut {
            shape: &mut self.shape[..ndim],
            strides: &mut self.strides[..ndim],
            suboffsets: &mut self.suboffsets[..ndim],
        }
    }
}
